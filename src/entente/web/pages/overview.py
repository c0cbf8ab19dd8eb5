"""The overview: what was read, the exchange, what is contested, the timeline, the agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.fact import Verdict
from entente.web.page import Page
from entente.web.pages.exchange import exchange_pairs, families_of
from entente.web.pages.facts import support_order
from entente.web.pages.figures import figures_of
from entente.web.pages.places import draw_maps
from entente.web.pages.reactions import lead_of, reactors_of
from entente.web.pages.regimes import check_regimes
from entente.web.pages.ties import ring_of, ties_of
from entente.web.pages.timeline import dated_moments, lay_bars
from entente.web.pages.voices import voices_of

if TYPE_CHECKING:
    from entente.model.fact import Fact
    from entente.web.desk import Desk
    from entente.web.pages.regimes import Held

_SHOWN: Final = 8
"""Rows of a list on the overview; the rest is one click away."""
_BARS_SHOWN: Final = 18
_CONTESTED_SHOWN: Final = 10
_PAIRS_SHOWN: Final = 24
_AMOUNTS_SHOWN: Final = 16


def make_overview(desk: Desk) -> tuple[Page, ...]:
    """Make the front page."""
    facts = desk.dossier.facts
    pairs = desk.once(exchange_pairs)
    moments = dated_moments(desk)
    best = {fact.id for fact in sorted((f for f in facts if f.when), key=support_order)[:_BARS_SHOWN]}
    axis, bars = lay_bars(desk, [m for m in moments if m.fact in best and m.party is None])
    ties = desk.once(ties_of)
    drawn, amounts = desk.once(figures_of)
    voices = desk.once(voices_of)
    contested = _of(facts, Verdict.CONTESTED, Verdict.REVISED)
    corroborated = _of(facts, Verdict.CORROBORATED)
    values = {
        "lead": lead_of(desk),
        "pairs": pairs[:_PAIRS_SHOWN],
        "more_pairs": pairs[_PAIRS_SHOWN:],
        "families": families_of(desk, pairs),
        "contested": contested[:_CONTESTED_SHOWN],
        "contested_count": len(contested),
        "figures": drawn[:_SHOWN],
        "amounts": amounts[:_AMOUNTS_SHOWN],
        "maps": desk.once(draw_maps),
        "axis": axis,
        "bars": bars,
        "more_bars": len(moments) - len(bars),
        "ties": ties[:_SHOWN],
        "more_ties": len(ties) - _SHOWN,
        "ring": desk.once(ring_of),
        "agreements": sorted((f for f in facts if f.event == "AGREE"), key=support_order)[:_SHOWN],
        "measures": _measures(desk),
        "reactors": desk.once(reactors_of)[:_SHOWN],
        "corroborated": corroborated[:_SHOWN],
        "corroborated_count": len(corroborated),
        "voices": voices[:_SHOWN],
        "voices_count": len(voices),
        "most": max((len(voice.claims) for voice in voices), default=1),
        "opinions": sum(len(reading.opinion) for reading in desk.dossier.readings),
        "unclaimed": sum(len(reading.unclaimed) for reading in desk.dossier.readings),
    }
    return (Page("index.html", "overview.html", "overview", values),)


def _measures(desk: Desk) -> tuple[Held, ...]:
    """Return the measures that most deeds would touch, if they were told truly."""
    held = (each for _, measures, _ in desk.once(check_regimes) for each in measures)
    touched = [each for each in held if each.checked.touching]
    return tuple(sorted(touched, key=lambda each: -len(each.checked.touching))[:_SHOWN])


def _of(facts: tuple[Fact, ...], *verdicts: Verdict) -> list[Fact]:
    return sorted((fact for fact in facts if fact.verdict in verdicts), key=support_order)
