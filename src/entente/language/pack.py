"""A language pack: the questions that every language answers, and how a pack is found.

A language is a folder `language/xx/` with a module `pack` that offers `build_pack()`, and a folder
`lexicon/` of YAML rows. Nothing above this floor asks which language it is reading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from entente.errors import MissingPartError
from entente.vocabulary.rows import Row, read_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from entente.language.guests import Guest
    from entente.model.dates import DateSpan
    from entente.model.quantity import Quantity
    from entente.model.text import Span


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression and what it means; offsets are those of the text searched."""

    span: Span
    date: DateSpan


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """An amount, the noun it counts, and what both mean.

    `span` covers the amount with its modifiers and noun ("plus de 13 000 conteneurs"), `noun` the
    counted noun alone (None for a bare number), `figures` the amount alone ("forty" of "forty armoured
    vehicles"). `quantity.words` is the text of `span`.
    """

    span: Span
    noun: Span | None
    quantity: Quantity
    figures: Span


class DateFinder(Protocol):
    """Finds date expressions in a stretch of text."""

    def __call__(
        self, text: str, *, published: DateSpan | None, context: DateSpan | None = None
    ) -> tuple[FoundDate, ...]:
        """Find dates, in order; `context` is the date last spoken of ("le lendemain")."""
        ...


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """The answers of one language.

    `normalise` maps variant characters to plain ones and keeps the length, so that offsets hold.
    `split_sentences` returns spans within the text given, without surrounding blanks.
    `load_pipeline` loads the syntactic pipeline once a process.
    """

    code: str
    normalise: Callable[[str], str]
    split_sentences: Callable[[str], tuple[Span, ...]]
    find_dates: DateFinder
    find_quantities: Callable[[str], tuple[FoundQuantity, ...]]
    load_pipeline: Callable[[], Language]

    def rows(self, family: str) -> tuple[Row, ...]:
        """Return the rows of one lexicon of this language: `lexicon/FAMILY.yaml` or its folder."""
        return lexicon_rows(self.code, family)


@cache
def lexicon_rows(code: str, family: str) -> tuple[Row, ...]:
    """Read the rows of a lexicon, from `lexicon/FAMILY.yaml` or every file of `lexicon/FAMILY/`."""
    path = f"language/{code}/lexicon/{family}"
    if files("entente").joinpath(path).is_dir():
        return read_folder(path)
    return read_rows(f"{path}.yaml")


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, sorted."""
    folder = files("entente").joinpath("language")
    return tuple(sorted(e.name for e in folder.iterdir() if e.joinpath("pack.py").is_file()))


@cache
def load_pack(code: str, guest: Guest | None = None) -> LanguagePack:
    """Load the pack of a language, once; a guest that speaks it parses in the place of our pipeline.

    Raises:
        MissingPartError: no such language; names those there are.
    """
    if code not in languages():
        known = ", ".join(languages())
        raise MissingPartError(f"no language pack for {code!r}; there are: {known}")
    pack: LanguagePack = import_module(f"entente.language.{code}.pack").build_pack()
    if guest is not None and guest.language == code:
        load_guest = import_module("entente.language.pipeline").load_guest
        return replace(pack, load_pipeline=partial(load_guest, guest.path))
    return pack
