"""Fusion article by article gives the facts of a fusion of all at once: in any order, with any changes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.assessment import assess
from entente.engine import answering, fusing
from entente.engine.fusing import refresh
from entente.fusion import find_copies, fuse
from entente.fusion.facts import questions_of
from entente.fusion.setting import survey
from entente.model.attribution import Attribution, Commitment, HolderKind, Stance
from entente.model.claim import claim_id
from entente.model.dates import DateSpan
from entente.model.dossier import Reading
from entente.model.text import Article, Block, BlockKind, Span
from entente.store import Store
from fusion_cases import claim, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.model.fact import Fact

SENTENCES = (
    (
        "Alpha sent several thousand soldiers to the front in the autumn of that year.",
        "AID PRK>RUS personnel.troops",
    ),
    ("Beta denies it.", "REJECT RUS/GOV>- personnel.troops"),
    (
        "Six hundred of them were killed before the winter was over, the service said.",
        "ASSAULT ->PRK/MIL casualties.killed",
    ),
    ("They met again.", "CONSULT RUS/GOV>PRK/GOV"),
    ("The two leaders signed the treaty in the capital on a rainy day in June.", "AGREE RUS,PRK>- treaty"),
    ("Beta admits it.", "AID PRK>RUS personnel.troops"),
    ("Oil went the other way, more than a million barrels of it in one year.", "AID RUS>PRK energy.oil"),
    ("Experts doubt it.", "ACCUSE USA/GOV>RUS"),
    ("They talked.", "CONSULT RUS/GOV>PRK/GOV"),
    ("They will talk.", "CONSULT RUS/GOV>PRK/GOV"),
)
KNOWN = {
    1: {"status": "asserted", "when": "2024-10-21"},
    2: {"status": "reported", "holder": ("KOR/SPY",), "amount": people(600)},
    5: {"status": "confirmed", "holder": ("RUS/GOV",), "when": "2025-04-26"},
    7: {"status": "opinion"},
    8: {"when": "2019-03"},
    9: {"status": "planned"},
}
DAYS = (None, "2018-12-01", "2019-03-05", "2024-10-20", "2024-10-25", "2025-05-01", "2025-05-02")

Document = tuple[tuple[int, ...], str | None, str | None]
"""Which sentences, published when, signed by whom."""

documents = st.builds(
    lambda body, extra, day, byline: (tuple(body) + tuple(extra), day, byline),
    st.sampled_from(((0, 1, 2, 3, 4), (0, 2, 4, 6), (1, 3, 5), (7, 6, 5, 4), (0, 1), (3, 8, 3), (9, 3))),
    st.lists(st.integers(0, len(SENTENCES) - 1), max_size=2),
    st.sampled_from(DAYS),
    st.sampled_from((None, "Ada Lenk", "Bo Dahl", "Staff")),
)
presses = st.dictionaries(st.sampled_from("abcdefgh"), documents, min_size=1, max_size=7)
quick = settings(max_examples=60, deadline=None)


def _read(doc: str, made: Document) -> tuple[Article, Reading]:
    """Build an article of some of the sentences, and the claims that stand in them."""
    numbers, day, byline = made
    text = " ".join(SENTENCES[number][0] for number in numbers)
    article = Article(
        doc=f"{doc}.txt",
        text=text,
        sha256=hashlib.sha256(f"{doc}{text}".encode()).hexdigest(),
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        byline=byline,
        published=DateSpan(day) if day else None,
        language="en",
    )
    claims, start = [], 0
    for number in numbers:
        sentence, what = SENTENCES[number]
        known = claim(what, doc=article.doc, at=start, quote=sentence, **KNOWN.get(number, {}))
        claims.append(replace(known, id=claim_id(article.sha256, known)))
        start += len(sentence) + 1
    return article, Reading(article.doc, tuple(claims))


def _tell(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def _fused(store: Store) -> tuple[tuple[Fact, ...], tuple[tuple[str, str], ...]]:
    dossier = store.dossier()
    return dossier.facts, dossier.copies


def _at_once(read: Sequence[tuple[Article, Reading]]) -> tuple[tuple[Fact, ...], tuple[tuple[str, str], ...]]:
    articles = [article for article, _ in read]
    claims = [each for _, reading in read for each in reading.claims]
    return tuple(map(assess, fuse(articles, claims))), find_copies(articles)


@quick
@given(presses, st.data())
def test_any_order_and_batches(press: dict[str, Document], data: st.DataObject) -> None:
    """Articles in any order, fused in any batches, give facts and copies of all at once."""
    names = data.draw(st.permutations(sorted(press)))
    read = [_read(name, press[name]) for name in names]
    with TemporaryDirectory() as folder, Store.open(Path(folder, "entente.db")) as store:
        for article, reading in read:
            store.put(article, reading, key="k")
            if data.draw(st.booleans()):
                refresh(store, frozenset(), _tell)
        refresh(store, frozenset(), _tell)

        assert _at_once(read) == _fused(store)


@quick
@given(presses, presses, st.data())
def test_changes_and_removals(
    press: dict[str, Document],
    other: dict[str, Document],
    data: st.DataObject,
) -> None:
    """Articles that change or go leave the facts of those that are there."""
    with TemporaryDirectory() as folder, Store.open(Path(folder, "entente.db")) as store:
        for name in sorted(press):
            store.put(*_read(name, press[name]), key="k")
        refresh(store, frozenset(), _tell)
        for name in data.draw(st.permutations(sorted({*press, *other}))):
            if name in other:
                store.put(*_read(name, other[name]), key="k")
            else:
                store.remove(f"{name}.txt")
            if data.draw(st.booleans()):
                refresh(store, frozenset(), _tell)
        refresh(store, frozenset(), _tell)

        assert _at_once([_read(name, other[name]) for name in sorted(other)]) == _fused(store)


def _store_of(folder: Path, docs: Sequence[tuple[int, ...]]) -> Store:
    store = Store.open(folder / "entente.db")
    for number, numbers in enumerate(docs):
        store.put(*_read(f"{number}", (numbers, "2024-10-20", None)), key="k")
    return store


def test_only_questions_that_an_article_bears_on_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new article on the treaty leaves oil and troops alone, and the meeting of years before."""
    answered: list[tuple[str, int]] = []
    real = answering.state_knot

    def state_knot(question: object, knot: tuple[object, ...], *known: object) -> object:
        answered.append((question.topic, len(knot)))  # type: ignore[attr-defined]
        return real(question, knot, *known)  # type: ignore[arg-type]

    with _store_of(tmp_path, [(0, 6, 3), (4,)]) as store:
        refresh(store, frozenset(), _tell)
        monkeypatch.setattr(answering, "state_knot", state_knot)
        store.put(*_read("new", ((4, 3), "2029-05-01", None)), key="k")
        refresh(store, frozenset(), _tell)
        refresh(store, frozenset(), _tell)

    assert [("meeting", 1), ("treaty", 1)] == sorted(answered)


