"""Words, numbers and numeric dates of a text, as the date grammar reads them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.language.date_meanings import read_shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.language.calendar import Expression

EXACT_LENGTH: Final = 3
"""Words up to this long are compared with their accents: "à" is not "a", "dès" not "des"."""
WORD: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_APOSTROPHES: Final = "’‘ʼ‛′`´"
_DASHES: Final = "–—‑−‐‒―"
_PLAIN: Final = str.maketrans(_APOSTROPHES + _DASHES, "'" * len(_APOSTROPHES) + "-" * len(_DASHES))


@dataclass(frozen=True, slots=True)
class Shape:
    """A numeric date and the order of its groups ("dmy")."""

    pattern: re.Pattern[str]
    order: str


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign of a text; `shape` when a numeric date was read whole."""

    start: int
    end: int
    text: str
    key: str
    glued: bool
    """No blank stands before it."""
    breaks: bool
    """A new line begins with it."""
    shape: Expression | None = None


def plain(text: str) -> str:
    """Return `text` with plain apostrophes and hyphens, code point for code point."""
    return text.translate(_PLAIN)


def fold(word: str) -> str:
    """Return the key that a word is compared by: lower case, and without accents unless short."""
    lower = word.lower()
    if len(lower) <= EXACT_LENGTH:
        return lower
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))


def split_tokens(text: str, shapes: Sequence[Shape] = ()) -> tuple[Token, ...]:
    """Split plain text into tokens, numeric dates whole."""
    spans: list[tuple[int, int, Expression | None]] = []
    at = 0
    for start, end, expression in sorted(_numeric_dates(text, shapes), key=lambda found: found[:2]):
        if start >= at:
            spans += [(*m.span(), None) for m in WORD.finditer(text, at, start)]
            spans.append((start, end, expression))
            at = end
    spans += [(*m.span(), None) for m in WORD.finditer(text, at)]
    tokens = []
    before = 0
    for start, end, shape in spans:
        word, gap = text[start:end], text[before:start]
        key = "" if shape is not None else fold(word)
        tokens.append(Token(start, end, word, key, not gap and start > 0, "\n" in gap, shape))
        before = end
    return tuple(tokens)


def _numeric_dates(text: str, shapes: Sequence[Shape]) -> Iterator[tuple[int, int, Expression]]:
    for shape in shapes:
        for m in shape.pattern.finditer(text):
            expression = read_shape(shape.order, m.groups())
            if expression is not None:
                yield m.start(1), m.end(len(m.groups())), expression
