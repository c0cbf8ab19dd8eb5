"""Land within a frame: the frame that holds some points, and the countries drawn in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import cos, degrees, radians
from typing import TYPE_CHECKING, Final

from entente.web.maps.lines import area, clip_ring, middle, path, simplify, thin
from entente.web.maps.projection import Projection, choose_projection
from entente.web.maps.topology import join, load_borders

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from entente.web.maps.topology import Borders, Line, Point, Polygon

_LEAST: Final = 7.0
"""A frame is never less than so many degrees across: a lone town needs its country to be recognised."""
_ROOM: Final = 0.11
"""Share of the frame left free on every side, for labels."""
_SKY: Final = 1.3
"""A map is so much higher than its points alone would have it."""
_COARSE: Final = 0.7
"""Units of the picture by which a line may move when it is simplified."""
_SMALLEST: Final = 6.0
"""Square units of the smallest island that is drawn."""
_BEYOND: Final = 25.0
"""Units drawn beyond the frame, so that no edge shows in it."""
_ANTARCTICA: Final = "010"


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the plane of a projection, `scale` units to a radian, its middle at `x`, `y`."""

    projection: Projection
    width: float
    height: float
    scale: float
    x: float
    y: float

    def at(self, point: Point) -> Point:
        """Return where a point in degrees stands in the picture, y downwards."""
        return self.place(self.projection.project(point))

    def place(self, point: Point) -> Point:
        """Return where a point of the plane stands in the picture."""
        return (
            (point[0] - self.x) * self.scale + self.width / 2,
            self.height / 2 - (point[1] - self.y) * self.scale,
        )

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What is drawn: the frame and a little beyond."""
        return -_BEYOND, -_BEYOND, self.width + _BEYOND, self.height + _BEYOND


@dataclass(frozen=True, slots=True)
class Land:
    """Paths of SVG: the countries asked for, all others together, and the borders between countries.

    `middles` are where the name of a country asked for may stand, in the largest part of it in sight.
    """

    countries: Mapping[str, str]
    others: str
    borders: str
    middles: Mapping[str, Point]


def frame_points(points: Sequence[Point], width: int, heights: tuple[int, int]) -> Frame:
    """Return the frame that holds some points, with room around them.

    Args:
        points: in degrees, at least one.
        width: of the frame.
        heights: the least and the most that its height may be; the points decide between.
    """
    projection = choose_projection(points)
    placed = [projection.project(point) for point in points]
    left, right = min(x for x, _ in placed), max(x for x, _ in placed)
    low, high = min(y for _, y in placed), max(y for _, y in placed)
    inner = 1 - 2 * _ROOM
    across = max(right - left, radians(_LEAST))
    height = round(min(max(width * (high - low) / across * _SKY, heights[0]), heights[1]))
    down = max(high - low, radians(_LEAST) * height / width)
    scale = min(width * inner / across, height * inner / down)
    return Frame(projection, width, height, round(scale, 3), (left + right) / 2, (low + high) / 2)


def draw_land(frame: Frame, wanted: Collection[str]) -> Land:
    """Draw what a frame shows of the countries; `wanted` are ids of those to be drawn apart."""
    borders = load_borders()
    seen = [polygon for polygon in borders.polygons if _in_sight(frame, polygon)]
    used = sorted({max(i, ~i) for polygon in seen for ring in polygon.rings for i in ring})
    arcs = dict(zip(used, _simplified(frame, [borders.arcs[i] for i in used]), strict=True))
    parts: defaultdict[str, list[list[Point]]] = defaultdict(list)
    for polygon in seen:
        parts[polygon.country] += _rings(frame, polygon, arcs)
    others = [ring for country in sorted(parts) if country not in wanted for ring in parts[country]]
    return Land(
        countries={key: path(parts[key], closed=True) for key in sorted(wanted) if parts.get(key)},
        others=path(others, closed=True),
        borders=path(_lines(frame, borders, arcs), closed=False),
        middles={key: middle(max(parts[key], key=area)) for key in sorted(wanted) if parts.get(key)},
    )


def _in_sight(frame: Frame, polygon: Polygon) -> bool:
    longitude, latitude, reach = polygon.cap
    if polygon.country == _ANTARCTICA or (2 * radians(reach) * frame.scale) ** 2 < _SMALLEST:
        return False
    if frame.projection.world:
        return True
    half = degrees((frame.width**2 + frame.height**2) ** 0.5 / 2 / frame.scale) * 1.2
    return frame.projection.distance((longitude, latitude)) - reach <= min(half, 100.0) + _off(frame)


def _off(frame: Frame) -> float:
    """Return how far the middle of a frame lies from that of its projection, in degrees."""
    return degrees((frame.x**2 + frame.y**2) ** 0.5)


def _simplified(frame: Frame, arcs: Sequence[Line]) -> list[Line]:
    """Simplify arcs in degrees, longitudes shrunk as they are on the map."""
    tolerance = degrees(_COARSE / frame.scale)
    shrink = max(cos(radians(frame.projection.latitude)), 0.2)
    found = []
    for arc in arcs:
        squeezed = [(lon * shrink, lat) for lon, lat in arc]
        kept = simplify(thin(squeezed, tolerance / 2), tolerance)
        found.append(tuple((x / shrink, lat) for x, lat in kept))
    return found


def _rings(frame: Frame, polygon: Polygon, arcs: Mapping[int, Line]) -> list[list[Point]]:
    found = []
    for ring in polygon.rings:
        points = join(ring, arcs)
        for plane in _planes(frame, points):
            clipped = clip_ring([frame.place(point) for point in plane], frame.box)
            if len(clipped) > 2 and area(clipped) >= _SMALLEST:
                found.append(clipped)
    return found


def _planes(frame: Frame, points: Sequence[Point]) -> list[list[Point]]:
    """Project a ring; on a map of the world it may fall into two, at the meridian opposite its middle."""
    projection = frame.projection
    if not projection.world:
        return [[projection.project(point) for point in points]]
    found = []
    for turn in (-720.0, -360.0, 0.0, 360.0, 720.0):
        turned = [(lon - projection.longitude + turn, lat) for lon, lat in points]
        inside = clip_ring(turned, (-180.0, -90.0, 180.0, 90.0))
        if inside:
            found.append([projection.plane(point) for point in inside])
    return found


def _lines(frame: Frame, borders: Borders, arcs: Mapping[int, Line]) -> list[list[Point]]:
    """Return the borders between countries, each in the runs of it that lie in sight."""
    found = []
    left, top, right, bottom = frame.box
    for index in sorted(borders.shared & arcs.keys()):
        run: list[Point] = []
        for one, other in pairwise(arcs[index]):
            start, end = frame.at(one), frame.at(other)
            seen = min(start[0], end[0]) < right and max(start[0], end[0]) > left
            seen = seen and min(start[1], end[1]) < bottom and max(start[1], end[1]) > top
            if not seen or abs(start[0] - end[0]) > frame.width:
                found.append(run)
                run = []
                continue
            run = [*run, end] if run else [start, end]
        found.append(run)
    return [run for run in found if run]
