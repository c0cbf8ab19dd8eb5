"""The nouns of office and organ of a language, and the small words that tie them to an owner.

Rows of `lexicon/offices.yaml`: a noun row has `sector`, `group` or `place` and its `forms`; a row of
small words has `link` and `forms`. Every row has an `example`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError
from entente.language.gazetteer import Form, Gazetteer, NameKind
from entente.language.pack import lexicon_rows
from entente.language.pieces import fold
from entente.model.actor import SECTORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from entente.vocabulary.rows import Row

LINKS: Final = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "at",
        "article",
        "joiner",
        "member",
        "their",
        "particle",
        "opener",
        "modifier",
        "possessive",
        "trailer",
        "before",
    }
)


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun of office makes of its owner.

    `sector` is that of the id it gives; None for nouns of place and of allies. `group` is the prefix
    of a group's id (`ALLIES:`). `about`: a complement is the subject studied, not the owner.
    `inherits`: the sector of a nested organ wins. `person`: one human being. `abroad`: the town where
    it stands is not that of its state (an embassy). `bare`: no noun completes it.
    `default`: whose it is when nothing says so.
    """

    sector: str | None = None
    group: str | None = None
    place: bool = False
    about: bool = False
    inherits: bool = False
    person: bool = False
    abroad: bool = False
    bare: bool = False
    default: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The nouns of office of a language, as a table to search and by form, and its small words."""

    nouns: Gazetteer
    roles: Mapping[str, Role]
    links: Mapping[str, frozenset[str]]

    def links_as(self, word: str, link: str) -> bool:
        """Tell whether a folded word does what `link` names ("of", "and", ...)."""
        return word in self.links.get(link, frozenset())


@cache
def load_offices(lang: str) -> OfficeWords:
    """Load the nouns of office of one language.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = lexicon_rows(lang, "offices")
    bad = [message for row in rows for message in _faults(row)]
    if bad:
        raise LexiconError("\n".join(bad))
    roles = {text: _role(row) for row in rows if "link" not in row for text in row["forms"]}
    links = {row["link"]: frozenset(map(fold, row["forms"])) for row in rows if "link" in row}
    nouns = Gazetteer((Form(text, NameKind.ROLE) for text in roles), joiners=links.get("joiner", frozenset()))
    return OfficeWords(nouns, roles, links)


def _faults(row: Row) -> Iterator[str]:
    if not row.get("forms") or not row.get("example"):
        yield f"{row.where}: a row needs `forms` and an `example`"
    if "link" in row and row["link"] not in LINKS:
        yield f"{row.where}: no link {row['link']!r}; there are {', '.join(sorted(LINKS))}"
    if "link" not in row and not (row.get("sector") in SECTORS or row.get("group") or row.get("place")):
        yield f"{row.where}: a noun needs a `sector`, `group` or `place`"


def _role(row: Row) -> Role:
    return Role(
        sector=row.get("sector"),
        group=row.get("group"),
        place=bool(row.get("place")),
        about=bool(row.get("about")),
        inherits=bool(row.get("inherits")),
        person=bool(row.get("person")),
        abroad=bool(row.get("abroad")),
        bare=bool(row.get("bare")),
        default=tuple(row.get("default", ())),
    )
