"""Which way a date leans: the verbs and words nearby that tell past from future."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from entente.language.date_arithmetic import Lean
from entente.language.date_tokens import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entente.language.date_tokens import Token
    from entente.vocabulary.rows import Row

CUE_REACH: Final = 12
"""How many words away a verb may stand that tells past from future."""
CUE_ENDING_FROM: Final = 5
"""Shorter words are not judged by their ending."""
CUE_THEN: Final = 3
"""Within how many words the `then` of a cue must come."""
CLAUSE_ENDS: Final = frozenset('.;:!?()«»"')


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of cues: words, or endings of words of five letters and more but for `exceptions`.

    `then`, when not empty, holds endings of which one must come within the next three words: "a"
    tells the past in "a signé", not in "a jusqu'à mardi".
    """

    lean: Lean
    words: frozenset[str]
    endings: tuple[str, ...]
    exceptions: frozenset[str]
    then: tuple[str, ...]

    def tells(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether the word at `at` is such a cue."""
        key = tokens[at].key
        told = len(key) >= CUE_ENDING_FROM and key.endswith(self.endings) and key not in self.exceptions
        if key not in self.words and not told:
            return False
        after = [token.text.lower() for token in tokens[at + 1 : at + 1 + CUE_THEN]]
        return not self.then or any(word.endswith(self.then) for word in after)


def build_cue(row: Row) -> Cue:
    """Read a row of cues."""
    return Cue(
        lean=Lean(row["cue"]),
        words=frozenset(fold(word) for word in row.get("words", ())),
        endings=tuple(row.get("endings", ())),
        exceptions=frozenset(fold(word) for word in row.get("except", ())),
        then=tuple(row.get("then", ())),
    )


def find_cues(tokens: Sequence[Token], cues: Sequence[Cue], told: frozenset[int]) -> dict[int, Lean]:
    """Return the places of the words that tell a lean, but for those `told` within dates themselves."""
    if not told:
        return {}
    found = {}
    for at in range(len(tokens)):
        lean = next((cue.lean for cue in cues if cue.tells(tokens, at)), None)
        if lean is not None and at not in told:
            found[at] = lean
    return found


def lean_nearby(tokens: Sequence[Token], first: int, end: int, cues: Mapping[int, Lean]) -> Lean:
    """Return the lean told by the nearest cue in the clause of a date."""
    opens = first == 0 or not tokens[first - 1].text.isalnum()
    told = [
        _cue_along(tokens, range(first - 1, -1, -1), cues, cross=True),
        _cue_along(tokens, range(end, len(tokens)), cues, cross=opens),
    ]
    return min((cue for cue in told if cue is not None), default=(0, Lean.PRESS), key=itemgetter(0))[1]


def _cue_along(
    tokens: Sequence[Token], places: range, cues: Mapping[int, Lean], *, cross: bool
) -> tuple[int, Lean] | None:
    """Walk away from a date to the first cue of its clause; return its distance and lean.

    A comma ends the clause, but one beside a date that stands apart may be crossed: "Monday, he will".
    """
    for distance, at in enumerate(places[:CUE_REACH], 1):
        text = tokens[at].text
        if text in CLAUSE_ENDS or (text == "," and not (cross and distance == 1)):
            return None
        if at in cues:
            return distance, cues[at]
    return None
