"""Brings the facts of a store up to date: only questions that new, changed or gone articles bear on.

Three steps, each of which leaves the store sound if the run is cut. New articles are sketched, and
their claims asked their questions. Copies and repeated sentences are revised, which may move claims of
older articles to other questions. Then every question that gained, lost or moved a claim is answered
anew, where that bears on it (`entente.engine.answering`). So the facts are those of a fusion of all
articles at once, whatever the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from entente.engine.answering import answer_anew
from entente.engine.focus import touches
from entente.engine.version import fusion_version
from entente.fusion.copies import find_repeats, is_telling, revise_copies, shape_key
from entente.fusion.facts import ask_article
from entente.reading.fingerprint import sketch_article
from entente.store.standings import Asked
from entente.store.waiting import JOINT, Waiting, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from entente.engine.focus import Focus
    from entente.engine.values import Progress
    from entente.store import Store
    from entente.store.memory import Memory

_AT_ONCE: Final = 200
"""Articles or questions in one transaction: a run that is cut loses no more."""


def refresh(store: Store, focus: Focus, progress: Progress, *, vocabulary: Path | None = None) -> None:
    """Fuse what waits in a store, and keep the facts, assessed by the rules.

    Args:
        store: articles and readings; told the facts.
        focus: states and organisations whose claims are fused, all when empty.
        progress: told how far the work has come.
        vocabulary: a user's own rows.
    """
    rules = fusion_version(vocabulary, focus)
    with store.memory() as memory:
        if memory.rules() != rules:
            memory.start_afresh(rules)
        articles = memory.waiting(Waiting.ARTICLE)
    for part in _parts(articles):
        with store.memory() as memory:
            for doc in part:
                _take_in(memory, doc, focus)
    with store.memory() as memory:
        _revise(memory, articles)
        waiting = _waiting(memory)
    for done, part in enumerate(_parts(sorted(waiting))):
        progress("Fusing", done * _AT_ONCE, len(waiting))
        with store.memory() as memory:
            for question in part:
                docs, knots = waiting[question]
                answer_anew(memory, question, docs, knots, vocabulary)
                memory.settle(Waiting.CLAIMS, (joined(question, doc) for doc in docs))
                memory.settle(Waiting.KNOT, (joined(question, knot) for knot in knots))
    progress("Fusing", len(waiting), len(waiting))


def _waiting(memory: Memory) -> dict[str, tuple[set[str], set[int]]]:
    """Return what waits by question: articles whose claims came or changed, knots that lost a claim."""
    found: dict[str, tuple[set[str], set[int]]] = defaultdict(lambda: (set(), set()))
    for question, _, doc in (name.rpartition(JOINT) for name in memory.waiting(Waiting.CLAIMS)):
        found[question][0].add(doc)
    for question, _, knot in (name.rpartition(JOINT) for name in memory.waiting(Waiting.KNOT)):
        found[question][1].add(int(knot))
    return found


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE))


def _take_in(memory: Memory, doc: str, focus: Focus) -> None:
    """Sketch an article, and ask its claims their questions; once, though a run was cut after it."""
    if memory.knows(doc):
        return
    memory.keep_sketch(sketch_article(memory.articles((doc,))[doc]))
    claims = [(number, claim) for number, claim in memory.claims_in(doc) if touches(claim, focus)]
    questions = {claim: question.key for question, claim in ask_article([claim for _, claim in claims])}
    memory.keep_asked(
        Asked(doc, number, questions[claim], questions[claim], shape_key(claim), is_telling(claim))
        for number, claim in claims
        if claim in questions
    )


def _revise(memory: Memory, articles: Sequence[str]) -> None:
    """Revise copies and repeats for new articles, and let wait what they bear on."""
    orphans, shapes = memory.waiting(Waiting.COPY), memory.waiting(Waiting.SHAPE)
    former = revise_copies(memory, (*articles, *orphans))
    reprints = {copy for doc in articles for copy in memory.copies_of(doc)}
    for part in _parts(sorted({*articles, *orphans, *reprints, *former})):
        asked = memory.asked_in(part)
        _let_wait(memory, asked)
        told = {each.shape for each in asked if each.telling and each.shape is not None}
        _place(memory, (*asked, *memory.asked_alike(told), *_in_families(memory, part, former)))
    for part in _parts(shapes):
        _place(memory, memory.asked_alike(part))
    memory.settle(Waiting.ARTICLE, articles)
    memory.settle(Waiting.COPY, orphans)
    memory.settle(Waiting.SHAPE, shapes)


def _let_wait(memory: Memory, asked: Iterable[Asked]) -> None:
    """Let the claims of some articles wait on their questions, and the knots that they stand in."""
    asked = tuple(asked)
    memory.wait(Waiting.CLAIMS, (joined(each.question, each.doc) for each in asked))
    memory.wait(Waiting.KNOT, (joined(each.question, each.knot) for each in asked if each.knot is not None))


def _in_families(memory: Memory, docs: Iterable[str], former: Mapping[str, str | None]) -> tuple[Asked, ...]:
    """Return what short sentences ask in the copies and originals of some articles, as they are and were."""
    now = memory.originals(docs)
    heads = {original for doc in docs for original in (now.get(doc, doc), former.get(doc)) if original}
    families = {head: memory.copies_of(head) for head in heads}
    known = (doc for head, copies in families.items() if copies for doc in (head, *copies))
    return tuple(each for each in memory.asked_in(known) if not each.telling)


def _place(memory: Memory, asked: Iterable[Asked]) -> None:
    """Let claims that repeat a sentence go where the claim goes that they repeat, others where they ask."""
    alike: dict[str | None, set[Asked]] = defaultdict(set)
    for each in asked:
        alike[each.shape].add(each)
    before, after = [], []
    for shape, same in alike.items():
        shared = shape is not None and len({each.doc for each in same}) > 1
        repeated = _repeated(memory, sorted(same, key=_at)) if shared else {}
        for each in sorted(same, key=_at):
            original = repeated.get(each)
            goes = each._replace(
                question=original.asked if original else each.asked,
                repeats=original.place if original else None,
            )
            if goes != each:
                before.append(each)
                after.append(goes._replace(knot=None))
    _let_wait(memory, before)
    memory.keep_standing(after)
    _let_wait(memory, after)


def _at(each: Asked) -> tuple[str, int]:
    return each.doc, each.ordinal


def _repeated(memory: Memory, same: Sequence[Asked]) -> dict[Asked, Asked]:
    """Return which of the claims of one shape repeat which."""
    docs = {each.doc for each in same}
    claims = dict(zip(same, memory.claims_at([(each.doc, each.ordinal) for each in same]), strict=True))
    repeats = find_repeats(claims.values(), memory.heads(docs), memory.originals(docs))
    rows = {claim: each for each, claim in reversed(claims.items())}
    return {each: rows[repeats[claim]] for each, claim in claims.items() if claim in repeats}
