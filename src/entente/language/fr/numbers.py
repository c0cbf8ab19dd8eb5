"""French numbers: how figures are written, and the words of `lexicon/numbers.yaml`."""

from __future__ import annotations

from typing import Final

from entente.language.numberwords import NumberWords, load_number_words

_BLANK: Final = "[ \u00a0\u202f\u2009\u2007.]"
FIGURE: Final = (
    rf"(?<![\d.,])\d{{1,3}}(?:{_BLANK}\d{{3}})+(?![\d])(?:,\d+)?"
    r"|(?<!\d)\d+(?:[.,]\d+)?(?:e[+-]?\d+|\^[+-]*\d+)?(?![\d])"
    r"|(?<![\w.,]),\d+"
)
"""A number in figures: groups of three parted by a blank or a full stop, decimals after a comma."""


def value_of(figure: str) -> float:
    """Return the value of a number in French figures: "1 234,5" is 1234.5, "11.000" is 11000."""
    base, power, exponent = figure.partition("^")
    if power:
        return float(value_of(base) ** _signed(exponent))
    bare = "".join(character for character in figure if not character.isspace())
    if "," in bare or bare.count(".") > 1 or _grouped_by_stops(bare):
        bare = bare.replace(".", "")
    return float(bare.replace(",", "."))


def _signed(exponent: str) -> int:
    digits = exponent.lstrip("+-")
    return -int(digits) if exponent.count("-") % 2 else int(digits)


def _grouped_by_stops(bare: str) -> bool:
    head, stop, tail = bare.partition(".")
    return bool(stop) and tail.isdigit() and len(tail) == 3 and 0 < len(head) <= 3 and head != "0"


def number_words() -> NumberWords:
    """Return the French number words, loaded once."""
    return load_number_words("fr", FIGURE, value_of)
