"""The exchange of two actors as the facts tell it, with intervals for what is contested.

Flows are what facts of help, joint work and backing send from one to the other; joint facts without a
direction are left out. Where a figure has two bounds, the volume is as uncertain as they are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from entente.assessment.evidence import Evidence, states
from entente.assessment.scenarios.values import Assumption, Exchange, ExchangeFlow, Origin
from entente.errors import LexiconError
from entente.model.attribution import FIRMNESS, Status
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entente.model.fact import Fact
    from entente.vocabulary.rows import Row

FILE: Final = "assessment/scenarios/defaults.yaml"
GIVING: Final = frozenset({"AID", "COOPERATE", "SUPPORT"})
LEFT_OUT: Final = frozenset({"treaty", "sanctions", "monitoring"})


@cache
def load_defaults() -> Mapping[str, Row]:
    """Load what the model assumes, by name; how likely flows exist by `exists:STATUS`.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = read_rows(FILE)
    bad = [f"{row.where}: a default needs a name, numbers and why" for row in rows if not _is_default(row)]
    if bad:
        raise LexiconError("\n".join(bad))
    return {row.get("assume") or f"exists:{row['exists']}": row for row in rows}


def _is_default(row: Row) -> bool:
    numbers = ("low", "high") if row.get("assume") else ("exists", "share")
    return bool(row.get("why")) and all(row.get(name) is not None for name in numbers)


def default(kind: str, of: str) -> Assumption:
    """Return what is assumed by default, under a name of its own: `worth of PRK>RUS arms`."""
    row = load_defaults()[kind]
    return Assumption(f"{kind} of {of}", row["low"], row["high"], Origin.DEFAULT, row["why"], row.where)


def exchange_of(evidence: Evidence, pair: frozenset[str]) -> Exchange:
    """Take the exchange of two actors from the facts, flows by giver and id."""
    found: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in evidence.facts:
        way = _way(fact, pair)
        if way is not None and fact.flow is not None and fact.flow not in LEFT_OUT:
            found.setdefault((*way, fact.flow), []).append(fact)
    flows = tuple(_flow(*key, facts) for key, facts in sorted(found.items()))
    actors = sorted(pair)
    return Exchange(
        flows=flows,
        exposure=default("exposure", "all flows"),
        pressure=tuple((actor, default("pressure", actor)) for actor in actors),
        trend=tuple((actor, default("trend", actor)) for actor in actors),
    )


def _way(fact: Fact, pair: frozenset[str]) -> tuple[str, str] | None:
    """Return giver and receiver of a fact between the two, None for any other and for joint facts."""
    givers, receivers = states(fact.agent), states(fact.recipient)
    if fact.event not in GIVING or fact.status is Status.OPINION:
        return None
    if len(givers) != 1 or len(receivers) != 1 or givers | receivers != pair:
        return None
    return next(iter(givers)), next(iter(receivers))


def _flow(giver: str, receiver: str, flow: str, facts: list[Fact]) -> ExchangeFlow:
    name = f"{giver}>{receiver} {flow}"
    firmest = max(facts, key=lambda fact: (FIRMNESS[fact.status], fact.independent, fact.id))
    row = load_defaults()[f"exists:{firmest.status.value}"]
    why = f"{firmest.status.value}: {row['why']}"
    return ExchangeFlow(
        giver=giver,
        receiver=receiver,
        flow=flow,
        share=Assumption(f"existence of {name}", row["share"], row["share"], Origin.FACT, why, firmest.id),
        volume=_volume(name, facts),
        worth=default("worth", name),
        burden=default("burden", name),
        facts=tuple(fact.id for fact in facts),
        claims=tuple(dict.fromkeys(claim for fact in facts for claim in fact.claims)),
    )


def _volume(name: str, facts: Iterable[Fact]) -> Assumption:
    """Return how much passes, relative to the most told: from the widest figure with two bounds."""
    figures = [
        (figure.low / figure.high, figure.measure, fact.id, figure.low, figure.high)
        for fact in facts
        for figure in fact.figures
        if figure.low is not None and figure.high is not None and 0 <= figure.low < figure.high
    ]
    if not figures:
        return default("volume", name)
    part, measure, source, low, high = min(figures)
    why = f"told as {low:,.0f} to {high:,.0f} ({measure})"
    return Assumption(f"volume of {name}", part, 1.0, Origin.FACT, why, source)
