"""Borders from TopoJSON: polygons of countries made of arcs that neighbours share.

An arc is a line of (longitude, latitude) in degrees. A polygon keeps the indices of its arcs, so that
both sides of a border are simplified alike.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final

from entente.vocabulary.rows import read_rows
from entente.web.maps.projection import Projection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Point = tuple[float, float]
Line = tuple[Point, ...]

_FILE: Final = "web/geometry/countries-50m.json"
_CORRECTIONS: Final = "web/geometry/corrections.yaml"


@dataclass(frozen=True, slots=True)
class Polygon:
    """One part of a country: the arcs of its outer ring, then of its holes; `~n` is arc n backwards.

    `cap` holds it: a middle in degrees, and how many degrees of arc it reaches from there.
    """

    country: str
    rings: tuple[tuple[int, ...], ...]
    cap: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Borders:
    """All arcs, all polygons, and the indices of arcs that two countries share."""

    arcs: tuple[Line, ...]
    polygons: tuple[Polygon, ...]
    shared: frozenset[int]


@cache
def load_borders() -> Borders:
    """Load the borders of the package, once.

    Raises:
        LexiconError: the corrections are not rows.
    """
    raw = json.loads(files("entente").joinpath(_FILE).read_text(encoding="utf-8"))
    arcs = tuple(_arc(steps, raw["transform"]) for steps in raw["arcs"])
    polygons = tuple(_polygons(raw["objects"]["countries"]["geometries"], arcs))
    users: defaultdict[int, set[str]] = defaultdict(set)
    for polygon in polygons:
        for index in (i for ring in polygon.rings for i in ring):
            users[max(index, ~index)].add(polygon.country)
    shared = frozenset(index for index, countries in users.items() if len(countries) > 1)
    return Borders(arcs, polygons, shared)


def join(ring: Sequence[int], arcs: Sequence[Line] | Mapping[int, Line]) -> list[Point]:
    """Join the arcs of a ring into one closed line; the point where two arcs meet stands once.

    Longitudes run on past 180 degrees where the ring does.
    """
    points: list[Point] = []
    for index in ring:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        if not points:
            points += line
            continue
        turn = 360.0 * round((points[-1][0] - line[0][0]) / 360.0)
        points += [(lon + turn, lat) for lon, lat in line[1:]]
    return points


def _arc(steps: Sequence[Sequence[int]], transform: dict[str, Any]) -> Line:
    """Undo the delta encoding and the quantisation of TopoJSON, and the jumps from 180 to -180 degrees."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    xs = accumulate(step[0] for step in steps)
    ys = accumulate(step[1] for step in steps)
    points: list[Point] = []
    for x, y in zip(xs, ys, strict=True):
        longitude, latitude = x * scale_x + left, y * scale_y + bottom
        turn = 360.0 * round((points[-1][0] - longitude) / 360.0) if points else 0.0
        points.append((longitude + turn, latitude))
    return tuple(points)


def _polygons(geometries: Sequence[dict[str, Any]], arcs: Sequence[Line]) -> Iterator[Polygon]:
    corrections = [(tuple(row["inside"]), str(row["country"])) for row in read_rows(_CORRECTIONS)]
    for geometry in geometries:
        country = str(geometry.get("id") or geometry["properties"]["name"])
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for part in parts:
            rings = tuple(tuple(ring) for ring in part)
            outer = join(rings[0], arcs)
            held = next((other for point, other in corrections if contains(outer, point)), country)
            yield Polygon(held, rings, _cap(outer))


def _cap(ring: Sequence[Point]) -> tuple[float, float, float]:
    """Return the middle of a ring's bounds and how far its farthest point lies from there."""
    longitudes, latitudes = [lon for lon, _ in ring], [lat for _, lat in ring]
    there = Projection(
        (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2, world=False
    )
    return there.longitude, there.latitude, max(there.distance(point) for point in ring)


def contains(ring: Sequence[Point], point: Point) -> bool:
    """Tell whether a point lies inside a closed line (even-odd rule)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
