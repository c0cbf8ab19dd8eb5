"""Places that security news speaks of: towns, regions, seas, straits, routes, bases, launch sites.

Ids are slugs of the English name ("kursk"). What a language calls a place is in its lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError, UnknownKeyError
from entente.vocabulary.actors import load_catalogue
from entente.vocabulary.rows import Row, parse_rows, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

KINDS: Final = (
    "town",
    "region",
    "island",
    "sea",
    "strait",
    "route",
    "line",
    "port",
    "base",
    "site",
    "launch_site",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the table.

    `name` is in English, for pages and maps. `state` is the id of the state or territory that it lies
    in, None when it lies in several or none. `lat` and `lon` are degrees (WGS 84) of its middle.
    """

    id: str
    name: str
    kind: str
    state: str | None
    lat: float
    lon: float


@cache
def load_places(extra: Path | None = None) -> Mapping[str, Place]:
    """Load every place by id, in file order; a user's rows come last and replace ours.

    Args:
        extra: a user's vocabulary folder; its `places.yaml` has the row form of ours.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    ours = read_rows("vocabulary/places.yaml")
    path = extra / "places.yaml" if extra is not None else None
    rows = ours if path is None or not path.is_file() else (*ours, *parse_rows(path, str(path)))
    bad = [message for row in rows for message in _faults(row, extra)]
    ids = [row.get("id") for row in ours]
    bad += [f"{r.where}: {r['id']} stands twice" for i, r in enumerate(ours) if r.get("id") in ids[:i]]
    if bad:
        raise LexiconError("\n".join(bad))
    return {row["id"]: _place(row) for row in rows}


def _faults(row: Row, extra: Path | None) -> Iterator[str]:
    missing = [key for key in ("id", "name", "kind", "lat", "lon") if row.get(key) is None]
    if missing:
        yield f"{row.where}: a place needs {', '.join(missing)}"
        return
    if row["kind"] not in KINDS:
        yield f"{row.where}: no kind {row['kind']!r}; there are {', '.join(KINDS)}"
    if not (-90 <= row["lat"] <= 90 and -180 <= row["lon"] <= 180):
        yield f"{row.where}: {row['lat']}, {row['lon']} lies nowhere on Earth"
    if row.get("state") is not None and row["state"] not in load_catalogue(extra):
        yield f"{row.where}: no state {row['state']!r}"


def _place(row: Row) -> Place:
    return Place(row["id"], row["name"], row["kind"], row.get("state"), row["lat"], row["lon"])


def find_place(place: str, extra: Path | None = None) -> Place:
    """Look a place up by id.

    Raises:
        UnknownKeyError: the table has no such place; names the nearest.
    """
    places = load_places(extra)
    if place not in places:
        near = get_close_matches(place, places, n=1)
        raise UnknownKeyError("places", place, "vocabulary/places.yaml", near[0] if near else None)
    return places[place]
