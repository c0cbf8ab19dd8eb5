"""Judgements: what they must say, and that they survive a round trip."""

from __future__ import annotations

import pytest

from entente.model.dates import DateSpan
from entente.model.judgement import Axis, Judgement, judgement_from_row, judgement_to_row, standing

RATED = Judgement(Axis.RELIABILITY, "KOR/SPY", "B", "Ada Lenk", "long record", DateSpan("2026-01-31"))
CORRECTED = Judgement(
    Axis.READING, "c1", "corrected", "Ada Lenk", "misread", slots=(("agent", "RUS,PRK"), ("flow", ""))
)
MERGED = Judgement(Axis.GROUPING, "c1", "merged", "Ada Lenk", "one delivery", other="c2")


@pytest.mark.parametrize("judgement", [RATED, CORRECTED, MERGED])
def test_round_trip(judgement: Judgement) -> None:
    """A judgement comes back from its row as it was."""
    assert judgement == judgement_from_row(judgement_to_row(judgement))


@pytest.mark.parametrize(
    ("axis", "rating", "more"),
    [
        (Axis.RELIABILITY, "accepted", {}),
        (Axis.READING, "A", {}),
        (Axis.READING, "corrected", {}),
        (Axis.READING, "accepted", {"slots": (("flow", "arms"),)}),
        (Axis.READING, "corrected", {"slots": (("quote", "other words"),)}),
        (Axis.GROUPING, "merged", {}),
        (Axis.GROUPING, "split", {"other": "c2"}),
    ],
)
def test_half_a_judgement_is_refused(axis: Axis, rating: str, more: dict[str, object]) -> None:
    """A rating of another axis, a correction of nothing or of the quote, a merger with nobody are none."""
    with pytest.raises(ValueError, match=r"no |nothing"):
        Judgement(axis, "c1", rating, "Ada Lenk", "test", **more)  # type: ignore[arg-type]


def test_the_last_one_stands() -> None:
    """On one axis the later goes before the earlier; to take back leaves nothing."""
    taken_back = Judgement(Axis.READING, "c1", None, "Ada Lenk", "read again")

    assert list(standing([CORRECTED, MERGED]).values()) == [CORRECTED, MERGED]
    assert list(standing([CORRECTED, MERGED, taken_back]).values()) == [MERGED]
