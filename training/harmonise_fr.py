"""Brings three French treebanks (Sequoia, GSD, PUD) to one inventory of features and labels.

The inventory is that of Sequoia and GSD, reduced to what press extraction reads. PUD does not tell
arguments from modifiers: its `obl` are split by what the other two do with the same verb and
preposition.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from treebanks import Sentence, Word

ArgumentTable = Counter[tuple[str, str]]
"""For (lemma of the governor or `*`, preposition): uses as argument less uses as modifier."""

_INFLECTION: Final = frozenset({"Mood", "Tense", "VerbForm", "Person", "Number", "Gender"})
_KEPT: Final = _INFLECTION | {"PronType", "Definite", "Polarity", "Poss", "Reflex", "NumType"}
_FEATURES_OF: Final[Mapping[str, frozenset[str]]] = {
    "PROPN": frozenset(),
    "X": frozenset(),
    "NOUN": frozenset({"Gender", "Number"}),
    "ADJ": frozenset({"Gender", "Number", "NumType"}),
    "VERB": _INFLECTION,
    "AUX": _INFLECTION,
    "ADV": frozenset({"Polarity"}),
}
_NEGATIONS: Final = frozenset({"ne", "pas", "plus", "jamais", "point", "guère"})
_LABELS: Final = {
    "aux": "aux:tense",
    "flat": "flat:name",
    "compound": "flat:name",
    "expl:pass": "expl:pv",
    "obj:lvc": "obj",
    "parataxis:insert": "parataxis",
    "advcl:cleft": "acl:relcl",
    "dep:comp": "dep",
    "reparandum": "dep",
    "goeswith": "dep",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubj",
    "iobj:agent": "iobj",
}


def harmonise(sentence: Sentence, arguments: ArgumentTable) -> Sentence:
    """Return the sentence with our features and labels; changes it in place."""
    for word in sentence.words:
        word.upos = "ADV" if word.upos == "PART" else word.upos
    for word in sentence.words:
        word.feats = _features(word)
    labels = [_label(sentence, at, arguments) for at in range(len(sentence.words))]
    for word, label in zip(sentence.words, labels, strict=True):
        word.deprel = label
    return sentence


def argument_table(sentences: Iterable[Sentence]) -> ArgumentTable:
    """Count how treebanks that tell `obl:arg` from `obl:mod` use each verb and preposition."""
    table: ArgumentTable = Counter()
    for sentence in sentences:
        for at, word in enumerate(sentence.words):
            if word.deprel in ("obl:arg", "obl:mod"):
                vote = 1 if word.deprel == "obl:arg" else -1
                preposition = _preposition(sentence, at)
                table[sentence.words[word.head].lemma, preposition] += vote
                table["*", preposition] += vote
    return table


def pronoun_table(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return the commonest lemma of each pronoun, in lower case and without the hyphens of clitics."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word in (word for sentence in sentences for word in sentence.words if word.upos == "PRON"):
        seen[_bare(word.form)][word.lemma] += 1
    return {
        form: min(counts.items(), key=lambda item: (-item[1], item[0]))[0] for form, counts in seen.items()
    }


def use_pronouns(sentence: Sentence, lemmas: Mapping[str, str]) -> Sentence:
    """Return the sentence with the pronoun lemmas of the table; changes it in place."""
    for word in sentence.words:
        if word.upos == "PRON":
            word.lemma = lemmas.get(_bare(word.form), word.lemma)
    return sentence


def _bare(form: str) -> str:
    return form.lower().replace("’", "'").removeprefix("-t").removeprefix("-")


def _features(word: Word) -> dict[str, str]:
    if word.upos == "NUM":
        return {"NumType": "Card"}
    allowed = _FEATURES_OF.get(word.upos, _KEPT)
    feats = {key: value for key, value in word.feats.items() if key in allowed}
    if word.upos == "ADV":
        return feats if word.lemma in _NEGATIONS else {}
    if word.upos == "DET":
        return _determiner_features(feats)
    if word.upos == "PRON":
        feats.pop("Poss", None)
        if word.lemma == "se":
            feats |= {"Reflex": "Yes", "PronType": "Prs"}
    return feats


def _determiner_features(feats: dict[str, str]) -> dict[str, str]:
    if feats.get("PronType") == "Prs" or "Poss" in feats:
        feats = {key: value for key, value in feats.items() if key not in ("PronType", "Person")}
        return feats | {"Poss": "Yes"}
    if feats.get("PronType") == "Ind":
        del feats["PronType"]
    return feats


def _label(sentence: Sentence, at: int, arguments: ArgumentTable) -> str:
    word = sentence.words[at]
    if word.deprel == "expl":
        return "expl:pv" if word.lemma == "se" else _subject_or_complement(word)
    if word.deprel == "obl":
        return _oblique(sentence, at, arguments)
    return _LABELS.get(word.deprel, word.deprel)


def _subject_or_complement(word: Word) -> str:
    return "expl:subj" if word.lemma in ("il", "ce") else "expl:comp"


def _oblique(sentence: Sentence, at: int, arguments: ArgumentTable) -> str:
    head = sentence.words[sentence.words[at].head]
    preposition = _preposition(sentence, at)
    participle = head.feats.get("VerbForm") == "Part" and head.feats.get("Tense") == "Past"
    passive = any(word.deprel == "aux:pass" for word in sentence.children(sentence.words[at].head))
    if preposition == "par" and (passive or (participle and head.deprel in ("acl", "amod"))):
        return "obl:agent"
    votes = arguments[head.lemma, preposition], arguments["*", preposition]
    return "obl:arg" if max(votes) > 0 else "obl:mod"


def _preposition(sentence: Sentence, at: int) -> str:
    return next((word.lemma for word in sentence.children(at) if word.deprel == "case"), "")
