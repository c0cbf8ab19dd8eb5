"""Who says a thing, and how firmly: the stack of attributions and the status derived from it.

Attributions stack, outermost first ("Séoul relaie les allégations de ..."). The status of a claim
is never typed in: `derive_status` reads it off the stack, the mood of the wording and the phase of
the act, by one table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from entente.model.text import Span


class HolderKind(StrEnum):
    """What kind of voice a holder is."""

    STATE = "state"
    PERSON = "person"
    INTELLIGENCE = "intelligence"
    ORGANISATION = "organisation"
    MEDIA = "media"
    EXPERT = "expert"
    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    GENERIC = "generic"
    UNSPECIFIED = "unspecified"


class Stance(StrEnum):
    """What a holder does with a content."""

    SAYS = "says"
    ESTIMATES = "estimates"
    ACCUSES = "accuses"
    DENIES = "denies"
    DOES_NOT_CONFIRM = "does_not_confirm"
    ADMITS = "admits"
    RELAYS = "relays"


class Mood(StrEnum):
    """How the wording of the proposition presents it."""

    FACTUAL = "factual"
    REPORTED_CONDITIONAL = "reported_conditional"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    PRESCRIBED = "prescribed"
    OPINION = "opinion"


class Phase(StrEnum):
    """How far the act itself has come."""

    DONE = "done"
    PLANNED = "planned"


class Status(StrEnum):
    """What the text presents the proposition as."""

    ASSERTED = "asserted"
    CONFIRMED = "confirmed"
    REPORTED = "reported"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"
    PRESCRIBED = "prescribed"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"
    OPINION = "opinion"


FIRMNESS: Final = {
    Status.CONFIRMED: 3,
    Status.ASSERTED: 3,
    Status.REPORTED: 2,
    Status.ALLEGED: 2,
    Status.PLANNED: 1,
    Status.PRESCRIBED: 1,
    Status.POSSIBLE: 1,
    Status.HYPOTHETICAL: 1,
    Status.UNCONFIRMED: 0,
    Status.DENIED: 0,
    Status.OPINION: 0,
}
"""Fact (3) over said (2) over unreal (1); denied, unconfirmed and opinion affirm nothing (0)."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One level of "according to".

    `holder` are actor ids, `("?",)` when unnamed. `cue` is the stretch that signals the
    attribution, `evidence` what the holder invokes (satellite images, intercepts).
    """

    holder: tuple[str, ...]
    kind: HolderKind
    stance: Stance
    cue: Span | None = None
    evidence: tuple[Span, ...] = ()


_STATUS_OF_MOOD: Final = {
    Mood.OPINION: Status.OPINION,
    Mood.PRESCRIBED: Status.PRESCRIBED,
    Mood.HYPOTHETICAL: Status.HYPOTHETICAL,
}


def derive_status(stack: tuple[Attribution, ...], *, mood: Mood, phase: Phase, negated: bool) -> Status:
    """Derive the status of a claim: the first line of the table that fits.

    Args:
        stack: attributions, outermost first; empty when the author speaks for himself.
        mood: how the wording presents the proposition.
        phase: whether the act is done or lies ahead.
        negated: whether the innermost speaker says that it is not so.
    """
    stances = {level.stance for level in stack}
    if mood in _STATUS_OF_MOOD:
        return _STATUS_OF_MOOD[mood]
    if phase is Phase.PLANNED:
        return Status.PLANNED
    if Stance.DENIES in stances or negated:
        return Status.DENIED
    if Stance.DOES_NOT_CONFIRM in stances:
        return Status.UNCONFIRMED
    return _affirmed(stances, mood)


def _affirmed(stances: set[Stance], mood: Mood) -> Status:
    if Stance.ADMITS in stances:
        return Status.CONFIRMED
    if Stance.ACCUSES in stances or mood is Mood.REPORTED_CONDITIONAL:
        return Status.ALLEGED
    if mood is Mood.POSSIBLE:
        return Status.POSSIBLE
    return Status.REPORTED if stances else Status.ASSERTED


_STACK_OF_STATUS: Final[dict[Status, tuple[Stance | None, Mood, Phase, bool]]] = {
    Status.ASSERTED: (None, Mood.FACTUAL, Phase.DONE, False),
    Status.CONFIRMED: (Stance.ADMITS, Mood.FACTUAL, Phase.DONE, False),
    Status.REPORTED: (Stance.SAYS, Mood.FACTUAL, Phase.DONE, False),
    Status.ALLEGED: (Stance.ACCUSES, Mood.FACTUAL, Phase.DONE, False),
    Status.POSSIBLE: (None, Mood.POSSIBLE, Phase.DONE, False),
    Status.HYPOTHETICAL: (None, Mood.HYPOTHETICAL, Phase.DONE, False),
    Status.PLANNED: (None, Mood.FACTUAL, Phase.PLANNED, False),
    Status.PRESCRIBED: (None, Mood.PRESCRIBED, Phase.DONE, False),
    Status.DENIED: (None, Mood.FACTUAL, Phase.DONE, True),
    Status.UNCONFIRMED: (Stance.DOES_NOT_CONFIRM, Mood.FACTUAL, Phase.DONE, False),
    Status.OPINION: (None, Mood.OPINION, Phase.DONE, False),
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """All that the status of a claim is derived from."""

    stack: tuple[Attribution, ...] = ()
    mood: Mood = Mood.FACTUAL
    phase: Phase = Phase.DONE
    negated: bool = False

    @property
    def status(self) -> Status:
        """The status, by `derive_status`."""
        return derive_status(self.stack, mood=self.mood, phase=self.phase, negated=self.negated)

    @property
    def holder(self) -> tuple[str, ...]:
        """Holders of the innermost attribution that is not a mere relay; () for the author."""
        for level in reversed(self.stack):
            if level.stance is not Stance.RELAYS:
                return level.holder
        return self.stack[-1].holder if self.stack else ()


AUTHOR_ASSERTS: Final = Commitment()
"""The author states it as true, on his own account."""


def commitment_of(status: Status, holder: tuple[str, ...]) -> Commitment:
    """Build the plainest commitment with this status and holder, for claims read without a stack."""
    stance, mood, phase, negated = _STACK_OF_STATUS[status]
    if holder and stance is None:
        stance = Stance.SAYS
    if stance is None or (not holder and stance is Stance.SAYS):
        return Commitment((), mood, phase, negated)
    kind = HolderKind.UNSPECIFIED if not holder or "?" in holder else HolderKind.STATE
    return Commitment((Attribution(holder, kind, stance),), mood, phase, negated)
