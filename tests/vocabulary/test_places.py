"""The table of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.errors import LexiconError, UnknownKeyError
from entente.vocabulary.places import find_place, load_places

if TYPE_CHECKING:
    from pathlib import Path


def test_the_table_is_large_enough() -> None:
    """It holds towns, seas, straits, routes, bases and launch sites."""
    places = load_places().values()

    assert len(places) > 1400
    assert {place.kind for place in places} >= {"town", "sea", "strait", "route", "base", "launch_site"}


@pytest.mark.parametrize(
    ("place", "state", "lat", "lon"),
    [
        ("kursk", "RUS", 51.7, 36.2),
        ("pyongyang", "PRK", 39.0, 125.8),
        ("sohae", "PRK", 39.7, 124.7),
        ("strait-of-hormuz", None, 26.6, 56.3),
        ("brest", "BLR", 52.1, 23.7),
        ("brest-fra", "FRA", 48.4, -4.5),
    ],
)
def test_places_lie_where_they_lie(place: str, state: str | None, lat: float, lon: float) -> None:
    """Coordinates are right to a tenth of a degree."""
    found = find_place(place)

    assert found.state == state
    assert found.lat == pytest.approx(lat, abs=0.1)
    assert found.lon == pytest.approx(lon, abs=0.1)


def test_unknown_place_names_the_nearest() -> None:
    """A misspelt id is answered with the one that was probably meant."""
    with pytest.raises(UnknownKeyError, match="did you mean 'kursk'"):
        find_place("kurks")


def test_user_places_are_added(tmp_path: Path) -> None:
    """A user's `places.yaml` has the row form of ours."""
    row = "- {id: nowhere, name: Nowhere, kind: town, state: RUS, lat: 60, lon: 60}\n"
    (tmp_path / "places.yaml").write_text(row, encoding="utf-8")

    assert find_place("nowhere", tmp_path).name == "Nowhere"
    assert "nowhere" not in load_places()


def test_bad_places_are_named_all_at_once(tmp_path: Path) -> None:
    """Each bad row is reported with its file and line."""
    rows = (
        "- {id: a, name: A, kind: planet, lat: 0, lon: 0}",
        "- {id: b, name: B, kind: town, lat: 91, lon: 0}",
        "- {id: c}",
    )
    (tmp_path / "places.yaml").write_text("\n".join(rows), encoding="utf-8")

    with pytest.raises(LexiconError) as caught:
        load_places(tmp_path)

    message = str(caught.value)
    assert "places.yaml:1: no kind 'planet'" in message
    assert "places.yaml:2: 91, 0 lies nowhere on Earth" in message
    assert "places.yaml:3: a place needs name, kind, lat, lon" in message
