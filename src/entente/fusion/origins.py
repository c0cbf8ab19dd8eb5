"""Origins: the independent voices behind claims. Relays, copies and unnamed sources add none.

A named holder is one origin; the organs of one state speak with one voice, its media, experts, firms
and private groups with their own. What nobody else answers for rests on the author: one voice for all
texts of one author, and for all copies of one text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.model.actor import UNNAMED, sector_of, state_of
from entente.model.attribution import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entente.fusion.aspects import Aspect
    from entente.model.claim import Claim
    from entente.model.text import Article

_ORGANS = frozenset({None, "GOV", "MIL", "SPY", "LEG"})
_STATE = re.compile("[A-Z]{3}")  # a country as a place says little that the parties do not
_GROUPS = frozenset({"INTL", "WEST", "ALLIES"})


def author_voice(article: Article) -> str:
    """Return the voice of an article's author: the by-line, else the outlet, else the article itself."""
    if article.byline:
        return f"author:{' '.join(article.byline.split())}"
    if article.publisher:
        return f"outlet:{' '.join(article.publisher.split())}"
    return f"doc:{article.doc}"


def author_voices(articles: Iterable[Article], copies: Mapping[str, str]) -> dict[str, str]:
    """Return the author's voice of each article; a copy speaks with the voice of its original."""
    own = {article.doc: author_voice(article) for article in articles}
    return {doc: own[copies.get(doc, doc)] for doc in own}


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
    members = tuple(actor for actor in named if not _is_group(actor))
    if not groups or (members and all(actor.startswith("ALLIES:") for actor in groups)):
        return members
    return groups[:1]


def _is_group(actor: str) -> bool:
    return state_of(actor).partition(":")[0] in _GROUPS


def _voice(actor: str) -> str:
    """Return the voice that an actor speaks with: its state's for organs, else its own."""
    return state_of(actor) if sector_of(actor) in _ORGANS else actor


def _overshadows(attributed: Claim, own: Claim) -> bool:
    """Tell whether the author's own words may only repeat what his text attributes.

    Named holders overshadow the whole text, "on estime" only its own sentence.
    """
    return bool(spoken_for(attributed.holder)) or (
        UNNAMED in attributed.holder and attributed.span == own.span
    )


@dataclass(frozen=True, slots=True)
class Voices:
    """Finds the voices behind the affirming claims of a fact; `authors` are the authors' by article."""

    authors: Mapping[str, str]

    def of(self, affirming: Sequence[Aspect]) -> tuple[str, ...]:
        """Return the independent origins, sorted.

        An actor is shown by the most telling of the ids that its claims give it (`KOR/SPY`, not `KOR`).
        """
        shown: dict[str, set[str]] = {}
        firm = [each for each in affirming if each.claim.status is not Status.HYPOTHETICAL]
        for aspect in firm or affirming:
            holder = aspect.claim.holder
            for voice in holder_voices(holder):
                shown.setdefault(voice, set()).update(actor for actor in holder if _voice(actor) == voice)
        named = {min(actors, key=lambda actor: ("/" not in actor, actor)) for actors in shown.values()}
        return tuple(sorted(named | self._authors(firm or affirming)))

    def _authors(self, affirming: Sequence[Aspect]) -> set[str]:
        return {
            self.authors.get(each.claim.doc, f"doc:{each.claim.doc}")
            for each in affirming
            if not each.claim.holder and self._speaks_itself(each.claim, affirming)
        }

    def _speaks_itself(self, claim: Claim, affirming: Sequence[Aspect]) -> bool:
        """Tell whether the author adds something of his own to what his text attributes to others.

        A heading or summing-up that says no more than an attributed sentence of the same text does not.
        """
        attributed = [a.claim for a in affirming if a.claim.doc == claim.doc and _overshadows(a.claim, claim)]
        if not attributed:
            return True
        dates = {each.when for each in attributed}
        places = {place for each in attributed for place in each.where}
        amounts = [each.quantity for each in attributed if each.quantity is not None]
        new_amount = claim.quantity is not None and not amounts
        new_date = claim.when is not None and claim.when not in dates
        new_place = any(not _STATE.fullmatch(place) for place in set(claim.where) - places)
        return new_date or new_place or new_amount
