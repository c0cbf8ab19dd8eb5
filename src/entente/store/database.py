"""A dossier's store: one SQLite file that keeps articles, what was read in them, and the facts.

Every article is committed by itself, so a run that is killed leaves a store that opens, and the next
run goes on from there. The write-ahead log lets readers in while a build writes.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self

from sqlalchemy import Table, create_engine, delete, event, insert, select
from sqlalchemy.engine import URL

from entente.errors import StoreError
from entente.model.claim import claim_from_row
from entente.model.dossier import Dossier, Reading, Unread
from entente.model.fact import fact_from_row
from entente.model.judgement import judgement_from_row, judgement_to_row
from entente.model.text import article_from_row
from entente.store.columns import (
    article_columns,
    claim_columns,
    reading_columns,
    spans_from_json,
    to_json,
    unread_columns,
)
from entente.store.memory import Memory
from entente.store.tables import (
    APPEND_ONLY,
    ARTICLES,
    CLAIMS,
    COPIES,
    FACTS,
    JUDGEMENTS,
    METADATA,
    NOTES,
    OPTIONS,
    READINGS,
    SCHEMA_VERSION,
    UNREAD,
)
from entente.store.waiting import Waiting, release, wait

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Column, Connection, Engine
    from sqlalchemy.engine import ExceptionContext

    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.model.judgement import Judgement
    from entente.model.text import Article

_PRAGMAS: Final = (
    *("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"),
    "mmap_size=1073741824",  # bytes; a large store is read page by page in many places
)


class Store:
    """The values of one dossier, kept between runs. Use it as a context manager, or close it.

    Every method raises `StoreError` where the file cannot be read or written.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the store in the file `path`, made if it is not there; its folder must be.

        Raises:
            StoreError: the file is no store of entente, of another version, or cannot be written.
        """
        engine = create_engine(URL.create("sqlite", database=str(path)))
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "handle_error", partial(_explain, path))
        try:
            with engine.begin() as connection:
                _check_or_create(connection, path)
        except StoreError:
            engine.dispose()
            raise
        return cls(engine)

    def close(self) -> None:
        """Close the file; the log is folded into it."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def keys(self) -> dict[str, str]:
        """Return the content key of every article, by `doc`."""
        with self._engine.connect() as connection:
            return _pairs(connection, ARTICLES.c.doc, ARTICLES.c.key)

    def put(self, article: Article, reading: Reading, key: str, notes: Iterable[Unread] = ()) -> None:
        """Keep an article and what was read in it, in place of what was kept under its name.

        Args:
            article: the whole article.
            reading: what extraction made of it.
            key: its content key; the same key means that nothing need be read again.
            notes: parts of it that were not read, and why.
        """
        with self._engine.begin() as connection:
            _forget(connection, article.doc)
            connection.execute(insert(ARTICLES), article_columns(article, key))
            connection.execute(insert(READINGS), reading_columns(reading))
            _insert_all(connection, CLAIMS, claim_columns(article, reading))
            _insert_all(connection, NOTES, unread_columns("doc", article.doc, notes))
            wait(connection, Waiting.ARTICLE, (article.doc,))

    def put_unread(self, source: str, unread: Sequence[Unread]) -> None:
        """Keep what was not read of a source, and why, in place of what was kept before."""
        with self._engine.begin() as connection:
            connection.execute(delete(UNREAD).where(UNREAD.c.source == source))
            _insert_all(connection, UNREAD, unread_columns("source", source, unread))

    def remove(self, doc: str) -> bool:
        """Take out an article with all that was read in it; tell whether the name was known."""
        with self._engine.begin() as connection:
            return _forget(connection, doc)

    @contextmanager
    def memory(self) -> Iterator[Memory]:
        """Open what fusion keeps, in one transaction: an error leaves it as it was."""
        with self._engine.begin() as connection:
            yield Memory(connection)

    def log_judgement(self, judgement: Judgement) -> None:
        """Add a judgement to the log; nothing in the log is ever changed or taken out."""
        with self._engine.begin() as connection:
            connection.execute(insert(JUDGEMENTS), {"row": to_json(judgement_to_row(judgement))})

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the log of judgements, in its order."""
        with self._engine.connect() as connection:
            return tuple(judgement_from_row(row) for row in _rows(connection, JUDGEMENTS))

    def fact_ids(self, beginning: str = "") -> tuple[str, ...]:
        """Return the ids of the facts that begin so, in order."""
        with self._engine.connect() as connection:
            query = select(FACTS.c.id).where(FACTS.c.id.startswith(beginning, autoescape=True))
            return tuple(connection.execute(query.order_by(FACTS.c.id)).scalars())

    def fact(self, name: str) -> Fact | None:
        """Return the fact of this id, None where there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(select(FACTS.c.row).where(FACTS.c.id == name)).scalar_one_or_none()
            return None if row is None else fact_from_row(json.loads(row))

    def claims(self, names: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims of these ids, by article and place in it: an id may stand in several copies."""
        with self._engine.connect() as connection:
            query = select(CLAIMS.c.row).where(CLAIMS.c.id.in_(sorted(names)))
            found = connection.execute(query.order_by(*CLAIMS.primary_key.columns)).scalars()
            return tuple(claim_from_row(json.loads(row)) for row in found)

    def put_options(self, options: Mapping[str, str]) -> None:
        """Keep what the last build was asked for, in place of what was kept before."""
        with self._engine.begin() as connection:
            connection.execute(delete(OPTIONS))
            _insert_all(connection, OPTIONS, [{"name": n, "value": v} for n, v in sorted(options.items())])

    def options(self) -> dict[str, str]:
        """Return what the last build was asked for."""
        with self._engine.connect() as connection:
            return _pairs(connection, OPTIONS.c.name, OPTIONS.c.value)

    def dossier(self) -> Dossier:
        """Return everything that is kept, articles by `doc`, facts by id."""
        with self._engine.connect() as connection:
            return Dossier(
                articles=tuple(article_from_row(row) for row in _rows(connection, ARTICLES)),
                readings=_read_readings(connection),
                facts=tuple(fact_from_row(row) for row in _rows(connection, FACTS)),
                copies=tuple(_pairs(connection, COPIES.c.doc, COPIES.c.copy_of).items()),
                unread=_read_unread(connection),
            )


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _explain(path: Path, context: ExceptionContext) -> None:
    """Say what the database could not do, in place of its own error: locked, full, no database at all."""
    cause = context.original_exception
    raise StoreError(
        f"{path}: the store cannot be used ({cause}); mend that or name another folder"
    ) from cause


def _check_or_create(connection: Connection, path: Path) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version == SCHEMA_VERSION:
        return
    if version != 0 or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise StoreError(
            f"{path}: a store of version {version}, this entente reads version {SCHEMA_VERSION}; "
            "build the dossier anew in another folder"
        )
    METADATA.create_all(connection)
    for trigger in APPEND_ONLY:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def _forget(connection: Connection, doc: str) -> bool:
    """Delete an article with all that hangs on it, and notes that it was not read."""
    release(connection, doc)
    gone = connection.execute(delete(ARTICLES).where(ARTICLES.c.doc == doc)).rowcount
    named = (UNREAD.c.source == doc) | (UNREAD.c.where == doc)
    noted = connection.execute(delete(UNREAD).where(named)).rowcount
    return bool(gone or noted)


def _insert_all(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _pairs(connection: Connection, name: Column[str], value: Column[str]) -> dict[str, str]:
    """Return one column of a table by another, in the order of the names."""
    found = connection.execute(select(name, value).order_by(name))
    return {row[0]: row[1] for row in found}


def _rows(connection: Connection, table: Table) -> Iterable[dict[str, Any]]:
    """Return the JSON objects of a table, by primary key."""
    found = connection.execute(select(table.c.row).order_by(*table.primary_key.columns))
    return (json.loads(row) for (row,) in found)


def _read_readings(connection: Connection) -> tuple[Reading, ...]:
    claims: dict[str, list[Any]] = {}
    for row in _rows(connection, CLAIMS):
        claims.setdefault(row["doc"], []).append(claim_from_row(row))
    return tuple(
        Reading(doc, tuple(claims.get(doc, ())), spans_from_json(opinion), spans_from_json(unclaimed))
        for doc, opinion, unclaimed in connection.execute(select(READINGS).order_by(READINGS.c.doc))
    )


def _read_unread(connection: Connection) -> tuple[Unread, ...]:
    return tuple(
        Unread(where, reason)
        for table in (UNREAD, NOTES)
        for where, reason in connection.execute(
            select(table.c.where, table.c.reason).order_by(*table.primary_key.columns)
        )
    )
