"""The picture of a map: land, points, arcs and labels with their places, for a frame of one size."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, log2, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from entente.web.drawing.labels import Anchor, Label, place_labels, text_width
from entente.web.maps.land import draw_land, frame_points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entente.web.maps.land import Land
    from entente.web.maps.topology import Point

_TYPE: Final = 13.0
"""Size of the type, in units of the picture."""
_DOT: Final = 2.5
_APART: Final = 14.0
"""Ends of an arc nearer than this are not joined: a closer picture shows them."""
_HEAD: Final = 8.0


@dataclass(frozen=True, slots=True)
class Subject:
    """What a map is of: a place with its position in degrees, and how its claims look together.

    `size` is the number of claims, 0 for the mere end of a way. An `area` (a continent, a sea) has a
    name and no point.
    """

    place: str
    position: Point
    size: int
    look: str
    text: str
    area: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """What joins two places: `joint` both ways; `look` and `size` as of a subject."""

    start: str
    end: str
    joint: bool
    size: int
    look: str
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the picture; without a label where it found no room."""

    subject: Subject
    x: float
    y: float
    radius: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Arc:
    """A way on the picture: a curve, its width, and the tip of its arrow where it has one."""

    way: Way
    curve: str
    width: float
    head: str


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map to be drawn; `names` are those of countries, in the order of their importance."""

    key: str
    width: int
    height: int
    land: Land
    marks: tuple[Mark, ...]
    arcs: tuple[Arc, ...]
    names: tuple[Label, ...]

    @property
    def crowded(self) -> tuple[Mark, ...]:
        """Points that have claims and found no room for their name."""
        return tuple(m for m in self.marks if m.label is None and m.subject.size and not m.subject.area)


def draw_map(
    key: str,
    size: tuple[int, tuple[int, int]],
    subjects: Sequence[Subject],
    ways: Sequence[Way],
    countries: Mapping[str, str],
) -> MapPicture:
    """Draw a map.

    Args:
        key: names the picture on its page, and the ids of its parts.
        size: width, and the least and the most of height, in units of the picture.
        subjects: the places, most important first; at least one.
        ways: what joins them; ways to places that are not subjects are left out.
        countries: names of countries to be told apart, by their numeric id, most important first.
    """
    held = [subject.position for subject in subjects if not subject.area] or [subjects[0].position]
    frame = frame_points(held, *size)
    width, height = round(frame.width), round(frame.height)
    places = {subject.place: frame.at(subject.position) for subject in subjects}
    land = draw_land(frame, countries)
    anchors = [Anchor(*places[s.place], _radius(s), s.text) for s in subjects]
    labels = place_labels(anchors, width, height, _TYPE)
    marks = tuple(
        Mark(subject, round(anchor.x, 1), round(anchor.y, 1), round(anchor.radius, 1), label)
        for subject, anchor, label in zip(subjects, anchors, labels, strict=True)
    )
    reach = {subject.place: _radius(subject) for subject in subjects}
    arcs = (_arc(way, places, reach) for way in ways if way.start in places and way.end in places)
    names = _names(land, countries, marks, (width, height))
    return MapPicture(key, width, height, land, marks, tuple(arc for arc in arcs if arc is not None), names)


def clusters(picture: MapPicture, most: int) -> tuple[tuple[Subject, ...], ...]:
    """Return the groups of points that stand too close to be named, the fullest first, at most so many."""
    groups: list[list[Mark]] = []
    for mark in (m for m in picture.marks if not m.subject.area):
        near = [g for g in groups if any(hypot(mark.x - m.x, mark.y - m.y) < 4 * _APART for m in g)]
        merged = [mark, *(m for group in near for m in group)]
        groups = [group for group in groups if group not in near] + [merged]
    crowded = {mark.subject.place for mark in picture.crowded}
    found = [group for group in groups if any(mark.subject.place in crowded for mark in group)]
    found.sort(key=lambda group: (-sum(m.subject.size for m in group), min(m.subject.place for m in group)))
    ordered = [sorted((m.subject for m in g), key=lambda s: (-s.size, s.place)) for g in found[:most]]
    return tuple(map(tuple, ordered))


def _radius(subject: Subject) -> float:
    if subject.area:
        return 0.0
    return min(4.5 + 1.6 * sqrt(subject.size), 13.0) if subject.size else _DOT


def _arc(way: Way, places: Mapping[str, Point], reach: Mapping[str, float]) -> Arc | None:
    """Bend a way to the left of its direction, so that there and back do not lie on each other."""
    (x1, y1), (x2, y2) = places[way.start], places[way.end]
    length = hypot(x2 - x1, y2 - y1)
    if length < _APART + reach[way.start] + reach[way.end]:
        return None
    bend = 0.06 if way.joint else 0.18
    turn = 1 if way.joint and x2 < x1 else -1
    cx, cy = (x1 + x2) / 2 - turn * bend * (y2 - y1), (y1 + y2) / 2 + turn * bend * (x2 - x1)
    start = _toward((x1, y1), (cx, cy), reach[way.start] + 2)
    end = _toward((x2, y2), (cx, cy), reach[way.end] + (2 if way.joint else 3))
    stop = end if way.joint else _toward(end, (cx, cy), _HEAD * 0.7)
    curve = f"M{_at(start)}Q{_at((cx, cy))} {_at(stop)}"
    head = "" if way.joint else _tip(end, (cx, cy))
    return Arc(way, curve, round(min(1.5 + 0.7 * log2(way.size), 5), 1), head)


def _toward(point: Point, aim: Point, by: float) -> Point:
    angle = atan2(aim[1] - point[1], aim[0] - point[0])
    return point[0] + by * cos(angle), point[1] + by * sin(angle)


def _tip(end: Point, origin: Point) -> str:
    """Return an arrow's tip at `end`, coming from `origin`."""
    angle = atan2(origin[1] - end[1], origin[0] - end[0])
    sides = [
        (end[0] + _HEAD * cos(angle + turn), end[1] + _HEAD * sin(angle + turn)) for turn in (-pi / 8, pi / 8)
    ]
    return f"M{_at(end)}L{_at(sides[0])} {_at(sides[1])}z"


def _at(point: Point) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"


def _names(
    land: Land, countries: Mapping[str, str], marks: Sequence[Mark], size: tuple[int, int]
) -> tuple[Label, ...]:
    """Place the names of countries where they touch nothing, spaced as they will be drawn."""
    taken = [(m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in marks]
    for label in (mark.label for mark in marks if mark.label is not None):
        wide = text_width(label.text, _TYPE)
        left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}[label.anchor]
        taken.append((left, label.y - _TYPE, left + wide, label.y + 4))
    found = []
    for key, text in countries.items():
        if key not in land.middles:
            continue
        x, y = land.middles[key]
        half = text_width(text, _TYPE) * 0.72
        box = (x - half, y - _TYPE, x + half, y + 4)
        inside = box[0] > 0 and box[1] > 0 and box[2] < size[0] and box[3] < size[1]
        if inside and not any(
            box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken
        ):
            found.append(Label(text, round(x, 1), round(y, 1), "middle"))
            taken.append(box)
    return tuple(found)
