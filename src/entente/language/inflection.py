"""Brings the forms of one word together, by the endings that a language lists.

Not a lemmatizer: both sides of a look-up, the lexicon's words and the article's, go through the same
folding, so that "défenses antiaériennes" finds "défense antiaérienne".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError
from entente.language.pack import lexicon_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entente.vocabulary.rows import Row

_SHORTEST_STEM: Final = 2
_MOST_FOLDED: Final = 100_000
_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_WORD: Final = re.compile(r"[^\W_]+(?:[-–&.][^\W_]+)*'?|[%$€£¥]")
_PARTS: Final = frozenset({"noun", "modifier", "same", "skipped"})

Endings = tuple[tuple[str, str], ...]


def split_words(phrase: str) -> tuple[str, ...]:
    """Split an expression of a lexicon into words; an elided one keeps its apostrophe ("d'")."""
    return tuple(_WORD.findall(phrase.translate(_APOSTROPHES)))


@dataclass(frozen=True, slots=True)
class Inflection:
    """The endings of one language: a form goes in, what all forms of its word share comes out."""

    noun_endings: Endings
    modifier_endings: Endings
    same: Mapping[str, str]
    skipped: frozenset[str]
    _folded: dict[tuple[str, bool], str] = field(default_factory=dict, repr=False, compare=False)
    """Forms folded so far: an article repeats its words."""

    def noun(self, form: str) -> str:
        """Fold the first word of an expression: its case and its plural."""
        return self._once(form, noun=True)

    def modifier(self, form: str) -> str:
        """Fold a further word of an expression: case, plural and gender."""
        return self._once(form, noun=False)

    def _once(self, form: str, *, noun: bool) -> str:
        key = (form, noun)
        if key not in self._folded:
            if len(self._folded) >= _MOST_FOLDED:
                self._folded.clear()
            self._folded[key] = self._fold(form, self.noun_endings if noun else self.modifier_endings)
        return self._folded[key]

    def _fold(self, form: str, endings: Endings) -> str:
        word = form.lower().translate(_APOSTROPHES)
        if word in self.same:
            return self.same[word]
        if not word.isalpha() and not word.replace("-", "").isalpha():
            return word
        for ending, instead in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word.removesuffix(ending) + instead
        return word


@cache
def load_inflection(code: str) -> Inflection:
    """Load the endings of a language from its `lexicon/inflection.yaml`, once.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = lexicon_rows(code, "inflection")
    bad = [
        f"{row.where}: no part {row.get('part')!r} of inflection"
        for row in rows
        if row.get("part") not in _PARTS
    ]
    if bad:
        raise LexiconError("\n".join(bad))
    return Inflection(
        noun_endings=_endings(row for row in rows if row["part"] == "noun"),
        modifier_endings=_endings(row for row in rows if row["part"] == "modifier"),
        same={form: row["word"] for row in rows if row["part"] == "same" for form in row["forms"]},
        skipped=frozenset(form for row in rows if row["part"] == "skipped" for form in row["forms"]),
    )


def _endings(rows: Iterable[Row]) -> Endings:
    pairs = [pair for row in rows for pair in row["endings"].items()]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
