"""Words brought to their stems, accents folded: "coréenne", "Coréens" and "coreen" meet.

Accents go before the stem is taken, on both sides, so that who types without them finds the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import Lock
from typing import Any, Final

from entente.errors import MissingPartError

_STEMMERS: Final = {"fr": "french", "en": "english"}
_WORD: Final = re.compile(r"\w+")
_LOCK: Final = Lock()  # a stemmer keeps the word that it works on


def words_of(text: str) -> list[tuple[int, int, str]]:
    """Return the words of a text: where each begins and ends, and how it reads without accents and case."""
    return [(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text)]


def fold(word: str) -> str:
    """Return a word without accents, in small letters."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(100_000)
def stem(folded: str, language: str) -> str:
    """Return the stem of a folded word; itself in a language that has no stemmer here.

    Raises:
        MissingPartError: the extra `serve` is not installed.
    """
    if language not in _STEMMERS:
        return folded
    with _LOCK:
        return str(_stemmer(language).stemWord(folded))


@lru_cache
def _stemmer(language: str) -> Any:
    try:
        import snowballstemmer  # noqa: PLC0415  an extra
    except ImportError as error:
        raise MissingPartError(
            "search needs the extra `serve`; install it by path: pip install '.[serve]'"
        ) from error
    return snowballstemmer.stemmer(_STEMMERS[language])
