"""Ratings on the two axes of the Admiralty code: how reliable a source is, how credible what it says is.

Computed by rules; what a human decided in place of a rule says so in `by`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reliability(StrEnum):
    """How far a source is to be trusted, whatever it says: A completely, E not at all, F unknown."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


CREDIBILITY: Final = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""What the figures of the second axis mean."""


@dataclass(frozen=True, slots=True)
class SourceRating:
    """How reliable one voice is on one fact.

    `source` is an origin or a party as the fact names it. `rule` is the name of the rule that decided,
    "judgement" where a human did, who is then in `by`. `party` tells that it speaks in its own cause.
    """

    source: str
    reliability: Reliability
    rule: str
    party: bool = False
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Ratings:
    """The ratings of a fact: of every voice on it, those that affirm first, and of the fact itself.

    `credibility` is 1 to 6; `rule` and `by` as for sources.
    """

    sources: tuple[SourceRating, ...]
    credibility: int
    rule: str
    by: str | None = None


def ratings_to_row(ratings: Ratings) -> dict[str, Any]:
    """Return ratings as a JSON object."""
    return {
        "sources": [
            {
                "source": each.source,
                "reliability": each.reliability.value,
                "rule": each.rule,
                "party": each.party,
                "by": each.by,
            }
            for each in ratings.sources
        ],
        "credibility": ratings.credibility,
        "rule": ratings.rule,
        "by": ratings.by,
    }


def ratings_from_row(row: Mapping[str, Any]) -> Ratings:
    """Read ratings from what `ratings_to_row` returns; the round trip is exact."""
    sources = tuple(
        SourceRating(
            each["source"], Reliability(each["reliability"]), each["rule"], each["party"], each["by"]
        )
        for each in row["sources"]
    )
    return Ratings(sources, row["credibility"], row["rule"], row["by"])
