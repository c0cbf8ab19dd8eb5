"""Amounts against a yearly cap: each calendar year apart, as intervals, never as points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from entente.model.dates import DateSpan
    from entente.model.quantity import Quantity
    from entente.vocabulary.regimes import Cap

PER_YEAR: Final = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}


class Against(StrEnum):
    """How an amount stands to a cap."""

    ABOVE = "above"
    WITHIN = "within"
    UNDECIDED = "undecided"
    UNDATED = "undated"
    OTHER_UNIT = "other_unit"


@dataclass(frozen=True, slots=True)
class Compared:
    """One amount beside the cap of one year.

    `year` is None where the amount has none, or spans several: `verdict` then says at most that some
    year of them must lie above. `low` and `high` are in the cap's unit; None is open.
    """

    claim: str
    year: int | None
    low: float | None
    high: float | None
    cap: float
    unit: str
    verdict: Against


def compare(claim: str, quantity: Quantity, when: DateSpan | None, cap: Cap) -> Compared:
    """Compare one amount with a cap over its own calendar year.

    A rate (`per`) is taken for the whole year. An amount over several years is held against one cap a
    year: above when not even all caps together hold it.
    """
    factor = _factor(quantity, cap)
    years = _years(when)
    if factor is None or quantity.share:
        return _compared(claim, None, (None, None), cap, Against.OTHER_UNIT)
    low, high = _scaled(quantity.low, factor), _scaled(quantity.high, factor)
    if years is None:
        return _compared(claim, None, (low, high), cap, Against.UNDATED)
    first, last = years
    allowed = cap.amount if quantity.per else cap.amount * (last - first + 1)
    year = first if first == last else None
    return _compared(claim, year, (low, high), cap, _verdict(low, high, allowed, whole=year is not None))


def _compared(
    claim: str, year: int | None, bounds: tuple[float | None, float | None], cap: Cap, verdict: Against
) -> Compared:
    return Compared(claim, year, *bounds, cap.amount, cap.unit, verdict)


def _verdict(low: float | None, high: float | None, allowed: float, *, whole: bool) -> Against:
    """Judge an interval; only an amount of one whole year can be within."""
    if (0.0 if low is None else low) > allowed:
        return Against.ABOVE
    ceiling = inf if high is None else high
    return Against.WITHIN if whole and ceiling <= allowed else Against.UNDECIDED


def _factor(quantity: Quantity, cap: Cap) -> float | None:
    """Return what turns the amount into the cap's unit a year, None when nothing does."""
    unit = 1.0 if quantity.unit == cap.unit else dict(cap.conversions).get(quantity.unit)
    rate = 1.0 if quantity.per is None else PER_YEAR.get(quantity.per)
    return None if unit is None or rate is None else unit * rate


def _scaled(bound: float | None, factor: float) -> float | None:
    return None if bound is None else bound * factor


def _years(when: DateSpan | None) -> tuple[int, int] | None:
    """Return the first and last year of a date; None when it is open or not given."""
    if when is None or when.first is None or when.last is None:
        return None
    return when.first.year, when.last.year
