"""Places and routes: where claims are set, and the ends of what passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from entente.model.attribution import Status, commitment_of
from entente.model.claim import Claim
from entente.model.dossier import Dossier, Reading
from entente.model.text import Article, Span
from entente.vocabulary.places import load_places
from entente.web.atlas import Atlas, look_of, seats
from entente.web.desk import Desk, lay_out
from entente.web.words import load_words

PLAIN = Claim("a.txt", Span(0, 5), "Alpha", Span(0, 5), "AID", support=(Span(0, 5),))


def desk_of(*claims: Claim) -> Desk:
    """Lay out a dossier of one article with claims."""
    numbered = tuple(replace(claim, id=f"{n:016x}") for n, claim in enumerate(claims))
    article = Article("a.txt", "Alpha", "0" * 64)
    return lay_out(Dossier((article,), (Reading("a.txt", numbered),), ()), load_words("en"))


def link(*where: str, parties: tuple[str, ...] = ("PRK/GOV", "RUS"), event: str = "COOPERATE") -> Claim:
    """Return a claim of an air link."""
    return replace(PLAIN, event=event, flow="link.air", agent=parties, where=where)


def gift(*where: str, giver: str = "PRK") -> Claim:
    """Return a claim that troops were sent."""
    return replace(PLAIN, flow="personnel.troops", agent=(giver,), recipient=("RUS",), where=where)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (link(), ("moscow", "pyongyang", True, {"moscow", "pyongyang"})),
        (link("pyongyang"), ("moscow", "pyongyang", True, {"moscow"})),
        (link("rajin", "rason", "russian-far-east"), ("rajin", "russian-far-east", True, set())),
        (link("asia"), None),
        (link(parties=("PRK",)), None),
        (link(event="REJECT"), None),
        (gift("kursk"), ("pyongyang", "kursk", False, {"pyongyang"})),
        (gift("wonsan", "kursk"), ("wonsan", "kursk", False, set())),
        (gift("PRK", "UKR"), None),
        (gift("asia"), None),
        (gift("kursk", giver="?"), None),
    ],
)
def test_ends_of_routes(claim: Claim, expected: tuple[str, str, bool, set[str]] | None) -> None:
    """Links join two places of different states, deliveries go out of the giver's; seats stand in."""
    routes = Atlas(desk_of(claim)).routes

    assert [(r.start, r.end, r.joint, set(r.vague)) for r in routes] == ([expected] if expected else [])


def test_claims_of_a_route_gather() -> None:
    """There and back of a link are one route; an end that one claim names is not vague."""
    routes = Atlas(desk_of(link("moscow"), link("pyongyang"))).routes

    assert [(route.path, len(route.claims), set(route.vague)) for route in routes] == [
        ("routes/moscow-with-pyongyang.html", 2, set())
    ]


def test_sites_hold_their_claims() -> None:
    """A place has the claims that are set there, a state too; the fullest comes first."""
    atlas = Atlas(desk_of(gift("kursk"), gift("kursk", "RUS"), gift("wonsan")))

    assert [(site.place, len(site.claims)) for site in atlas.sites] == [
        ("kursk", 2),
        ("RUS", 1),
        ("wonsan", 1),
    ]
    assert atlas.position("RUS") is None


def test_look_is_that_of_the_firmest() -> None:
    """One claim that is stated outweighs one that is alleged."""
    alleged = replace(PLAIN, commitment=commitment_of(Status.ALLEGED, ("KOR",)))
    desk = desk_of(PLAIN, alleged)

    assert look_of(desk, [alleged]) == "said"
    assert look_of(desk, [alleged, PLAIN]) == "firm"


def test_first_town_of_a_state_is_its_seat() -> None:
    """The table of places names the seat of government first."""
    found = seats(load_places().values())

    assert {state: found[state] for state in ("RUS", "PRK", "USA", "CHN", "KAZ", "BRA", "AUS", "TUR")} == {
        "RUS": "moscow",
        "PRK": "pyongyang",
        "USA": "washington",
        "CHN": "beijing",
        "KAZ": "astana",
        "BRA": "brasilia",
        "AUS": "canberra",
        "TUR": "ankara",
    }
