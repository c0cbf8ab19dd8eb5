"""Many draws of a scenario, in chunks with seeds of their own: the same result on any number of processes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from entente.assessment.scenarios.model import Run, assumptions_of, run_model
from entente.assessment.scenarios.parts import np
from entente.assessment.scenarios.values import FlowOutcome, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy.typing as npt

    from entente.assessment.scenarios.values import Exchange, Influence, Scenario

    Each = Callable[[Callable[[int], "Chunk"], Iterable[int]], Iterable["Chunk"]]

CHUNK: Final = 5_000
"""Draws of one chunk. It is part of what a seed means: another size gives other draws."""
POINTS: Final = (5, 50, 95)


@dataclass(frozen=True, slots=True)
class Chunk:
    """The run of one chunk, with its draws in the unit cube."""

    unit: npt.NDArray[np.float64]
    run: Run


def draw_chunk(exchange: Exchange, scenario: Scenario, draws: int, seed: int, number: int) -> Chunk:
    """Run one chunk of a scenario; its draws depend on the seed and its number alone.

    All scenarios share the draws of what they share, so that their differences are of the changes.
    """
    rows = min(CHUNK, draws - number * CHUNK)
    common = len(assumptions_of(exchange, scenario)) - len(scenario.changes)
    source = np.random.default_rng(np.random.SeedSequence(entropy=seed, spawn_key=(number,)))
    unit = source.random((rows, common))
    if scenario.changes:
        unit = np.hstack([unit, source.random((rows, len(scenario.changes)))])
    return Chunk(unit, run_model(exchange, scenario, unit))


def run_scenario(
    exchange: Exchange,
    scenario: Scenario,
    *,
    draws: int,
    seed: int,
    each: Each = map,
    influences: tuple[Influence, ...] = (),
) -> Outcome:
    """Run a scenario.

    Args:
        exchange: flows and what is assumed of them; at least one flow.
        scenario: changes and horizon.
        draws: how many, 1 or more.
        seed: the same seed gives the same outcome.
        each: applies a function to numbers and gives results in order; `map`, or that of a pool.
        influences: what was found on influence, kept with the outcome; the first one splits the ranges.

    Raises:
        ValueError: there are no flows or no draws.
    """
    if not exchange.flows or draws < 1:
        raise ValueError("a scenario needs an exchange with at least one flow, and one draw or more")
    count = -(-draws // CHUNK)
    chunks = list(each(partial(draw_chunk, exchange, scenario, draws, seed), range(count)))
    unit = np.concatenate([chunk.unit for chunk in chunks])
    exists = np.concatenate([chunk.run.exists for chunk in chunks])
    on = np.concatenate([chunk.run.on for chunk in chunks])
    share = np.concatenate([chunk.run.share for chunk in chunks])
    known = assumptions_of(exchange, scenario)
    names = [assumption.name for assumption in known]
    leading = unit[:, names.index(influences[0].name)] if influences else None
    flows = [_flow(flow.name, exists[:, n], on[:, :, n], leading) for n, flow in enumerate(exchange.flows)]
    low, middle, high = (float(point) for point in np.percentile(share, POINTS))
    return Outcome(
        scenario=scenario,
        draws=draws,
        seed=seed,
        mean=float(share.mean()),
        share=(low, middle, high),
        flows=tuple(flows),
        assumptions=known,
        influences=influences,
    )


def _flow(
    name: str,
    exists: npt.NDArray[np.bool_],
    on: npt.NDArray[np.bool_],
    leading: npt.NDArray[np.float64] | None,
) -> FlowOutcome:
    """Sum up one flow over the draws in which it exists; `on` is draws x quarters."""
    own = on[exists]
    part = float(exists.mean())
    if len(own) == 0:
        return FlowOutcome(name, part, (0.0,) * on.shape[1], None, None, None)
    going = tuple(float(value) for value in own.mean(axis=0))
    lasted = np.percentile(own.sum(axis=1), POINTS, method="nearest")
    low, high = _range(own[:, -1], None if leading is None else leading[exists])
    return FlowOutcome(name, part, going, low, high, (int(lasted[0]), int(lasted[1]), int(lasted[2])))


def _range(
    end: npt.NDArray[np.bool_], leading: npt.NDArray[np.float64] | None
) -> tuple[float | None, float | None]:
    """Return the least and greatest share at the horizon over thirds of the leading number."""
    if leading is None:
        return None, None
    thirds = [end[(leading >= n / 3) & (leading < (n + 1) / 3)] for n in range(3)]
    shares = [float(third.mean()) for third in thirds if len(third)]
    return min(shares), max(shares)
