"""Reduces the English Web Treebank to the features and labels that press extraction reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from treebanks import Sentence, Word

_VERBAL: Final = frozenset({"Mood", "Tense", "VerbForm", "Person", "Number", "Voice"})
_FEATURES_OF: Final[Mapping[str, frozenset[str]]] = {
    "VERB": _VERBAL,
    "AUX": _VERBAL,
    "NOUN": frozenset({"Number"}),
    "PRON": frozenset({"Case", "Gender", "Number", "Person", "Poss", "PronType", "Reflex"}),
    "DET": frozenset({"Definite", "Number", "PronType"}),
    "ADJ": frozenset({"Degree", "NumType"}),
    "ADV": frozenset({"Degree", "PronType"}),
    "NUM": frozenset({"NumType"}),
    "PART": frozenset({"Polarity"}),
}
_LABELS: Final = {
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "csubj:pass": "csubj",
    "nmod:desc": "nmod:unmarked",
    "advcl:relcl": "advcl",
    "reparandum": "dep",
    "goeswith": "dep",
    "dislocated": "dep",
    "orphan": "dep",
}


def harmonise(sentence: Sentence) -> Sentence:
    """Return the sentence with our features and labels; changes it in place."""
    for word in sentence.words:
        word.feats = _features(word)
        word.deprel = _LABELS.get(word.deprel, word.deprel)
    return sentence


def _features(word: Word) -> dict[str, str]:
    kept = _FEATURES_OF.get(word.upos, frozenset())
    feats = {key: value for key, value in word.feats.items() if key in kept}
    if feats.get("Number") not in ("Sing", "Plur"):
        feats.pop("Number", None)
    return feats
