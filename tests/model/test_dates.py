"""Dates keep their wording; bounds, order and relations follow from it."""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.model.dates import DateSpan, Grain, month_end

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "date_spans.yaml").read_text(encoding="utf-8"))

days = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
points = st.one_of(
    days.map(DateSpan.day),
    days.map(lambda day: DateSpan.month(day.year, day.month)),
    days.map(lambda day: DateSpan.year(day.year)),
    st.builds(lambda day, season: DateSpan(f"{day.year}-{season}"), days, st.integers(21, 24)),
)
spans = st.one_of(
    points,
    points.map(lambda point: DateSpan.between(point, None)),
    points.map(lambda point: DateSpan.between(None, point)),
    st.tuples(days, days).map(sorted).map(lambda pair: DateSpan.between(*map(DateSpan.day, pair))),
)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("edtf"))
def test_bounds(case: dict[str, Any]) -> None:
    """A string has these bounds and this grain, and is kept as it was written."""
    span = DateSpan(case["edtf"])

    assert (case["first"], case["last"]) == (span.first, span.last)
    assert Grain(case["grain"]) is span.grain
    assert case.get("approximate", False) is span.approximate
    assert case["edtf"] == span.edtf


REFUSED = [
    *("", "24", "2024-13", "2024-25", "2024-02-30", "2024-21-01", "0000", "9999-24", "2024-6", "20240618"),
    *("2025/2024", "..", "../..", "/", "2024/..x", "٢٠٢٤", "juin"),
]


@pytest.mark.parametrize("edtf", REFUSED)
def test_refused(edtf: str) -> None:
    """What is no date is refused, and named."""
    with pytest.raises(ValueError, match=r"date|begin"):
        DateSpan(edtf)


@settings(deadline=None)
@given(st.text(alphabet="0123456789-/.~ ", max_size=22))
def test_any_string(edtf: str) -> None:
    """A string is a date or a ValueError, nothing else."""
    try:
        span = DateSpan(edtf)
    except ValueError:
        return
    assert span.first is not None or span.last is not None


@settings(deadline=None)
@given(days)
def test_grains_nest(day: date) -> None:
    """A day lies within its month, and that within its year, not the other way round."""
    span, month, year = DateSpan.day(day), DateSpan.month(day.year, day.month), DateSpan.year(day.year)

    assert span.within(month)
    assert month.within(year)
    assert not year.within(month)
    assert month.last == month_end(day.year, day.month)


@settings(deadline=None)
@given(spans, spans)
def test_relations(left: DateSpan, right: DateSpan) -> None:
    """Overlap is mutual, what lies within overlaps, and each lies within itself."""
    assert left.overlaps(right) == right.overlaps(left)
    assert left.within(left)
    if left.within(right):
        assert left.overlaps(right)


@settings(deadline=None)
@given(points, points)
def test_between(left: DateSpan, right: DateSpan) -> None:
    """An interval runs from the first day of one to the last of the other, or is refused."""
    assert left.first is not None
    assert right.last is not None
    if left.first > right.last:
        with pytest.raises(ValueError, match="ends before"):
            DateSpan.between(left, right)
        return
    span = DateSpan.between(left, right)
    assert (left.first, right.last) == (span.first, span.last)
    assert span == DateSpan(span.edtf)


@settings(deadline=None)
@given(points)
def test_between_open(point: DateSpan) -> None:
    """None leaves an end open; a point to itself is the point."""
    assert DateSpan.between(point, None).first == point.first
    assert DateSpan.between(point, None).last is None
    assert DateSpan.between(None, point).first is None
    assert DateSpan.between(point, point) == point


def test_between_nothing() -> None:
    """An interval of nothing is refused."""
    with pytest.raises(ValueError, match=r"\.\."):
        DateSpan.between(None, None)
