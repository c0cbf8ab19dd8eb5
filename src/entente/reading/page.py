"""A page while it is being cleaned: its units, what is known of each, and where head and tail lie."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from entente.model.text import BlockKind
from entente.reading.lines import Line, Unit, join_lines, split_lines, trim
from entente.reading.phrases import fold
from entente.reading.shapes import cells_of, ends_sentence, is_numbered, mark_length, words_of
from entente.reading.tongue import stop_density

if TYPE_CHECKING:
    from entente.reading.sources.base import Draft

MIN_PROSE_CHARS: Final = 80
_MIN_PROSE_WORDS: Final = 9
_LONG_PROSE_CHARS: Final = 220
_MIN_STOP_DENSITY: Final = 0.18
_HEADING_MARK: Final = re.compile(r"#{1,6}\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """What a unit was found to be; `removed` as in `Block`."""

    kind: BlockKind
    removed: str | None = None


@dataclass(eq=False)
class Page:
    """The units of one text, and the labels found so far. The first label of a unit stays."""

    text: str
    code: str
    units: tuple[Unit, ...]
    declared: dict[int, BlockKind] = field(default_factory=dict)
    labels: dict[int, Label] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: Draft, code: str) -> Page:
        """Split a draft into units; `code` is the language by whose function words prose is known."""
        if draft.layout:
            units, declared = _declared_units(draft)
            return cls(draft.text, code, units, declared)
        lines = split_lines(draft.text)
        starts = frozenset(i for i in range(len(lines)) if _starts_unit(draft.text, lines, i))
        return cls(draft.text, code, join_lines(draft.text, lines, starts))

    def __len__(self) -> int:
        return len(self.units)

    def label(self, index: int, kind: BlockKind, removed: str | None = None) -> None:
        """Say what a unit is, unless it is known already."""
        self.labels.setdefault(index, Label(kind, removed))

    def relabel(self, index: int, kind: BlockKind, removed: str | None = None) -> None:
        """Say what a unit is, whatever was found before."""
        self.labels[index] = Label(kind, removed)

    def bare_text(self, index: int) -> str:
        """Return the text of a unit without the mark of a heading."""
        return self.texts[index][heading_mark(self.texts[index]) :]

    def is_last_open(self, index: int) -> bool:
        """Tell whether all units below are removed."""
        return all(self.is_removed(i) for i in range(index + 1, len(self.units)))

    def is_open(self, index: int) -> bool:
        """Tell whether a unit is there and nothing is known of it yet."""
        return 0 <= index < len(self.units) and index not in self.labels

    def is_removed(self, index: int) -> bool:
        """Tell whether a unit was found to be no part of the article."""
        return index in self.labels and self.labels[index].removed is not None

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each unit."""
        return tuple(unit.span.of(self.text) for unit in self.units)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The text of each unit, folded."""
        return tuple(fold(text) for text in self.texts)

    @cached_property
    def word_counts(self) -> tuple[int, ...]:
        """How many words each unit has."""
        return tuple(len(words_of(text)) for text in self.texts)

    @cached_property
    def prose(self) -> tuple[bool, ...]:
        """Which units are sentences of some length, whatever they say."""
        return tuple(self._is_prose(i) for i in range(len(self.units)))

    def _is_prose(self, index: int) -> bool:
        text = self.texts[index]
        if len(text) < MIN_PROSE_CHARS or self.word_counts[index] < _MIN_PROSE_WORDS:
            return False
        if stop_density(text, self.code) < _MIN_STOP_DENSITY:
            return False
        return ends_sentence(text) or len(text) >= _LONG_PROSE_CHARS

    @cached_property
    def prose_before(self) -> tuple[int, ...]:
        """How many characters of prose stand before each unit, and, last, in the whole text."""
        total, sums = 0, [0]
        for text, prose in zip(self.texts, self.prose, strict=True):
            total += len(text) if prose else 0
            sums.append(total)
        return tuple(sums)


def _declared_units(draft: Draft) -> tuple[tuple[Unit, ...], dict[int, BlockKind]]:
    units: list[Unit] = []
    declared: dict[int, BlockKind] = {}
    for span, kind in draft.layout:
        inner = trim(draft.text, span)
        if inner.start < inner.end:
            if kind is not BlockKind.BODY:
                declared[len(units)] = kind
            units.append(Unit(inner, (Line(inner, 0, 1),)))
    return tuple(units), declared


def _starts_unit(text: str, lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether a line opens an item or row, or follows a row: it never continues a paragraph."""
    here = lines[index].span.of(text)
    if len(cells_of(here)) > 1 or (index > 0 and len(cells_of(lines[index - 1].span.of(text))) > 1):
        return True
    return mark_length(here) > 0 and (not is_numbered(here) or _is_counted(text, lines, index))


def _is_counted(text: str, lines: tuple[Line, ...], index: int) -> bool:
    """Tell a numbered item from a wrapped line that begins with "12. " by chance: one near it is numbered."""
    near = lines[max(0, index - 6) : index] + lines[index + 1 : index + 7]
    return any(is_numbered(line.span.of(text)) for line in near)


def heading_mark(text: str) -> int:
    """Return the length of the signs that mark a heading in Markdown, 0 without them."""
    found = _HEADING_MARK.match(text)
    return found.end() if found is not None else 0
