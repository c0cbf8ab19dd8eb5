"""Figures as ranges on a scale: who gives which bounds, and who denies."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final

from entente.model.attribution import Stance
from entente.model.fact import Verdict
from entente.web.drawing.amounts import Chart, draw_amounts
from entente.web.drawing.scale import Scale, scale_of
from entente.web.links import slug
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.model.fact import Fact, Figure, StanceTaken
    from entente.model.quantity import Quantity
    from entente.web.desk import Desk

_SIZES: Final = (("wide", (760.0, 300.0)), ("narrow", (360.0, 280.0)))
_FIGURES_A_PAGE: Final = 40
_AMOUNTS_SHOWN: Final = 60
_AMOUNTS_A_PAGE: Final = 300


@dataclass(frozen=True, slots=True)
class Range:
    """An amount as one voice gives it, in percent of the scale; `claims` are the places where it does.

    Authors are one voice an article; `open_low` and `open_high` are bounds that nobody gave.
    """

    claims: tuple[Claim, ...]
    quantity: Quantity
    start: float
    width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Ranges:
    """A figure laid on its scale, with the voices that deny the fact; `key` names its pictures.

    `wide` and `narrow` draw it over time, for a screen and for a telephone; None where it has but one date.
    """

    key: str
    fact: Fact
    figure: Figure
    scale: Scale
    ranges: tuple[Range, ...]
    denials: tuple[StanceTaken, ...]
    wide: Chart | None
    narrow: Chart | None

    @property
    def several(self) -> bool:
        """Whether it needs a picture: several amounts, or a contested fact."""
        return len(self.ranges) > 1 or (bool(self.ranges) and self.fact.verdict is Verdict.CONTESTED)

    @property
    def share(self) -> bool:
        """Whether its amounts are parts of a whole, 0 to 1."""
        return self.figure.measure.endswith(".share")


def make_quantities(desk: Desk) -> tuple[Page, ...]:
    """Make the pages of all amounts: those that several voices give, and those given once."""
    drawn, once = desk.once(figures_of)
    frame = {"drawn_count": len(drawn), "once_count": len(once)}
    first = Page(
        "quantities.html", "quantities.html", "quantities", frame | {"amounts": once[:_AMOUNTS_SHOWN]}
    )
    pages = paged(first, "figures", drawn, _FIGURES_A_PAGE)
    if len(once) > _AMOUNTS_SHOWN:
        rest = Page("quantities-once.html", "quantities_once.html", "quantities", frame)
        pages += paged(rest, "amounts", once, _AMOUNTS_A_PAGE)
    return pages


def lay_figure(desk: Desk, fact: Fact, figure: Figure, *, drawn: bool = True) -> Ranges:
    """Lay the sayings of a figure on one scale, in order of the claims; the same saying once.

    Args:
        desk: the look-ups.
        fact: whose figure it is.
        figure: what to lay.
        drawn: whether to draw it over time as well.
    """
    sayings = [(desk.claims[key], q) for key, q in figure.sayings if key in desk.claims]
    bounds = [b for _, q in sayings for b in (q.low, q.high) if b is not None and b != inf]
    scale = scale_of(bounds)
    voiced: dict[object, list[tuple[Claim, Quantity]]] = {}
    for claim, quantity in sayings:
        voice = claim.holder or claim.doc
        key = (quantity.low, quantity.high, quantity.share, voice, claim.status)
        voiced.setdefault(key, []).append((claim, quantity))
    ranges = tuple(_range(tuple(c for c, _ in said), said[0][1], scale) for said in voiced.values())
    denials = tuple(s for s in fact.stances if s.stance in {Stance.DENIES, Stance.DOES_NOT_CONFIRM})
    name = slug("amount", fact.id, figure.measure, *([figure.period.edtf] if figure.period else []))
    wide, narrow = (
        draw_amounts(desk, fact, figure, f"{name}-{screen}", size) if drawn else None
        for screen, size in _SIZES
    )
    return Ranges(name, fact, figure, scale, ranges, denials, wide, narrow)


def figures_of(desk: Desk) -> tuple[tuple[Ranges, ...], tuple[Ranges, ...]]:
    """Return the figures that need a picture (several sayings, or contested), and all the others.

    Contested ones come first, then those that most claims give.
    """
    found = [(fact, figure) for fact in desk.dossier.facts for figure in fact.figures]
    found.sort(key=lambda p: (p[0].verdict is not Verdict.CONTESTED, -len(p[1].sayings), p[0].id))
    drawn: list[Ranges] = []
    once: list[Ranges] = []
    for laid in (lay_figure(desk, fact, figure) for fact, figure in found):
        if laid.ranges:
            (drawn if laid.several else once).append(laid)
    return tuple(drawn), tuple(once)


def _range(claims: tuple[Claim, ...], quantity: Quantity, scale: Scale) -> Range:
    start = scale.at(quantity.low) if quantity.low is not None else 0.0
    end = scale.at(quantity.high) if quantity.high is not None else 100.0
    return Range(claims, quantity, start, round(end - start, 2), quantity.low is None, quantity.high is None)
