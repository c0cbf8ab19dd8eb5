"""The names that a language gives to actors and places, read from its lexicon into one gazetteer.

Row forms of `lexicon/actors/*.yaml`, each with an `example`:

- a state, organisation, organ or group: `actor` (an id or a list of ids) and any of `names`,
  `adjectives`, `inhabitants`, `seats`, `palaces`, `prefixes`; `strict` and `context` as in `Form`;
- a person: `names`, `short` (bare surnames that stand alone), `later` (surnames that count only in an
  article that has the full name) and `offices`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from entente.errors import LexiconError
from entente.language.gazetteer import Form, Gazetteer, NameKind, Office
from entente.language.pack import lexicon_rows
from entente.vocabulary.actors import is_actor_id, load_catalogue
from entente.vocabulary.rows import Row, parse_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
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
        extra: a user's vocabulary folder; `actors/*.yaml` is its catalogue, and
            `LANG/actors.yaml` its names, in the row form of ours.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = (*_user_rows(lang, extra), *lexicon_rows(lang, "actors"))
    bad = [message for row in rows for message in _faults(row, extra)]
    if bad:
        raise LexiconError("\n".join(bad))
    return Gazetteer(form for row in rows for form in _forms(row, extra))


def _user_rows(lang: str, extra: Path | None) -> tuple[Row, ...]:
    if extra is None or not (path := extra / lang / "actors.yaml").is_file():
        return ()
    return parse_rows(path, str(path))


def _faults(row: Row, extra: Path | None) -> Iterator[str]:
    offices = row.get("offices", ())
    ids = [actor for office in offices for actor in _ids(office.get("office", ()))]
    ids += _ids(row.get("actor", ()))
    if not ids:
        yield f"{row.where}: a row names an `actor`, or the `offices` of a person"
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
    ids = _ids(row["actor"])
    strict, context = bool(row.get("strict")), tuple(row.get("context", ()))
    entry = load_catalogue(extra).get(ids[0])
    state = entry is not None and entry.kind in {"state", "territory"}
    for key, kind in _FIELDS.items():
        for text in row.get(key, ()):
            named = NameKind.STATE if state and kind is NameKind.GROUP else kind
            of = tuple(f"{i}/GOV" for i in ids) if state and kind in _OF_GOVERNMENT else ids
            yield Form(text, named, of, strict=strict, context=context)


def _person_forms(row: Row) -> Iterator[Form]:
    offices = tuple(Office(_ids(o["office"]), o["from"], o.get("until")) for o in row["offices"])
    full = tuple(row["names"])
    for text in (*full, *row.get("short", ())):
        yield Form(text, NameKind.PERSON, offices=offices)
    for text in (*row.get("short", ()), *row.get("later", ())):
        yield Form(text, NameKind.PERSON, offices=offices, context=full)
