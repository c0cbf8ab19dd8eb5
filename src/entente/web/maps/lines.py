"""Lines on a plane: simplified, clipped to a rectangle, and written as paths of SVG."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from entente.web.maps.topology import Point

_NEVER_LESS: Final = 2


def thin(line: Sequence[Point], step: float) -> list[Point]:
    """Leave out points nearer than `step` to the last one kept, along or across; the ends stay.

    Quick and coarse: what `simplify` need not look at.
    """
    kept = [line[0]]
    x, y = line[0]
    for point in line[1:-1]:
        if abs(point[0] - x) > step or abs(point[1] - y) > step:
            kept.append(point)
            x, y = point
    return [*kept, line[-1]]


def simplify(line: Sequence[Point], tolerance: float) -> tuple[Point, ...]:
    """Leave out points that lie within `tolerance` of the line without them (Douglas and Peucker).

    The ends stay; a closed line keeps the point farthest from them.
    """
    if len(line) <= _NEVER_LESS:
        return tuple(line)
    keep = [False] * len(line)
    keep[0] = keep[-1] = True
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        at, far = _farthest(line, first, last)
        if far > tolerance:
            keep[at] = True
            waiting += [(first, at), (at, last)]
    return tuple(point for point, kept in zip(line, keep, strict=True) if kept)


def _farthest(line: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """Return the point between two of a line that lies farthest from the segment joining them, and how far.

    Written out: it is asked of every point of a map.
    """
    (x1, y1), (x2, y2) = line[first], line[last]
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    at, far = first, 0.0
    for i in range(first + 1, last):
        x, y = line[i][0] - x1, line[i][1] - y1
        share = (x * dx + y * dy) / length if length else 0.0
        if share > 0:
            share = min(share, 1.0)
            x, y = x - share * dx, y - share * dy
        away = x * x + y * y
        if away > far:
            at, far = i, away
    return at, sqrt(far)


def clip_ring(ring: Sequence[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """Clip a closed line to a rectangle (left, top, right, bottom), as Sutherland and Hodgman do."""
    left, top, right, bottom = box
    sides: tuple[Callable[[Point], float], ...] = (
        lambda p: p[0] - left,
        lambda p: right - p[0],
        lambda p: p[1] - top,
        lambda p: bottom - p[1],
    )
    points = list(ring)
    for inward in sides:
        points = _clip_side(points, inward)
        if not points:
            return []
    return points


def _clip_side(points: Sequence[Point], inward: Callable[[Point], float]) -> list[Point]:
    found: list[Point] = []
    for i, point in enumerate(points):
        before = points[i - 1]
        here, there = inward(point), inward(before)
        if (here >= 0) != (there >= 0):
            share = there / (there - here)
            found.append(
                (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1]))
            )
        if here >= 0:
            found.append(point)
    return found


def area(ring: Sequence[Point]) -> float:
    """Return the area within a closed line, whichever way it runs."""
    total = sum(ring[i - 1][0] * y - x * ring[i - 1][1] for i, (x, y) in enumerate(ring))
    return abs(total) / 2


def middle(ring: Sequence[Point]) -> Point:
    """Return the centre of gravity of what a closed line holds, its first point where it holds nothing."""
    weight = x_sum = y_sum = 0.0
    for i, (x, y) in enumerate(ring):
        px, py = ring[i - 1]
        cross = px * y - x * py
        weight += cross
        x_sum += (px + x) * cross
        y_sum += (py + y) * cross
    return (x_sum / (3 * weight), y_sum / (3 * weight)) if weight else ring[0]


def path(lines: Iterable[Sequence[Point]], *, closed: bool) -> str:
    """Write lines as the `d` of an SVG path: relative moves in tenths of a unit."""
    parts: list[str] = []
    for line in lines:
        points = _tenths(line)
        if len(points) < (3 if closed else 2):
            continue
        x, y = points[0]
        parts.append(f"M{_write(x)} {_write(y)}l")
        steps = []
        for nx, ny in points[1:]:
            steps.append(f"{_write(nx - x)} {_write(ny - y)}")
            x, y = nx, ny
        parts.append(" ".join(steps))
        parts.append("z" if closed else "")
    return "".join(parts)


def _tenths(line: Sequence[Point]) -> list[tuple[int, int]]:
    """Round to tenths; a point that falls on the one before is left out."""
    found: list[tuple[int, int]] = []
    for x, y in line:
        point = round(x * 10), round(y * 10)
        if not found or found[-1] != point:
            found.append(point)
    return found


def _write(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest}"
