"""The lexical category of a word, as the models see it: its readings in the lexicon of its language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from entente.language.parts import part_path
from entente.language.wordforms import WordForms, load_word_forms

if TYPE_CHECKING:
    from collections.abc import Callable

UNKNOWN: Final = "?"
_NAME: Final = "P"
_NUMBER: Final = "0"
_LONGEST_ACRONYM: Final = 3


def word_forms(code: str) -> WordForms:
    """Open the lexicon of a language, once a process.

    Raises:
        MissingPartError: its data package is not installed.
    """
    return load_word_forms(part_path(code, "wordforms.bin"))


def categories_of(code: str) -> Callable[[str], str]:
    """Return the function that gives words of a language their category."""
    return partial(category, code)


def norms_of(code: str) -> Callable[[str], str]:
    """Return the function that gives words of a language the form by which models know them."""
    return partial(known_form, code)


def known_form(code: str, word: str) -> str:
    """Return a word in lower case if the models of the language have often seen it, else `UNKNOWN`.

    A word that was seen once teaches a model nothing of that word; taking it for an unknown one teaches
    what unknown words are like.
    """
    form = word.lower()
    return form if form in word_forms(code).frequent else UNKNOWN


def category(code: str, word: str) -> str:
    """Return the category of a word: readings joined by `|`, or a sign for words not listed.

    A capitalised word that is also listed in lower case gets both, joined by `+`; a compound that is
    not listed takes the category of its last part after a hyphen.
    """
    if " " in word:
        return _NAME
    listed = _listed(code, word)
    if listed is not None:
        return listed
    if "-" in word.strip("-"):
        last = word.rsplit("-", 1)[1]
        return "-" + (_readings(code, last) or _readings(code, last.lower()) or UNKNOWN)
    return _NUMBER if word.isdigit() else UNKNOWN


def _listed(code: str, word: str) -> str | None:
    own = _readings(code, word)
    if not word[:1].isupper():
        return own
    lower = _readings(code, word.lower())
    if own and lower and own != lower:
        return f"{own}+{lower}"
    if own or lower:
        return own or lower
    if word.isupper() and len(word) > _LONGEST_ACRONYM:
        return _readings(code, word.capitalize())
    return None


def _readings(code: str, form: str) -> str | None:
    entry = word_forms(code).find(form)
    return "|".join(entry.readings) or None if entry is not None else None
