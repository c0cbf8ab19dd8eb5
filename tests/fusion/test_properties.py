"""What holds of fusion whatever the claims: order, batches, copies, firmness, removal."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.fusion import facts, fuse
from entente.fusion.aspects import NEVER, view_all
from entente.fusion.facts import answer, questions_of
from entente.fusion.knots import Ties, is_disputed, reach
from entente.fusion.setting import survey
from entente.model.attribution import FIRMNESS, Status
from entente.model.claim import Claim, claim_id
from entente.model.dates import DateSpan
from fusion_cases import article, claim, people

if TYPE_CHECKING:
    from entente.model.text import Article

WHATS = (
    "AID PRK>RUS arms",
    "AID PRK>RUS personnel.troops",
    "AID RUS>PRK energy.oil",
    "AID PRK>- personnel.troops",
    "CONSULT RUS/GOV>PRK/GOV",
    "SUPPORT PRK/GOV>RUS diplomatic",
    "REJECT PRK/GOV>- personnel.troops",
    "ASSAULT ->PRK/MIL casualties.killed",
    "ACCUSE USA/GOV>RUS",
    "AGREE RUS,PRK>- treaty",
    "COOPERATE RUS,PRK>- link.rail",
)
DATES = (None, "2019-03", "2024", "2024-06-18", "2024-06", "2025-07", "2024-10/2025-05", "2025/..")
AMOUNTS = (None, people(600), people(2000, 10000), people(11000, 30000), people(11000))
HOLDERS = ((), ("?",), ("KOR/SPY",), ("UKR/SPY", "KOR/GOV"), ("USA/GOV", "ALLIES:USA"), ("RUS/GOV",))
DOCS = ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt")

ARTICLES = (
    article("a.txt", published="2024-06-20", byline="Ada Lenk"),
    article("b.txt", published="2025-02-01", publisher="The Meridian Courier"),
    article("c.txt", published="2025-08-13", byline="Ada Lenk"),
    article("d.txt"),
    article("e.txt", published="2018-12-01", publisher="Le Fanal"),
)

claims = st.builds(
    claim,
    st.sampled_from(WHATS),
    doc=st.sampled_from(DOCS),
    at=st.integers(0, 9).map(lambda number: 100 * number),
    status=st.sampled_from([status.value for status in Status]),
    holder=st.sampled_from(HOLDERS),
    when=st.sampled_from(DATES),
    amount=st.sampled_from(AMOUNTS),
    where=st.sampled_from(((), ("Kursk",), ("RUS",))),
)
heaps = st.lists(claims, max_size=14, unique_by=lambda each: each.id)
quick = settings(max_examples=60, deadline=None)


@quick
@given(heaps, st.randoms(use_true_random=False))
def test_order_of_arrival_is_without_effect(heap: list[Claim], chance: object) -> None:
    """The same facts come out whatever the order of articles and claims."""
    shuffled, articles = list(heap), list(ARTICLES)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(articles)  # type: ignore[attr-defined]

    assert fuse(ARTICLES, heap) == fuse(articles, shuffled)


@quick
@given(heaps)
def test_questions_are_answered_alone(heap: list[Claim]) -> None:
    """Answering question by question, as batches or workers do, gives the facts of the whole."""
    setting = survey(ARTICLES, heap)
    shards = questions_of(heap, setting)
    alone = [fact for question, own in shards.items() for fact in answer(question, own, setting)]

    assert sorted(alone, key=lambda fact: fact.id) == list(fuse(ARTICLES, heap))


@quick
@given(heaps, st.sampled_from(DOCS))
def test_an_article_touches_only_the_facts_of_its_questions(heap: list[Claim], doc: str) -> None:
    """Facts of questions that an article does not speak to are the same without it."""
    without = [each for each in heap if each.doc != doc]
    touched = {question for question, own in _shards(heap).items() if any(each.doc == doc for each in own)}
    kept = {each.id for question, own in _shards(heap).items() if question not in touched for each in own}

    assert _among(fuse(ARTICLES, heap), kept) == _among(fuse(ARTICLES, without), kept)


@quick
@given(heaps)
def test_knots_leave_no_tie_out(heap: list[Claim]) -> None:
    """Stating knots one by one gives what comes of all claims of a question in one."""
    apart = fuse(ARTICLES, heap)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(facts, "tie_up", lambda aspects, _ties: [tuple(aspects)] if aspects else [])
        assert apart == fuse(ARTICLES, heap)


@quick
@given(heaps)
def test_no_tie_spans_more_days_than_it_reaches(heap: list[Claim]) -> None:
    """What lies outside the reach of a claim is not tied to it, asked from either side."""
    setting = survey(ARTICLES, heap)
    for question, own in questions_of(heap, setting).items():
        aspects = view_all(question, own, setting)
        ties = Ties(question, disputed=is_disputed(aspects))
        for one, other in permutations(aspects, 2):
            first, last = reach(one)
            days = other.likely or (0, NEVER)
            assert ties(one, other) == ties(other, one)
            assert not ties(one, other) or (days[0] <= last and first <= days[1])


@quick
@given(heaps)
def test_every_claim_stands_in_one_fact(heap: list[Claim]) -> None:
    """Every claim but opinion stands in exactly one fact."""
    listed = [each for fact in fuse(ARTICLES, heap) for each in fact.claims]

    assert sorted(each.id for each in heap if each.status is not Status.OPINION) == sorted(listed)


@quick
@given(heaps)
def test_a_fact_is_never_firmer_than_its_firmest_claim(heap: list[Claim]) -> None:
    """Nothing gains certainty on the way."""
    by_id = {each.id: each for each in heap}
    for fact in fuse(ARTICLES, heap):
        assert FIRMNESS[fact.status] <= max(FIRMNESS[by_id[each].status] for each in fact.claims)
        assert fact.status in {by_id[each].status for each in fact.claims}


@quick
@given(heaps, st.sampled_from(DOCS))
def test_a_copy_never_raises_independent(heap: list[Claim], doc: str) -> None:
    """A reprint under another name, by another hand, adds claims and no origin."""
    before = fuse(ARTICLES, heap, copies=())
    reprint, reprinted = _reprint(doc, heap)
    after = fuse((*ARTICLES, reprint), [*heap, *reprinted], copies=[("copy.txt", doc)])
    origins = {each: fact.origins for fact in after for each in fact.claims}

    assert len(before) == len(after)
    for fact in before:
        assert {fact.origins} == {origins[each] for each in fact.claims}


@quick
@given(heaps, st.sampled_from(DOCS))
def test_removing_an_article_removes_its_weight(heap: list[Claim], doc: str) -> None:
    """Of an article taken out nothing is left: no claim, no voice of an author that wrote nothing else."""
    others = [each for each in heap if each.doc != doc]
    facts = fuse([each for each in ARTICLES if each.doc != doc], others)

    assert not {each.id for each in heap if each.doc == doc} & {
        each for fact in facts for each in fact.claims
    }
    voices = {"b.txt": "outlet:The Meridian Courier", "d.txt": "doc:d.txt"}
    assert all(voices.get(doc) not in fact.origins for fact in facts)


@quick
@given(heaps)
def test_origins_affirm_and_nobody_counts_for_none(heap: list[Claim]) -> None:
    """Origins are named, sorted, and stand once; "?" is none."""
    for fact in fuse(ARTICLES, heap):
        assert list(fact.origins) == sorted(set(fact.origins))
        assert "?" not in fact.origins


def _shards(heap: list[Claim]) -> dict[object, tuple[Claim, ...]]:
    return dict(questions_of(heap, survey(ARTICLES, heap)))


def _among(facts: tuple[object, ...], kept: set[str]) -> list[object]:
    return [fact for fact in facts if set(fact.claims) <= kept and fact.claims]  # type: ignore[attr-defined]


def _reprint(doc: str, heap: list[Claim]) -> tuple[Article, list[Claim]]:
    made = article("copy.txt", published="2025-09-01", byline="Somebody Else")
    own = [replace(each, doc="copy.txt") for each in heap if each.doc == doc]
    return made, [replace(each, id=claim_id("copy.txt", each)) for each in own]


def test_dates_used_here_are_dates() -> None:
    """The examples are ones that the model reads."""
    assert all(DateSpan(when) for when in DATES if when)
