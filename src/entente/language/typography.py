"""Plain characters for the variants that typography uses; the length never changes."""

from __future__ import annotations

import re
from typing import Final

_VARIANTS: Final = {
    "'": "’‘ʼ‛′`´",
    '"': "“”„‟″",
    "-": "—‑−‐‒―",
    " ": "\u00a0\u202f\u2009\u2007\u2008\u2002\u2003\u2004\u2005\u2006\u200a\u205f\u3000\u200b\u2060\ufeff\t",
}
_TABLE: Final = str.maketrans({variant: plain for plain, row in _VARIANTS.items() for variant in row})
_LOOSE_DASH: Final = re.compile(r"(?<!\w)–|–(?!\w)")


def normalise(text: str) -> str:
    """Return `text` with plain apostrophes, quotes, dashes and blanks, code point for code point.

    Guillemets stay, and so does an en dash between two words ("Rajin–Vladivostok"), which joins two
    names where a hyphen would make one. Applying it twice changes nothing more.
    """
    return _LOOSE_DASH.sub("-", text.translate(_TABLE))
