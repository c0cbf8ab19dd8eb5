"""Armed conflicts: who stands on which side, and when; for telling who speaks in its own cause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from entente.errors import LexiconError
from entente.model.dates import DateSpan
from entente.vocabulary.actors import load_catalogue
from entente.vocabulary.rows import Row, parse_rows, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FILE = "conflicts.yaml"
_NEEDED = ("conflict", "sides", "first", "source", "example")


@dataclass(frozen=True, slots=True)
class Conflict:
    """An armed conflict: its sides, each some states or groups, and how long it lasts."""

    name: str
    sides: tuple[frozenset[str], ...]
    during: DateSpan

    def involves(self, actors: Iterable[str]) -> bool:
        """Tell whether one of some states or groups stands on a side."""
        return any(actor in side for actor in actors for side in self.sides)


@cache
def load_conflicts(extra: Path | None = None) -> tuple[Conflict, ...]:
    """Load the conflicts, in file order; those of a user's vocabulary folder come last.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = read_rows(f"vocabulary/{_FILE}")
    if extra is not None and (extra / _FILE).is_file():
        rows += parse_rows(extra / _FILE, str(extra / _FILE))
    bad = [error for row in rows for error in _errors_of(row, extra)]
    if bad:
        raise LexiconError("\n".join(bad))
    return tuple(Conflict(row["conflict"], tuple(map(frozenset, row["sides"])), _during(row)) for row in rows)


def _during(row: Row) -> DateSpan:
    return DateSpan(f"{row['first']}/{row.get('last', '..')}")


def _errors_of(row: Row, extra: Path | None) -> list[str]:
    missing = [name for name in _NEEDED if not row.get(name)]
    if missing:
        return [f"{row.where}: a conflict needs {', '.join(missing)}"]
    known = load_catalogue(extra)
    strangers = [actor for side in row["sides"] for actor in side if actor not in known]
    try:
        _during(row)
    except ValueError as error:
        return [f"{row.where}: {error}"]
    return [f"{row.where}: the catalogue has no {actor}" for actor in strangers]
