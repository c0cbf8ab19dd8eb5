"""The names that a language gives to actors and places, read from its lexicon into one gazetteer.

Row forms of `lexicon/actors/*.yaml` and `lexicon/places.yaml`, each with an `example`:

- a state, organisation, organ or group: `actor` (an id or a list of ids) and any of `names`,
  `adjectives`, `inhabitants`, `seats`, `palaces`, `prefixes`; `strict`, `alone`, `context` as in `Form`;
- a name inside which a state or town speaks for nobody ("accords de Minsk"): `nobody` and `names`;
- a person: `names`, `short` (bare surnames that stand alone), `later` (surnames that count only in an
  article that has the full name) and `offices`;
- a place: `place` and `names`, in the stead of the catalogue's own name; `context` as above.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from entente.errors import LexiconError
from entente.language.gazetteer import Form, Gazetteer, NameKind, Office
from entente.language.pack import lexicon_rows
from entente.model.actor import state_of
from entente.vocabulary.actors import is_actor_id, load_catalogue
from entente.vocabulary.places import load_places
from entente.vocabulary.rows import Row, parse_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_FIELDS: Final = {
    "names": NameKind.GROUP,
    "seats": NameKind.SEAT,
    "palaces": NameKind.PALACE,
    "adjectives": NameKind.ADJECTIVE,
    "inhabitants": NameKind.INHABITANT,
    "prefixes": NameKind.PREFIX,
}
_OF_GOVERNMENT: Final = frozenset({NameKind.SEAT, NameKind.PALACE})


@cache
def load_actors(lang: str, extra: Path | None = None) -> Gazetteer:
    """Load all names of actors in one language; a user's come first and win over ours.

    Args:
        lang: code of the language.
        extra: a user's vocabulary folder; `actors/*.yaml` and `places.yaml` are its catalogue, and
            `LANG/actors.yaml`, `LANG/places.yaml` its names, in the row form of ours.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = (*_user_rows(lang, "actors", extra), *lexicon_rows(lang, "actors"))
    places = (*_user_rows(lang, "places", extra), *lexicon_rows(lang, "places"))
    bad = [message for row in rows for message in _faults(row, extra)]
    bad += [message for row in places for message in _faults_of_place(row, extra)]
    if bad:
        raise LexiconError("\n".join(bad))
    table = tuple(_place_forms(places, extra))
    where = {form.text: form.place for form in reversed(table)}
    named = (_located(form, where) for row in rows for form in _forms(row, extra))
    joiners, trailers = _links(lang, "joiner"), _links(lang, "trailer")
    return Gazetteer((*named, *table), joiners=joiners, trailers=trailers)


def _user_rows(lang: str, family: str, extra: Path | None) -> tuple[Row, ...]:
    if extra is None or not (path := extra / lang / f"{family}.yaml").is_file():
        return ()
    return parse_rows(path, str(path))


def _links(lang: str, link: str) -> frozenset[str]:
    rows = lexicon_rows(lang, "offices")
    return frozenset(word for row in rows if row.get("link") == link for word in row["forms"])


def _place_forms(rows: tuple[Row, ...], extra: Path | None) -> Iterator[Form]:
    """Yield the forms of all places: a row's names, else the name of the catalogue."""
    for row in rows:
        for text in row["names"]:
            yield Form(text, NameKind.PLACE, place=row["place"], context=tuple(row.get("context", ())))
    renamed = {row["place"] for row in rows}
    for place in load_places(extra).values():
        if place.id not in renamed:
            yield Form(place.name, NameKind.PLACE, place=place.id)


def _located(form: Form, where: Mapping[str, str | None]) -> Form:
    """Give a form that is also the name of a place the id of that place; a state is its own."""
    if form.kind is NameKind.STATE:
        return replace(form, place=state_of(form.ids[0]))
    if form.kind in {NameKind.SEAT, NameKind.GROUP} and form.text in where:
        return replace(form, place=where[form.text])
    return form


def _faults_of_place(row: Row, extra: Path | None) -> Iterator[str]:
    if row.get("place") not in load_places(extra):
        yield f"{row.where}: no place {row.get('place')!r}"
    if not row.get("names") or not row.get("example"):
        yield f"{row.where}: a row needs `names` and an `example`"


def _faults(row: Row, extra: Path | None) -> Iterator[str]:
    offices = row.get("offices", ())
    ids = [actor for office in offices for actor in _ids(office.get("office", ()))]
    ids += _ids(row.get("actor", ()))
    if not ids and not row.get("nobody"):
        yield f"{row.where}: a row names an `actor`, the `offices` of a person, or `nobody`"
    yield from (f"{row.where}: no actor {actor!r}" for actor in ids if not is_actor_id(actor, extra))
    if not any(row.get(key) for key in _FIELDS):
        yield f"{row.where}: a row needs one of {', '.join(_FIELDS)}"
    if not row.get("example"):
        yield f"{row.where}: a row needs an example"
    yield from (f"{row.where}: an office needs the year it began" for o in offices if "from" not in o)


def _ids(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _forms(row: Row, extra: Path | None) -> Iterator[Form]:
    if row.get("offices"):
        yield from _person_forms(row)
        return
    if row.get("nobody"):
        yield from (Form(text, NameKind.NOBODY) for text in row["names"])
        return
    ids = _ids(row["actor"])
    strict, alone, context = bool(row.get("strict")), bool(row.get("alone")), tuple(row.get("context", ()))
    entry = load_catalogue(extra).get(ids[0])
    state = entry is not None and entry.kind in {"state", "territory"}
    for key, kind in _FIELDS.items():
        for text in row.get(key, ()):
            named = NameKind.STATE if state and kind is NameKind.GROUP else kind
            of = tuple(f"{i}/GOV" for i in ids) if state and kind in _OF_GOVERNMENT else ids
            yield Form(text, named, of, strict=strict, alone=alone, context=context)


def _person_forms(row: Row) -> Iterator[Form]:
    offices = tuple(Office(_ids(o["office"]), o["from"], o.get("until")) for o in row["offices"])
    full = tuple(row["names"])
    for text in (*full, *row.get("short", ())):
        yield Form(text, NameKind.PERSON, offices=offices)
    for text in (*row.get("short", ()), *row.get("later", ())):
        yield Form(text, NameKind.PERSON, offices=offices, context=full)
