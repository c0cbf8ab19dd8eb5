"""What a number counts: nouns and signs of a language, and the unit each stands for.

Nouns come from the lexicon `units`, then from `things`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError
from entente.language.inflection import load_inflection
from entente.language.numberwords import Phrases, key_of
from entente.language.pack import lexicon_rows
from entente.language.phrases import PhraseTable

if TYPE_CHECKING:
    from entente.vocabulary.rows import Row

ITEM: Final = "item"
PERCENT: Final = "percent"


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a counted noun; one of the noun makes `factor` of it.

    `skip` says why a number before the noun is no quantity of a thing (None: it is one), `definite`
    that this holds only after a definite determiner ("les deux pays"). `written` is the noun as the
    lexicon has it: a capital there asks for one in the text.
    """

    name: str
    written: str
    factor: float = 1.0
    per: str | None = None
    skip: str | None = None
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Units:
    """The counted nouns of a language, and the signs of currencies and percentages."""

    nouns: PhraseTable[Unit]
    signs: Phrases[Unit]


@cache
def load_units(code: str) -> Units:
    """Load the units of a language, once; `units` comes before `things` where both have a noun.

    Raises:
        LexiconError: rows without unit or reason to skip, all at once.
    """
    rows = lexicon_rows(code, "units")
    bad = [
        f"{row.where}: a unit row needs unit or skip"
        for row in rows
        if not (row.get("unit") or row.get("skip"))
    ]
    if bad:
        raise LexiconError("\n".join(bad))
    nouns: PhraseTable[Unit] = PhraseTable(load_inflection(code))
    for row in (*rows, *(row for row in lexicon_rows(code, "things") if "adjective" not in row)):
        for noun in row["nouns"]:
            nouns.add(noun, _unit_of(row, noun))
    signs = {key_of(sign): _unit_of(row, sign) for row in rows for sign in row.get("signs") or ()}
    return Units(nouns, Phrases(signs))


def _unit_of(row: Row, written: str) -> Unit:
    return Unit(
        name=row.get("unit") or ITEM,
        written=written,
        factor=float(row.get("factor") or 1.0),
        per=row.get("per"),
        skip=row.get("skip"),
        definite=bool(row.get("definite")),
    )
