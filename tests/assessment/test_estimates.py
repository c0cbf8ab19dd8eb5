"""Estimates: what several voices come to, and that none of them alone can move it far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.assessment import assess
from entente.assessment.estimates import combine, weights
from entente.fusion import fuse
from entente.model.fact import Estimate
from fusion_cases import article, claim, people

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.model.quantity import Quantity

HOLDERS = ("JPN/GOV", "KOR/SPY", "GBR/GOV", "USA/GOV", "UKR/SPY", "NATO", "UN/EXPERTS", "author", "RUS/GOV")
WHATS = ("ASSAULT ->PRK/MIL casualties.killed", "AID PRK>RUS arms.ammunition", "AID PRK>RUS personnel.troops")

ends = st.integers(100, 300)
intervals = st.tuples(ends, ends, st.sampled_from(sorted(set(weights().values())))).map(
    lambda drawn: (min(drawn[:2]), max(drawn[:2]), drawn[2])
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(600, 600, 15)], (600, 600, 600)),
        ([(11000, 30000, 15)], (20500, 11000, 30000)),
        ([(600, 600, 15), (2000, 2000, 15)], (1300, 600, 2000)),
        ([(600, 600, 15), (650, 650, 15), (700, 700, 15)], (650, 600, 700)),
        ([(600, 600, 15), (650, 650, 15), (650000, 650000, 15)], (650, 600, 650000)),
        ([(600, 600, 19), (650, 650, 10), (700, 700, 10)], (650, 600, 700)),
        ([(1, 1, 15), (2, 2, 15), (3, 3, 15), (4, 4, 15), (5, 5, 15)], (3, 2, 4)),
    ],
)
def test_combine(said: list[tuple[float, float, int]], expected: tuple[float, float, float]) -> None:
    """The value lies in the middle; the spread holds the middle half, and what one voice can move."""
    assert Estimate(*expected, len(said)) == combine(said)


@given(st.lists(intervals, min_size=3, max_size=9), st.data())
def test_one_voice_moves_no_estimate_by_more_than_the_spread(
    said: list[tuple[float, float, int]], data: st.DataObject
) -> None:
    """Whatever one of three or more voices says instead, be it a thousand times as much."""
    number = data.draw(st.integers(0, len(said) - 1))
    low, high, weight = said[number]
    times = data.draw(st.sampled_from((0, 0.001, 0.5, 2, 1000)))
    other = [*said[:number], (low * times, high * times, weight), *said[number + 1 :]]
    before, after = combine(said), combine(other)

    assert before.low <= after.value <= before.high
    assert after.low <= before.value <= after.high


@given(st.lists(intervals, min_size=3, max_size=9), st.data())
def test_a_voice_left_out_moves_no_estimate_by_more_than_the_spread(
    said: list[tuple[float, float, int]], data: st.DataObject
) -> None:
    """An absurd figure may be taken for another thing's: then it is missing here."""
    number = data.draw(st.integers(0, len(said) - 1))
    before, after = combine(said), combine([*said[:number], *said[number + 1 :]])

    assert before.low <= after.value <= before.high


@given(st.lists(intervals, min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_order_is_without_effect(said: list[tuple[float, float, int]], chance: object) -> None:
    """Voices have no order; the value lies within the spread, and the spread within what is said."""
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    estimate = combine(said)

    assert combine(shuffled) == estimate
    assert min(low for low, _, _ in said) <= estimate.low <= estimate.value <= estimate.high
    assert estimate.high <= max(high for _, high, _ in said)


def _claims(what: str, amounts: list[Quantity | None]) -> list[Claim]:
    return [
        claim(
            what,
            doc="a.txt" if holder == "author" else f"{number}.txt",
            at=1000 * number,
            status="asserted" if holder == "author" else "reported",
            holder=() if holder == "author" else (holder,),
            amount=amount,
        )
        for number, (holder, amount) in enumerate(zip(HOLDERS, amounts, strict=False))
    ]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(WHATS), st.lists(ends, min_size=3, max_size=9), st.data())
def test_an_absurd_figure_moves_no_fact(what: str, amounts: list[int], data: st.DataObject) -> None:
    """Through the whole of fusion: what the other voices are estimated to say stays within the spread."""
    articles = [article(f"{n}.txt", published="2025-02-01") for n in range(9)]
    number = data.draw(st.integers(0, len(amounts) - 1))
    plain = [people(amount * 40) for amount in amounts]
    absurd = [
        replace(each, low=each.low * 1000, high=each.high * 1000) for each in plain[number : number + 1]
    ]
    changed = [*plain[:number], *absurd, *plain[number + 1 :]]
    after_of = {each: fact for fact in fuse(articles, _claims(what, changed)) for each in fact.claims}

    for fact in map(assess, fuse(articles, _claims(what, plain))):
        before = fact.estimate
        others = [each for each in fact.claims if each != _claims(what, plain)[number].id]
        if before is None or before.voices < 3 or not others:
            continue
        after = assess(after_of[others[0]]).estimate
        assert after is not None
        assert before.low <= after.value <= before.high
