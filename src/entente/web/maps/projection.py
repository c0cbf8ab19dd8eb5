"""From degrees to a plane: Lambert's azimuthal equal-area for a region, Equal Earth for the world.

Both keep areas. Planes are in radians of the sphere, y upwards; formulas as in J. P. Snyder, "Map
Projections: A Working Manual" (1987), and Šavrič, Patterson and Jenny, "The Equal Earth map projection"
(2018).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import acos, asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.web.maps.topology import Point

_REGION: Final = 40.0
"""A map whose points lie within so many degrees of their middle is one of a region."""
_EARTH: Final = (1.340264, -0.081106, 0.000893, 0.003796)
"""Coefficients of Equal Earth."""
_ROOT: Final = sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection about a middle, in degrees; `world` is Equal Earth, else Lambert's."""

    longitude: float
    latitude: float
    world: bool

    def relative(self, longitude: float) -> float:
        """Return a longitude as degrees east of the middle, -180 to 180."""
        return (longitude - self.longitude + 180.0) % 360.0 - 180.0

    def plane(self, point: Point) -> Point:
        """Project a point whose longitude is relative to the middle."""
        return _equal_earth(point) if self.world else _azimuthal(point, self.latitude)

    def project(self, point: Point) -> Point:
        """Project a point in degrees."""
        return self.plane((self.relative(point[0]), point[1]))

    def distance(self, point: Point) -> float:
        """Return how many degrees of arc a point lies from the middle."""
        return degrees(acos(max(-1.0, min(1.0, _cosine((self.longitude, self.latitude), point)))))


def choose_projection(points: Sequence[Point]) -> Projection:
    """Choose the projection for points in degrees: of a region, or of the world where they lie far apart."""
    xs = sum(cos(radians(lat)) * cos(radians(lon)) for lon, lat in points)
    ys = sum(cos(radians(lat)) * sin(radians(lon)) for lon, lat in points)
    zs = sum(sin(radians(lat)) for _, lat in points)
    longitude = round(degrees(atan2(ys, xs)), 2)
    latitude = round(degrees(atan2(zs, hypot(xs, ys))), 2)
    region = Projection(longitude, latitude, world=False)
    if max((region.distance(point) for point in points), default=0.0) <= _REGION:
        return region
    return Projection(_opposite_the_gap([lon for lon, _ in points]), 0.0, world=True)


def _opposite_the_gap(longitudes: Sequence[float]) -> float:
    """Return the meridian opposite the widest stretch without points: the map is cut there."""
    around = sorted(lon % 360.0 for lon in longitudes)
    gaps = [(other - one, one) for one, other in pairwise((*around, around[0] + 360.0))]
    widest, start = max(gaps)
    return round((start + widest / 2 + 360.0) % 360.0 - 180.0, 2)


def _cosine(one: Point, other: Point) -> float:
    first, second = radians(one[1]), radians(other[1])
    return sin(first) * sin(second) + cos(first) * cos(second) * cos(radians(one[0] - other[0]))


def _azimuthal(point: Point, middle: float) -> Point:
    longitude, latitude, tilt = radians(point[0]), radians(point[1]), radians(middle)
    nearness = 1 + sin(tilt) * sin(latitude) + cos(tilt) * cos(latitude) * cos(longitude)
    factor = sqrt(2 / max(nearness, 1e-9))
    x = factor * cos(latitude) * sin(longitude)
    y = factor * (cos(tilt) * sin(latitude) - sin(tilt) * cos(latitude) * cos(longitude))
    return x, y


def _equal_earth(point: Point) -> Point:
    longitude, latitude = radians(point[0]), radians(point[1])
    a1, a2, a3, a4 = _EARTH
    slant = asin(_ROOT * sin(latitude))
    square = slant * slant
    sixth = square**3
    stretch = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    x = longitude * cos(slant) / (_ROOT * stretch)
    y = slant * (a1 + a2 * square + sixth * (a3 + a4 * square))
    return x, y
