"""English numbers: how figures are written, and the words of `lexicon/numbers.yaml`."""

from __future__ import annotations

from typing import Final

from entente.language.numberwords import NumberWords, load_number_words

_COMMA: Final = "[,\u00a0\u202f\u2009 ]"
FIGURE: Final = (
    rf"(?<![\d.,])\d{{1,3}}(?:{_COMMA}\d{{3}})+(?![\d])(?:\.\d+)?"
    r"|(?<!\d)\d+(?:\.\d+)?(?![\d])|(?<![\w.,])\.\d+"
)
"""A number in figures: groups of three parted by a comma or a blank, decimals after a full stop."""


def value_of(figure: str) -> float:
    """Return the value of a number in English figures: "1,234.5" is 1234.5."""
    return float("".join(character for character in figure if character.isdecimal() or character == "."))


def number_words() -> NumberWords:
    """Return the English number words, loaded once."""
    return load_number_words("en", FIGURE, value_of)
