"""Claims beside agreements and clauses: what mentions, invokes, would fulfil, breach or contradict them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from entente.assessment.evidence import Evidence, states
from entente.assessment.naming import names_several, topics_of
from entente.model.attribution import Status
from entente.vocabulary.regimes import PASSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from entente.model.claim import Claim
    from entente.model.dates import DateSpan
    from entente.vocabulary.agreements import Agreement, Clause

UNTOLD: Final = frozenset({Status.DENIED, Status.UNCONFIRMED})


class Bearing(StrEnum):
    """How a claim stands to an agreement or clause; none of them is a finding."""

    MENTIONS = "mentions"
    INVOKES = "invokes"
    WOULD_FULFIL = "would_fulfil"
    WOULD_BREACH = "would_breach"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    DOES_NOT_CONFIRM = "does_not_confirm"


_REFUSALS: Final = {Status.UNCONFIRMED: (Bearing.DOES_NOT_CONFIRM, "a party does not confirm the deed")}


@dataclass(frozen=True, slots=True)
class TreatyLink:
    """One claim linked to an agreement. `article` is None where no clause is named; `why` tells the rule."""

    claim: str
    doc: str
    agreement: str
    article: str | None
    bearing: Bearing
    status: Status
    when: DateSpan | None
    why: str


def link_agreements(agreements: Mapping[str, Agreement], evidence: Evidence) -> tuple[TreatyLink, ...]:
    """Link every claim that speaks of an agreement or does what a clause is about, in reading order."""
    known = tuple(agreements.values())
    found = [link for claim in evidence.claims for link in _links_of(claim, known, evidence)]
    return tuple(dict.fromkeys(found))


def _links_of(claim: Claim, known: tuple[Agreement, ...], evidence: Evidence) -> Iterator[TreatyLink]:
    if claim.flow == "treaty":
        agreement = agreement_of(claim, known, evidence)
        if agreement is not None and not _names_several(claim):
            yield from _spoken(claim, agreement, evidence)
    if claim.status is not Status.OPINION:
        yield from _done(claim, known, evidence)


def agreement_of(claim: Claim, known: Iterable[Agreement], evidence: Evidence) -> Agreement | None:
    """Return the agreement that a claim on a treaty speaks of: that of its parties, at its time.

    Parties must be the agreement's, all of them; a claim with a date speaks of one signed or brought
    into force then, or bound by it then; one without, of the latest signed when its article came out.
    """
    sides = (states(claim.agent), states(claim.parties))
    own = [each for each in known if any(_same_parties(each, side) for side in sides)]
    when = claim.when
    if when is not None:
        dated = [each for each in own if _happened(each, when)] or [
            each for each in own if _bound(each, when)
        ]
        return _latest(dated)
    told = evidence.published_of(claim)
    day = told.last if told else None
    return _latest([each for each in own if day is None or _first(each.signed) <= day])


def _same_parties(agreement: Agreement, parties: frozenset[str]) -> bool:
    """Tell whether the parties are those of the agreement; of a club of states, it must be named itself."""
    own = frozenset(agreement.parties)
    return own == parties if len(own) > 1 else own <= parties


def _happened(agreement: Agreement, when: DateSpan) -> bool:
    """Tell whether the agreement was signed, ratified or brought into force at that time."""
    days = (agreement.signed, agreement.ratified, agreement.in_force)
    return any(day is not None and when.overlaps(day) for day in days)


def _bound(agreement: Agreement, when: DateSpan) -> bool:
    started = when.last is None or when.last >= _first(agreement.signed)
    ended = agreement.ended is not None and agreement.ended.last is not None
    over = ended and when.first is not None and when.first > agreement.ended.last  # type: ignore[union-attr,operator]
    return started and not over


def _first(when: DateSpan) -> date:
    day = when.first
    assert day is not None  # noqa: S101  days of signature have a beginning
    return day


def _latest(agreements: list[Agreement]) -> Agreement | None:
    return max(agreements, key=lambda each: _first(each.signed), default=None)


def _words(claim: Claim) -> str:
    """Return the words of the cue, or the sentence where the claim has no cue of its own."""
    return claim.cue.shifted(-claim.span.start).of(claim.quote) or claim.quote


def _names_several(claim: Claim) -> bool:
    return names_several(_words(claim))


def _spoken(claim: Claim, agreement: Agreement, evidence: Evidence) -> Iterator[TreatyLink]:
    """Yield the links of a claim that names an agreement: one for each clause named, else one."""
    topics = topics_of(_words(claim))
    if not topics and claim.status is Status.PRESCRIBED:
        topics = topics_of(claim.quote)
    bearing, why = _bearing(claim, agreement)
    lacking = [topic for topic in topics if topic in agreement.lacks]
    clauses = [clause for topic in topics if (clause := agreement.clause_on(topic)) is not None]
    for topic in lacking:
        yield _link(claim, agreement, None, Bearing.CONTRADICTS, f"no clause of it is on {topic}", evidence)
    for clause in clauses:
        yield _link(claim, agreement, clause, bearing, f"{why}; names its matter: {clause.topic}", evidence)
    if not lacking and not clauses:
        yield _link(claim, agreement, None, bearing, why, evidence)


def _bearing(claim: Claim, agreement: Agreement) -> tuple[Bearing, str]:
    """Tell a renewed commitment, dated after the signature, from a mere mention."""
    if claim.status in UNTOLD:
        return Bearing.DENIES, "says that it is not so"
    day = claim.when.first if claim.when else None
    signed = agreement.signed.last
    later = day is not None and signed is not None and day > signed
    in_force = (
        agreement.in_force is not None and claim.when is not None and claim.when.overlaps(agreement.in_force)
    )
    if claim.event == "AGREE" and later and not in_force and claim.status is not Status.PRESCRIBED:
        return Bearing.INVOKES, "its parties commit themselves again, after its signature"
    return Bearing.MENTIONS, "names the agreement of these parties"


def _done(claim: Claim, known: tuple[Agreement, ...], evidence: Evidence) -> Iterator[TreatyLink]:
    """Yield the clauses that a deed would fulfil or breach, where it falls in their time."""
    for agreement in known:
        if not in_its_time(agreement, claim, evidence):
            continue
        for clause in agreement.clauses:
            found = _deed(claim, agreement, clause, evidence)
            if found is not None:
                yield _link(claim, agreement, clause, *found, evidence)


def _deed(
    claim: Claim, agreement: Agreement, clause: Clause, evidence: Evidence
) -> tuple[Bearing, str] | None:
    """Tell how a deed stands to a clause, and why; None when it has nothing to do with it."""
    if claim.flow in clause.fulfilled_by and claim.event == "REJECT" and _refuses(claim, agreement, evidence):
        return _REFUSALS.get(claim.status, (Bearing.DENIES, "a party denies the deed"))
    if not _between(claim, agreement):
        return None
    if claim.flow in clause.fulfilled_by and claim.event in PASSING:
        why = "help between its parties, of the kind that the clause provides if its condition is met"
        return Bearing.WOULD_FULFIL, why
    if claim.event in clause.breached_by:
        return Bearing.WOULD_BREACH, "an act between its parties that the clause excludes"
    return None


def _between(claim: Claim, agreement: Agreement) -> bool:
    """Tell whether one party does it to another, and nobody else has a part in it."""
    own = frozenset(agreement.parties)
    givers, receivers = states(claim.agent), states(claim.recipient)
    return bool(givers and receivers) and givers != receivers and givers | receivers <= own


def _refuses(claim: Claim, agreement: Agreement, evidence: Evidence) -> bool:
    """Tell whether a party refuses a deed that its sentence tells of the parties."""
    own = frozenset(agreement.parties)
    return states(claim.agent) <= own and any(_between(other, agreement) for other in evidence.beside(claim))


def in_its_time(agreement: Agreement, claim: Claim, evidence: Evidence) -> bool:
    """Tell whether a deed may fall while the agreement is in force; an undated one is told after that."""
    start = agreement.in_force.first if agreement.in_force else None
    if start is None:
        return False
    when, told = evidence.when(claim), evidence.published_of(claim)
    last = when.last if when is not None else (told.last if told else None)
    if last is not None and last < start:
        return False
    end = agreement.ended.last if agreement.ended else None
    if end is None:
        return True
    return when is not None and when.first is not None and when.first <= end


def _link(
    claim: Claim, agreement: Agreement, clause: Clause | None, bearing: Bearing, why: str, evidence: Evidence
) -> TreatyLink:
    article = clause.article if clause else None
    when = evidence.when(claim)
    return TreatyLink(claim.id, claim.doc, agreement.id, article, bearing, claim.status, when, why)
