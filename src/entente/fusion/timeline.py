"""When facts happened: one period for a fact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.fusion.questions import Question
    from entente.model.claim import Claim


def period_of(question: Question, claims: Sequence[Claim]) -> DateSpan | None:
    """Return the period of a fact: the narrowest date given for an event, the envelope for what goes on."""
    dates = [claim.when for claim in claims if claim.when is not None]
    if not dates:
        return None
    if question.pace != "stream":
        return min(dates, key=lambda when: (_days(when), -dates.count(when), when.edtf))
    first = min(dates, key=lambda when: (when.first or date.min, when.edtf))
    last = max(dates, key=lambda when: (when.last or date.max, when.edtf))
    if first.first is None and last.last is None:
        return None
    return first if first == last else DateSpan.between(first, last)


def _days(when: DateSpan) -> int:
    return ((when.last or date.max) - (when.first or date.min)).days
