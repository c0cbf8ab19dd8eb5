"""The tables of a dossier's store.

A value is kept whole, as the JSON object of the open formats (`row`); the columns beside it are
copies to look things up by. An article, its reading, its claims and its notes go in and out together.
No table holds a time: the same articles give the same rows.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text

SCHEMA_VERSION: Final = 1
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
    Column("event", String, nullable=False),
    Column("flow", String),
    Column("status", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("row", Text, nullable=False),
)

COPIES: Final = Table(
    "copies",
    METADATA,
    Column("doc", String, primary_key=True),
    Column("copy_of", String, nullable=False),
)

OPTIONS: Final = Table(
    "options",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the last build was asked for, so that the dossier can be written again without asking."""
