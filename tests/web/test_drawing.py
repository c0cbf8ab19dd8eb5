"""Pictures: names on the ring never touch, bars open their claims, amounts stand at their days."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.model.attribution import Attribution, HolderKind, Stance, Status
from entente.model.claim import Claim
from entente.model.dates import DateSpan
from entente.model.dossier import Dossier, Reading
from entente.model.fact import Estimate, Fact, Figure, StanceTaken, Told, Verdict
from entente.model.quantity import Quantity
from entente.model.text import Article, Span
from entente.web.desk import Desk, lay_out
from entente.web.drawing.amounts import draw_amounts
from entente.web.drawing.grid import lay_grid
from entente.web.drawing.labels import text_width
from entente.web.drawing.ring import MOST, TYPE, lay_ring
from entente.web.pages.agreements import registers_of
from entente.web.pages.exchange import exchange_pairs
from entente.web.pages.ties import ties_of
from entente.web.pages.voices import voices_of
from entente.web.site import render_pages
from entente.web.words import load_words

STATES = tuple(f"S{n:02}" for n in range(60))
PLAIN = Claim("a.txt", Span(0, 5), "Alpha", Span(0, 5), "AID", support=(Span(0, 5),), id="c0")


def fact(key: str, agent: str, recipient: str, event: str = "AID", **fields: object) -> Fact:
    """Return a fact between two actors."""
    plain = Fact(
        id=key,
        what_en=key,
        what_fr=key,
        status=Status.ASSERTED,
        event=event,
        agent=(agent,),
        recipient=(recipient,) if recipient else (),
        flow="arms",
        claims=("c0",),
        origins=(),
        verdict=Verdict.SINGLE,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def desk_of(*facts: Fact, claims: tuple[Claim, ...] = (PLAIN,)) -> Desk:
    """Lay out facts that rest on claims of one article."""
    article = Article("a.txt", "Alpha", "0" * 64, published=DateSpan("2024-06-18"))
    return lay_out(Dossier((article,), (Reading("a.txt", claims),), facts), load_words("en"))


pairs = st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)), min_size=3, max_size=120)


@settings(deadline=None)
@given(pairs)
def test_names_on_the_ring_never_touch(tied: list[tuple[str, str]]) -> None:
    """Forty actors and their names fit, whoever deals with whom, and the picture holds them all."""
    facts = [fact(f"{n}", one, other) for n, (one, other) in enumerate(tied) if one != other]
    ring = lay_ring(ties_of(desk_of(*facts)), lambda actor: f"{actor} of a rather long name")
    if ring is None:
        return
    boxes = []
    for spot in ring.spots:
        wide = text_width(spot.name, TYPE)
        left = spot.label_x if spot.anchor == "start" else spot.label_x - wide
        boxes.append((left, spot.label_y - TYPE, left + wide, spot.label_y + 4))
        assert abs(spot.y) + spot.radius <= ring.height / 2 + 1

    assert len(ring.spots) <= MOST
    assert all(abs(box[0]) <= ring.width / 2 and abs(box[2]) <= ring.width / 2 for box in boxes)
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_grid_stands_givers_by_receivers() -> None:
    """What is given stands, what is shared hangs, and stands in both cells; each bar opens its claims."""
    desk = desk_of(
        fact("1", "RUS", "PRK"),
        fact("2", "PRK", "RUS", "COOPERATE", flow="trade"),
        fact("3", "CHN", "RUS", verdict=Verdict.CONTESTED),
    )

    grid = lay_grid(desk.once(exchange_pairs), desk.words)

    assert grid is not None
    bars = sorted((bar.family, bar.look, bar.link.split("#")[0], bar.y >= grid.bases[0]) for bar in grid.bars)
    assert [bar[:3] for bar in bars] == [
        ("arms", "contested", "exchange/CHN-to-RUS.html"),
        ("arms", "firm", "exchange/RUS-to-PRK.html"),
        ("links", "firm", "exchange/PRK-with-RUS.html"),
        ("links", "firm", "exchange/PRK-with-RUS.html"),
    ]
    shared = [bar for bar in grid.bars if bar.pair.joint]
    assert all(bar.y in grid.bases for bar in shared)
    assert lay_grid((), desk.words) is None


def told(voice: str, when: str | None, low: float | None, high: float | None) -> Told:
    """Return what a voice gives at a time."""
    return Told(voice, DateSpan(when) if when else None, low, high, ("c0",))


def test_amounts_stand_at_their_days() -> None:
    """Later stands to the right, more stands higher, one voice is joined to itself, open bounds are open."""
    figure = Figure(
        "person",
        10,
        None,
        (("c0", Quantity(10, 20, "person")),),
        told=(
            told("KOR", "2024-06-01", 10, 20),
            told("USA", "2024-07-01", 30, None),
            told("KOR", "2024-08-01", 40, 50),
        ),
        estimate=Estimate(30, 20, 40, 2),
    )
    denied = StanceTaken("RUS", Stance.DENIES, None, "c0", DateSpan("2024-08-01"))
    one = fact("1", "PRK", "RUS", figures=(figure,), stances=(denied,))

    chart = draw_amounts(desk_of(one), one, figure, "k", (760.0, 300.0))

    assert chart is not None
    first, second, third = chart.sayings
    assert first.x < second.x < third.x
    assert third.bottom < first.top
    assert (second.open_top, second.open_bottom, second.top) == (True, False, chart.top)
    assert [(x1, x2) for x1, _, x2, _ in chart.revisions] == [(first.x, third.x)]
    assert chart.band is not None
    assert chart.band[0] < chart.band[1] < chart.band[2]
    assert [party for _, _, party in chart.denials] == ["RUS"]


@pytest.mark.parametrize("when", [("2024-06-01", None), (None, None)])
def test_one_date_makes_no_chart(when: tuple[str | None, str | None]) -> None:
    """Amounts of one date are no course of time."""
    figure = Figure("person", 1, 2, (), told=tuple(told(f"V{n}", day, 1, 2) for n, day in enumerate(when)))
    one = fact("1", "PRK", "RUS", figures=(figure,))

    assert draw_amounts(desk_of(one), one, figure, "k", (760.0, 300.0)) is None


def test_agreements_stand_by_party() -> None:
    """A register holds what the same parties concluded, what it provides for, and what lies ahead."""
    desk = desk_of(
        fact("1", "RUS", "PRK", "AGREE", flow="treaty", when=DateSpan("2024")),
        fact("2", "PRK/GOV", "RUS", "AID", status=Status.PRESCRIBED),
        fact("3", "RUS", "PRK", "AGREE", status=Status.PLANNED),
        fact("4", "RUS", "CHN", "AGREE", status=Status.DENIED),
        fact("5", "RUS", "CHN"),
    )

    assert [
        (r.parties, [(part, [f.id for f in facts]) for part, facts in r.parts]) for r in registers_of(desk)
    ] == [
        (("PRK", "RUS"), [("concluded", ["1"]), ("provides", ["2"]), ("ahead", ["3"])]),
        (("CHN", "RUS"), [("not", ["4"])]),
    ]


def test_a_state_speaks_with_its_organs() -> None:
    """Everything that Seoul says stands on one page, and each organ has its own."""
    said = tuple(
        replace(PLAIN, id=f"c{n}", commitment=replace(PLAIN.commitment, stack=stack))
        for n, stack in enumerate((_by("KOR/SPY"), _by("KOR"), _by("?")))
    )
    desk = desk_of(claims=said)

    voices = voices_of(desk)

    assert [(v.holder, len(v.claims), [o.holder for o in v.organs]) for v in voices] == [
        ("KOR", 2, ["KOR/SPY"]),
        ("?", 1, []),
    ]
    assert {"voices/KOR.html", "voices/kor-spy-"} <= {
        name if name == "voices/KOR.html" else name[:15] for name in render_pages(desk) if "voices/" in name
    }


def _by(holder: str) -> tuple[Attribution, ...]:
    return (Attribution((holder,), HolderKind.STATE, Stance.SAYS),)


def test_every_picture_is_sound_xml() -> None:
    """Pictures for reports are XML without links, scripts or anything fetched."""
    desk = desk_of(
        fact("1", "RUS", "PRK"),
        fact("2", "USA", "RUS", "ACCUSE"),
        fact("3", "CHN", "RUS", when=DateSpan("2024")),
    )
    drawn = {name: html for name, html in render_pages(desk).items() if name.endswith(".svg")}

    assert {"pictures/exchange.svg", "pictures/network.svg", "pictures/timeline.svg"} <= set(drawn)
    for svg in drawn.values():
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}  # noqa: S314  our own
        assert not {"a", "script", "image", "foreignObject"} & tags
