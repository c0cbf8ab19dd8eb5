"""The model of an exchange, for many draws at once.

Each quarter an actor looks at what it received in the quarter before and at what each of its flows costs,
and goes on with a flow while the benefit is at least the cost:

    benefit of a unit given  =  need x sum of (volume x worth) of flows received  /  volume given
    cost of a unit given     =  burden x (1 + exposure x monitoring) + pressure

Both go by the unit, so that a flow's own volume does not decide alone. A flow that stops does not start
again; one that does not exist counts for nothing. Before the first quarter every flow that exists goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.assessment.scenarios.parts import np
from entente.assessment.scenarios.values import Lever

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from entente.assessment.scenarios.values import Assumption, Change, Exchange, ExchangeFlow, Scenario

    Numbers = npt.NDArray[np.float64]
    Truths = npt.NDArray[np.bool_]
    Active = list[tuple[Change, Numbers]]


def assumptions_of(exchange: Exchange, scenario: Scenario) -> tuple[Assumption, ...]:
    """Return every number of the model that is drawn, in the order of the columns of draws.

    The share of a flow's existence is the one that is not an interval: its column is a chance.
    """
    by_flow = [a for f in exchange.flows for a in (f.share, f.volume, f.worth, f.burden)]
    around = [exchange.exposure, *(a for _, a in exchange.pressure), *(a for _, a in exchange.trend)]
    return (*by_flow, *around, *(change.size for change in scenario.changes))


@dataclass(frozen=True, slots=True)
class Run:
    """What the model makes of draws: `exists` (draws x flows), `on` (draws x quarters x flows).

    `share` is, of the volume that exists in a draw, what still passes at the horizon; 0 where none exists.
    """

    exists: Truths
    on: Truths
    share: Numbers


def run_model(exchange: Exchange, scenario: Scenario, unit: Numbers) -> Run:
    """Run the model for draws from the unit cube, one a row, columns as `assumptions_of`."""
    numbers = _Numbers(exchange, scenario, unit)
    on = numbers.exists
    history = np.zeros((len(unit), scenario.horizon, len(exchange.flows)), dtype=bool)
    for quarter in range(1, scenario.horizon + 1):
        active = _active(scenario, numbers, quarter)
        on = on & _worth_it(exchange, active, numbers, on, quarter)
        history[:, quarter - 1, :] = on
    whole = np.where(numbers.exists, numbers.volume, 0.0).sum(axis=1)
    left = np.where(on, _volume(exchange, _active(scenario, numbers, scenario.horizon), numbers), 0.0).sum(
        axis=1
    )
    share = np.divide(left, whole, out=np.zeros_like(left), where=whole > 0)
    return Run(numbers.exists, history, share)


class _Numbers:
    """The draws, scaled to their intervals, each under its own name."""

    def __init__(self, exchange: Exchange, scenario: Scenario, unit: Numbers) -> None:
        known = assumptions_of(exchange, scenario)
        low = np.array([a.low for a in known])
        high = np.array([a.high for a in known])
        scaled = low + (high - low) * unit
        count = len(exchange.flows)
        by_flow = scaled[:, : 4 * count].reshape(len(unit), count, 4)
        chance = unit[:, : 4 * count].reshape(len(unit), count, 4)[:, :, 0]
        self.exists = chance < by_flow[:, :, 0]
        self.volume, self.worth, self.burden = (by_flow[:, :, part] for part in (1, 2, 3))
        rest = scaled[:, 4 * count :]
        self.exposure = rest[:, 0]
        width = len(exchange.pressure)
        self.pressure = {actor: rest[:, 1 + n] for n, (actor, _) in enumerate(exchange.pressure)}
        self.trend = {actor: rest[:, 1 + width + n] for n, (actor, _) in enumerate(exchange.trend)}
        first = 1 + width + len(exchange.trend)
        self.sizes = [rest[:, first + n] for n in range(len(scenario.changes))]


def _active(scenario: Scenario, numbers: _Numbers, quarter: int) -> Active:
    """Return the changes that act in a quarter, each with its sizes."""
    return [(c, size) for c, size in zip(scenario.changes, numbers.sizes, strict=True) if _acts(c, quarter)]


def _volume(exchange: Exchange, active: Active, numbers: _Numbers) -> Numbers:
    """Return the volumes of the flows after cuts."""
    volume: Numbers = numbers.volume.copy()
    for change, size in active:
        if change.lever is Lever.CUT:
            for n in _cut(exchange.flows, change):
                volume[:, n] *= size
    return volume


def _worth_it(exchange: Exchange, active: Active, numbers: _Numbers, on: Truths, quarter: int) -> Truths:
    """Tell which flows are worth going on with this quarter, each by its giver."""
    volume = _volume(exchange, active, numbers)
    passing = np.where(on, volume, 0.0)
    cost = numbers.burden * (1 + numbers.exposure * _monitoring(active, len(on)))[:, None]
    verdict = np.zeros_like(on)
    for actor in exchange.actors:
        given = [n for n, flow in enumerate(exchange.flows) if flow.giver == actor]
        received = [n for n, flow in enumerate(exchange.flows) if flow.receiver == actor]
        benefit = _need(actor, active, numbers, quarter) * (
            passing[:, received] * numbers.worth[:, received]
        ).sum(axis=1)
        total = passing[:, given].sum(axis=1)
        by_unit = np.divide(benefit, total, out=np.zeros_like(benefit), where=total > 0)
        verdict[:, given] = by_unit[:, None] >= cost[:, given] + _pressure(actor, active, numbers)[:, None]
    return verdict


def _acts(change: Change, quarter: int) -> bool:
    return change.first <= quarter and (change.last is None or quarter <= change.last)


def _cut(flows: Sequence[ExchangeFlow], change: Change) -> list[int]:
    """Return the places of the flows that a cut is about."""
    return [
        n
        for n, flow in enumerate(flows)
        if change.actor in {None, flow.giver}
        and (flow.flow == change.flow or flow.flow.startswith(f"{change.flow}."))
    ]


def _monitoring(active: Active, count: int) -> Numbers:
    """Return how closely the exchange is watched: what the last change says, not at all without one."""
    level: Numbers = np.zeros(count)
    for change, size in active:
        if change.lever is Lever.MONITORING:
            level = size
    return level


def _need(actor: str, active: Active, numbers: _Numbers, quarter: int) -> Numbers:
    need: Numbers = (1 + numbers.trend[actor]) ** quarter
    for change, size in active:
        if change.lever is Lever.NEED and change.actor == actor:
            need = need * size
    return need


def _pressure(actor: str, active: Active, numbers: _Numbers) -> Numbers:
    pressure: Numbers = numbers.pressure[actor]
    for change, size in active:
        if change.lever is Lever.PRESSURE and change.actor == actor:
            pressure = pressure + size
    return pressure
