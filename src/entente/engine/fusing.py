"""Brings the facts of a store up to date: only questions that new, changed or gone articles bear on.

Three steps, each of which leaves the store sound if the run is cut. New articles are sketched, and
their claims asked their questions. Copies and repeated sentences are revised, which may move claims of
older articles to other questions. Then every question that gained, lost or moved a claim is answered
anew, from its own claims alone. So the facts are those of a fusion of all articles at once, whatever
the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from entente.assessment import assess
from entente.engine.focus import touches
from entente.engine.version import fusion_version
from entente.fusion.copies import find_repeats, is_telling, revise_copies, shape_key
from entente.fusion.facts import answer, ask_article
from entente.fusion.questions import Question
from entente.fusion.setting import Setting
from entente.reading.fingerprint import sketch_article
from entente.store.memory import Asked
from entente.store.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from entente.engine.focus import Focus
    from entente.engine.values import Progress
    from entente.model.claim import Claim
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
        questions = memory.waiting(Waiting.QUESTION)
    for done, part in enumerate(_parts(questions)):
        progress("Fusing", done * _AT_ONCE, len(questions))
        with store.memory() as memory:
            for question in part:
                _answer(memory, question, vocabulary)
            memory.settle(Waiting.QUESTION, part)
    progress("Fusing", len(questions), len(questions))


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
    """Revise copies and repeats for new articles, and let the questions wait that they bear on."""
    orphans, shapes = memory.waiting(Waiting.COPY), memory.waiting(Waiting.SHAPE)
    former = revise_copies(memory, (*articles, *orphans))
    reprints = {copy for doc in articles for copy in memory.copies_of(doc)}
    for part in _parts(sorted({*articles, *orphans, *reprints, *former})):
        asked = memory.asked_in(part)
        memory.wait(Waiting.QUESTION, (each.question for each in asked))
        told = {each.shape for each in asked if each.telling and each.shape is not None}
        _place(memory, (*asked, *memory.asked_alike(told), *_in_families(memory, part, former)))
    for part in _parts(shapes):
        _place(memory, memory.asked_alike(part))
    memory.settle(Waiting.ARTICLE, articles)
    memory.settle(Waiting.COPY, orphans)
    memory.settle(Waiting.SHAPE, shapes)


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
    moves = []
    for shape, same in alike.items():
        shared = shape is not None and len({each.doc for each in same}) > 1
        places = _places(memory, sorted(same)) if shared else {}
        moves += [
            (each, place) for each in sorted(same) if (place := places.get(each, each.asked)) != each.question
        ]
    memory.wait(Waiting.QUESTION, (question for each, place in moves for question in (each.question, place)))
    memory.move(moves)


def _places(memory: Memory, same: Sequence[Asked]) -> dict[Asked, str]:
    """Return where those claims of one shape go that repeat another."""
    docs = {each.doc for each in same}
    claims = dict(zip(same, memory.claims_at([(each.doc, each.ordinal) for each in same]), strict=True))
    repeats = find_repeats(claims.values(), memory.heads(docs), memory.originals(docs))
    asked = {claim: each.asked for each, claim in claims.items()}
    return {each: asked[repeats[claim]] for each, claim in claims.items() if claim in repeats}


def _answer(memory: Memory, question: str, vocabulary: Path | None) -> None:
    """Answer a question anew, from the claims that go to it."""
    claims = tuple(dict.fromkeys(memory.claims_on(question)))
    docs = {claim.doc for claim in claims}
    copies = memory.originals(docs)
    articles = memory.heads({*docs, *copies.values()})
    articles |= memory.articles({claim.doc for claim in claims if _needs_text(claim)})
    setting = Setting(articles, copies, find_repeats(claims, articles, copies), vocabulary)
    facts = answer(Question.of(question), claims, setting)
    memory.keep_facts(question, (assess(fact, extra=vocabulary) for fact in facts))


def _needs_text(claim: Claim) -> bool:
    """Tell whether fusion quotes of a claim what its sentence does not hold."""
    quoted = (span for level in claim.commitment.stack for span in level.evidence)
    return not claim.quote or any(not claim.span.contains(span) for span in quoted)
