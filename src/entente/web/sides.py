"""Who holds a fact and who does not: the named voices, then the authors and the unnamed."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from entente.fusion.questions import is_denial
from entente.model.attribution import Stance, Status

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.model.dates import DateSpan
    from entente.model.fact import Fact
    from entente.web.desk import Desk

_AGAINST: Final = frozenset({Stance.DENIES, Stance.DOES_NOT_CONFIRM})
_NEGATED: Final = {Status.DENIED: Stance.DENIES, Status.UNCONFIRMED: Stance.DOES_NOT_CONFIRM}


@dataclass(frozen=True, slots=True)
class Side:
    """Parties that take one stance in one claim; without parties, the author of the article does."""

    parties: tuple[str, ...]
    stance: Stance
    when: DateSpan | None
    claim: str

    @property
    def against(self) -> bool:
        """Whether the stance speaks against the fact."""
        return self.stance in _AGAINST


def sides(desk: Desk, fact: Fact) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Return who holds a fact, and who does not: parties first, one line a claim, then the others."""
    taken = [*_named(fact), *_others(desk, fact)]
    holds = tuple(side for side in taken if not side.against)
    return holds, tuple(side for side in taken if side.against)


def affirming_first(desk: Desk, fact: Fact) -> tuple[tuple[Claim, bool], ...]:
    """Return the claims of a fact, each with whether it speaks against it; those that do come last."""
    against = {taken.claim for taken in fact.stances if taken.stance in _AGAINST}
    denials = fact.event != "REJECT"  # a fact that is itself a refusal is affirmed by refusals
    claims = [(claim, claim.id in against or (denials and is_denial(claim))) for claim in desk.of_fact(fact)]
    return tuple(sorted(claims, key=itemgetter(1)))


def _named(fact: Fact) -> tuple[Side, ...]:
    taken: dict[tuple[str, Stance], Side] = {}
    for one in fact.stances:
        before = taken.get((one.claim, one.stance))
        parties = tuple(dict.fromkeys((*(before.parties if before else ()), one.party)))
        taken[one.claim, one.stance] = Side(parties, one.stance, one.when, one.claim)
    return tuple(taken.values())


def _others(desk: Desk, fact: Fact) -> tuple[Side, ...]:
    """Return one line a voice and side for the claims that no stance speaks of; a copy is no voice."""
    spoken = {taken.claim for taken in fact.stances}
    copies = dict(desk.dossier.copies)
    lines: dict[tuple[object, bool], Side] = {}
    for claim, against in affirming_first(desk, fact):
        if claim.id not in spoken and claim.doc not in copies:
            stance = _NEGATED.get(claim.status, Stance.DENIES) if against else Stance.SAYS
            voice = claim.holder or desk.author(claim.doc) or claim.doc
            lines.setdefault((voice, against), Side(claim.holder, stance, claim.when, claim.id))
    return tuple(lines.values())
