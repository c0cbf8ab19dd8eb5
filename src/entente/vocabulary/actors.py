"""The catalogue of actors: states, organisations, groups, companies, and who belongs to which bloc.

Ids are those of the open formats: ISO 3166-1 alpha-3 for states, a name of its own in capitals for
the rest. What a language calls them is in that language's lexicon, never here.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError, UnknownKeyError
from entente.model.actor import SECTORS, sector_of, state_of
from entente.vocabulary.rows import Row, parse_rows, read_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KINDS: Final = (
    "state",
    "territory",
    "organisation",
    "group",
    "armed_group",
    "company",
    "breakaway",
)
ALLIES: Final = "ALLIES:"
"""Prefix of the id of an actor's allies as a group: `ALLIES:USA`."""


@dataclass(frozen=True, slots=True)
class Membership:
    """One member of a bloc, with the years it belongs to it, both included; None while it lasts."""

    member: str
    first: int
    last: int | None = None

    def covers(self, year: int) -> bool:
        """Tell whether `year` falls in the membership."""
        return self.first <= year and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor of the catalogue.

    `name` is in English, for pages. `iso2` and `numeric` (three digits, as on the map's borders) are
    None for all but states and territories, `wikidata` where no item is certain. `ties` are the
    states or organisations that the actor belongs to: `YEM` for `HOUTHI`.
    """

    id: str
    kind: str
    name: str
    iso2: str | None = None
    numeric: str | None = None
    wikidata: str | None = None
    ties: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()


@cache
def load_catalogue(extra: Path | None = None) -> Mapping[str, ActorEntry]:
    """Load every actor by id, in file order; a user's rows come last and replace ours.

    Args:
        extra: a user's vocabulary folder; its `actors.yaml` or `actors/*.yaml` have the row form of ours.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    entries: dict[str, ActorEntry] = {}
    bad: list[str] = []
    ours = read_folder("vocabulary/actors")
    for row in ours:
        if row.get("id") in entries:
            bad.append(f"{row.where}: {row['id']} stands twice in the catalogue")
        _enter(row, entries, bad)
    for row in _user_rows(extra):
        _enter(row, entries, bad)
    bad += _dangling(entries)
    if bad:
        raise LexiconError("\n".join(bad))
    return entries


def _user_rows(extra: Path | None) -> tuple[Row, ...]:
    if extra is None:
        return ()
    paths = sorted((*extra.glob("actors.yaml"), *extra.glob("actors/*.yaml")))
    return tuple(row for path in paths for row in parse_rows(path, str(path)))


def _enter(row: Row, entries: dict[str, ActorEntry], bad: list[str]) -> None:
    missing = [key for key in ("id", "kind", "name") if not row.get(key)]
    if missing:
        bad.append(f"{row.where}: an actor needs {', '.join(missing)}")
    elif row["kind"] not in KINDS:
        bad.append(f"{row.where}: no kind {row['kind']!r}; there are {', '.join(KINDS)}")
    else:
        entries[row["id"]] = ActorEntry(
            id=row["id"],
            kind=row["kind"],
            name=row["name"],
            iso2=row.get("iso2"),
            numeric=row.get("numeric"),
            wikidata=row.get("wikidata"),
            ties=tuple(row.get("ties", ())),
            members=_memberships(row),
        )


def _memberships(row: Row) -> tuple[Membership, ...]:
    return tuple(
        Membership(member, group["from"], group.get("until"))
        for group in row.get("members", ())
        for member in group["states"]
    )


def _dangling(entries: Mapping[str, ActorEntry]) -> list[str]:
    return [
        f"vocabulary/actors: {entry.id} refers to {other}, which the catalogue does not have"
        for entry in entries.values()
        for other in (*entry.ties, *(m.member for m in entry.members))
        if other not in entries
    ]


def is_actor_id(actor: str, extra: Path | None = None) -> bool:
    """Tell whether an id names an actor of the catalogue: `RUS`, `RUS/GOV`, `ALLIES:USA`."""
    sector = sector_of(actor)
    state = state_of(actor).removeprefix(ALLIES)
    return state in load_catalogue(extra) and (sector is None or sector in SECTORS)


def find_actor(actor: str, extra: Path | None = None) -> ActorEntry:
    """Look an actor up by id, the sector left aside.

    Raises:
        UnknownKeyError: the catalogue has no such actor; names the nearest.
    """
    catalogue = load_catalogue(extra)
    key = state_of(actor).removeprefix(ALLIES)
    if key not in catalogue:
        near = get_close_matches(key, catalogue, n=1)
        raise UnknownKeyError("actors", actor, "vocabulary/actors", near[0] if near else None)
    return catalogue[key]


def members_of(bloc: str, year: int, extra: Path | None = None) -> tuple[str, ...]:
    """Return the members that a bloc has in `year`, in the order they joined."""
    return tuple(m.member for m in find_actor(bloc, extra).members if m.covers(year))


def blocs_of(state: str, year: int, extra: Path | None = None) -> tuple[str, ...]:
    """Return the blocs that a state belongs to in `year`, in catalogue order."""
    return tuple(
        entry.id
        for entry in load_catalogue(extra).values()
        if any(m.member == state and m.covers(year) for m in entry.members)
    )


def states() -> tuple[ActorEntry, ...]:
    """Return the states of the catalogue, in file order."""
    return tuple(entry for entry in load_catalogue().values() if entry.kind == "state")
