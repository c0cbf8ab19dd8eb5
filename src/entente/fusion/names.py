"""What actors are called in a sentence of our own: with article, number and organ, in each language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from entente.model.actor import UNNAMED, sector_of, state_of
from entente.vocabulary.actors import ALLIES, load_catalogue
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from entente.vocabulary.rows import Row


@cache
def rows_of(language: str, kind: str) -> tuple[Row, ...]:
    """Return the rows of one kind of `lines/LANGUAGE.yaml`, in file order."""
    return tuple(row for row in read_rows(f"fusion/lines/{language}.yaml") if row["kind"] == kind)


@cache
def phrase(language: str, name: str) -> str:
    """Return a phrase with places to fill ("{0} and {1}").

    Raises:
        KeyError: the language has no such phrase.
    """
    return {row["name"]: str(row["text"]) for row in rows_of(language, "phrase")}[name]


@dataclass(frozen=True, slots=True)
class Name:
    """What an actor is called, and whether its verb takes the plural."""

    text: str
    plural: bool = False


def name_actor(actor: str, language: str, extra: Path | None = None, *, organs: bool = True) -> Name:
    """Name an actor by its id: "the forces of North Korea"; without organs "North Korea".

    Actors that neither Babel nor our tables know are called by the catalogue's name (`extra` is a user's
    vocabulary folder, which may add to it), else by their id.
    """
    if actor == UNNAMED:
        return Name(phrase(language, "somebody"))
    if actor.startswith(ALLIES):
        allied = _name_state(actor.removeprefix(ALLIES), language, extra)
        return Name(phrase(language, "allies").format(allied.text), plural=True)
    state = _name_state(state_of(actor), language, extra)
    row = _sectors(language).get(sector_of(actor) or "") if organs else None
    return Name(row["text"].format(state.text), bool(row.get("plural"))) if row else state


@cache
def _sectors(language: str) -> dict[str, Row]:
    return {row["sector"]: row for row in rows_of(language, "sector")}


@cache
def _name_state(actor: str, language: str, extra: Path | None) -> Name:
    named = {row["actor"]: row for row in rows_of(language, "name")}
    article, plural = _articles(language).get(actor, ("", False))
    if actor in named:
        return Name(article + named[actor]["name"], plural or bool(named[actor].get("plural")))
    entry = load_catalogue(extra).get(actor)
    if entry is None:
        return Name(actor)
    territory = Locale(language).territories.get(entry.iso2) if entry.iso2 else None
    return Name(article + (territory or entry.name), plural)


@cache
def _articles(language: str) -> dict[str, tuple[str, bool]]:
    return {
        state: (row["article"], bool(row.get("plural")))
        for row in rows_of(language, "article")
        for state in row["states"]
    }


class Named:
    """Several actors in a template: `{agent}`, or `{agent:à}` with a word before each name."""

    def __init__(self, names: Sequence[Name], language: str) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._language = language

    def __len__(self) -> int:
        return len(self._names)

    @property
    def plural(self) -> bool:
        """Whether the verb takes the plural."""
        return len(self._names) > 1 or any(name.plural for name in self._names)

    def __format__(self, spec: str) -> str:
        texts = [f"{spec} {name.text}" if spec else name.text for name in self._names]
        if len(texts) < 2:
            return "".join(texts)
        return phrase(self._language, "and").format(", ".join(texts[:-1]), texts[-1])
