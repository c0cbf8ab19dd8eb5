"""Lines of a flat text, and the units they make: a paragraph, heading, item or row each.

Most texts have one paragraph, or one sentence, a line; hard-wrapped ones spread a paragraph over
lines of nearly one width. Wrapping leaves a trace that can be tested exactly: a line was broken
because the first word of the next one would not have fitted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from entente.model.text import Span

_LINE_END: Final = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_MIN_WIDTH, _MAX_WIDTH = 40, 132
_MIN_BREAKS: Final = 2
_MIN_BROKEN_CHARS: Final = 60
_WRAPPED_SHARE: Final = 0.6
_ENDS_SENTENCE: Final = re.compile("[.!?…:;][\"'»”’)\\]\\s]*$")


def is_blank(char: str) -> bool:
    """Tell whether a character shows nothing: white space, controls, direction and joining marks."""
    return char.isspace() or unicodedata.category(char) in {"Cf", "Cc"}


def trim(text: str, span: Span) -> Span:
    """Return the span without blank characters at its ends; empty where all are blank."""
    start, end = span.start, span.end
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: its span without blanks, its width, and the empty lines before it."""

    span: Span
    indent: int
    gap: int

    @property
    def width(self) -> int:
        """Columns up to the last character."""
        return self.indent + self.span.end - self.span.start


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more lines that make one paragraph, heading, item or row."""

    span: Span
    lines: tuple[Line, ...]

    @property
    def gap(self) -> int:
        """Empty lines before the unit."""
        return self.lines[0].gap


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that are not empty, in order."""
    lines: list[Line] = []
    start, gap = 0, 0
    ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text)]
    for stop, after in [*ends, (len(text), len(text))]:
        span = trim(text, Span(start, stop))
        if span.start < span.end:
            lines.append(Line(span, span.start - start, gap))
            gap = 0
        else:
            gap += 1
        start = after
    return tuple(lines)


def wrap_width(text: str, lines: tuple[Line, ...]) -> int | None:
    """Return the width a text was wrapped at, None for a text that was not.

    The width is that of the widest line; it was wrapped if most lines that are followed by another
    one leave no room for its first word, and most of those end within a sentence.
    """
    inner = [i for i in range(len(lines) - 1) if lines[i + 1].gap == 0]
    widths = [lines[i].width for i in inner if " " in lines[i].span.of(text)]
    if not widths or not _MIN_WIDTH <= max(widths) <= _MAX_WIDTH:
        return None
    width = max(widths)
    full = [i for i in inner if _is_full(text, lines[i], lines[i + 1], width)]
    running = [i for i in full if _ENDS_SENTENCE.search(lines[i].span.of(text)) is None]
    if len(running) < _MIN_BREAKS or len(running) < _WRAPPED_SHARE * len(full):
        return None
    return width if len(full) >= _WRAPPED_SHARE * len(inner) else None


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    first_word = following.span.of(text).split(maxsplit=1)[0]
    return line.width + 1 + len(first_word) > width


def _runs_on(text: str, line: Line, following: Line) -> bool:
    """Tell whether a sentence goes on in the next line, in a text that is not wrapped throughout."""
    here, there = line.span.of(text), following.span.of(text)
    unfinished = len(here) >= _MIN_BROKEN_CHARS and _ENDS_SENTENCE.search(here[-12:]) is None
    return (
        unfinished
        and there[0].islower()
        and (len(there) >= _MIN_BROKEN_CHARS or _ENDS_SENTENCE.search(there[-12:]) is not None)
    )


def join_lines(text: str, lines: tuple[Line, ...], starts: frozenset[int] = frozenset()) -> tuple[Unit, ...]:
    """Join the lines of each paragraph.

    Args:
        text: the text the lines are of.
        lines: its lines that are not empty.
        starts: indexes of lines that begin a unit whatever stands before (list items, rows).
    """
    width = wrap_width(text, lines)
    groups: list[list[Line]] = []
    for i, line in enumerate(lines):
        joins = i > 0 and line.gap == 0 and i not in starts
        if joins and (
            _runs_on(text, lines[i - 1], line)
            or (width is not None and _is_full(text, lines[i - 1], line, width))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Unit(Span(group[0].span.start, group[-1].span.end), tuple(group)) for group in groups)
