"""Where things lie: bars on the axis of time, ranges on a scale, actors on a ring, lists in parts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.fusion.timeline import Moment
from entente.model.attribution import Status
from entente.model.dates import DateSpan
from entente.model.dossier import Dossier
from entente.model.fact import Fact, Verdict
from entente.web.desk import Desk, lay_out
from entente.web.drawing.ring import lay_ring
from entente.web.drawing.scale import Scale
from entente.web.pages.ties import ties_of
from entente.web.pages.timeline import lay_bars
from entente.web.parts import cut, part_path
from entente.web.words import load_words


def fact(key: str, agent: str, recipient: str, event: str = "AID", when: str | None = None) -> Fact:
    """Return a fact between two actors."""
    return Fact(
        id=key,
        what_en=key,
        what_fr=key,
        status=Status.ASSERTED,
        event=event,
        agent=(agent,),
        recipient=(recipient,),
        flow="arms",
        claims=(),
        origins=(),
        verdict=Verdict.SINGLE,
        when=DateSpan(when) if when else None,
    )


def desk_of(*facts: Fact) -> Desk:
    """Lay out a dossier of facts alone."""
    return lay_out(Dossier((), (), facts), load_words("en"))


@pytest.mark.parametrize(
    ("when", "shape", "soft"),
    [
        ("2024-06-18", "day", False),
        ("2024-06-18~", "day", True),
        ("2024-06", "span", True),
        ("2024", "span", True),
        ("2024-06-01/2024-07-01", "span", False),
        ("2024/..", "open-end", False),
        ("../2024", "open-start", False),
        ("1994", "before", True),
    ],
)
def test_bars_are_as_sharp_as_their_dates(when: str, shape: str, soft: bool) -> None:  # noqa: FBT001
    """The shape of a bar tells what is known of its ends; what is long past stands at the edge."""
    facts = fact("f", "RUS", "PRK", when=when), fact("now", "RUS", "PRK", when="2025-01-01")
    moments = [Moment(f.when, f.id, ()) for f in facts]

    _, (bar, _) = lay_bars(desk_of(*facts), moments)

    assert (bar.shape, bar.soft) == (shape, soft)
    assert bar.start >= 0
    assert bar.start + bar.width <= 100.01


def test_axis_shows_no_more_than_eight_years() -> None:
    """One old date does not flatten the recent ones."""
    facts = fact("old", "RUS", "PRK", when="1961"), fact("new", "RUS", "PRK", when="2025-03")

    axis, _ = lay_bars(desk_of(*facts), [Moment(f.when, f.id, ()) for f in facts])

    assert axis is not None
    assert (axis.first, axis.last) == (date(2018, 1, 1), date(2025, 12, 31))


@given(st.floats(0.1, 1e9), st.floats(1.01, 1e6), st.booleans())
def test_ticks_leave_room_for_their_labels(low: float, factor: float, log: bool) -> None:  # noqa: FBT001
    """A scale has at most four ticks, in order, well apart, none at its far end."""
    scale = Scale(low if log else 0.0, low * factor, log=log)
    places = [at for _, at in scale.ticks]

    assert len(places) <= 4
    assert all(right - left >= 9 for left, right in pairwise(places))
    assert all(0 <= at <= 82 for at in places)


def test_ring_needs_three_actors() -> None:
    """Two actors make a pair, not a ring."""
    assert lay_ring(ties_of(desk_of(fact("f", "RUS", "PRK")))) is None


def test_ring_sets_the_closest_tie_left_and_right() -> None:
    """The two that deal most face each other; ties that draw together and set against are apart."""
    desk = desk_of(
        fact("1", "RUS", "PRK"),
        fact("2", "PRK", "RUS"),
        fact("3", "USA", "RUS", "SANCTION"),
        fact("4", "CHN", "PRK"),
    )

    ring = lay_ring(ties_of(desk))

    assert ring is not None
    ends = {spot.actor: spot.x for spot in ring.spots if abs(spot.y) < 1}
    assert set(ends) == {"RUS", "PRK"}
    assert sorted((s.tie.one, s.tie.other, s.tone) for s in ring.strands) == [
        ("CHN", "PRK", "with"),
        ("PRK", "RUS", "with"),
        ("RUS", "USA", "against"),
    ]


@given(st.lists(st.integers(1, 9)), st.integers(1, 12))
def test_cut_keeps_all_in_order(items: list[int], size: int) -> None:
    """Parts hold every item once, in order, and exceed the size only for a single item."""
    parts = cut(items, size, lambda item: item)

    assert [item for part in parts for item in part] == items
    assert all(sum(part) <= size or len(part) == 1 for part in parts)
    assert len(parts) >= 1


def test_part_paths() -> None:
    """The first part keeps the name of the page."""
    assert [part_path("facts/index.html", n) for n in (1, 2)] == ["facts/index.html", "facts/index-2.html"]
