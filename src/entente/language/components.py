"""spaCy components of entente, registered on call of `register_components`, never at import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

from entente.language.parts import part_path
from entente.language.wordforms import Entry, WordForms, load_word_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LANGUAGE_PREFIX: Final = "entente_"
CORRECTOR: Final = "entente_lexicon"
_KINDS: Final = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "A", "ADV": "R"}
_NOT_FINITE: Final = frozenset({"Inf", "PPa", "PPr"})
_FEATURES: Final = {
    "Cnd": {"Mood": "Cnd", "Tense": "Pres"},
    "IPr": {"Mood": "Ind", "Tense": "Pres"},
    "IIm": {"Mood": "Ind", "Tense": "Imp"},
    "IPs": {"Mood": "Ind", "Tense": "Past"},
    "IFu": {"Mood": "Ind", "Tense": "Fut"},
    "SPr": {"Mood": "Sub", "Tense": "Pres"},
    "SIm": {"Mood": "Sub", "Tense": "Imp"},
    "Imp": {"Mood": "Imp", "Tense": "Pres"},
}


class LexiconCorrector:
    """Corrects lemma and mood of tokens where the lexicon leaves one reading only."""

    def __init__(self, forms: WordForms) -> None:
        self._forms = forms

    def __call__(self, doc: Doc) -> Doc:
        """Correct the tokens of `doc` in place."""
        for token in doc:
            entry = self._entry(token)
            if entry is not None:
                self._correct_lemma(token, entry)
                self._correct_mood(token, entry)
        return doc

    def _entry(self, token: Token) -> Entry | None:
        if token.pos_ not in _KINDS:
            return None
        found = self._forms.find(token.text)
        return found if found is not None else self._forms.find(token.lower_)

    def _correct_lemma(self, token: Token, entry: Entry) -> None:
        kind = _KINDS[token.pos_]
        form = token.text if self._forms.find(token.text) is entry else token.lower_
        lemmas = entry.lemmas(form, kind)
        if len(lemmas) == 1 and token.lemma_ != lemmas[0]:
            token.lemma_ = lemmas[0]

    def _correct_mood(self, token: Token, entry: Entry) -> None:
        if token.pos_ not in ("VERB", "AUX"):
            return
        finite = entry.moods - _NOT_FINITE
        conditional = token.morph.get("Mood", []) == ["Cnd"]
        if len(finite) == 1 and finite == entry.moods:
            (only,) = finite
            self._set(token, _FEATURES[only])
        elif conditional and finite and "Cnd" not in finite:
            self._set(token, _FEATURES[min(finite)])

    @staticmethod
    def _set(token: Token, features: dict[str, str]) -> None:
        merged = {**token.morph.to_dict(), **features, "VerbForm": "Fin"}
        token.set_morph(merged)  # type: ignore[attr-defined]  # spaCy stubs lack it


def make_corrector(nlp: Language, name: str) -> LexiconCorrector:
    """Build the corrector of the pipeline's own language; `name` is spaCy's and not used."""
    del name
    code = str(nlp.lang).removeprefix(LANGUAGE_PREFIX)
    return LexiconCorrector(load_word_forms(part_path(code, "wordforms.bin")))


def register_components() -> None:
    """Tell spaCy about our components; may be called again."""
    if not Language.has_factory(CORRECTOR):
        Language.factory(
            CORRECTOR,
            func=make_corrector,
            requires=["token.pos", "token.lemma", "token.morph"],
            assigns=["token.lemma", "token.morph"],
        )
