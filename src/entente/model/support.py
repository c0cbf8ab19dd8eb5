"""What a claim carries that its support does not show.

Each slot rests on a mention of its kind that reads it so: an amount on the words that give its bounds,
a date and a place on their names, a party or holder on a name in that role, a negation or denial on
its word. A claim that was changed after it was read no longer agrees with its mentions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.actor import UNNAMED, MentionKind, MentionRole
from entente.model.attribution import Stance
from entente.model.numerals import gives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.model.claim import Claim

NEGATED: Final = "negated"
"""What the mention of a negation turns: the proposition itself; else it names a stance."""
DENYING: Final = frozenset({Stance.DENIES, Stance.DOES_NOT_CONFIRM})
"""Stances that say, or leave open, that it is not so."""


def find_unsupported(claim: Claim, text: str) -> tuple[str, ...]:
    """Return what a claim carries without support, one short reason each; none for a faithful claim."""
    return (
        *_amounts(claim, text),
        *_named(claim, MentionKind.DATE, (claim.when.edtf,) if claim.when is not None else ()),
        *_named(claim, MentionKind.PLACE, claim.where),
        *_things(claim),
        *_actors(claim, MentionRole.AGENT, claim.agent),
        *_actors(claim, MentionRole.RECIPIENT, claim.recipient),
        *_actors(claim, MentionRole.HOLDER, _holders(claim)),
        *_negations(claim),
    )


def turned_by(claim: Claim) -> frozenset[str]:
    """Return what a claim has turned into its contrary: the proposition, and holders' stances."""
    stances = {level.stance.value for level in claim.commitment.stack if level.stance in DENYING}
    return frozenset(stances | ({NEGATED} if claim.commitment.negated else set()))


def _amounts(claim: Claim, text: str) -> Iterator[str]:
    quantity = claim.quantity
    if quantity is None:
        return
    if not quantity.words or not any(quantity.words in part.of(text) for part in claim.support):
        yield f"no support says {quantity.words!r}"
    read = [
        mention
        for mention in claim.mentions
        if mention.kind is MentionKind.QUANTITY and quantity.reading in mention.ids
    ]
    if not any(quantity.words in mention.span.of(text) for mention in read):
        yield f"no mention reads {quantity.words!r} as {quantity.reading}"
    if not gives(quantity):
        yield f"the figures of {quantity.words!r} do not give {quantity.reading}"


def _named(claim: Claim, kind: MentionKind, values: tuple[str, ...]) -> Iterator[str]:
    named = {name for mention in claim.mentions if mention.kind is kind for name in mention.ids}
    yield from (f"no mention in the support names {value}" for value in values if value not in named)


def _things(claim: Claim) -> Iterator[str]:
    """Say whether the flow is another than that of the thing shown; what no thing shows, the act says."""
    things = {flow for m in claim.mentions if m.kind is MentionKind.THING for flow in m.ids}
    if things and claim.flow not in things:
        yield f"what passes is shown as {', '.join(sorted(things))}, not as {claim.flow}"


def _actors(claim: Claim, role: MentionRole, actors: tuple[str, ...]) -> Iterator[str]:
    named = {
        actor
        for mention in claim.mentions
        if mention.kind is MentionKind.ACTOR and (not mention.roles or role in mention.roles)
        for actor in mention.ids
    }
    for actor in actors:
        if actor != UNNAMED and actor not in named:
            yield f"no mention in the support names {actor} as {role.value}"


def _holders(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(holder for level in claim.commitment.stack for holder in level.holder))


def _negations(claim: Claim) -> Iterator[str]:
    shown = {name for m in claim.mentions if m.kind is MentionKind.NEGATION for name in m.ids}
    turned = turned_by(claim)
    yield from (f"no word in the support shows it {name}" for name in sorted(turned - shown))
    yield from (
        f"a word in the support shows it {name}, the claim does not" for name in sorted(shown - turned)
    )
