"""Words that act on other acts: plans, possibilities, control, light verbs, phases.

Rows of `language/xx/lexicon/operators.yaml`: `{operator: planned, words: [...], example: ...}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from entente.language.pack import lexicon_rows


@dataclass(frozen=True, slots=True)
class Operators:
    """Lemmas by what they do to the act below them."""

    words: dict[str, frozenset[str]]

    def has(self, kind: str, lemma: str) -> bool:
        """Tell whether a lemma is an operator of this kind."""
        return lemma in self.words.get(kind, frozenset())

    def gives_object_control(self, lemma: str) -> bool:
        """Tell whether the object of this verb is the agent of its infinitive ("accuser X de")."""
        return self.has("object_control", lemma)

    def is_light(self, lemma: str) -> bool:
        """Tell whether the subject of this verb is the agent of the event noun it governs."""
        return self.has("light", lemma)


@cache
def load_operators(lang: str) -> Operators:
    """Load the operators of one language."""
    words: dict[str, set[str]] = {}
    for row in lexicon_rows(lang, "operators"):
        words.setdefault(row["operator"], set()).update(row["words"])
    return Operators({kind: frozenset(lemmas) for kind, lemmas in words.items()})
