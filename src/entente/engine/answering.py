"""Answers one question anew where it has changed: only the knots that gained or lost a claim.

Claims that came, or changed, are compared with the claims on the same question whose likely dates lie
within reach. The knots that they are tied to, and those that lost a claim, are tied anew and stated;
nothing ties the others to what changed, so they are left as they were.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from entente.assessment import assess
from entente.fusion.aspects import NEVER, anchored, view
from entente.fusion.facts import reading_order, state_knot
from entente.fusion.knots import Ties, is_disputed, reach, tie_up
from entente.fusion.questions import Question
from entente.fusion.setting import Setting
from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from entente.fusion.aspects import Aspect
    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.store.memory import Memory
    from entente.store.standings import Asked


NOWHERE: Final = {"knot": None, "anchor": None, "first": None, "last": None, "disputes": False}
"""Where a claim stands that is tied to nothing; one that only repeats another has but the knot of that."""


def answer_anew(
    memory: Memory, key: str, docs: Collection[str], knots: Collection[int], vocabulary: Path | None = None
) -> None:
    """Answer a question anew, and keep its facts and where its claims stand.

    Args:
        memory: where claims stand.
        key: of the question.
        docs: articles whose claims came to it or changed.
        knots: its knots that lost a claim.
        vocabulary: a user's own rows.
    """
    before, count = memory.question(key)
    desk = _Desk(memory, key, vocabulary)
    desk.lay_fresh(memory.on_question(key, docs))
    disputed = is_disputed(desk.aspects.values()) or memory.is_disputed(key, docs)
    if disputed != before:  # then other claims may be tied throughout
        docs = memory.docs_on(key)
        desk.lay_fresh(memory.on_question(key, docs))
    ties = Ties(desk.question, disputed=disputed)
    left = {*knots, *desk.knots_left()}
    touched = left | desk.knots_tied(ties, left)
    desk.lay_standing(each for each in memory.in_knots(key, touched) if each.doc not in desk.docs)
    facts = [(knot, fact) for knot, own in desk.tie(ties, count) for fact in own]
    memory.keep_standing(desk.moved)
    memory.keep_question(key, disputed=disputed, knots=max((count, *(knot + 1 for knot, _ in facts))))
    memory.keep_facts(key, touched, ((knot, assess(fact, extra=vocabulary)) for knot, fact in facts))


class _Desk:
    """What is laid out of a question: claims that are fresh, and those that may be tied to them."""

    def __init__(self, memory: Memory, key: str, vocabulary: Path | None) -> None:
        self.question = Question.of(key)
        self.aspects: dict[Claim, Aspect] = {}
        self.docs: frozenset[str] = frozenset()
        self.moved: list[Asked] = []
        self._memory, self._key = memory, key
        self._setting = Setting({}, {}, {}, vocabulary)
        self._fresh: tuple[Asked, ...] = ()
        self._rows: dict[Claim, list[Asked]] = {}
        self._claims: dict[tuple[str, int], Claim] = {}
        self._viewed: dict[Claim, Aspect] = {}

    def lay_fresh(self, rows: Sequence[Asked]) -> None:
        """Lay out claims that came or changed, all that their articles say on the question; them alone."""
        self._fresh, self.docs = tuple(rows), frozenset(each.doc for each in rows)
        self.aspects, self._rows = {}, {}
        claims = sorted(self._take(each for each in rows if each.repeats is None), key=reading_order)
        for claim, anchor in anchored(claims, self._setting):
            self.aspects[claim] = view(self.question, claim, self._setting, anchor)
        self._take(each for each in rows if each.repeats is not None)

    def lay_standing(self, rows: Iterable[Asked]) -> None:
        """Lay out claims that stand as they did, beside the fresh ones."""
        rows = tuple(rows)
        self.aspects |= self._views([each for each in rows if each.repeats is None])
        self._take(each for each in rows if each.repeats is not None)

    def _views(self, rows: Sequence[Asked]) -> dict[Claim, Aspect]:
        """Read off claims that stand as they did, with the anchors they have."""
        found = self._taken(rows)
        for claim, row in found:
            if claim not in self._viewed:
                anchor = DateSpan(row.anchor) if row.anchor else claim.when
                self._viewed[claim] = view(self.question, claim, self._setting, anchor)
        return {claim: self._viewed[claim] for claim, _ in found}

    def _take(self, rows: Iterable[Asked]) -> list[Claim]:
        return [claim for claim, _ in self._taken(tuple(rows))]

    def _taken(self, rows: Sequence[Asked]) -> list[tuple[Claim, Asked]]:
        """Take claims from the store, with what is known of their articles."""
        places = [(each.doc, each.ordinal) for each in rows]
        new = [place for place in places if place not in self._claims]
        self._claims |= zip(new, self._memory.claims_at(new), strict=True)
        claims = [self._claims[place] for place in places]
        self._learn(claims)
        found = list(zip(claims, rows, strict=True))
        for claim, row in found:
            known = self._rows.setdefault(claim, [])
            if row not in known:
                known.append(row)
        return found

    def _learn(self, claims: Iterable[Claim]) -> None:
        """Learn what fusion asks of the articles of some claims."""
        claims = tuple(claims)
        known, copies = dict(self._setting.articles), dict(self._setting.copies)
        docs = {claim.doc for claim in claims} - known.keys()
        copies |= self._memory.originals(docs)
        known |= self._memory.heads({*docs, *copies.values()} - known.keys())
        known |= self._memory.articles({claim.doc for claim in claims if _needs_text(claim)})
        self._setting = Setting(known, copies, self._setting.repeats, self._setting.extra)

    def knots_left(self) -> set[int]:
        """Return the knots that fresh claims stood in, and those of the claims that fresh ones repeat."""
        repeated = (each.repeats for each in self._fresh if each.repeats is not None)
        rows = (*self._fresh, *self._memory.at_places(repeated))
        return {each.knot for each in rows if each.knot is not None}

    def knots_tied(self, ties: Ties, touched: Collection[int]) -> set[int]:
        """Return the knots, beside those touched already, that fresh claims are tied to."""
        if not self.aspects:
            return set()
        spans = [reach(each) for each in self.aspects.values()]
        near = self._memory.within(
            self._key, min(first for first, _ in spans), max(last for _, last in spans)
        )
        rows = [
            each
            for each in near
            if each.knot is not None and each.knot not in touched and self._may_tie(each)
        ]
        tied: set[int] = set()
        fresh = tuple(self.aspects.values())
        for claim, other in self._views(rows).items():
            knots = {row.knot for row in self._rows[claim] if row.knot is not None}
            if not knots <= tied and any(ties(one, other) for one in fresh):
                tied |= knots
        return tied

    def _may_tie(self, row: Asked) -> bool:
        """Tell by its days alone whether a claim may be tied to a fresh one."""
        first, last = row.first or 0, NEVER if row.last is None else row.last
        return any(span[0] <= last and first <= span[1] for span in map(reach, self.aspects.values()))

    def tie(self, ties: Ties, count: int) -> Iterator[tuple[int, tuple[Fact, ...]]]:
        """Tie what lies there, and yield each knot with its facts; `count` is the first unused number."""
        places = {row.place: claim for claim, rows in self._rows.items() for row in rows}
        repeats = {
            claim: places[row.repeats]
            for claim, rows in self._rows.items()
            for row in rows
            if row.repeats is not None and row.repeats in places
        }
        self._setting = Setting(self._setting.articles, self._setting.copies, repeats, self._setting.extra)
        taken: set[int] = set()
        knots = tie_up([self.aspects[claim] for claim in sorted(self.aspects, key=reading_order)], ties)
        for knot in sorted(knots, key=len, reverse=True):
            number = self._number(knot, taken)
            if number is None:
                number, count = count, count + 1
            taken.add(number)
            self._settle(knot, repeats, number)
            yield number, state_knot(self.question, knot, repeats, self._setting, ties)

    def _number(self, knot: Sequence[Aspect], taken: Collection[int]) -> int | None:
        """Return the number that most of a knot's claims have had, None if it is taken or they had none."""
        had = Counter(row.knot for each in knot for row in self._rows[each.claim] if row.knot is not None)
        best = max(had, key=lambda number: (had[number], -number), default=None)
        return None if best in taken else best

    def _settle(self, knot: Sequence[Aspect], repeats: dict[Claim, Claim], number: int) -> None:
        """Note where the claims of a knot stand now, and those that repeat them, where that is new."""
        own = {each.claim for each in knot}
        for each in knot:
            self._note(each.claim, standing_of(each, number))
        for claim, original in repeats.items():
            if original in own:
                self._note(claim, {**NOWHERE, "knot": number})

    def _note(self, claim: Claim, standing: dict[str, Any]) -> None:
        for row in self._rows[claim]:
            now = row._replace(**standing)
            if now != row:
                self.moved.append(now)


def standing_of(aspect: Aspect, knot: int) -> dict[str, Any]:
    """Return where a claim of a knot stands, as `Asked` has it."""
    first, last = aspect.likely or (0, NEVER)
    anchor = aspect.anchor.edtf if aspect.anchor is not None and aspect.claim.when is None else None
    return {"knot": knot, "anchor": anchor, "first": first, "last": last, "disputes": is_disputed((aspect,))}


def _needs_text(claim: Claim) -> bool:
    """Tell whether fusion quotes of a claim what its sentence does not hold."""
    quoted = (span for level in claim.commitment.stack for span in level.evidence)
    return not claim.quote or any(not claim.span.contains(span) for span in quoted)
