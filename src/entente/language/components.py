"""spaCy components of entente, registered on call of `register_components`, never at import."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from spacy.language import Language

from entente.language.categories import word_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.language.wordforms import WordForms

LANGUAGE_PREFIX: Final = "entente_"
CORRECTOR: Final = "entente_lexicon"
KINDS: Final = {
    "VERB": "V",
    "AUX": "V",
    "NOUN": "N",
    "ADJ": "A",
    "ADV": "R",
    "PRON": "O",
    "DET": "D",
    "ADP": "S",
    "CCONJ": "C",
    "SCONJ": "C",
    "NUM": "M",
    "PART": "T",
}
_NOT_FINITE: Final = frozenset({"Inf", "PPa", "PPr"})
_FEATURES: Final = {
    code: {"Mood": mood, "Tense": tense, "VerbForm": "Fin"}
    for code, mood, tense in (
        ("Cnd", "Cnd", "Pres"),
        ("IPr", "Ind", "Pres"),
        ("IIm", "Ind", "Imp"),
        ("IPs", "Ind", "Past"),
        ("IFu", "Ind", "Fut"),
        ("SPr", "Sub", "Pres"),
        ("SIm", "Sub", "Imp"),
        ("Imp", "Imp", "Pres"),
    )
}
_NO_MOOD: Final = {"Mood": "", "Tense": ""}
_VERBAL: Final = frozenset({"VERB", "AUX"})
_REMEMBERED: Final = 50_000


_Features = dict[str, str]


class LexiconCorrector:
    """Gives every token its lemma, and verbs the mood that the lexicon leaves no choice of."""

    def __init__(self, forms: WordForms) -> None:
        self._forms = forms
        self.lemma = lru_cache(maxsize=_REMEMBERED)(self._lemma)
        self.mood = lru_cache(maxsize=_REMEMBERED)(self._mood)

    def __call__(self, doc: Doc) -> Doc:
        """Set lemmas and correct moods of `doc` in place."""
        for token in doc:
            upos = token.pos_
            token.lemma_ = self.lemma(token.text, upos)
            if upos in _VERBAL:
                self._correct(token)
        return doc

    def _correct(self, token: Token) -> None:
        features = str(token.morph)
        wanted = self.mood(token.text, conditional="Mood=Cnd" in features)
        if any(f"{name}={value}" not in features for name, value in wanted.items()):
            merged = {**token.morph.to_dict(), **wanted}
            kept = {name: value for name, value in merged.items() if value}
            token.set_morph(kept)  # type: ignore[attr-defined]  # spaCy's stubs lack it

    def _lemma(self, text: str, upos: str) -> str:
        """Return the lemma of a form as a word of this class; a name is its own."""
        kind = KINDS.get(upos)
        if kind is None:
            return text
        for form in dict.fromkeys((text, text.lower())):
            entry = self._forms.find(form)
            if entry is not None and entry.edits.get(kind):
                return entry.lemmas(form, kind)[0]
        return self._forms.guess(text.lower(), kind) or text.lower()

    def _mood(self, text: str, *, conditional: bool) -> _Features:
        """Return the features that the form leaves no choice of, {} to keep those of the model.

        `conditional` tells whether the model saw a conditional, which must be one that exists.
        """
        entry = self._forms.find(text) or self._forms.find(text.lower())
        if entry is None:
            return _NO_MOOD if conditional and not text.lower().endswith(self._forms.conditional) else {}
        finite = entry.moods - _NOT_FINITE
        if len(finite) == 1 and finite == entry.moods:
            return _FEATURES[min(finite)]
        if not conditional or "Cnd" in finite:
            return {}
        return _FEATURES[min(finite)] if finite else _NO_MOOD


def make_corrector(nlp: Language, name: str) -> LexiconCorrector:
    """Build the corrector of the pipeline's own language; `name` is spaCy's and not used."""
    del name
    code = str(nlp.lang).removeprefix(LANGUAGE_PREFIX)
    return LexiconCorrector(word_forms(code))


def register_components() -> None:
    """Tell spaCy about our components; may be called again."""
    if not Language.has_factory(CORRECTOR):
        Language.factory(
            CORRECTOR,
            func=make_corrector,
            requires=["token.pos", "token.lemma", "token.morph"],
            assigns=["token.lemma", "token.morph"],
        )
