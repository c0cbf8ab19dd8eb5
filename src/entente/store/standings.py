"""Where claims stand: the questions they go to, the knots they are tied into, and the facts of these."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from sqlalchemy import bindparam, delete, insert, select, update

from entente.model.claim import claim_from_row
from entente.store.columns import fact_columns
from entente.store.tables import ASKED, CLAIMS, FACTS, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from entente.model.claim import Claim
    from entente.model.fact import Fact

_MOST: Final = 10_000
"""Names in one statement; SQLite bears some thirty thousand."""
Name = TypeVar("Name", str, int, tuple[str, int])


class Asked(NamedTuple):
    """Where a claim stands; the columns of the table of this name.

    `place` names it, `repeats` is the place of the claim that it repeats. `knot` is None until the claim
    is tied, `first` and `last` are its likely days, None for repeats, which are never compared.
    """

    doc: str
    ordinal: int
    asked: str
    question: str
    shape: str | None = None
    telling: bool = False
    repeats: str | None = None
    knot: int | None = None
    anchor: str | None = None
    first: int | None = None
    last: int | None = None
    disputes: bool = False

    @property
    def place(self) -> str:
        """The name of the place, as `repeats` has it."""
        return f"{self.ordinal}#{self.doc}"


class Standings:
    """Where claims stand, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep_asked(self, asked: Iterable[Asked]) -> None:
        """Keep the questions of claims that had none."""
        rows = [each._asdict() for each in asked]
        if rows:
            self._connection.execute(insert(ASKED), rows)

    def asked_in(self, docs: Iterable[str]) -> tuple[Asked, ...]:
        """Return the questions of the claims of some articles, in order."""
        return tuple(each for part in in_parts(docs) for each in self._asked(ASKED.c.doc.in_(part)))

    def asked_alike(self, shapes: Iterable[str]) -> tuple[Asked, ...]:
        """Return the questions of all claims of some shapes whose sentences are telling."""
        return tuple(
            each
            for part in in_parts(shapes)
            for each in self._asked(ASKED.c.shape.in_(part) & ASKED.c.telling)
        )

    def _asked(self, condition: Any) -> tuple[Asked, ...]:
        query = select(*(ASKED.c[name] for name in Asked._fields)).where(condition)
        ordered = query.order_by(ASKED.c.doc, ASKED.c.ordinal)
        return tuple(map(Asked._make, self._connection.execute(ordered)))

    def claims_at(self, places: Sequence[tuple[str, int]]) -> tuple[Claim, ...]:
        """Return the claims at some places (`doc`, ordinal), in the order of the places."""
        query = select(CLAIMS.c.doc, CLAIMS.c.ordinal, CLAIMS.c.row)
        wanted = set(places)
        found = {
            (doc, ordinal): claim_from_row(json.loads(row))
            for part in in_parts(doc for doc, _ in places)
            for doc, ordinal, row in self._connection.execute(query.where(_at(CLAIMS, part, wanted)))
            if (doc, ordinal) in wanted
        }
        return tuple(found[place] for place in places)

    def on_question(self, question: str, docs: Iterable[str]) -> tuple[Asked, ...]:
        """Return the claims of some articles that go to a question, in order."""
        return tuple(
            each
            for part in in_parts(docs)
            for each in self._asked((ASKED.c.question == question) & ASKED.c.doc.in_(part))
        )

    def docs_on(self, question: str) -> tuple[str, ...]:
        """Return the articles with claims that go to a question, in order."""
        query = select(ASKED.c.doc).where(ASKED.c.question == question).distinct().order_by(ASKED.c.doc)
        return tuple(self._connection.execute(query).scalars())

    def in_knots(self, question: str, knots: Iterable[int]) -> tuple[Asked, ...]:
        """Return the claims in some knots of a question, repeats among them."""
        return tuple(
            each
            for part in in_parts(knots)
            for each in self._asked((ASKED.c.question == question) & ASKED.c.knot.in_(part))
        )

    def at_places(self, places: Iterable[str]) -> tuple[Asked, ...]:
        """Return the claims at places named as `Asked.place` does."""
        found = (place.partition("#") for place in sorted(set(places)))
        pairs = {(doc, int(ordinal)) for ordinal, _, doc in found}
        return tuple(
            each
            for part in in_parts(doc for doc, _ in pairs)
            for each in self._asked(_at(ASKED, part, pairs))
            if (each.doc, each.ordinal) in pairs
        )

    def within(self, question: str, first: int, last: int) -> tuple[Asked, ...]:
        """Return the claims on a question whose likely dates meet a period, without repeats."""
        days = (ASKED.c.first <= last) & (ASKED.c.last >= first)
        return self._asked((ASKED.c.question == question) & days)

    def keep_standing(self, rows: Iterable[Asked]) -> None:
        """Keep where some claims stand now."""
        changes = [
            {
                "old_doc": each.doc,
                "old_ordinal": each.ordinal,
                **{name: getattr(each, name) for name in _STANDING},
            }
            for each in rows
        ]
        if changes:
            place = (ASKED.c.doc == bindparam("old_doc")) & (ASKED.c.ordinal == bindparam("old_ordinal"))
            self._connection.execute(update(ASKED).where(place), changes)

    def question(self, question: str) -> tuple[bool, int]:
        """Return whether a question was disputed when last answered, and how many knots it has had."""
        query = select(QUESTIONS.c.disputed, QUESTIONS.c.knots).where(QUESTIONS.c.question == question)
        found = self._connection.execute(query).first()
        return (found.disputed, found.knots) if found else (False, 0)

    def keep_question(self, question: str, *, disputed: bool, knots: int) -> None:
        """Keep whether a question is disputed, and how many knots it has had."""
        row = {"question": question, "disputed": disputed, "knots": knots}
        if (disputed, knots) != self.question(question):
            self._connection.execute(delete(QUESTIONS).where(QUESTIONS.c.question == question))
            self._connection.execute(insert(QUESTIONS), row)

    def is_disputed(self, question: str, but: Collection[str]) -> bool:
        """Tell whether a claim that stands on a question disputes it, but for those of some articles."""
        query = select(ASKED.c.doc).where(ASKED.c.question == question, ASKED.c.disputes).distinct()
        return any(doc not in but for doc in self._connection.execute(query).scalars())

    def keep_facts(self, question: str, knots: Iterable[int], facts: Iterable[tuple[int, Fact]]) -> None:
        """Keep the facts of some knots of a question, each with its knot, in place of those kept before."""
        for part in in_parts(knots):
            gone = delete(FACTS).where(FACTS.c.question == question, FACTS.c.knot.in_(part))
            self._connection.execute(gone)
        rows = [fact_columns(fact, question, knot) for knot, fact in facts]
        if rows:
            self._connection.execute(insert(FACTS), rows)


_STANDING = ("question", "repeats", "knot", "anchor", "first", "last", "disputes")


def _at(table: Table, docs: list[str], places: Collection[tuple[str, int]]) -> Any:
    """Return a condition for rows at some places, and a few beside them: SQLite has no index for pairs."""
    return table.c.doc.in_(docs) & table.c.ordinal.in_(sorted({ordinal for _, ordinal in places}))


def in_parts(names: Iterable[Name]) -> Iterator[list[Name]]:
    """Yield names in order, no more at a time than a statement may bear."""
    known = sorted(set(names))
    yield from (known[start : start + _MOST] for start in range(0, len(known), _MOST))
