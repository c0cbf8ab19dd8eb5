"""Builds the lexicon of word forms of a language: dictionary forms, lemmas as the treebanks have them.

    python training/lexicon.py fr --treebanks ../shared/nlp/data --output packages/entente-fr/src/entente_fr

The dictionary gives forms, readings and lemmas. The treebanks decide which lemma of several comes
first, and add the closed classes as they are annotated ("des" is "de le" or "un").
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from entente.language.components import KINDS
from entente.language.typography import normalise
from entente.language.wordforms import Entry, write_word_forms
from hunspell import read_deb, read_readings
from inflect_en import verb_forms
from languages import LANGUAGES, SpokenLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from treebanks import Sentence

_OPEN: Final = "NAVR"
_ENDINGS: Final = range(1, 8)
_FEWEST: Final = 5
_FORMS_A_CASE: Final = 15_000
"""An ending must be seen in one form of so many, and in `_FEWEST` at least."""
_PUREST: Final = 0.6
_CONDITIONAL_ENDING: Final = 4
_KNOWN: Final = 2

Known = dict[str, dict[str, set[str]]]
"""For a form, by kind, the lemmas that a dictionary gives it, in no order."""

Lemmas = dict[str, dict[str, list[str]]]
"""For a form, by kind, its lemmas, the likeliest first."""


def edit_between(form: str, lemma: str) -> tuple[int, str]:
    """Return how to make `lemma` of `form`: characters to cut at the end, text to add."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return len(form) - shared, lemma[shared:]


def order_lemmas(known: Mapping[str, Mapping[str, set[str]]], sentences: Iterable[Sentence]) -> Lemmas:
    """Order the lemmas of every form by their use in the treebanks, and add those found there."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    used: Counter[tuple[str, str]] = Counter()
    for word in (word for sentence in sentences for word in sentence.words):
        kind = KINDS.get(word.upos)
        if kind is not None and word.lemma not in ("", "_"):
            seen[word.form.lower(), kind][word.lemma] += 1
            used[word.lemma, kind] += 1
    result: Lemmas = {form: {} for form in sorted(known)}
    for form, kinds in known.items():
        for kind in kinds:
            rank = [(-used[lemma, kind], lemma) for lemma in kinds[kind]]
            result[form][kind] = [lemma for _, lemma in sorted(rank)]
    for (form, kind), counts in sorted(seen.items()):
        top, _ = min(counts.items(), key=lambda item: (-item[1], item[0]))
        given = result.setdefault(form, {}).get(kind, [])
        if kind in _OPEN and given and top not in given:
            continue
        result[form][kind] = [top, *(lemma for lemma in given if lemma != top)]
    return result


def learn_guesses(lemmas: Lemmas) -> dict[str, dict[str, tuple[int, str]]]:
    """Learn, for open classes, endings whose forms make their lemma in one way nearly always."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for kind in _OPEN:
        edits: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
        for form, kinds in lemmas.items():
            if kind in kinds and form.islower():
                edit = edit_between(form, kinds[kind][0])
                for length in _ENDINGS:
                    if edit[0] <= length < len(form):
                        edits[form[-length:]][edit] += 1
        found[kind] = _pure(edits, fewest=max(_FEWEST, len(lemmas) // _FORMS_A_CASE))
    return found


def _pure(edits: Mapping[str, Counter[tuple[int, str]]], *, fewest: int) -> dict[str, tuple[int, str]]:
    table: dict[str, tuple[int, str]] = {}
    for ending in sorted(edits, key=lambda end: (len(end), end)):
        edit, count = min(edits[ending].items(), key=lambda item: (-item[1], item[0]))
        total = sum(edits[ending].values())
        shorter = next((table[ending[at:]] for at in range(1, len(ending)) if ending[at:] in table), None)
        if total >= fewest and count >= _PUREST * total and edit != shorter:
            table[ending] = edit
    return table


def build(language: SpokenLanguage, treebanks: Path, output: Path) -> int:
    """Write `wordforms.bin`; return the number of forms."""
    readings, known = _dictionary(language, treebanks)
    lemmas = order_lemmas(known, language.treebanks.train.sentences)
    forms = {form: _entry(form, readings.get(form, set()), kinds) for form, kinds in lemmas.items()}
    conditional = {form[-_CONDITIONAL_ENDING:] for form, entry in forms.items() if "Cnd" in entry.moods}
    write_word_forms(
        output / "wordforms.bin",
        forms,
        guesses=learn_guesses(lemmas),
        conditional=sorted(conditional),
        frequent=frequent_forms(language.treebanks.train.sentences) if language.dictionary is None else (),
    )
    return len(forms)


def frequent_forms(sentences: Iterable[Sentence]) -> list[str]:
    """Return the forms, in lower case and plain, that stand in the treebanks at least `_KNOWN` times."""
    counts = Counter(normalise(word.form.lower()) for sentence in sentences for word in sentence.words)
    return sorted(form for form, count in counts.items() if count >= _KNOWN)


def _dictionary(language: SpokenLanguage, treebanks: Path) -> tuple[dict[str, set[str]], Known]:
    if language.dictionary is None:
        return {}, {form: {"V": lemmas} for form, lemmas in verb_forms().items()}
    files = read_deb(min(treebanks.glob(language.dictionary)))
    affixes, words = (
        files[f"usr/share/hunspell/{language.code}.{end}"].decode("utf-8") for end in ("aff", "dic")
    )
    return read_readings(affixes, words)


def _entry(form: str, readings: set[str], kinds: Mapping[str, list[str]]) -> Entry:
    edits = {kind: tuple(edit_between(form, lemma) for lemma in kinds[kind]) for kind in sorted(kinds)}
    return Entry(tuple(sorted(readings)), edits)


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(LANGUAGES))
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    language = LANGUAGES[options.language](options.treebanks)
    count = build(language, options.treebanks, options.output)
    sys.stdout.write(f"{count} forms\n")


if __name__ == "__main__":
    main()
