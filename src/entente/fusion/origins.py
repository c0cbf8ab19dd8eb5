"""Origins: the independent voices behind claims. Relays, copies and unnamed sources add none.

A named holder is one origin. What nobody else answers for rests on the author: one voice for all texts
of one author, and for all copies of one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entente.fusion.authors import fold
from entente.fusion.voices import voice_of
from entente.model.actor import UNNAMED
from entente.model.attribution import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.fusion.aspects import Aspect
    from entente.model.claim import Claim

_STATE = re.compile("[A-Z]{3}")  # a country as a place says little that the parties do not


def voice_keys(aspect: Aspect) -> tuple[str, ...]:
    """Return the voices that answer for a claim, as they are compared: `?` where nobody named does."""
    if aspect.spoken:
        return tuple(sorted({voice_of(actor) for actor in aspect.spoken}))
    return (UNNAMED,) if aspect.claim.holder else (fold(aspect.voice),)


def shown_voices(aspects: Sequence[Aspect]) -> dict[str, str]:
    """Return how each voice behind some claims is shown, by its key.

    An actor is shown by the most telling of the ids that the claims give it (`KOR/SPY` rather than
    `KOR`), an author as the first by-line in alphabetical order writes the name.
    """
    forms: dict[str, set[str]] = {UNNAMED: {UNNAMED}}
    for aspect in aspects:
        for actor in aspect.spoken:
            forms.setdefault(voice_of(actor), set()).add(actor)
        forms.setdefault(fold(aspect.voice), set()).add(aspect.voice)
    return {key: min(names, key=lambda name: ("/" not in name, name)) for key, names in forms.items()}


def origins_of(affirming: Sequence[Aspect]) -> tuple[str, ...]:
    """Return the independent origins behind the claims that affirm a fact, sorted.

    Hypotheses count only where nothing firmer is said.
    """
    firm = [each for each in affirming if each.claim.status is not Status.HYPOTHETICAL] or affirming
    counted = {
        key
        for each in firm
        if each.spoken or (not each.claim.holder and _speaks_itself(each, firm))
        for key in voice_keys(each)
    }
    shown = shown_voices(firm)
    return tuple(sorted(shown[key] for key in counted))


def _speaks_itself(own: Aspect, affirming: Sequence[Aspect]) -> bool:
    """Tell whether the author adds something of his own to what his text attributes to others.

    A heading or summing-up that says no more than an attributed sentence of the same text does not, nor
    does a number given again, whatever date or place stands beside it.
    """
    attributed = [each for each in affirming if each.text == own.text and _overshadows(each, own.claim)]
    if not attributed:
        return True
    if any(_same_count(own, each) for each in attributed):
        return False
    dates = {each.claim.when for each in attributed}
    places = {place for each in attributed for place in each.claim.where}
    counted = any(each.claim.quantity is not None for each in attributed)
    new_date = own.claim.when is not None and own.claim.when not in dates
    new_place = any(not _STATE.fullmatch(place) for place in set(own.claim.where) - places)
    return new_date or new_place or (own.claim.quantity is not None and not counted)


def _same_count(one: Aspect, other: Aspect) -> bool:
    return one.amount is not None and other.amount is not None and one.amount.reads_as(other.amount)


def _overshadows(attributed: Aspect, own: Claim) -> bool:
    """Tell whether the author's own words may only repeat what his text attributes.

    Named holders overshadow the whole text, "on estime" only its own sentence.
    """
    unnamed = UNNAMED in attributed.claim.holder and attributed.claim.span == own.span
    return bool(attributed.spoken) or unnamed
