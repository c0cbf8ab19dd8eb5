"""Origins: the independent voices behind claims. Relays, copies and unnamed sources add none.

A named holder is one origin; the organs of one state speak with one voice, its media, experts, firms
and private groups with their own. What nobody else answers for rests on the author: one voice for all
texts of one author, and for all copies of one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entente.model.actor import UNNAMED, sector_of, state_of
from entente.model.attribution import Status
from entente.vocabulary.actors import ALLIES, load_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.fusion.aspects import Aspect
    from entente.model.claim import Claim
    from entente.model.text import Article

_ORGANS = frozenset({None, "GOV", "MIL", "SPY", "LEG"})
_STATE = re.compile("[A-Z]{3}")  # a country as a place says little that the parties do not


def author_voice(article: Article) -> str:
    """Return the voice of an article's author: the by-line, else the outlet, else the article itself."""
    if article.byline:
        return f"author:{' '.join(article.byline.split())}"
    if article.publisher:
        return f"outlet:{' '.join(article.publisher.split())}"
    return f"doc:{article.doc}"


def holder_voices(holder: Sequence[str]) -> tuple[str, ...]:
    """Return the voices of the named holders of one claim, sorted: the organs of a state speak as one."""
    return tuple(sorted({_voice(actor) for actor in spoken_for(holder)}))


def spoken_for(holder: Sequence[str]) -> tuple[str, ...]:
    """Return the holders of one claim that count, in the order given.

    Holders named one by one count each; a group named in one breath with its members counts once:
    "a team of eleven states, with A, B and C" is the team, "A and its allies" is A.
    """
    named = tuple(actor for actor in holder if actor != UNNAMED)
    groups = tuple(actor for actor in named if _is_group(actor))
    members = tuple(actor for actor in named if actor not in groups)
    if not groups or (members and all(actor.startswith(ALLIES) for actor in groups)):
        return members
    return groups[:1]


def _is_group(actor: str) -> bool:
    if actor.startswith(ALLIES):
        return True
    entry = load_catalogue().get(state_of(actor))
    return entry is not None and entry.kind == "group"


def _voice(actor: str) -> str:
    """Return the voice that an actor speaks with: its state's for organs, else its own."""
    return state_of(actor) if sector_of(actor) in _ORGANS else actor


def origins_of(affirming: Sequence[Aspect]) -> tuple[str, ...]:
    """Return the independent origins behind the claims that affirm a fact, sorted.

    Hypotheses count only where nothing firmer is said. An actor is shown by the most telling of the ids
    that the claims give it (`KOR/SPY` rather than `KOR`).
    """
    firm = [each for each in affirming if each.claim.status is not Status.HYPOTHETICAL] or affirming
    shown: dict[str, set[str]] = {}
    for aspect in firm:
        for actor in spoken_for(aspect.claim.holder):
            shown.setdefault(_voice(actor), set()).add(actor)
    named = {min(actors, key=lambda actor: ("/" not in actor, actor)) for actors in shown.values()}
    authors = {each.voice for each in firm if not each.claim.holder and _speaks_itself(each, firm)}
    return tuple(sorted(named | authors))


def _speaks_itself(own: Aspect, affirming: Sequence[Aspect]) -> bool:
    """Tell whether the author adds something of his own to what his text attributes to others.

    A heading or summing-up that says no more than an attributed sentence of the same text does not.
    """
    attributed = [
        each.claim for each in affirming if each.text == own.text and _overshadows(each.claim, own.claim)
    ]
    if not attributed:
        return True
    dates = {each.when for each in attributed}
    places = {place for each in attributed for place in each.where}
    counted = any(each.quantity is not None for each in attributed)
    new_date = own.claim.when is not None and own.claim.when not in dates
    new_place = any(not _STATE.fullmatch(place) for place in set(own.claim.where) - places)
    return new_date or new_place or (own.claim.quantity is not None and not counted)


def _overshadows(attributed: Claim, own: Claim) -> bool:
    """Tell whether the author's own words may only repeat what his text attributes.

    Named holders overshadow the whole text, "on estime" only its own sentence.
    """
    unnamed = UNNAMED in attributed.holder and attributed.span == own.span
    return bool(spoken_for(attributed.holder)) or unnamed
