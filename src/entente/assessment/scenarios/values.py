"""The values of scenarios: intervals with their origin, flows of an exchange, changes over time, results."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a number of the model is from."""

    FACT = "fact"
    DEFAULT = "default"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One uncertain number, between two bounds, both included, any value as likely as another.

    `why` is the reason of a default or change; `source` the id of a fact, or file and line of a row.
    """

    name: str
    low: float
    high: float
    origin: Origin
    why: str
    source: str = ""

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"{self.name}: low {self.low} lies above high {self.high}")


@dataclass(frozen=True, slots=True)
class ExchangeFlow:
    """What one actor gives another, with what is assumed of it.

    `volume` is relative to the most that is told (1); `worth` is what its full volume is worth to the
    receiver, `burden` what it costs the giver, in one unit that is the same for all; `there` is a chance:
    the flow exists where a draw between 0 and 1 lies below `share`.
    """

    giver: str
    receiver: str
    flow: str
    share: Assumption
    volume: Assumption
    worth: Assumption
    burden: Assumption
    facts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A name of its own: `PRK>RUS arms`."""
        return f"{self.giver}>{self.receiver} {self.flow}"


class Lever(StrEnum):
    """What a scenario may change."""

    MONITORING = "monitoring"
    PRESSURE = "pressure"
    NEED = "need"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a scenario, from one quarter to another, both included (to the end where None).

    `MONITORING` sets how closely the exchange is watched (0 to 1); `PRESSURE` adds to what an actor pays
    for each flow; `NEED` multiplies what an actor's receipts are worth to it; `CUT` multiplies the volume
    of a flow and all under it. `actor` is who feels it, or who gives the flow; None is everybody.
    """

    lever: Lever
    size: Assumption
    first: int
    last: int | None = None
    actor: str | None = None
    flow: str | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes over a number of quarters; without any, what the model makes of things as told."""

    name: str
    what: str
    horizon: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """The flows between two actors, and what is assumed of the world around them.

    `exposure` is how much full monitoring adds to every burden; `pressure` and `trend` are by actor: what
    each flow costs beside its burden, and by what part need changes each quarter.
    """

    flows: tuple[ExchangeFlow, ...]
    exposure: Assumption
    pressure: tuple[tuple[str, Assumption], ...]
    trend: tuple[tuple[str, Assumption], ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors, sorted."""
        return tuple(sorted({actor for flow in self.flows for actor in (flow.giver, flow.receiver)}))


@dataclass(frozen=True, slots=True)
class FlowOutcome:
    """What becomes of one flow, in the draws in which it exists.

    `going_on` is the share of draws in which it still goes on at the end of each quarter; `low` and
    `high` the same at the horizon where the most influential number is least and most favourable (by
    thirds). `lasted` are the quarters that it lasts: 5 %, half, 95 % of draws. None where it never exists.
    """

    flow: str
    exists: float
    going_on: tuple[float, ...]
    low: float | None
    high: float | None
    lasted: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Influence:
    """How much of the spread of the outcome one uncertain number explains.

    Sobol indices, alone (`first`) and with all that it does together with others (`total`), each with
    half the width of its 95 % interval.
    """

    name: str
    first: float
    first_error: float
    total: float
    total_error: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scenario gives: flow by flow, and the share of the exchange that goes on at the horizon.

    `share` are its 5 %, half and 95 % points, `mean` its mean, over all draws. `influences` come with the
    most influential number first; empty where nothing was asked.
    """

    scenario: Scenario
    draws: int
    seed: int
    mean: float
    share: tuple[float, float, float]
    flows: tuple[FlowOutcome, ...]
    assumptions: tuple[Assumption, ...]
    influences: tuple[Influence, ...] = ()
