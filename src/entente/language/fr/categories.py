"""The lexical category of a French word, as the models see it: its readings in the lexicon."""

from __future__ import annotations

from typing import Final

from entente.language.parts import part_path
from entente.language.wordforms import WordForms, load_word_forms

UNKNOWN: Final = "?"
_NAME: Final = "P"
_NUMBER: Final = "0"
_LONGEST_ACRONYM: Final = 3


def word_forms() -> WordForms:
    """Open the French lexicon, once a process."""
    return load_word_forms(part_path("fr", "wordforms.bin"))


def category(word: str) -> str:
    """Return the category of a word: readings joined by `|`, or a sign for words not listed.

    A capitalised word that is also listed in lower case gets both, joined by `+`; a compound that is
    not listed takes the category of its last part after a hyphen.
    """
    if " " in word:
        return _NAME
    listed = _listed(word)
    if listed is not None:
        return listed
    if "-" in word.strip("-"):
        last = word.rsplit("-", 1)[1]
        return "-" + (_readings(last) or _readings(last.lower()) or UNKNOWN)
    return _NUMBER if word.isdigit() else UNKNOWN


def _listed(word: str) -> str | None:
    own = _readings(word)
    if not word[:1].isupper():
        return own
    lower = _readings(word.lower())
    if own and lower and own != lower:
        return f"{own}+{lower}"
    if own or lower:
        return own or lower
    if word.isupper() and len(word) > _LONGEST_ACRONYM:
        return _readings(word.capitalize())
    return None


def _readings(form: str) -> str | None:
    entry = word_forms().find(form)
    return "|".join(entry.readings) or None if entry is not None else None
