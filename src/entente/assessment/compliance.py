"""Claims beside the measures of a sanctions regime: what each would touch, if it were true.

A rule looks at values alone: event type, direction, flow, unit, dates. It judges nobody: a claim is
linked with the status that its text gives it, and what the parties answer stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from entente.assessment.caps import Compared, compare
from entente.assessment.evidence import Evidence, named_in, states
from entente.assessment.touching import in_time, touches
from entente.model.actor import MentionKind
from entente.model.attribution import Stance, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entente.model.claim import Claim
    from entente.model.dates import DateSpan
    from entente.model.fact import Fact
    from entente.vocabulary.regimes import Measure, Regime

UN: Final = frozenset({"UN", "UNSC"})
SAYING: Final = frozenset({"ACCUSE", "COERCE"})
"""Event types by which a breach is said, beside the deed."""
REFUSING: Final = frozenset({"REJECT", "ACCUSE"})


class Relation(StrEnum):
    """How a claim stands to a measure; none of them is a finding."""

    WOULD_BREACH = "would_breach"
    COUNTS = "counts"
    SAYS_BREACH = "says_breach"
    DENIES = "denies"
    DOES_NOT_CONFIRM = "does_not_confirm"
    OBJECTS = "objects"
    BEARS_ON = "bears_on"
    MENTIONS = "mentions"


TOUCHING: Final = frozenset({Relation.WOULD_BREACH, Relation.COUNTS})
"""`COUNTS` towards a cap: it would breach only with what else passes in that year."""


@dataclass(frozen=True, slots=True)
class Link:
    """One claim linked to one measure. `when` is None, and `dated` false, where nobody dates the deed."""

    claim: str
    doc: str
    relation: Relation
    status: Status
    when: DateSpan | None
    fact: str | None

    @property
    def dated(self) -> bool:
        """Tell whether the deed has a date."""
        return self.when is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one party says to a deed: denies, does not confirm, admits; in which claim."""

    party: str
    stance: Stance
    claim: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One measure with all that the dossier holds on it; `measure` is None for the regime as a whole.

    `origins` are the independent voices behind the facts that would touch it, `answers` what parties
    say to them, `compared` the amounts beside its cap, `period` from the first to the last dated deed.
    """

    regime: str
    measure: Measure | None
    links: tuple[Link, ...]
    origins: tuple[str, ...]
    answers: tuple[Answer, ...]
    compared: tuple[Compared, ...]
    period: DateSpan | None

    @property
    def touching(self) -> tuple[Link, ...]:
        """The links of deeds, without what is said about them."""
        return tuple(link for link in self.links if link.relation in TOUCHING)


def check_regime(regime: Regime, evidence: Evidence, others: Iterable[Regime] = ()) -> tuple[Checked, ...]:
    """Check every measure of a regime, in its order, the regime as a whole last.

    Args:
        regime: the regime to check.
        evidence: what the dossier holds.
        others: all regimes known, to tell which one an article speaks of when a sentence does not say.
    """
    targets = frozenset(other.target for other in (regime, *others))
    touched = {m.id: _touching(m, regime.target, evidence) for m in regime.measures}
    rows = [_check_measure(m, regime, touched[m.id], evidence, targets) for m in regime.measures]
    return (*rows, _check_whole(regime, evidence, touched, targets))


def _touching(measure: Measure, target: str, evidence: Evidence) -> tuple[Claim, ...]:
    if measure.rule == "monitor":
        return ()
    return tuple(claim for claim in evidence.claims if touches(measure, target, claim, evidence))


def _check_measure(
    measure: Measure, regime: Regime, own: tuple[Claim, ...], evidence: Evidence, targets: frozenset[str]
) -> Checked:
    deed = Relation.COUNTS if measure.rule == "cap" else Relation.WOULD_BREACH
    links = [_link(claim, deed, evidence) for claim in own]
    if measure.rule == "monitor":
        links += [
            _link(c, Relation.BEARS_ON, evidence) for c in _on_monitor(measure, regime, evidence, targets)
        ]
    else:
        links += [
            _link(claim, relation, evidence)
            for claim, relation in _said_of(measure, regime.target, own, evidence)
        ]
    return _checked(regime.id, measure, own, _in_order(links, evidence), evidence)


def _on_monitor(
    measure: Measure, regime: Regime, evidence: Evidence, targets: frozenset[str]
) -> Iterator[Claim]:
    for claim in evidence.claims:
        watched = measure.covers(claim.flow) and claim.event in measure.events
        if watched and claim.status is not Status.OPINION and _about(regime, claim, evidence, targets):
            yield claim


def _said_of(
    measure: Measure, target: str, own: tuple[Claim, ...], evidence: Evidence
) -> Iterator[tuple[Claim, Relation]]:
    """Yield the claims that say something of the deeds, with what they do.

    A refusal counts where it, or its sentence, has the target as a party.
    """
    deeds = {claim.id for claim in own}
    parties = states(party for claim in own for party in claim.parties) - UN
    for claim in evidence.claims:
        if claim.id in deeds or claim.status is Status.OPINION:
            continue
        if measure.covers(claim.flow) and claim.event in REFUSING:
            near = states(party for each in (claim, *evidence.beside(claim)) for party in each.parties)
            if target in near and in_time(measure, claim, evidence):
                yield claim, _refusal(claim, parties)
        elif any(_says_breach(claim, deed, evidence) for deed in evidence.beside(claim) if deed.id in deeds):
            yield claim, Relation.SAYS_BREACH


def _refusal(claim: Claim, parties: frozenset[str]) -> Relation:
    """Tell what a refusal is: that of a party to the deeds, or of somebody else."""
    if not states(claim.agent) & parties or claim.event != "REJECT":
        return Relation.OBJECTS
    return Relation.DOES_NOT_CONFIRM if claim.status is Status.UNCONFIRMED else Relation.DENIES


def _says_breach(claim: Claim, deed: Claim, evidence: Evidence) -> bool:
    """Tell whether a claim says, in the deed's sentence, that the deed breaches sanctions.

    It speaks of sanctions, or accuses as the holder of the deed; joint acts are no single deed.
    """
    if claim.event not in SAYING or not deed.recipient:
        return False
    if claim.flow == "sanctions":
        return True
    sanctions = any(_names_sanctions(each) for each in (claim, *evidence.beside(claim)))
    return claim.event == "ACCUSE" and claim.flow is None and (sanctions or _accuses_of(claim, deed))


def _accuses_of(claim: Claim, deed: Claim) -> bool:
    return bool(states(claim.agent) & states(deed.holder))


def _names_sanctions(claim: Claim) -> bool:
    things = (m.ids for m in claim.mentions if m.kind is MentionKind.THING)
    return claim.flow == "sanctions" or any("sanctions" in ids for ids in things)


def _about(regime: Regime, claim: Claim, evidence: Evidence, targets: frozenset[str]) -> bool:
    """Tell whether a claim on sanctions or monitoring speaks of this regime.

    It or its sentence names the target and the UN (what loosens or watches needs no UN by name), or
    the UN alone where the article's claims name no other target of a regime.
    """
    near = (claim, *evidence.beside(claim))
    if any(regime.target in named_in(each) for each in near):
        loosens = claim.event == "CONCEDE" or claim.flow == "monitoring"
        return loosens or bool(UN & frozenset().union(*map(named_in, near)))
    return bool(UN & named_in(claim)) and evidence.named[claim.doc] & targets == {regime.target}


def _check_whole(
    regime: Regime, evidence: Evidence, touched: dict[str, tuple[Claim, ...]], targets: frozenset[str]
) -> Checked:
    """Gather what is said of the regime without naming a measure."""
    deeds = {claim.id: claim for claims in touched.values() for claim in claims}
    links = []
    for claim in evidence.claims:
        if claim.flow != "sanctions" or claim.status is Status.OPINION:
            continue
        if not _about(regime, claim, evidence, targets):
            continue
        if claim.event == "COERCE" and not any(
            _says_breach(claim, other, evidence) for other in evidence.beside(claim) if other.id in deeds
        ):
            links.append(_link(claim, Relation.SAYS_BREACH, evidence))
        elif claim.event in {"CONCEDE", "REJECT", "RETREAT"}:
            links.append(_link(claim, Relation.BEARS_ON, evidence))
        elif claim.event == "SANCTION" and states(claim.agent) & UN:
            links.append(_link(claim, Relation.MENTIONS, evidence))
    return _checked(regime.id, None, (), _in_order(links, evidence), evidence)


def _link(claim: Claim, relation: Relation, evidence: Evidence) -> Link:
    fact = evidence.fact_of.get(claim.id)
    when = evidence.when(claim)
    return Link(claim.id, claim.doc, relation, claim.status, when, fact.id if fact else None)


def _in_order(links: Iterable[Link], evidence: Evidence) -> tuple[Link, ...]:
    place = {claim.id: n for n, claim in enumerate(evidence.claims)}
    return tuple(sorted(links, key=lambda link: (place[link.claim], link.relation)))


def _checked(
    regime: str, measure: Measure | None, own: tuple[Claim, ...], links: tuple[Link, ...], evidence: Evidence
) -> Checked:
    facts = _facts_of(own, evidence)
    compared: tuple[Compared, ...] = ()
    if measure is not None and measure.cap is not None:
        cap = measure.cap
        compared = tuple(
            compare(c.id, c.quantity, evidence.when(c), cap) for c in own if c.quantity is not None
        )
    return Checked(
        regime=regime,
        measure=measure,
        links=links,
        origins=tuple(sorted({origin for fact in facts for origin in fact.origins})),
        answers=_answers(facts, links, evidence),
        compared=compared,
        period=_period(links),
    )


def _facts_of(claims: Iterable[Claim], evidence: Evidence) -> tuple[Fact, ...]:
    found = {fact.id: fact for claim in claims if (fact := evidence.fact_of.get(claim.id))}
    return tuple(found.values())


def _answers(facts: Iterable[Fact], links: Iterable[Link], evidence: Evidence) -> tuple[Answer, ...]:
    """Return what parties answer: stances of the facts, and claims of denial linked to the measure."""
    answering = (Stance.DENIES, Stance.DOES_NOT_CONFIRM, Stance.ADMITS)
    found = {
        (taken.party, taken.stance): Answer(taken.party, taken.stance, taken.claim)
        for fact in facts
        for taken in fact.stances
        if taken.stance in answering
    }
    stances = {Relation.DENIES: Stance.DENIES, Relation.DOES_NOT_CONFIRM: Stance.DOES_NOT_CONFIRM}
    for link in links:
        if link.relation in stances:
            for party in evidence.by_id[link.claim].agent:
                stance = stances[link.relation]
                found.setdefault((party, stance), Answer(party, stance, link.claim))
    return tuple(found[key] for key in sorted(found))


def _period(links: Iterable[Link]) -> DateSpan | None:
    dates = [link.when for link in links if link.relation in TOUCHING and link.when is not None]
    if not dates:
        return None
    first = min(dates, key=lambda d: (d.first is not None, d.first))
    last = max(dates, key=lambda d: (d.last is None, d.last))
    if first.first is None and last.last is None:
        return None
    return type(first).between(None if first.first is None else first, None if last.last is None else last)
