"""Maps: projections keep areas, borders join, lines stay within their frame, names touch nothing."""

from __future__ import annotations

import re
from itertools import combinations
from math import radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.vocabulary.actors import load_catalogue
from entente.web.drawing.labels import Anchor, place_labels, text_width, wrap
from entente.web.maps.land import draw_land, frame_points
from entente.web.maps.lines import area, clip_ring, path, simplify, thin
from entente.web.maps.picture import Subject, Way, clusters, draw_map
from entente.web.maps.projection import Projection, choose_projection
from entente.web.maps.topology import contains, join, load_borders

MOSCOW, PYONGYANG, KURSK, RAJIN = (37.62, 55.75), (125.75, 39.03), (36.18, 51.73), (130.28, 42.26)
CRIMEA = (34.1, 45.3)
longitudes = st.floats(-179.9, 179.9)
latitudes = st.floats(-80, 80)


def country_at(point: tuple[float, float]) -> set[str]:
    """Return the ids of the countries whose outer rings hold a point."""
    borders = load_borders()
    return {p.country for p in borders.polygons if contains(join(p.rings[0], borders.arcs), point)}


@pytest.mark.parametrize(
    ("point", "country"), [(MOSCOW, "643"), (PYONGYANG, "408"), ((2.35, 48.85), "250"), (CRIMEA, "804")]
)
def test_towns_lie_in_their_countries(point: tuple[float, float], country: str) -> None:
    """Borders say of a town which country it lies in; corrections go before the file."""
    assert country_at(point) == {country}


def test_rings_close_and_ids_are_states() -> None:
    """Every ring ends where it begins, and most ids are those of our catalogue."""
    borders = load_borders()
    known = {entry.numeric for entry in load_catalogue().values() if entry.numeric}

    for polygon in borders.polygons:
        ring = join(polygon.rings[0], borders.arcs)
        ends = ring[0][1] - ring[-1][1], (ring[0][0] - ring[-1][0]) % 360
        assert ends == pytest.approx((0, 0), abs=1e-6)
    assert len({p.country for p in borders.polygons} & known) > 190


@given(longitudes, latitudes, st.booleans(), st.floats(1, 170))
def test_projections_keep_areas(lon: float, lat: float, world: bool, middle: float) -> None:  # noqa: FBT001
    """A small square has the same area on the sphere and on the plane."""
    projection = Projection(middle, 0.0 if world else 40.0, world)
    if projection.distance((lon, lat)) > 130 or abs(projection.relative(lon)) > 179:
        return
    size = 0.01
    corners = [(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size)]
    plane = [projection.project(corner) for corner in corners]
    sphere = radians(size) * (sin(radians(lat + size)) - sin(radians(lat)))

    assert area(plane) == pytest.approx(sphere, rel=0.01)


@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=12))
def test_frames_hold_their_points(points: list[tuple[float, float]]) -> None:
    """Every point that a map is made for lies in it."""
    frame = frame_points(points, 1000, (400, 600))

    assert 400 <= frame.height <= 600
    for point in points:
        x, y = frame.at(point)
        assert -1 <= x <= 1001
        assert -1 <= y <= frame.height + 1


def test_far_points_make_a_world() -> None:
    """Points of one region are drawn about their middle, others on a world cut at the widest gap."""
    assert not choose_projection([MOSCOW, PYONGYANG]).world
    world = choose_projection([MOSCOW, PYONGYANG, (-77.0, 38.9)])
    assert world.world
    assert -60 < world.longitude < 60


def test_land_stays_in_its_frame() -> None:
    """Coordinates of paths lie in the frame or a little beyond, and countries asked for are apart."""
    frame = frame_points([MOSCOW, PYONGYANG], 1000, (400, 600))
    land = draw_land(frame, {"643", "408"})

    assert set(land.countries) == {"643", "408"}
    for drawn in (*land.countries.values(), land.others):
        for start in re.findall(r"M(\S+) (\S+)l", drawn):
            assert -30 <= float(start[0]) <= 1030
            assert -30 <= float(start[1]) <= frame.height + 30
    assert land.borders.startswith("M")