def test_a_run_that_is_cut_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever step it is cut in, the next run comes to the same facts."""
    docs = [(0, 1, 2), (0, 2, 5), (4, 6), (0, 1, 2)]
    with _store_of(tmp_path, docs) as store:
        for step in ("_revise", "answer_anew"):
            with monkeypatch.context() as patch:
                patch.setattr(fusing, step, _fail)
                with pytest.raises(KeyboardInterrupt):
                    refresh(store, frozenset(), _tell)
        refresh(store, frozenset(), _tell)

        assert _at_once([_read(f"{n}", (each, "2024-10-20", None)) for n, each in enumerate(docs)]) == _fused(
            store
        )


def _fail(*_known: object) -> None:
    raise KeyboardInterrupt


def test_other_rules_fuse_anew(tmp_path: Path) -> None:
    """Another focus takes other claims, and the first one again the first."""
    with _store_of(tmp_path, [(0, 6), (4,), (7, 3)]) as store:
        refresh(store, frozenset(), _tell)
        whole = _fused(store)
        refresh(store, frozenset({"KOR"}), _tell)
        assert () == _fused(store)[0]
        refresh(store, frozenset(), _tell)
        assert whole == _fused(store)


def test_evidence_outside_the_sentence_is_quoted(tmp_path: Path) -> None:
    """What a holder invokes in another sentence is read off the article, as in a fusion of all at once."""
    article, reading = _read("a", ((0, 2), None, None))
    said = Attribution(("KOR/SPY",), HolderKind.INTELLIGENCE, Stance.SAYS, None, (Span(0, 5),))
    claims = (reading.claims[0], replace(reading.claims[1], commitment=Commitment((said,))))
    with Store.open(tmp_path / "entente.db") as store:
        store.put(article, replace(reading, claims=claims), key="k")
        refresh(store, frozenset(), _tell)

        assert [("Alpha",)] == [fact.evidence for fact in _fused(store)[0] if fact.evidence]


def test_the_examples_reach_what_they_are_for() -> None:
    """The sentences make copies, repeats and denials: else the properties would hold of nothing."""
    read = [
        _read("a", ((0, 1, 2, 3, 4), "2024-10-20", None)),
        _read("b", ((0, 1, 2, 3, 4), "2024-10-25", None)),
    ]
    read.append(_read("c", ((0, 6, 5, 7), "2025-05-01", None)))
    articles = [article for article, _ in read]
    claims = [each for _, reading in read for each in reading.claims]
    setting = survey(articles, claims)

    assert {"b.txt": "a.txt"} == dict(find_copies(articles))
    assert {("b.txt", "a.txt"), ("c.txt", "a.txt")} == {(c.doc, o.doc) for c, o in setting.repeats.items()}
    assert len(questions_of(claims, setting)) > 4
