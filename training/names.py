"""Finds the names of a treebank sentence that the program would know, merge and mask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from babel import Locale

from treebanks import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LONGEST: Final = 6
_LONGEST_ACRONYM: Final = 6
_FLAT: Final = frozenset({"flat:name", "flat:foreign", "flat"})


@dataclass(frozen=True, slots=True)
class Name:
    """Words `first` to `last` of a sentence are a name of this type."""

    first: int
    last: int
    type: str


def find_names(sentence: Sentence, type_of: Callable[[Sequence[Word]], str | None]) -> list[Name]:
    """Return the names of a sentence, longest first choice, none overlapping, in order."""
    found, at = [], 0
    while at < len(sentence.words):
        name = next(_names_at(sentence, at, type_of), None)
        if name is not None:
            found.append(name)
        at = at + 1 if name is None else name.last + 1
    return found


def _names_at(
    sentence: Sentence, first: int, type_of: Callable[[Sequence[Word]], str | None]
) -> Iterator[Name]:
    if not sentence.words[first].form[:1].isupper():
        return
    for last in range(min(first + _LONGEST, len(sentence.words)) - 1, first - 1, -1):
        kind = type_of(sentence.words[first : last + 1])
        if kind is not None and _is_unit(sentence, first, last):
            yield Name(first, last, kind)


def _is_unit(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the words form one phrase whose head alone is governed from outside."""
    inside = range(first, last + 1)
    tops = [at for at in inside if sentence.words[at].head not in inside or sentence.words[at].head == at]
    goes_on = last + 1 < len(sentence.words) and sentence.words[last + 1].deprel in _FLAT
    hyphen = (
        last + 1 < len(sentence.words)
        and not sentence.words[last].space
        and (sentence.words[last + 1].form[0].isalnum())
    )
    return len(tops) == 1 and sentence.words[first].deprel not in _FLAT and not goes_on and not hyphen


def merge_names(sentence: Sentence, names: Sequence[Name]) -> tuple[Sentence, list[Name]]:
    """Return the sentence with each name one proper noun, and where the names now stand."""
    owner = list(range(len(sentence.words)))
    for name in names:
        owner[name.first : name.last + 1] = [name.first] * (name.last - name.first + 1)
    starts = sorted(set(owner))
    index = {start: at for at, start in enumerate(starts)}
    last_of = {name.first: name.last for name in names}
    words = [
        _merged(sentence, start, last_of[start], owner, index)
        if start in last_of
        else replace(sentence.words[start], head=index[owner[sentence.words[start].head]])
        for start in starts
    ]
    return Sentence(words), [Name(index[n.first], index[n.first], n.type) for n in names]


def _merged(sentence: Sentence, first: int, last: int, owner: list[int], index: dict[int, int]) -> Word:
    words = sentence.words[first : last + 1]
    top_at = next(
        at
        for at in range(first, last + 1)
        if not first <= sentence.words[at].head <= last or sentence.words[at].head == at
    )
    top = sentence.words[top_at]
    form = "".join(word.form + " " * word.space for word in words[:-1]) + words[-1].form
    return Word(form, form, "PROPN", {}, index[owner[top.head]], top.deprel, words[-1].space)


class NameTypes:
    """Types names by lists that the locale data and the lexicon give: states, cities, people, acronyms."""

    def __init__(self, language: str, is_given_name: Callable[[str], bool]) -> None:
        locale = Locale(language)
        self._given = is_given_name
        plain = str.maketrans("’", "'")
        self._states = {
            name.translate(plain)
            for code, name in locale.territories.items()
            if len(code) == 2 and code.isalpha() and code not in ("ZZ", "XA", "XB", "UN", "QO", "EZ", "EU")
        }
        zones = locale.time_zones.items()
        self._cities = {
            zone["city"].translate(plain) for key, zone in zones if "city" in zone and "Etc" not in key
        }

    def __call__(self, words: Sequence[Word]) -> str | None:
        """Return STATE, CITY, PER or ORG; None when the words are no name that we can type."""
        form = "".join(word.form + " " * word.space for word in words).strip().replace("’", "'")
        if form in self._states:
            return "STATE"
        if any(word.upos != "PROPN" for word in words):
            return None
        if form in self._cities:
            return "CITY"
        if len(words) == 1:
            return "ORG" if form.isupper() and form.isalpha() and 1 < len(form) <= _LONGEST_ACRONYM else None
        return "PER" if self._given(words[0].form) and all(w.deprel in _FLAT for w in words[1:]) else None
