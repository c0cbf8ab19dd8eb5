"""What fusion keeps between runs: sketches, copies, the question of each claim, facts by question.

A memory lives in one transaction: either all of it is kept or nothing. Articles that come, change or
go leave behind what fusion must look at again (`Waiting`), so that a run that was cut is made good by
the next.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select

from entente.fusion.copies import Card, bands_of, is_contained, seniority
from entente.model.claim import claim_from_row
from entente.model.dates import DateSpan
from entente.model.text import Article, article_from_row
from entente.reading.fingerprint import Fingerprint
from entente.store.columns import numbers_from_bytes, numbers_to_bytes
from entente.store.standings import Standings, in_parts
from entente.store.tables import (
    ARTICLES,
    ASKED,
    BANDS,
    CLAIMS,
    COPIES,
    FACTS,
    QUESTIONS,
    SKETCHES,
    STATE,
    WAITING,
)
from entente.store.waiting import Waiting, copies_of, signed, wait

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import RowMapping

    from entente.model.claim import Claim


class Memory(Standings):
    """What fusion keeps, within one transaction; get it from `Store.memory`."""

    # -- what is to be looked at

    def rules(self) -> str | None:
        """Return the name of the rules that made what is kept, None where nothing is."""
        found = self._connection.execute(select(STATE.c.value).where(STATE.c.name == "rules"))
        return found.scalar_one_or_none()

    def start_afresh(self, rules: str) -> None:
        """Forget all that fusion found; every article waits to be fused by these rules."""
        for table in (STATE, WAITING, FACTS, QUESTIONS, COPIES, ASKED, BANDS, SKETCHES):
            self._connection.execute(delete(table))
        self._connection.execute(insert(STATE), {"name": "rules", "value": rules})
        docs = self._connection.execute(select(ARTICLES.c.doc)).scalars()
        self.wait(Waiting.ARTICLE, docs)

    def waiting(self, kind: Waiting, most: int | None = None) -> tuple[str, ...]:
        """Return the names of what waits, in order, `most` of them at the most."""
        query = select(WAITING.c.name).where(WAITING.c.kind == kind.value)
        return tuple(self._connection.execute(query.order_by(WAITING.c.name).limit(most)).scalars())

    def wait(self, kind: Waiting, names: Iterable[str]) -> None:
        """Let things wait to be looked at; what waits already goes on waiting."""
        wait(self._connection, kind, names)

    def settle(self, kind: Waiting, names: Iterable[str]) -> None:
        """Take off what has been looked at."""
        rows = [{"old": name} for name in names]
        if rows:
            gone = delete(WAITING).where(WAITING.c.kind == kind.value, WAITING.c.name == bindparam("old"))
            self._connection.execute(gone, rows)

    # -- articles and claims

    def knows(self, doc: str) -> bool:
        """Tell whether an article has been sketched."""
        return (
            self._connection.execute(select(SKETCHES.c.doc).where(SKETCHES.c.doc == doc)).first() is not None
        )

    def articles(self, docs: Iterable[str]) -> dict[str, Article]:
        """Return whole articles, by `doc`; names that are not known are left out."""
        query = select(ARTICLES.c.doc, ARTICLES.c.row)
        return {
            doc: article_from_row(json.loads(row))
            for part in in_parts(docs)
            for doc, row in self._connection.execute(query.where(ARTICLES.c.doc.in_(part)))
        }

    def heads(self, docs: Iterable[str]) -> dict[str, Article]:
        """Return articles without their text and blocks, by `doc`: who wrote them, when and where."""
        a = ARTICLES.c
        query = select(a.doc, a.sha256, a.title, a.byline, a.publisher, a.published, a.language)
        return {
            row["doc"]: _head(row)
            for part in in_parts(docs)
            for row in self._connection.execute(query.where(a.doc.in_(part))).mappings()
        }

    def claims_in(self, doc: str) -> tuple[tuple[int, Claim], ...]:
        """Return the claims of an article, in reading order, with their ordinals."""
        query = select(CLAIMS.c.ordinal, CLAIMS.c.row).where(CLAIMS.c.doc == doc).order_by(CLAIMS.c.ordinal)
        return tuple((n, claim_from_row(json.loads(row))) for n, row in self._connection.execute(query))

    # -- copies: the library that `revise_copies` asks

    def keep_sketch(self, sketch: Fingerprint) -> None:
        """Keep what an article is compared by."""
        bands = sorted({number_of(band) for band in bands_of(sketch)})
        row = {
            "doc": sketch.doc,
            "bands": numbers_to_bytes(bands),
            "shingles": numbers_to_bytes(sketch.shingles),
        }
        number = self._connection.execute(insert(SKETCHES), row).inserted_primary_key[0]  # type: ignore[index]
        rows = [{"band": signed(band), "number": number} for band in bands]
        if rows:
            self._connection.execute(insert(BANDS), rows)

    def card(self, doc: str) -> Card:
        """Return what is compared of an article."""
        found = self._connection.execute(_CARDS.where(SKETCHES.c.doc == doc)).mappings().one()
        return _card(found)

    def neighbours(self, doc: str) -> list[Card]:
        """Return the cards of the articles that share a band with this one and much of what either says."""
        query = select(SKETCHES.c.bands, SKETCHES.c.shingles).where(SKETCHES.c.doc == doc)
        bands, shingles = map(numbers_from_bytes, self._connection.execute(query).one())
        own = frozenset(shingles)
        near = select(BANDS.c.number).where(BANDS.c.band.in_(map(signed, bands))).distinct()
        query = select(SKETCHES.c.number, SKETCHES.c.shingles).where(SKETCHES.c.number.in_(near))
        alike = [
            number
            for number, packed in self._connection.execute(query.where(SKETCHES.c.doc != doc))
            if is_contained(own, numbers_from_bytes(packed))
        ]
        return [
            _card(row)
            for part in in_parts(alike)
            for row in self._connection.execute(_CARDS.where(SKETCHES.c.number.in_(part))).mappings()
        ]

    def copies_of(self, doc: str) -> tuple[str, ...]:
        """Return the articles known as copies of this one, in order."""
        return copies_of(self._connection, doc)

    def originals(self, docs: Iterable[str]) -> dict[str, str]:
        """Return the originals of those of some articles that are copies."""
        query = select(COPIES.c.doc, COPIES.c.copy_of)
        return {
            doc: original
            for part in in_parts(docs)
            for doc, original in self._connection.execute(query.where(COPIES.c.doc.in_(part)))
        }

    def set_original(self, doc: str, original: str | None) -> None:
        """Keep what an article is a copy of, None for an original."""
        self._connection.execute(delete(COPIES).where(COPIES.c.doc == doc))
        if original is not None:
            self._connection.execute(insert(COPIES), {"doc": doc, "copy_of": original})


_CARDS = (
    select(SKETCHES.c.doc, SKETCHES.c.shingles, ARTICLES.c.published, COPIES.c.copy_of)
    .join(ARTICLES, ARTICLES.c.doc == SKETCHES.c.doc)
    .outerjoin(COPIES, COPIES.c.doc == SKETCHES.c.doc)
)


def number_of(band: tuple[int, ...]) -> int:
    """Return a number of eight bytes for a band of a sketch."""
    packed = ",".join(map(str, band)).encode()
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest())


def _card(row: RowMapping) -> Card:
    sketch = Fingerprint(row["doc"], (), numbers_from_bytes(row["shingles"]))
    published = DateSpan(row["published"]) if row["published"] else None
    age = seniority(Article(row["doc"], "", "", published=published))
    return Card(row["doc"], age, sketch, row["copy_of"])


def _head(row: Mapping[str, Any] | RowMapping) -> Article:
    return Article(
        doc=row["doc"],
        text="",
        sha256=row["sha256"],
        title=row["title"],
        byline=row["byline"],
        publisher=row["publisher"],
        published=DateSpan(row["published"]) if row["published"] else None,
        language=row["language"],
    )
