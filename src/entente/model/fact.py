"""Facts: what the claims of all articles jointly support about one thing. Never "truth".

A fact is as firm as its firmest claim and no firmer. `independent` counts origins: an author on his
own account, or a named holder; relays, copies and unnamed sources add none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from entente.model.attribution import Stance, Status
from entente.model.claim import quantity_from_row, quantity_to_row
from entente.model.dates import DateSpan
from entente.model.rating import ratings_from_row, ratings_to_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.model.quantity import Quantity
    from entente.model.rating import Ratings


class Verdict(StrEnum):
    """How the claims of a fact stand to one another."""

    SINGLE = "single"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    REVISED = "revised"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True)
class StanceTaken:
    """One party's stance on a fact: who, what, when, in which claim.

    `when` is the date that the claim gives, `told` that on which the stance was taken: the day of a
    denial or admission where the text dates it, else that of the article.
    """

    party: str
    stance: Stance
    when: DateSpan | None
    claim: str
    told: DateSpan | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """A party that changes its stance on a fact, and since when: "denied, now admits"."""

    party: str
    before: Stance
    after: Stance
    when: DateSpan | None
    claim: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one voice gives for a measure at one time, from the lowest to the highest; None is open.

    `replaced` tells that the same voice says otherwise later: a revision, kept to be seen.
    """

    voice: str
    when: DateSpan | None
    low: float | None
    high: float | None
    claims: tuple[str, ...]
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """What all voices on a measure come to: a value, and how far it may lie off, both bounds included.

    `low` and `high` hold the middle half of what is said, and with three voices or more every value
    that the estimate could take if any one of them said something else.
    """

    value: float
    low: float
    high: float
    voices: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of a fact: the envelope of what was said, and each saying with its claim.

    `period` is given for amounts of a period alone ("in January"), None for totals and undated
    amounts. `told` says it by voice and time, `estimate` is computed from what each voice says last.
    """

    measure: str
    low: float | None
    high: float | None
    sayings: tuple[tuple[str, Quantity], ...]
    """Pairs of claim id and quantity, in order of the claims."""
    period: DateSpan | None = None
    told: tuple[Told, ...] = ()
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """The claims of all documents about one thing.

    `what_en` and `what_fr` are one readable line each. `origins` are the independent voices on the
    affirming side ("author:NAME", "outlet:NAME" or an actor id), sorted. `evidence` are quoted
    stretches of what holders invoke, kept beside and never counted. `official` is since when a party
    admits it, None while none does. `ratings` are None until the fact is assessed.
    """

    id: str
    what_en: str
    what_fr: str
    status: Status
    event: str
    agent: tuple[str, ...]
    recipient: tuple[str, ...]
    flow: str | None
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    verdict: Verdict
    when: DateSpan | None = None
    figures: tuple[Figure, ...] = ()
    stances: tuple[StanceTaken, ...] = ()
    evidence: tuple[str, ...] = ()
    transitions: tuple[Transition, ...] = ()
    official: DateSpan | None = None
    ratings: Ratings | None = None

    @property
    def independent(self) -> int:
        """Number of independent origins that affirm the fact."""
        return len(self.origins)

    @property
    def range(self) -> tuple[float | None, float | None] | None:
        """Envelope of the leading measure (the first figure), None without figures."""
        if not self.figures:
            return None
        return self.figures[0].low, self.figures[0].high

    @property
    def estimate(self) -> Estimate | None:
        """The estimate of the leading measure, None without one."""
        return self.figures[0].estimate if self.figures else None


def fact_to_row(fact: Fact) -> dict[str, Any]:
    """Return the fact as one object of `facts.jsonl`."""
    low_high = fact.range
    return {
        "id": fact.id,
        "what": {"en": fact.what_en, "fr": fact.what_fr},
        "status": fact.status.value,
        "event": fact.event,
        "agent": list(fact.agent),
        "recipient": list(fact.recipient),
        "flow": fact.flow,
        "claims": list(fact.claims),
        "origins": list(fact.origins),
        "independent": fact.independent,
        "verdict": fact.verdict.value,
        "range": None if low_high is None else {"low": low_high[0], "high": low_high[1]},
        "estimate": _estimate_to_row(fact.estimate),
        "figures": [_figure_to_row(figure) for figure in fact.figures],
        "when": _edtf(fact.when),
        "stances": [
            {
                "party": taken.party,
                "stance": taken.stance.value,
                "when": _edtf(taken.when),
                "told": _edtf(taken.told),
                "claim": taken.claim,
            }
            for taken in fact.stances
        ],
        "transitions": [
            {
                "party": change.party,
                "before": change.before.value,
                "after": change.after.value,
                "when": _edtf(change.when),
                "claim": change.claim,
            }
            for change in fact.transitions
        ],
        "official": _edtf(fact.official),
        "evidence": list(fact.evidence),
        "ratings": ratings_to_row(fact.ratings) if fact.ratings else None,
    }


def _figure_to_row(figure: Figure) -> dict[str, Any]:
    return {
        "measure": figure.measure,
        "period": _edtf(figure.period),
        "low": figure.low,
        "high": figure.high,
        "sayings": [{"claim": claim, **(quantity_to_row(q) or {})} for claim, q in figure.sayings],
        "told": [
            {
                "voice": told.voice,
                "when": _edtf(told.when),
                "low": told.low,
                "high": told.high,
                "claims": list(told.claims),
                "replaced": told.replaced,
            }
            for told in figure.told
        ],
        "estimate": _estimate_to_row(figure.estimate),
    }


def _estimate_to_row(estimate: Estimate | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    return {
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "voices": estimate.voices,
    }


def _edtf(when: DateSpan | None) -> str | None:
    return when.edtf if when else None


def fact_from_row(row: Mapping[str, Any]) -> Fact:
    """Read a fact from what `fact_to_row` returns; the round trip is exact."""
    return Fact(
        id=row["id"],
        what_en=row["what"]["en"],
        what_fr=row["what"]["fr"],
        status=Status(row["status"]),
        event=row["event"],
        agent=tuple(row["agent"]),
        recipient=tuple(row["recipient"]),
        flow=row["flow"],
        claims=tuple(row["claims"]),
        origins=tuple(row["origins"]),
        verdict=Verdict(row["verdict"]),
        when=_date_from(row["when"]),
        figures=tuple(map(_figure_from_row, row["figures"])),
        stances=tuple(
            StanceTaken(
                taken["party"],
                Stance(taken["stance"]),
                _date_from(taken["when"]),
                taken["claim"],
                _date_from(taken["told"]),
            )
            for taken in row["stances"]
        ),
        evidence=tuple(row["evidence"]),
        transitions=tuple(
            Transition(
                change["party"],
                Stance(change["before"]),
                Stance(change["after"]),
                _date_from(change["when"]),
                change["claim"],
            )
            for change in row["transitions"]
        ),
        official=_date_from(row["official"]),
        ratings=ratings_from_row(row["ratings"]) if row["ratings"] else None,
    )


def _figure_from_row(row: Mapping[str, Any]) -> Figure:
    return Figure(
        measure=row["measure"],
        low=row["low"],
        high=row["high"],
        sayings=_sayings_from(row["sayings"]),
        period=_date_from(row["period"]),
        told=tuple(
            Told(
                told["voice"],
                _date_from(told["when"]),
                told["low"],
                told["high"],
                tuple(told["claims"]),
                told["replaced"],
            )
            for told in row["told"]
        ),
        estimate=Estimate(**row["estimate"]) if row["estimate"] else None,
    )


def _date_from(edtf: str | None) -> DateSpan | None:
    return DateSpan(edtf) if edtf else None


def _sayings_from(rows: list[dict[str, Any]]) -> tuple[tuple[str, Quantity], ...]:
    read = ((row["claim"], quantity_from_row(row)) for row in rows)
    return tuple((claim, quantity) for claim, quantity in read if quantity is not None)
