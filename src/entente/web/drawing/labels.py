"""Labels beside the points of a picture: each where it touches no other label and no point, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTER: Final = 0.56
"""Width of a letter in sizes of the type, on the wide side: nobody knows the reader's type."""
_GAP: Final = 4.0
_SIDES: Final = (
    (1, 0, "start"),
    (-1, 0, "end"),
    (0, -1, "middle"),
    (0, 1, "middle"),
    (0.8, -0.8, "start"),
    (0.8, 0.8, "start"),
    (-0.8, -0.8, "end"),
    (-0.8, 0.8, "end"),
)
"""Where a label may stand about its point, the best place first; without a point, upon it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point that wants a label: its place, its radius and the text; the first wanted are served first."""

    x: float
    y: float
    radius: float
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label: the start, middle or end of its baseline."""

    text: str
    x: float
    y: float
    anchor: str


Box = tuple[float, float, float, float]


def place_labels(
    anchors: Sequence[Anchor], width: float, height: float, size: float, taken: Sequence[Box] = ()
) -> tuple[Label | None, ...]:
    """Place labels about points, None where one would touch a point, a label, or the edge of the picture.

    Args:
        anchors: the points, most important first.
        width: of the picture.
        height: of the picture.
        size: of the type, in the units of the picture.
        taken: boxes (left, top, right, bottom) that are not free.
    """
    points = [(a.x - a.radius, a.y - a.radius, a.x + a.radius, a.y + a.radius) for a in anchors]
    used: list[Box] = [*taken]
    found: list[Label | None] = []
    for n, anchor in enumerate(anchors):
        others = [*used, *points[:n], *points[n + 1 :]]
        placed = next(
            (
                (label, box)
                for label, box in _candidates(anchor, size)
                if _inside(box, width, height) and not any(_touch(box, other) for other in others)
            ),
            None,
        )
        found.append(placed[0] if placed else None)
        if placed:
            used.append(placed[1])
    return tuple(found)


def text_width(text: str, size: float) -> float:
    """Return how wide a text is at most, about."""
    return len(text) * size * _LETTER


def _candidates(anchor: Anchor, size: float) -> list[tuple[Label, Box]]:
    wide = text_width(anchor.text, size)
    reach = anchor.radius + _GAP
    found = []
    sides = _SIDES if anchor.radius else ((0, 0, "middle"), *_SIDES)
    for dx, dy, side in sides:
        x, y = anchor.x + dx * reach, anchor.y + dy * (reach + size * 0.5)
        left = {"start": x, "end": x - wide, "middle": x - wide / 2}[side]
        label = Label(anchor.text, round(x, 1), round(y + size * 0.35, 1), side)
        found.append((label, (left, y - size * 0.6, left + wide, y + size * 0.6)))
    return found


def _inside(box: Box, width: float, height: float) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def wrap(text: str, width: float, size: float, most: int = 2) -> tuple[str, ...]:
    """Break a text into at most so many lines of a width; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if kept and len(lines) > most:
        kept[-1] += "…"
    return tuple(_cut(line, width, size) for line in kept)


def _cut(line: str, width: float, size: float) -> str:
    room = max(int(width / (size * _LETTER)), 1)
    return line if len(line) <= room else f"{line[: room - 1].rstrip('…')}…"
