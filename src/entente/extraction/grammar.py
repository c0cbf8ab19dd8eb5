"""What a language's prepositions and small words mean for the slots of an act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from entente.language.pack import lexicon_rows


@dataclass(frozen=True, slots=True)
class Grammar:
    """Slots opened by each preposition, longest wording first."""

    slots_of: dict[str, frozenset[str]]
    longest: int
    """Words in the longest preposition."""
    targeting: frozenset[str] = frozenset()
    """Verbs whose object a measure bears on ("les sanctions visant Minsk")."""

    def slots(self, preposition: str) -> frozenset[str]:
        """Return the slots a preposition may open, none for an unknown word."""
        return self.slots_of.get(preposition, frozenset())


@cache
def load_grammar(lang: str) -> Grammar:
    """Load the prepositions of one language from `lexicon/grammar.yaml`."""
    slots: dict[str, set[str]] = {}
    targeting: set[str] = set()
    for row in lexicon_rows(lang, "grammar"):
        targeting.update(row.get("verbs", ()))
        for words in row.get("words", ()):
            slots.setdefault(words, set()).add(row["slot"])
    frozen = {words: frozenset(names) for words, names in slots.items()}
    return Grammar(frozen, max(len(words.split()) for words in frozen), frozenset(targeting))
