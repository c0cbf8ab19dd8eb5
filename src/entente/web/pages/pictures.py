"""Every picture as a file of its own, for reports: SVG with a title, a key and a line on its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from entente.web.desk import OPINION, TEXTURES
from entente.web.drawing.grid import lay_grid
from entente.web.drawing.rows import ranges_rows, timeline_rows
from entente.web.page import Page
from entente.web.pages.exchange import exchange_pairs
from entente.web.pages.facts import support_order
from entente.web.pages.figures import figures_of
from entente.web.pages.places import draw_maps
from entente.web.pages.ties import ring_of
from entente.web.pages.timeline import dated_moments, lay_bars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.web.desk import Desk
    from entente.web.pages.figures import Ranges

_LOOKS: Final = (*(each for each in TEXTURES if each != OPINION), "contested")
"""What pictures of facts show; opinions make no fact."""
_BARS: Final = 40
"""Rows of the timeline: those of the facts with most voices."""
_FIGURES: Final = 200


def make_pictures(desk: Desk) -> tuple[Page, ...]:
    """Make the files of all pictures."""
    found = [*_maps(desk), *_exchange(desk), *_network(desk), *_timeline(desk), *_amounts(desk)]
    return tuple(_page(name, **values) for name, values in found)


def _page(name: str, **values: Any) -> Page:
    frame = {"looks": _LOOKS, "what": "", "title": ""} | values
    return Page(f"pictures/{name}.svg", "picture.svg", "pictures", frame)


def _maps(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    maps = desk.once(draw_maps)
    for picture in (maps.wide, *maps.close) if maps else ():
        yield picture.key, {"kind": "map", "picture": picture}


def _exchange(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    grid = lay_grid(desk.once(exchange_pairs), desk.words)
    if grid is not None:
        yield "exchange", {"kind": "grid", "picture": grid}


def _network(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    ring = desk.once(ring_of)
    if ring is not None:
        yield "network", {"kind": "ring", "picture": ring, "looks": ()}


def _timeline(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    dated = sorted((fact for fact in desk.dossier.facts if fact.when), key=support_order)
    best = {fact.id for fact in dated[:_BARS]}
    moments = [moment for moment in dated_moments(desk) if moment.fact in best and moment.party is None]
    axis, bars = lay_bars(desk, moments)
    if axis is not None:
        yield "timeline", {"kind": "rows", "picture": timeline_rows(desk, axis, bars)}


def _amounts(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    drawn, _ = desk.once(figures_of)
    for ranges in drawn[:_FIGURES]:
        yield from _amount(desk, ranges)


def _amount(desk: Desk, ranges: Ranges) -> Iterator[tuple[str, dict[str, Any]]]:
    values = {"what": desk.words.what(ranges.fact), "share": ranges.share, "figure": ranges.figure}
    yield ranges.key, values | {"kind": "rows", "picture": ranges_rows(desk, ranges, ranges.key)}
    if ranges.wide is not None:
        yield f"{ranges.key}-over-time", values | {"kind": "amounts", "picture": ranges.wide}
