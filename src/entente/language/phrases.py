"""A table of expressions, looked up word by word: the longest that starts at a place.

Words are folded by the inflection of the language; a word of the text may offer several forms, its
own first, then its lemma. The first word of an expression is looked up by its own form alone: the
lemma of "capitales" may well be "capital". Small words that the language skips may stand between
the words of an expression.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from entente.language.inflection import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from entente.language.inflection import Inflection

T = TypeVar("T")
Forms = tuple[str, ...]


def _never(place: int) -> bool:
    return place < 0


@dataclass(slots=True)
class _Node(Generic[T]):
    below: dict[str, _Node[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class PhraseTable(Generic[T]):
    """Expressions of one language and what each stands for; an expression may have several values."""

    __slots__ = ("_inflection", "_root")

    def __init__(self, inflection: Inflection) -> None:
        self._inflection = inflection
        self._root: _Node[T] = _Node()

    def add(self, phrase: str, value: T) -> None:
        """Enter an expression as it reads in a lexicon, in the singular."""
        node = self._root
        for place, key in enumerate(self.keys(phrase)):
            node = node.below.setdefault(key if place else "\x02" + key, _Node())
        node.values.append(value)

    def keys(self, phrase: str) -> tuple[str, ...]:
        """Return the folded words of an expression, without those that are skipped."""
        words = split_words(phrase)
        kept = [word for word in words if word.lower() not in self._inflection.skipped] or list(words)
        fold = self._inflection
        return tuple(fold.modifier(word) if place else fold.noun(word) for place, word in enumerate(kept))

    def longest(
        self, words: Sequence[Forms], start: int, may_skip: Callable[[int], bool] = _never
    ) -> tuple[int, tuple[T, ...]] | None:
        """Return the end (excluded) and the values of the longest expression that starts at `start`.

        `may_skip` tells which places may be passed over besides the language's skipped words.
        """
        best: tuple[int, tuple[T, ...]] | None = None
        first = self._root.below.get("\x02" + self._inflection.noun(words[start][0]))
        trail = [] if first is None else [(first, start + 1)]
        while trail:
            node, place = trail.pop()
            if node.values and (best is None or place > best[0]):
                best = place, tuple(node.values)
            trail.extend(self._next(node, words, place, may_skip))
        return best

    def _next(
        self, node: _Node[T], words: Sequence[Forms], place: int, may_skip: Callable[[int], bool]
    ) -> Iterator[tuple[_Node[T], int]]:
        if not node.below:
            return
        here = place
        while here < len(words):
            keys = {self._inflection.modifier(form) for form in words[here]}
            yield from ((node.below[key], here + 1) for key in sorted(keys) if key in node.below)
            skipped = any(form.lower() in self._inflection.skipped for form in words[here])
            if not skipped and not may_skip(here):
                return
            here += 1
