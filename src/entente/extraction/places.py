"""Where: the places that a parsed sentence names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.language.gazetteer import NameKind
from entente.model.actor import sector_of, state_of
from entente.vocabulary.actors import find_actor
from entente.vocabulary.places import load_places

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from entente.extraction.linking import ActorMention
    from entente.extraction.mentions import NameMatch
    from entente.model.text import Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a sentence; `span` counts from its start.

    `id` is a place id, or the id of a state or organisation. `coordinates` are latitude and longitude in
    degrees, None for the latter two: the map has the borders of a state.
    """

    span: Span
    id: str
    coordinates: tuple[float, float] | None = None


def find_places(
    names: Iterable[NameMatch], actors: Iterable[ActorMention], *, extra: Path | None = None
) -> tuple[PlaceMention, ...]:
    """Find the places of a sentence, in order.

    A region or town that stands for no government always is one; a state, capital or organisation
    only where it stands as a place ("à Pyongyang", "à l'ONU"); an adjective on a noun of place names
    its state ("le sol russe").

    Args:
        names: what `find_names` found in the sentence.
        actors: what `link_actors` made of it.
        extra: a user's vocabulary folder.
    """
    names, actors = tuple(names), tuple(actors)
    standing = {mention.span for mention in actors if mention.locative}
    found = [
        PlaceMention(name.span, name.place, _coordinates(name.place, extra))
        for name in names
        if name.place is not None and (name.kind == NameKind.PLACE or name.span in standing)
    ]
    organisations = {name.span: name.ids for name in names if name.kind == NameKind.GROUP and not name.place}
    found += [
        PlaceMention(span, state_of(ids[0]))
        for span, ids in organisations.items()
        if ids
        and span in standing
        and sector_of(ids[0]) is None
        and find_actor(ids[0], extra).kind == "organisation"
    ]
    found += [
        PlaceMention(mention.span, state_of(mention.ids[0]))
        for mention in actors
        if mention.kind == "adjective" and mention.locative and mention.ids
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _coordinates(place: str, extra: Path | None) -> tuple[float, float] | None:
    known = load_places(extra).get(place)
    return (known.lat, known.lon) if known is not None else None
