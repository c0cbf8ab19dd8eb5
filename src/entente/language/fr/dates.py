"""French dates: the grammar of `lexicon/dates.yaml` in the engine of `date_finder`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.language import date_finder

if TYPE_CHECKING:
    from entente.language.date_arithmetic import Lean
    from entente.language.pack import FoundDate
    from entente.model.dates import DateSpan


def find_dates(
    text: str,
    *,
    published: DateSpan | None,
    context: DateSpan | None = None,
    lean: Lean | None = None,
) -> tuple[FoundDate, ...]:
    """Find the dates of a French text; see `date_finder.find_dates`."""
    return date_finder.find_dates("fr", text, published=published, context=context, lean=lean)
