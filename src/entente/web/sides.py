"""Who holds a fact and who does not: the named voices, then the authors on their own account."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

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
    """Return who holds a fact, and who does not: parties first, one line a claim, then authors."""
    taken = [*_named(fact), *_authors(desk, fact)]
    holds = tuple(side for side in taken if not side.against)
    return holds, tuple(side for side in taken if side.against)


def affirming_first(desk: Desk, fact: Fact) -> tuple[tuple[Claim, bool], ...]:
    """Return the claims of a fact, each with whether it speaks against it; those that do come last."""
    against = {taken.claim for taken in fact.stances if taken.stance in _AGAINST}
    claims = [(claim, claim.id in against or claim.status in _NEGATED) for claim in desk.of_fact(fact)]
    return tuple(sorted(claims, key=itemgetter(1)))


def _named(fact: Fact) -> tuple[Side, ...]:
    taken: dict[tuple[str, Stance], Side] = {}
    for one in fact.stances:
        before = taken.get((one.claim, one.stance))
        parties = tuple(dict.fromkeys((*(before.parties if before else ()), one.party)))
        taken[one.claim, one.stance] = Side(parties, one.stance, one.when, one.claim)
    return tuple(taken.values())


def _authors(desk: Desk, fact: Fact) -> tuple[Side, ...]:
    """Return one line an author and side, from the first claim on the author's own account."""
    spoken = {taken.claim for taken in fact.stances}
    lines: dict[tuple[str, bool], Side] = {}
    for claim, against in affirming_first(desk, fact):
        if claim.holder or claim.id in spoken:
            continue
        stance = _NEGATED.get(claim.status, Stance.DENIES) if against else Stance.SAYS
        author = desk.author(claim.doc) or claim.doc
        lines.setdefault((author, against), Side((), stance, claim.when, claim.id))
    return tuple(lines.values())
