"""Word class and features of the words of drawn sentences, as far as they are beyond doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from entente.language.wordforms import WordForms
    from treebanks import Sentence, Word

_CLASS_OF_LABEL: Final = {
    "det": "DET",
    "case": "ADP",
    "mark": "ADP",
    "punct": "PUNCT",
    "nummod": "NUM",
    "amod": "ADJ",
    "cc": "CCONJ",
    "aux:tense": "AUX",
    "aux:pass": "AUX",
    "root": "VERB",
    "xcomp": "VERB",
    "acl": "VERB",
    "acl:relcl": "VERB",
    "advcl": "VERB",
    "iobj": "PRON",
    "advmod": "ADV",
    "fixed": "ADP",
}
_PRONOUNS: Final = frozenset({"qui", "que"})
_GENDERS: Final = {"m": "Masc", "f": "Fem"}
_NUMBERS: Final = {"s": "Sing", "p": "Plur"}
_FINITE: Final = {
    "IPr": ("Ind", "Pres"),
    "IFu": ("Ind", "Fut"),
    "IIm": ("Ind", "Imp"),
    "Cnd": ("Cnd", "Pres"),
}

_SETTLED: Final = 0.5

Features = dict[str, str]


class WordClasses:
    """Gives words their class and features from treebanks first, then from the lexicon."""

    def __init__(
        self, sentences: Iterable[Sentence], forms: WordForms, *, leave: Collection[str] = ()
    ) -> None:
        """Read the treebanks; words of the classes and labels in `leave` are never filled in."""
        self._forms, self._leave = forms, leave
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for word in (word for sentence in sentences for word in sentence.words):
            seen[word.form.lower(), word.upos][_text(word.feats)] += 1
        self._seen = {key: top for key, counts in seen.items() if (top := _settled(counts)) is not None}
        self._known = {(upos, feats) for (_, upos), counts in seen.items() for feats in counts}

    def mark(self, sentence: Sentence, names: Collection[int]) -> None:
        """Fill in class and features of the words of a sentence; leave open what is in doubt.

        `names` are the indices of names, which are proper nouns.
        """
        for at, word in enumerate(sentence.words):
            upos = "PROPN" if at in names else self._class(word)
            if upos in self._leave or word.deprel in self._leave:
                continue
            feats = {} if at in names else self._features(word.form.lower(), upos)
            if feats is not None and (upos, _text(feats)) in self._known:
                word.upos, word.feats = upos, feats

    @staticmethod
    def _class(word: Word) -> str:
        if word.form.lower() in _PRONOUNS:
            return "PRON"
        if word.form.isdigit():
            return "NUM"
        return _CLASS_OF_LABEL.get(word.deprel, "NOUN")

    def _features(self, form: str, upos: str) -> Features | None:
        if upos == "NUM":
            return {"NumType": "Card"}
        if (form, upos) in self._seen:
            return _dict(self._seen[form, upos])
        entry = self._forms.find(form)
        codes = entry.readings if entry is not None else ()
        if upos == "VERB":
            return _verb_features(codes)
        kind = {"NOUN": "N", "ADJ": "A"}.get(upos)
        found = {_agreement(code[1:]) for code in codes if code[0] == kind and not code.endswith("i")}
        return _dict(found.pop()) if len(found) == 1 else None


def _settled(counts: Counter[str]) -> str | None:
    """Return the features that most uses of a word share, None when they differ."""
    top, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return top if count >= _SETTLED * sum(counts.values()) else None


def _agreement(code: str) -> str:
    gender, number = _GENDERS.get(code[:1]), _NUMBERS.get(code[1:2])
    return "|".join([f"Gender={gender}"] * bool(gender) + [f"Number={number}"] * bool(number))


def _verb_features(codes: Iterable[str]) -> Features | None:
    """Return the reading as infinitive, third person or participle, in this order; None without one."""
    by_mood = {code[1:4]: code[4:] for code in codes if code[0] in "VX"}
    if "Inf" in by_mood:
        return {"VerbForm": "Inf"}
    for name, (mood, tense) in _FINITE.items():
        if "3sg" in by_mood.get(name, ""):
            return {"Mood": mood, "Number": "Sing", "Person": "3", "Tense": tense, "VerbForm": "Fin"}
    agreement = by_mood.get("PPa", "")
    if len(agreement) == len("ms") and agreement[0] in _GENDERS and agreement[1] in _NUMBERS:
        return _dict(_agreement(agreement)) | {"Tense": "Past", "VerbForm": "Part"}
    return None


def _text(feats: Features) -> str:
    return "|".join(f"{key}={value}" for key, value in sorted(feats.items()))


def _dict(feats: str) -> Features:
    return dict(pair.split("=", 1) for pair in feats.split("|") if pair)
