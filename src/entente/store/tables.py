"""The tables of a dossier's store.

A value is kept whole, as the JSON object of the open formats (`row`); the columns beside it are
copies to look things up by. An article, its reading, its claims and its notes go in and out together.
What fusion found is kept beside them, so that a new article is compared with what it bears on and
nothing else: sketches of articles, the question that each claim asks, facts by question. No table
holds the time of a run: the same articles give the same facts.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

SCHEMA_VERSION: Final = 3
"""Raised whenever a table changes; a store of another version is refused, never guessed at."""

METADATA: Final = MetaData()


def _of_article() -> Column[str]:
    """Return a column that names an article, whose rows go when the article goes."""
    return Column("doc", ForeignKey("articles.doc", ondelete="CASCADE"), primary_key=True)


ARTICLES: Final = Table(
    "articles",
    METADATA,
    Column("doc", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("language", String, nullable=False),
    Column("published", String),
    Column("title", Text),
    Column("byline", Text),
    Column("publisher", Text),
    Column("row", Text, nullable=False),
)

READINGS: Final = Table(
    "readings",
    METADATA,
    _of_article(),
    Column("opinion", Text, nullable=False),
    Column("unclaimed", Text, nullable=False),
)

CLAIMS: Final = Table(
    "claims",
    METADATA,
    _of_article(),
    Column("ordinal", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("event", String, nullable=False),
    Column("flow", String),
    Column("status", String, nullable=False),
    Column("row", Text, nullable=False),
)

NOTES: Final = Table(
    "notes",
    METADATA,
    _of_article(),
    Column("ordinal", Integer, primary_key=True),
    Column("where", String, nullable=False),
    Column("reason", Text, nullable=False),
)
"""Parts of an article that was read, which themselves were not, and why."""

UNREAD: Final = Table(
    "unread",
    METADATA,
    Column("source", String, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("where", String, nullable=False),
    Column("reason", Text, nullable=False),
)
"""Sources, or articles of a source, that were not read, and why."""

FACTS: Final = Table(
    "facts",
    METADATA,
    Column("id", String, primary_key=True),
    Column("question", String, nullable=False),
    Column("knot", Integer, nullable=False),
    Column("event", String, nullable=False),
    Column("flow", String),
    Column("status", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("row", Text, nullable=False),
    Index("ix_facts_knot", "question", "knot"),
)

COPIES: Final = Table(
    "copies",
    METADATA,
    Column("doc", String, primary_key=True),
    Column("copy_of", String, nullable=False, index=True),
)

SKETCHES: Final = Table(
    "sketches",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("doc", ForeignKey("articles.doc", ondelete="CASCADE"), nullable=False, unique=True),
    Column("bands", LargeBinary, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
)
"""What articles are compared by, as whole numbers of eight bytes."""

BANDS: Final = Table(
    "bands",
    METADATA,
    Column("band", BigInteger, primary_key=True),
    Column("number", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which sketches share a band: candidates for copies of one another."""

ASKED: Final = Table(
    "asked",
    METADATA,
    Column("doc", ForeignKey("articles.doc", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("asked", String, nullable=False),
    Column("question", String, nullable=False),
    Column("shape", String),
    Column("telling", Boolean, nullable=False),
    Column("repeats", String),
    Column("knot", Integer),
    Column("anchor", String),
    Column("first", Integer),
    Column("last", Integer),
    Column("disputes", Boolean, nullable=False),
    Index("ix_asked_shape", "shape", "doc"),
    Index("ix_asked_knot", "question", "knot"),
    Index("ix_asked_days", "question", "first", "last"),
    Index("ix_asked_disputes", "question", sqlite_where=text("disputes = 1")),
)
"""Where a claim stands: the question it asks by itself, the one it goes to, the claim that it repeats, the
knot that it is tied into, its likely date (`anchor` where it gives none itself, the first and last day)."""

QUESTIONS: Final = Table(
    "questions",
    METADATA,
    Column("question", String, primary_key=True),
    Column("disputed", Boolean, nullable=False),
    Column("knots", Integer, nullable=False),
)
"""Whether a party denies what is asked, and how many knots the question has had."""

WAITING: Final = Table(
    "waiting",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("name", String, primary_key=True),
)
"""What fusion has yet to look at; see `entente.store.waiting`."""

STATE: Final = Table(
    "state",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Which rules made what fusion found."""

JUDGEMENTS: Final = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("row", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What humans decided, in order; nothing is ever changed or taken out (see `APPEND_ONLY`)."""

APPEND_ONLY: Final = tuple(
    f"CREATE TRIGGER judgements_keep_{deed} BEFORE {deed} ON judgements "
    "BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END"
    for deed in ("UPDATE", "DELETE")
)

OPTIONS: Final = Table(
    "options",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the last build was asked for, so that the dossier can be written again without asking."""
