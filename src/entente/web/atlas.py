"""Places that claims name, and the routes between them: what lies where, what passes whence and whither."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from entente.model.actor import UNNAMED, state_of
from entente.model.attribution import FIRMNESS
from entente.model.fact import Verdict
from entente.web.desk import texture
from entente.web.links import id_name, site_path, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entente.model.claim import Claim
    from entente.vocabulary.places import Place
    from entente.web.desk import Desk

_LINK: Final = "link"
"""Flows under this one join two places and go both ways."""
_DELIVERY: Final = "AID"


@dataclass(frozen=True, slots=True)
class Site:
    """A place, or a state that stands for one, and the claims that are set there, in order of the dossier."""

    place: str
    claims: tuple[Claim, ...]

    @property
    def path(self) -> str:
        """Page of the place, relative to the dossier."""
        return site_path(self.place)


@dataclass(frozen=True, slots=True)
class Route:
    """A link between two places (`joint`), or deliveries from one to another.

    An end is `vague` when no claim names it: it is then the seat of government of its state.
    """

    start: str
    end: str
    joint: bool
    vague: frozenset[str]
    claims: tuple[Claim, ...]

    @property
    def path(self) -> str:
        """Page of the route, relative to the dossier."""
        way = "with" if self.joint else "to"
        return f"routes/{id_name(f'{slug(self.start)}-{way}-{slug(self.end)}')}"

    @property
    def flows(self) -> tuple[str, ...]:
        """What passes, each flow once, in order of the claims."""
        return tuple(dict.fromkeys(claim.flow for claim in self.claims if claim.flow))


class Atlas:
    """The sites and routes of a dossier."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._places = desk.words.places

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Every place that a claim is set in, those with most claims first; states and places alike."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._desk.dossier.claims:
            for place in dict.fromkeys(claim.where):
                found[place].append(claim)
        sites = [Site(place, tuple(claims)) for place, claims in found.items()]
        return tuple(sorted(sites, key=lambda site: (-len(site.claims), site.place)))

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """Every route, those with most claims first."""
        found: defaultdict[tuple[str, str, bool], list[tuple[Claim, set[str]]]] = defaultdict(list)
        for claim in self._desk.dossier.claims:
            for start, end, vague in self._ends(claim):
                joint = _is_link(claim)
                ends = tuple(sorted((start, end))) if joint else (start, end)
                found[ends[0], ends[1], joint].append((claim, vague))
        routes = [
            Route(
                start,
                end,
                joint,
                frozenset.intersection(*(frozenset(vague) for _, vague in told)),
                tuple(claim for claim, _ in told),
            )
            for (start, end, joint), told in found.items()
        ]
        return tuple(sorted(routes, key=lambda route: (-len(route.claims), route.path)))

    def position(self, place: str) -> tuple[float, float] | None:
        """Return longitude and latitude of a place, None for a state or what the table does not know."""
        known = self._places.get(place)
        return (known.lon, known.lat) if known is not None else None

    @cached_property
    def _seats(self) -> Mapping[str, str]:
        return seats(self._places.values())

    def _ends(self, claim: Claim) -> list[tuple[str, str, set[str]]]:
        """Return the two ends of what a claim says passes, and which of them it does not name."""
        if _is_link(claim):
            return self._link_ends(claim)
        if claim.event == _DELIVERY:
            return self._delivery_ends(claim)
        return []

    def _link_ends(self, claim: Claim) -> list[tuple[str, str, set[str]]]:
        """Return two places named in different states; the seat of a party stands in for one missing."""
        towns = self._towns(claim)
        named = [*towns[:1], *[town for town in towns[1:] if self._state(town) != self._state(towns[0])][:1]]
        held = {self._state(town) for town in named}
        parties = [state for state in _states(claim.parties) if state in self._seats]
        if not held <= {*parties}:  # a strait, a river: the link is there, and leads from nowhere else
            parties = []
        ends = [*named, *(self._seats[state] for state in parties if state not in held)][:2]
        return [(ends[0], ends[1], set(ends) - set(named))] if len(ends) == 2 else []

    def _delivery_ends(self, claim: Claim) -> list[tuple[str, str, set[str]]]:
        """Return the way from a giver to a place named outside its country; () where none is."""
        towns = self._towns(claim)
        found = []
        for giver in _states(claim.agent):
            start = next((town for town in towns if self._state(town) == giver), self._seats.get(giver))
            end = next((town for town in towns if self._state(town) not in {giver, None}), None)
            if start is not None and end is not None:
                found.append((start, end, set() if start in towns else {start}))
        return found

    def _state(self, town: str) -> str | None:
        return self._places[town].state

    def _towns(self, claim: Claim) -> list[str]:
        return [place for place in dict.fromkeys(claim.where) if place in self._places]


def seats(places: Iterable[Place]) -> dict[str, str]:
    """Return the seat of government of each state: the first of its towns in the table of places."""
    found: dict[str, str] = {}
    for place in places:
        if place.kind == "town" and place.state is not None:
            found.setdefault(place.state, place.id)
    return found


def look_of(desk: Desk, claims: Sequence[Claim]) -> str:
    """Return how claims are drawn together: contested when a fact of theirs is, else as the firmest."""
    facts = (fact for claim in claims for fact in desk.facts_of_claim.get(claim.id, ()))
    if any(fact.verdict is Verdict.CONTESTED for fact in facts):
        return "contested"
    return texture(max((claim.status for claim in claims), key=FIRMNESS.__getitem__))


def _is_link(claim: Claim) -> bool:
    return claim.event == "COOPERATE" and (claim.flow or "").partition(".")[0] == _LINK


def _states(actors: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(state_of(actor) for actor in actors if actor != UNNAMED))
