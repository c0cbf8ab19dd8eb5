"""The calendar resolves what is worded loosely, and never says more than was said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language.calendar import (
    Anchors,
    DayNumber,
    DayOf,
    Known,
    MonthOf,
    MonthsOf,
    Recurring,
    SeasonOf,
    Weekday,
    Weekend,
    resolve,
)
from entente.language.date_arithmetic import Lean, Pick, distance, first_day, last_day, part_of, unit_around
from entente.language.relative_dates import (
    NotBefore,
    Nth,
    Origin,
    Part,
    Picked,
    Range,
    Shift,
    Since,
    Stretch,
    Until,
    UpTo,
    Within,
)
from entente.model.dates import DateSpan, Grain

WEDNESDAY = DateSpan("2025-06-18")

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
recurring: st.SearchStrategy[Recurring] = st.one_of(
    st.integers(1, 12).map(MonthOf),
    st.integers(21, 24).map(SeasonOf),
    st.builds(DayOf, st.integers(1, 12), st.integers(1, 28)),
    st.just(DayOf(2, 29)),
    st.integers(0, 6).map(Weekday),
    st.just(Weekend()),
    st.integers(1, 31).map(DayNumber),
    st.sampled_from([MonthsOf(1, 3), MonthsOf(7, 12)]),
    st.builds(Part, st.sampled_from(["early", "mid", "late"]), st.integers(1, 12).map(MonthOf)),
    st.builds(
        Range, st.builds(DayOf, st.integers(1, 12), st.integers(1, 28)), st.integers(1, 12).map(MonthOf)
    ),
)
units = st.sampled_from(["day", "week", "weekend", "month", "year", "decade"])


@settings(deadline=None)
@given(recurring, days)
def test_lean(what: Recurring, day: date) -> None:
    """The past has begun, the future is not over, the nearest is no further than either."""
    found = {lean: what.resolve(Anchors(day, lean=lean)) for lean in Lean}

    past, future, nearest = found[Lean.PAST], found[Lean.FUTURE], found[Lean.NEAREST]
    assert past is not None
    assert future is not None
    assert nearest is not None
    assert first_day(past) <= day <= last_day(future)
    assert distance(nearest, day) <= min(distance(past, day), distance(future, day))
    assert found[Lean.PRESS] in {past, future}


@settings(deadline=None)
@given(recurring, days)
def test_picks(what: Recurring, day: date) -> None:
    """What is "last" is over before the day and "next" begins after it."""
    last = Picked(what, Pick.LAST).resolve(Anchors(day))
    upcoming = Picked(what, Pick.NEXT).resolve(Anchors(day))

    assert last is not None
    assert upcoming is not None
    assert last_day(last) < day < first_day(upcoming)


@settings(deadline=None)
@given(recurring, days, units, st.integers(-40, 40))
def test_no_anchor(what: Recurring, day: date, unit: str, count: int) -> None:
    """Nothing is dated without what it hangs on."""
    nowhere = Anchors(None, None)

    assert what.resolve(nowhere) is None
    assert Shift(unit, count).resolve(nowhere) is None
    assert Shift(unit, count, Origin.CONTEXT).resolve(Anchors(day)) is None
    assert Picked(what, Pick.PREVIOUS).resolve(Anchors(day)) is None
    assert Stretch(unit, count).resolve(nowhere) is None


@settings(deadline=None)
@given(days, units, st.integers(-9, 9))
def test_shift_is_whole_units(day: date, unit: str, count: int) -> None:
    """Counting units gives a whole unit, and none of them holds the day but the zeroth."""
    found = Shift(unit, count).resolve(Anchors(day))

    assert found is not None
    grains = {"day": Grain.DAY, "month": Grain.MONTH, "year": Grain.YEAR}
    assert grains.get(unit, Grain.INTERVAL) is found.grain
    if unit != "weekend":
        assert (first_day(found) <= day <= last_day(found)) is (count == 0)
    assert (last_day(found) < day) or count >= 0 or unit == "weekend"


@settings(deadline=None)
@given(days, units)
def test_unit_around_tiles(day: date, unit: str) -> None:
    """The unit after one begins after it ends; weeks begin on Monday."""
    here, after = unit_around(day, unit), unit_around(day, unit, 1)

    assert here is not None
    assert after is not None
    assert last_day(here) < first_day(after)
    if unit == "week":
        assert first_day(here).weekday() == 0
    if unit != "weekend":
        assert last_day(here) + timedelta(days=1) == first_day(after)


@settings(deadline=None)
@given(recurring, days, st.integers(0, 400))
def test_published_interval(what: Recurring, day: date, length: int) -> None:
    """An interval of publication gives a date only when both its ends agree, or in a weekly."""
    published = DateSpan.between(DateSpan.day(day), DateSpan.day(day + timedelta(days=length)))

    found = resolve(what, published, None, Lean.PRESS)

    early = what.resolve(Anchors(day))
    late = what.resolve(Anchors(day + timedelta(days=length)))
    if length < 7:
        assert found == early
    else:
        assert found == (early if early == late else None)


@settings(deadline=None)
@given(days, st.integers(1, 12), st.sampled_from(["early", "mid", "late", "half1", "half2"]))
def test_parts_lie_within(day: date, month: int, part: str) -> None:
    """A part lies within its whole; halves of a month meet without a gap."""
    for whole in (DateSpan.year(day.year), DateSpan.month(day.year, month), DateSpan(f"{day.year}-22")):
        found = part_of(whole, part)
        assert found is None or found.within(whole)
    first, second = (part_of(DateSpan.month(day.year, month), half) for half in ("half1", "half2"))
    assert first is not None
    assert second is not None
    assert last_day(first) + timedelta(days=1) == first_day(second)


@pytest.mark.parametrize(
    ("expression", "edtf"),
    [
        (Range(MonthOf(1), Within(MonthOf(3), Known(DateSpan("2025")))), "2025-01/2025-03"),
        (Range(MonthOf(11), Within(MonthOf(2), Known(DateSpan("2025")))), "2024-11/2025-02"),
        (Range(Within(DayOf(10, 28), Known(DateSpan("2024"))), DayNumber(3)), "2024-10-28/2024-11-03"),
        (Range(Known(DateSpan("2025")), Known(DateSpan("2024"))), None),
        (Range(Known(DateSpan("2024-22")), Known(DateSpan("2025-21"))), "2024-06/2025-05"),
        (Nth(1, "week", Known(DateSpan("2024-10"))), "2024-10-07/2024-10-13"),
        (Nth(-1, Weekday(4), Known(DateSpan("2024-10"))), "2024-10-25"),
        (Nth(6, "day", Shift("week", 0)), "2025-06-21"),
        (Nth(8, "day", Shift("week", 0)), None),
        (Nth(1, "day", Known(DateSpan("1990/1999"))), None),
        (Since(Part("late", Known(DateSpan("2024")))), "2024-10/.."),
        (Until(MonthOf(12), Lean.FUTURE), "../2025-12"),
        (Until(Known(DateSpan("2024/.."))), None),
        (NotBefore(Known(DateSpan("2031"))), "2031/.."),
        (NotBefore(Known(DateSpan("2022"))), "../2022"),
        (UpTo(DayNumber(3), Known(DateSpan("2024-05-04"))), "2024-05-03"),
        (Shift("month", -2, approximate=True), "2025-04~"),
        (Shift("week", -1, approximate=True), "2025-06-09/2025-06-15"),
        (Shift("day", 2, Known(DateSpan("2023-08"))), None),
        (Shift("day", 2, Known(DateSpan("2023-08-18/2023-08-19"))), "2023-08-21"),
        (Shift("month", 4, Known(DateSpan("2023-08-18"))), "2023-12"),
        (Shift("year", 0, Known(DateSpan("2023-24"))), "2023"),
        (Within(DayOf(2, 30), Known(DateSpan("2024"))), None),
        (DayOf(5, 14, weekday=1), "2024-05-14"),
    ],
    ids=repr,
)
def test_resolved(expression: Known, edtf: str | None) -> None:
    """Each expression means this on Wednesday 18 June 2025."""
    found = resolve(expression, WEDNESDAY, None, Lean.PRESS)

    assert (edtf and DateSpan(edtf)) == found
