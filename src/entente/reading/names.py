"""Names of persons and of outlets, as they stand in the lines above an article."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from entente.reading.phrases import (
    align,
    compile_phrases,
    fold,
    header_pattern,
    header_words,
    lexicon_languages,
)
from entente.reading.shapes import ends_sentence, is_capitals, is_glued, words_of
from entente.reading.tongue import stop_words

_NAME_WORD: Final = r"(?:[^\W\d_][\w’'-]*\.?|[A-ZÉ]\.)"
_PERSON: Final = re.compile(rf"{_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}){{1,4}}")
_MAX_OUTLET_WORDS: Final = 7
_SIGNS: Final = ' :.,*«»"\ue000\ue001'


def split_names(text: str) -> tuple[str, ...]:
    """Split "A B et C D" into names; a part that is no name ends the list."""
    text = text.strip(" :")
    folded = align(text)
    place = _place().search(folded)
    if place is not None and is_person(text[: place.start()]):
        text, folded = text[: place.start()], folded[: place.start()]
    cuts = [(m.start(), m.end()) for m in joint_pattern().finditer(folded)]
    pieces, start = [], 0
    for cut_start, cut_end in [*cuts, (len(text), len(text))]:
        pieces.append(text[start:cut_start].strip(_SIGNS))
        start = cut_end
    names = []
    for piece in pieces:
        if not is_person(piece):
            break
        names.append(piece)
    return tuple(names)


@cache
def joint_pattern() -> re.Pattern[str]:
    """Return the pattern of what joins two names, for aligned text: a comma, "and", "with"."""
    return re.compile(rf"\s+(?:{compile_phrases(list(header_words('and')))})\s+|,\s+")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{compile_phrases(list(header_words('place')))})(?:\s+|$)")


def is_person(text: str) -> bool:
    """Tell whether a text looks like a person's name: two to five words, capitalised but for particles."""
    if _PERSON.fullmatch(text) is None or is_outlet(text) or is_glued(text):
        return False
    words = text.split()
    proper = [w for w in words if w[0].isupper()]
    common = any(len(w) > 1 and fold(w) in _function_words() for w in proper)
    return len(proper) >= 2 and not common and all(w[0].isupper() or fold(w) in _particles() for w in words)


@cache
def _function_words() -> frozenset[str]:
    """Words that open a line and are no name: "The", "Notre"; those in front of family names are kept."""
    listed = {fold(word) for code in lexicon_languages() for word in stop_words(code)}
    return (frozenset(listed) - _particles()) | {"the"}


@cache
def _particles() -> frozenset[str]:
    """Small words inside names: "Guy de la Haye"."""
    return frozenset(fold(word) for word in header_words("particle"))


def is_outlet(part: str) -> bool:
    """Tell whether a part names a newspaper, agency or station: capitalised, with a noun of the trade."""
    words = words_of(part)
    if not 1 <= len(words) <= _MAX_OUTLET_WORDS or ends_sentence(part):
        return False
    if header_pattern("outlet").search(fold(part)) is None:
        return False
    if is_capitals(part):
        return True
    heavy = [word for word in words if len(word) > 3 and fold(word) not in _particles()]
    return words[0][0].isupper() and all(word[0].isupper() or "'" in word or "’" in word for word in heavy)
