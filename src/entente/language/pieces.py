"""Pieces of running text: runs of letters and digits, compared without case, accents or ligatures."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

PIECE: Final = re.compile(r"[^\W_]+\+?")
HYPHENS: Final = ("-", "\u2010", "\u2011")
_UNFOLDED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "œ": "oe", "æ": "ae", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters and digits of the text."""

    text: str
    start: int
    end: int
    key: str


def fold(word: str) -> str:
    """Return a word in lower case, without accents or ligatures."""
    low = word.lower().translate(_UNFOLDED)
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text into runs of letters and digits, in order."""
    return tuple(Piece(m.group(), m.start(), m.end(), fold(m.group())) for m in PIECE.finditer(text))


def glue(between: str) -> str | None:
    """Class what stands between two pieces: "w" word limit, "a" apostrophe, "d" dot, None a break."""
    if between in HYPHENS or (between.isspace() and between.count("\n") < 2):
        return "w"
    stripped = between.strip()
    return {"'": "a", "’": "a", "ʼ": "a", ".": "d", "&": "w"}.get(stripped)


def plain(word: str) -> str:
    """Return a word without accents, its case kept."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
