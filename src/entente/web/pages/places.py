"""The map of places and routes, and a page for each of them with its sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.model.actor import state_of
from entente.web.atlas import Atlas, look_of
from entente.web.maps.picture import Subject, Way, clusters, draw_map
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from entente.web.atlas import Route, Site
    from entente.web.desk import Desk
    from entente.web.maps.picture import MapPicture

WIDE: Final = (1100, (420, 620))
NARROW: Final = (380, (260, 440))
"""Width and bounds of height of one map, for a screen and for a telephone: names must not shrink."""
_CLOSE: Final = (530, (330, 330))
_AREAS: Final = frozenset({"region", "sea"})
_CLOSEST: Final = 4
_CLAIMS_A_PAGE: Final = 200
_SITES_DRAWN: Final = 60
_ROUTES_DRAWN: Final = 30
_COUNTRIES_NAMED: Final = 24


@dataclass(frozen=True, slots=True)
class Maps:
    """One map for a screen and for a telephone, and closer pictures of what is crowded on the first."""

    wide: MapPicture
    narrow: MapPicture
    close: tuple[MapPicture, ...]


def make_places(desk: Desk) -> tuple[Page, ...]:
    """Make the map, and the pages of all places and routes."""
    atlas = desk.once(Atlas)
    pages = [Page("map.html", "map.html", "map", {"atlas": atlas, "maps": desk.once(draw_maps)})]
    for site in atlas.sites:
        page = Page(site.path, "place.html", "map", {"site": site, "count": len(site.claims)})
        pages += paged(page, "claims", site.claims, _CLAIMS_A_PAGE)
    for route in atlas.routes:
        page = Page(route.path, "route.html", "map", {"route": route, "count": len(route.claims)})
        pages += paged(page, "claims", route.claims, _CLAIMS_A_PAGE)
    return tuple(pages)


def draw_maps(desk: Desk) -> Maps | None:
    """Draw the maps of a dossier, None where no claim names a place that can be drawn."""
    atlas = desk.once(Atlas)
    subjects = _subjects(desk, atlas)
    if not subjects:
        return None
    ways = [_way(desk, route) for route in atlas.routes[:_ROUTES_DRAWN]]
    countries = _countries(desk)

    def draw(key: str, size: tuple[int, tuple[int, int]], of: tuple[Subject, ...]) -> MapPicture:
        return draw_map(key, size, of, ways, countries)

    wide = draw("map", WIDE, subjects)
    close = tuple(
        draw(f"map-close-{n}", _CLOSE, group) for n, group in enumerate(clusters(wide, _CLOSEST), 1)
    )
    return Maps(wide, draw("map-narrow", NARROW, subjects), close)


def _subjects(desk: Desk, atlas: Atlas) -> tuple[Subject, ...]:
    """Return the places to draw, those with most claims first, then ends of routes that have none."""
    found = [_subject(desk, atlas, site) for site in atlas.sites]
    sites = [subject for subject in found if subject is not None][:_SITES_DRAWN]
    drawn = {subject.place for subject in sites}
    ends = dict.fromkeys(end for route in atlas.routes[:_ROUTES_DRAWN] for end in (route.start, route.end))
    for end in ends:
        position = atlas.position(end)
        if end not in drawn and position is not None:
            sites.append(Subject(end, position, 0, "firm", desk.words.place(end)))
    return tuple(sites)


def _subject(desk: Desk, atlas: Atlas, site: Site) -> Subject | None:
    position = atlas.position(site.place)
    if position is None:
        return None
    look, name, known = (
        look_of(desk, site.claims),
        desk.words.place(site.place),
        desk.words.places[site.place],
    )
    area = known.kind in _AREAS and known.state is None
    return Subject(site.place, position, len(site.claims), look, name, area)


def _way(desk: Desk, route: Route) -> Way:
    look = look_of(desk, route.claims)
    return Way(route.start, route.end, route.joint, len(route.claims), look, route.path)


def _countries(desk: Desk) -> dict[str, str]:
    """Return the names of the states that facts speak of, by the id of their borders, fullest first."""
    spoken = Counter(state_of(a) for fact in desk.dossier.facts for a in {*fact.agent, *fact.recipient})
    entries = [desk.words.catalogue.get(s) for s in sorted(spoken, key=lambda s: (-spoken[s], s))]
    named = [entry for entry in entries if entry is not None and entry.numeric is not None]
    return {str(entry.numeric): desk.words.state(entry.id) for entry in named[:_COUNTRIES_NAMED]}
