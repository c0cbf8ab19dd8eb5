"""Attribution cues of a language, by kind (`language/xx/lexicon/cues.yaml`).

A row is `{kind: verb, stance: says, words: [...], example: ...}`. Words of several lemmas are matched in
order, small words between them skipped ("faire état"). Rows of kind `verb` may add `content`: the
constructions beside clauses, infinitives and quotations whose words are reported (`object`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.language.categories import word_forms
from entente.language.pack import lexicon_rows
from entente.model.attribution import HolderKind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GAP: Final = 2
"""How many words may stand between two lemmas of an expression ("fait désormais état")."""
_FULL: Final = frozenset({"NOUN", "PROPN", "VERB", "PUNCT"})
"""Classes of words that never stand inside an expression."""
_NOMINAL: Final = frozenset({"NOUN", "ADJ"})


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb, or an expression around a verb, that reports a content.

    `objects`: its noun objects are content too; `own_objects`: those that its subject owns ("a réaffirmé
    son soutien"). `quotes_only`: it reports nothing but a quotation it
    goes with ("s'est félicité").
    """

    lemmas: tuple[str, ...]
    stance: Stance
    objects: bool = False
    own_objects: bool = False
    quotes_only: bool = False
    objects_alone: bool = False
    """Its noun objects are its only content: its infinitive is no report ("compte livrer")."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words by kind of cue, each with its stance; saying verbs by their first lemma."""

    words: dict[str, dict[str, Stance]]
    verbs: dict[str, tuple[SayingVerb, ...]]
    kinds: dict[str, HolderKind]
    """What kind of voice a common noun is ("rapport", "source")."""
    lang: str = "fr"

    def stance(self, kind: str, word: str) -> Stance | None:
        """Return the stance that a word of this kind signals, None when it is no such cue."""
        return self.words.get(kind, {}).get(word)

    def has(self, kind: str, word: str) -> bool:
        """Tell whether a word is listed under this kind."""
        return word in self.words.get(kind, {})

    def verb_at(self, doc: Doc, i: int) -> tuple[SayingVerb, int] | None:
        """Return the saying verb that starts at token `i`, and the index of its last token."""
        for verb in self.verbs.get(self._lemma(doc, i), ()):
            last = _match(doc, i, verb.lemmas)
            if last is not None:
                return verb, last
        return None

    def _lemma(self, doc: Doc, i: int) -> str:
        """Return the lemma of a token; of one tagged as a noun behind a clitic, its lemma as a verb."""
        token = doc[i]
        behind = i and doc[i - 1].pos_ == "PRON"
        before = i + 1 < len(doc) and self.has("complementizer", doc[i + 1].lower_)
        if token.pos_ in _NOMINAL and (behind or before) and not token.ent_type_:
            entry = word_forms(self.lang).find(token.lower_)
            lemmas = entry.lemmas(token.lower_, "V") if entry is not None else ()
            if lemmas:
                return lemmas[0]
        return token.lemma_.lower()


def _match(doc: Doc, start: int, lemmas: tuple[str, ...]) -> int | None:
    place = start
    for lemma in lemmas[1:]:
        window = range(place + 1, min(place + 2 + _GAP, len(doc)))
        found = next((i for i in window if lemma in {doc[i].lemma_.lower(), doc[i].lower_}), None)
        if found is None or any(doc[i].pos_ in _FULL for i in range(place + 1, found)):
            return None
        place = found
    return place


@cache
def load_cues(lang: str) -> Cues:
    """Load the attribution cues of one language."""
    words: dict[str, dict[str, Stance]] = {}
    verbs: dict[str, list[SayingVerb]] = {}
    kinds: dict[str, HolderKind] = {}
    for row in lexicon_rows(lang, "cues"):
        stance = Stance(row["stance"]) if "stance" in row else Stance.SAYS
        for word in row["words"]:
            words.setdefault(row["kind"], {}).setdefault(word, stance)
            if row["kind"] == "voice":
                kinds.setdefault(word, HolderKind(row["holder"]))
            if row["kind"] in {"verb", "quoting_verb"}:
                lemmas = tuple(word.split())
                content = row.get("content", ())
                verb = SayingVerb(
                    lemmas,
                    stance,
                    objects="object" in content,
                    own_objects="own" in content,
                    quotes_only=row["kind"] == "quoting_verb",
                    objects_alone="alone" in content,
                )
                verbs.setdefault(lemmas[0], []).append(verb)
    longest = {lemma: tuple(sorted(found, key=lambda v: -len(v.lemmas))) for lemma, found in verbs.items()}
    return Cues(words, longest, kinds, lang)