def test_world_is_cut_where_nothing_is() -> None:
    """On a map of the world no shape runs from one edge to the other."""
    frame = frame_points([(150.0, -33.0), (-77.0, 39.0), MOSCOW], 1000, (400, 600))
    land = draw_land(frame, {"643"})

    for ring in land.countries["643"].split("z"):
        x, widest = 0.0, 0.0
        for dx in re.findall(r"(?:^M\S+ \S+l|\s)(-?[\d.]+) ", ring):
            widest = max(widest, abs(float(dx)))
            x += float(dx)
        assert widest < 300


@given(
    st.lists(st.tuples(st.floats(-100, 100), st.floats(-100, 100)), min_size=2, max_size=40), st.floats(0, 30)
)
def test_simplified_lines_keep_their_ends(line: list[tuple[float, float]], tolerance: float) -> None:
    """Simplifying leaves points out and adds none; the ends stay."""
    for short in (simplify(line, tolerance), tuple(thin(line, tolerance))):
        assert (short[0], short[-1]) == (line[0], line[-1])
        assert set(short) <= set(line)


def test_clipping() -> None:
    """What lies without a box goes, what crosses its edge is cut there."""
    square = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]

    assert area(clip_ring(square, (0, 0, 10, 10))) == 25
    assert clip_ring(square, (6, 6, 10, 10)) == []


def test_paths_are_relative_tenths() -> None:
    """A path is written in tenths, without zeros that say nothing."""
    assert path([[(0, 0), (1.04, -0.52), (1.04, -0.52), (3, 0)]], closed=True) == "M0 0l1 -.5 2 .5z"


@given(
    st.lists(
        st.tuples(st.floats(0, 500), st.floats(0, 300), st.text("abcdef ", min_size=1, max_size=20)),
        max_size=15,
    )
)
def test_labels_touch_nothing(points: list[tuple[float, float, str]]) -> None:
    """No two labels overlap, no label leaves the picture."""
    anchors = [Anchor(x, y, 5, text) for x, y, text in points]
    labels = [label for label in place_labels(anchors, 500, 300, 12) if label is not None]
    boxes = []
    for label in labels:
        wide = text_width(label.text, 12)
        left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}[label.anchor]
        boxes.append((left, label.y - 11, left + wide, label.y + 3))

    for box in boxes:
        assert box[0] >= -0.1
        assert box[2] <= 500.1
    for one, other in combinations(boxes, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert across <= 0.2 or down <= 0.2


@given(st.text(max_size=60), st.floats(20, 200), st.integers(1, 3))
def test_wrapped_text_fits(text: str, width: float, most: int) -> None:
    """Lines are no more than asked for, and no wider."""
    lines = wrap(text, width, 12, most)

    assert len(lines) <= most
    assert all(text_width(line, 12) <= max(width, 12) for line in lines)


def test_map_of_crowded_places() -> None:
    """Arcs join what is drawn, points without room for a name are grouped for a closer picture."""
    near = [
        Subject(f"p{n}", (130.0 + n / 50, 42.0 + n / 60), 3, "firm", f"Crowded place {n}") for n in range(6)
    ]
    subjects = [Subject("moscow", MOSCOW, 5, "said", "Moscow"), *near]
    ways = [
        Way("moscow", "p0", joint=False, size=2, look="firm", path="routes/a.html"),
        Way("moscow", "gone", joint=True, size=1, look="firm", path="x"),
    ]

    picture = draw_map("map", (1000, (400, 600)), subjects, ways, {"643": "Russia"})

    assert [arc.way.end for arc in picture.arcs] == ["p0"]
    assert picture.arcs[0].head
    assert picture.crowded
    groups = clusters(picture, 4)
    assert [{s.place for s in group} for group in groups] == [{f"p{n}" for n in range(6)}]
    assert draw_map("map", (1000, (400, 600)), subjects, ways, {"643": "Russia"}) == picture
