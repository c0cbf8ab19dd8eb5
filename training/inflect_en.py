"""Inflects English verbs by the rules of spelling, from `verbs_en.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VOWELS: Final = "aeiou"
_HISSING: Final = ("s", "x", "z", "ch", "sh", "o")


def verb_forms() -> dict[str, set[str]]:
    """Return every form of the listed verbs with the lemmas it may have."""
    path = Path(__file__).with_name("verbs_en.yaml")
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    forms: dict[str, set[str]] = {}
    for row in rows:
        for verb in row["verbs"]:
            past = row["verbs"][verb] if row["class"] == "irregular" else ()
            for form in _forms(verb, doubled=row["class"] == "doubled", past=past):
                forms.setdefault(form, set()).add(verb)
    return forms


def _forms(verb: str, *, doubled: bool, past: Iterable[str]) -> Iterator[str]:
    yield verb
    yield plural(verb)
    stem = verb + verb[-1] if doubled else verb
    irregular = tuple(past)
    yield from irregular or (_past(stem),)
    yield _present_participle(stem, doubling=_closed(verb) and bool(irregular))


def plural(word: str) -> str:
    """Return the form in -s of a verb or noun: "flies", "reaches", "sends"."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _present_participle(stem: str, *, doubling: bool) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + (stem[-1] if doubling else "") + "ing"


def _closed(verb: str) -> bool:
    """Tell whether a verb of one syllable ends in one vowel and one consonant that doubles: "cut"."""
    short = sum(letter in _VOWELS for letter in verb) == 1
    return short and len(verb) > 2 and verb[-2] in _VOWELS and verb[-1] not in _VOWELS + "wxy"
