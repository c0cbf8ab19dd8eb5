"""Attribution cues of a language, by kind (`language/xx/lexicon/cues.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from entente.language.pack import lexicon_rows
from entente.model.attribution import Stance


@dataclass(frozen=True, slots=True)
class Cues:
    """Words by kind of cue, each with its stance."""

    words: dict[str, dict[str, Stance]]

    def stance(self, kind: str, word: str) -> Stance | None:
        """Return the stance that a word of this kind signals, None when it is no such cue."""
        return self.words.get(kind, {}).get(word)


@cache
def load_cues(lang: str) -> Cues:
    """Load the attribution cues of one language."""
    words: dict[str, dict[str, Stance]] = {}
    for row in lexicon_rows(lang, "cues"):
        for word in row["words"]:
            words.setdefault(row["kind"], {}).setdefault(word, Stance(row["stance"]))
    return Cues(words)
