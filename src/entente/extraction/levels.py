"""One attribution in a sentence: who, how, through which words, over which words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entente.extraction.holders import Holder
from entente.model.actor import UNNAMED
from entente.model.attribution import Attribution, HolderKind, Stance
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from entente.extraction.discourse import Party


@dataclass(frozen=True, slots=True)
class Level:
    """One attribution in a sentence.

    `scope` are token indices; `holder` what the sentence says of the speaker; `parties` the speaker as
    resolved from the whole article, () when unnamed; `barred` tokens that name the holder in a frame
    and fill no role; `frame` tells that it may run on into the next sentences; `open_fact` that the
    matter is officially known, whoever said so.
    """

    stance: Stance
    cue: tuple[int, int]
    scope: frozenset[int]
    holder: Holder = field(default_factory=Holder)
    parties: tuple[Party, ...] = ()
    barred: frozenset[int] = frozenset()
    evidence: tuple[tuple[int, int], ...] = ()
    frame: bool = False
    open_fact: bool = False
    rule: bool = False
    """A text of law speaks: what it says is prescribed, and held by nobody."""
    own: bool = False
    """The cue is the act's own word: the conditional by which it is borrowed."""

    elsewhere: bool = False
    """The cue stands in another sentence."""

    def holds(self, place: int, words: Iterable[int] = ()) -> bool:
        """Tell whether the level reaches over an act at token `place`, whose trigger are `words`."""
        if place not in self.scope:
            return False
        cue = self.words
        return self.own or not (place in cue or any(word in cue for word in words))

    @property
    def words(self) -> range:
        """Tokens of the cue that say nothing but who holds what; none for a cue elsewhere or of the act."""
        return range(0) if self.own or self.elsewhere else range(self.cue[0], self.cue[1] + 1)

    def attribution(self, doc: Doc, offset: int, ids: tuple[str, ...]) -> Attribution:
        """Return the value, with offsets in the article's text."""
        named = ids or (() if self.open_fact else (UNNAMED,))
        shown = tuple(_span(doc, place, offset) for place in self.evidence)
        unnamed = self.holder.kind is HolderKind.STATE and not ids
        kind = HolderKind.UNSPECIFIED if unnamed else self.holder.kind
        cue = None if self.elsewhere else _span(doc, self.cue, offset)
        return Attribution(named, kind, self.stance, cue, shown)


def _span(doc: Doc, place: tuple[int, int], offset: int) -> Span:
    first, last = doc[place[0]], doc[place[1]]
    return Span(first.idx + offset, last.idx + len(last.text) + offset)


def sort_levels(levels: Iterable[Level]) -> tuple[Level, ...]:
    """Return levels widest scope first."""
    return tuple(
        sorted(levels, key=lambda level: (-len(level.scope), level.stance is not Stance.RELAYS, level.cue))
    )


def level_over(words: int, parties: tuple[Party, ...], kind: HolderKind) -> Level:
    """Return the level of somebody who says a whole sentence of so many tokens, by a cue elsewhere."""
    everything = frozenset(range(words))
    return Level(Stance.SAYS, (0, 0), everything, Holder(kind=kind), parties, elsewhere=True)


def is_wide(level: Level, words: int) -> bool:
    """Tell whether a level reaches over at least half of a sentence of so many tokens."""
    return 2 * len(level.scope) >= words
