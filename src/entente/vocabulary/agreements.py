"""Agreements between states, and their clauses: parties, dates, articles, each with its source.

Rows of `vocabulary/treaties/*.yaml`, one file an alliance; a user's `treaties/*.yaml` come beside ours.
Clauses are told in our own words. What an article calls them stands in `language/xx/lexicon/agreements.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from entente.errors import LexiconError
from entente.model.dates import DateSpan
from entente.vocabulary.actors import is_actor_id
from entente.vocabulary.flows import flows
from entente.vocabulary.rows import Row, parse_rows, read_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FOLDER: Final = "vocabulary/treaties"
STATUSES: Final = ("signed", "in_force", "ended", "political")
"""`political` are commitments that bind nobody in law."""
TOPICS: Final = (
    "mutual_defence",
    "consultation",
    "cooperation",
    "defence_cooperation",
    "no_hostile_pacts",
    "sanctions",
    "entry_into_force",
    "duration",
    "basing",
    "no_aid_to_aggressor",
)
"""What a clause is about; lexicons name topics, never articles."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, told in our own words.

    `fulfilled_by` are flows that one party gives another as this clause provides, if its condition is
    met; `breached_by` event types that one party may not commit against another under it.
    """

    article: str
    topic: str
    what: str
    source: str
    fulfilled_by: tuple[str, ...] = ()
    breached_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement: who is bound, since and until when, by which clauses.

    `lacks` are topics that no clause is about, where that is often believed. Days that nobody gives
    are None; `former` names states that stood in the place of a party of today (the Soviet Union).
    """

    id: str
    name: str
    parties: tuple[str, ...]
    status: str
    signed: DateSpan
    source: str
    ratified: DateSpan | None = None
    in_force: DateSpan | None = None
    ended: DateSpan | None = None
    articles: int | None = None
    replaces: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    note: str = ""
    clauses: tuple[Clause, ...] = ()

    def clause_on(self, topic: str) -> Clause | None:
        """Return the first clause on a topic, None when there is none."""
        return next((clause for clause in self.clauses if clause.topic == topic), None)


@cache
def load_agreements(extra: Path | None = None) -> Mapping[str, Agreement]:
    """Load every agreement by id, files by name, rows in file order; a user's rows replace ours.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    ours = read_folder(FOLDER)
    seen: set[str] = set()
    bad = []
    for row in ours:
        if row.get("agreement") in seen:
            bad.append(f"{row.where}: the agreement {row['agreement']!r} stands twice")
        seen.add(row.get("agreement", ""))
    rows = (*ours, *_user_rows(extra))
    known = {row.get("agreement") for row in rows}
    bad += [f"{row.where}: {fault}" for row in rows for fault in _faults(row, known, extra)]
    if bad:
        raise LexiconError("\n".join(bad))
    return {row["agreement"]: _agreement(row) for row in rows}


def _user_rows(extra: Path | None) -> tuple[Row, ...]:
    if extra is None:
        return ()
    return tuple(row for path in sorted(extra.glob("treaties/*.yaml")) for row in parse_rows(path, str(path)))


def _faults(row: Row, known: set[str | None], extra: Path | None) -> Iterator[str]:
    missing = [
        key for key in ("agreement", "name", "parties", "status", "signed", "source") if not row.get(key)
    ]
    if missing:
        yield f"an agreement needs {', '.join(missing)}"
        return
    if row["status"] not in STATUSES:
        yield f"no status {row['status']!r}; there are {', '.join(STATUSES)}"
    for party in row["parties"]:
        if not is_actor_id(party, extra):
            yield f"no actor {party!r}"
    for name in ("signed", "ratified", "in_force", "ended"):
        yield from date_faults(row, name)
    yield from (
        f"no agreement {other!r}, said to be replaced"
        for other in row.get("replaces", ())
        if other not in known
    )
    yield from (f"no topic {topic!r}" for topic in row.get("lacks", ()) if topic not in TOPICS)
    for clause in row.get("clauses", ()):
        yield from _clause_faults(clause)


def date_faults(row: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield what is wrong with a date of a row, if anything; a missing one is right."""
    value = row.get(name)
    if value is None:
        return
    try:
        DateSpan(str(value))
    except ValueError as error:
        yield f"{name}: {error}"


def _clause_faults(clause: Any) -> Iterator[str]:
    if not isinstance(clause, dict):
        yield "a clause must be a mapping"
        return
    missing = [key for key in ("article", "topic", "what", "source") if not clause.get(key)]
    if missing:
        yield f"article {clause.get('article', '?')}: a clause needs {', '.join(missing)}"
        return
    if clause["topic"] not in TOPICS:
        yield f"article {clause['article']}: no topic {clause['topic']!r}; there are {', '.join(TOPICS)}"
    yield from (
        f"article {clause['article']}: no flow {f!r}"
        for f in clause.get("fulfilled_by", ())
        if f not in flows()
    )


def date_of(row: Mapping[str, Any], name: str) -> DateSpan | None:
    """Return a date of a row, None where it gives none; unquoted days of YAML are taken too."""
    value = row.get(name)
    return None if value is None else DateSpan(str(value))


def _agreement(row: Row) -> Agreement:
    return Agreement(
        id=row["agreement"],
        name=row["name"],
        parties=tuple(row["parties"]),
        status=row["status"],
        signed=DateSpan(str(row["signed"])),
        source=row["source"],
        ratified=date_of(row, "ratified"),
        in_force=date_of(row, "in_force"),
        ended=date_of(row, "ended"),
        articles=row.get("articles"),
        replaces=tuple(row.get("replaces", ())),
        lacks=tuple(row.get("lacks", ())),
        note=row.get("note", ""),
        clauses=tuple(_clause(clause) for clause in row.get("clauses", ())),
    )


def _clause(clause: Mapping[str, Any]) -> Clause:
    return Clause(
        article=str(clause["article"]),
        topic=clause["topic"],
        what=clause["what"],
        source=clause["source"],
        fulfilled_by=tuple(clause.get("fulfilled_by", ())),
        breached_by=tuple(clause.get("breached_by", ())),
    )
