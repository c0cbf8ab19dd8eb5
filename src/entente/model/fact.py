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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.model.quantity import Quantity


class Verdict(StrEnum):
    """How the claims of a fact stand to one another."""

    SINGLE = "single"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    REVISED = "revised"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True)
class StanceTaken:
    """One party's stance on a fact: who, what, when, in which claim."""

    party: str
    stance: Stance
    when: DateSpan | None
    claim: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of a fact: the envelope of what was said, and each saying with its claim."""

    measure: str
    low: float | None
    high: float | None
    sayings: tuple[tuple[str, Quantity], ...]
    """Pairs of claim id and quantity, in order of the claims."""


@dataclass(frozen=True, slots=True)
class Fact:
    """The claims of all documents about one thing.

    `what_en` and `what_fr` are one readable line each. `origins` are the independent voices on the
    affirming side ("author:NAME", "outlet:NAME" or an actor id), sorted. `evidence` are quoted
    stretches of what holders invoke, kept beside and never counted.
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
        "figures": [
            {
                "measure": figure.measure,
                "low": figure.low,
                "high": figure.high,
                "sayings": [{"claim": claim, **(quantity_to_row(q) or {})} for claim, q in figure.sayings],
            }
            for figure in fact.figures
        ],
        "when": fact.when.edtf if fact.when else None,
        "stances": [
            {
                "party": taken.party,
                "stance": taken.stance.value,
                "when": taken.when.edtf if taken.when else None,
                "claim": taken.claim,
            }
            for taken in fact.stances
        ],
        "evidence": list(fact.evidence),
    }


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
        figures=tuple(
            Figure(figure["measure"], figure["low"], figure["high"], _sayings_from(figure["sayings"]))
            for figure in row["figures"]
        ),
        stances=tuple(
            StanceTaken(taken["party"], Stance(taken["stance"]), _date_from(taken["when"]), taken["claim"])
            for taken in row["stances"]
        ),
        evidence=tuple(row["evidence"]),
    )


def _date_from(edtf: str | None) -> DateSpan | None:
    return DateSpan(edtf) if edtf else None


def _sayings_from(rows: list[dict[str, Any]]) -> tuple[tuple[str, Quantity], ...]:
    read = ((row["claim"], quantity_from_row(row)) for row in rows)
    return tuple((claim, quantity) for claim, quantity in read if quantity is not None)
