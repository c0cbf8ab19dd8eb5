"""Which language a text is in, and how much of a text is function words."""

from __future__ import annotations

from functools import cache
from typing import Final

import justext
from babel import Locale, UnknownLocaleError
from py3langid.langid import classify

from entente.language.pack import languages
from entente.reading.shapes import words_of

UNDETERMINED: Final = "und"
_MAX_CHARS: Final = 5_000
_MIN_WORDS: Final = 3
_SHORT_WORDS: Final = 60
_CLEAR_DENSITY: Final = 0.25


@cache
def stop_words(code: str) -> frozenset[str]:
    """Return the function words of a language, from jusText's list; empty where it has none."""
    try:
        name = Locale(code).get_language_name("en")
    except UnknownLocaleError:  # codes for text in no language, "zxx" and "und"
        return frozenset()
    return frozenset(justext.get_stoplist(name)) if name in justext.get_stoplists() else frozenset()


def stop_density(text: str, code: str) -> float:
    """Return the share of function words among the words of a text, 0 to 1."""
    words = [part for word in words_of(text.casefold()) for part in word.replace("’", "'").split("'") if part]
    listed = stop_words(code)
    return sum(word in listed for word in words) / len(words) if words else 0.0


def detect_language(text: str) -> str:
    """Return the two-letter code of the language of a text, "und" when it has hardly a word.

    In short texts the function words of a language that is read outweigh the statistical guess.
    """
    words = words_of(text[:_MAX_CHARS])
    if len(words) < _MIN_WORDS:
        return UNDETERMINED
    guess = str(classify(text[:_MAX_CHARS])[0])
    if guess in languages() or len(words) > _SHORT_WORDS:
        return guess
    density, code = max(((stop_density(text, code), code) for code in languages()), default=(0.0, guess))
    return code if density >= _CLEAR_DENSITY else guess
