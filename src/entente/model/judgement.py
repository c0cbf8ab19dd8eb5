"""What a human decided against, or beside, the rules: judgements, logged and never changed.

A judgement rates a source (how reliable it is) or what a claim says (how credible that is); it accepts,
rejects or corrects how a claim was read; it merges two facts, or splits a claim off. The log is
append-only: who changes their mind adds a judgement, and the last one on a subject stands. A judgement
without a rating takes back the one before: the rules decide again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from entente.model.dates import DateSpan
from entente.model.rating import Reliability

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Axis(StrEnum):
    """What is judged: the two axes of the Admiralty code, how a claim was read, what it is one fact with."""

    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    READING = "reading"
    GROUPING = "grouping"


ACCEPTED, REJECTED, CORRECTED = "accepted", "rejected", "corrected"
MERGED, SPLIT = "merged", "split"
_RATINGS = {
    Axis.RELIABILITY: frozenset(Reliability),
    Axis.CREDIBILITY: frozenset("123456"),
    Axis.READING: frozenset({ACCEPTED, REJECTED, CORRECTED}),
    Axis.GROUPING: frozenset({MERGED, SPLIT}),
}
SLOTS: Final = ("event", "agent", "recipient", "flow", "when", "low", "high", "unit", "status")
"""What a correction may set, each as a string; "" empties it, several actors stand with commas."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the log.

    `subject` is a source as facts name it (`KOR/SPY`, `author:NAME`) for reliability, the id of a
    claim for all else: of credibility and grouping it speaks for the fact that holds the claim, whatever
    else joins that fact. `rating` is A to F, 1 to 6 or a word of its axis, None to take back. `slots` are
    what a correction sets (see `SLOTS`), `other` a claim of the fact that this one is merged with. `by`
    and `why` say who decided, and for which reason; `on` is the day that they give, if any: no clock is
    asked.

    Raises:
        ValueError: the axis has no such rating, subject, `by` or `why` is empty, or a correction or a
            merger does not say what.
    """

    axis: Axis
    subject: str
    rating: str | None
    by: str
    why: str
    on: DateSpan | None = None
    slots: tuple[tuple[str, str], ...] = ()
    other: str | None = None

    def __post_init__(self) -> None:
        if self.rating is not None and self.rating not in _RATINGS[self.axis]:
            known = ", ".join(sorted(_RATINGS[self.axis]))
            raise ValueError(f"{self.rating!r} is no {self.axis.value}; there are {known}")
        if not (self.subject and self.by and self.why):
            raise ValueError("a judgement needs a subject, who judges and why")
        if (self.rating == CORRECTED) != bool(self.slots):
            raise ValueError("a correction, and nothing else, says what it sets")
        if (self.rating == MERGED) != bool(self.other):
            raise ValueError("a merger, and nothing else, names a claim of the other fact")
        unknown = [name for name, _ in self.slots if name not in SLOTS]
        if unknown:
            raise ValueError(f"nothing is called {unknown[0]!r}; there are {', '.join(SLOTS)}")


Standing = dict[tuple[Axis, str], Judgement]
"""The judgements that stand, by axis and subject in small letters, the latest last."""


def standing(log: Iterable[Judgement]) -> Standing:
    """Return the judgements that stand, of a log in its order: the last on each subject."""
    last: Standing = {}
    for judgement in log:
        key = (judgement.axis, judgement.subject.casefold())
        last.pop(key, None)
        if judgement.rating is not None:
            last[key] = judgement
    return last


def judgement_to_row(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as a JSON object."""
    row: dict[str, Any] = {
        "axis": judgement.axis.value,
        "subject": judgement.subject,
        "rating": judgement.rating,
        "by": judgement.by,
        "why": judgement.why,
        "on": judgement.on.edtf if judgement.on else None,
    }
    if judgement.slots:
        row["slots"] = dict(judgement.slots)
    if judgement.other:
        row["other"] = judgement.other
    return row


def judgement_from_row(row: Mapping[str, Any]) -> Judgement:
    """Read a judgement from what `judgement_to_row` returns; the round trip is exact."""
    on = DateSpan(row["on"]) if row["on"] else None
    slots = tuple(sorted(row.get("slots", {}).items()))
    return Judgement(
        Axis(row["axis"]), row["subject"], row["rating"], row["by"], row["why"], on, slots, row.get("other")
    )
