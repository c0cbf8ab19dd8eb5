"""What others do or announce in answer: reactions, linked to what they answer to.

A reaction is an act of somebody outside the pair whose exchange the dossier tells most of. It answers
the deeds of that pair told in the same sentence, else what it is addressed to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from entente.assessment.evidence import Evidence, states
from entente.model.attribution import Status
from entente.vocabulary.actors import ALLIES

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.model.dates import DateSpan

EXCHANGE: Final = frozenset({"AID", "COOPERATE", "AGREE"})
REACTING: Final = frozenset(
    {
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "SANCTION",
        "MOBILIZE",
        "COOPERATE",
        "CONSULT",
        "REQUEST",
        "AID",
        "PROTEST",
    }
)
JOINT: Final = frozenset({"MOBILIZE", "COOPERATE", "CONSULT", "REQUEST", "AID"})
"""Acts that answer the pair without being addressed to it: only where the sentence tells its deed."""
DEEDS: Final = EXCHANGE | {"COERCE", "SUPPORT", "ASSAULT"}
UNTOLD: Final = frozenset({Status.OPINION, Status.PRESCRIBED, Status.HYPOTHETICAL})
UNNAMED: Final = frozenset({"INTL", "?"})
"""Nobody in particular."""
ADJACENT: Final = 3
"""Blanks and line ends that may lie between two sentences that follow one another."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One act in answer. `answers` are claims of the same sentence, `addressed` the pair's actors named.

    Where `answers` is empty, the act names the pair and no deed of it.
    """

    claim: str
    doc: str
    actors: tuple[str, ...]
    event: str
    flow: str | None
    status: Status
    when: DateSpan | None
    addressed: tuple[str, ...]
    answers: tuple[str, ...]


def exchange_pair(evidence: Evidence) -> frozenset[str]:
    """Return the two actors that most facts of exchange are about; empty without any."""
    counts = Counter(
        (first, second)
        for fact in evidence.facts
        if fact.event in EXCHANGE
        for first, second in combinations(sorted(states((*fact.agent, *fact.recipient))), 2)
    )
    if not counts:
        return frozenset()
    most = max(counts.values())
    return frozenset(min(pair for pair, count in counts.items() if count == most))


def find_reactions(evidence: Evidence, pair: frozenset[str] | None = None) -> tuple[Reaction, ...]:
    """Find the reactions to the exchange of a pair (that of `exchange_pair` unless given), in reading order.

    An act other than an accusation that is addressed to one of the pair alone, and stands with no deed of
    it, counts only where its sentence, or that just before, tells a reaction.
    """
    about = exchange_pair(evidence) if pair is None else pair
    found: list[Reaction] = []
    ends: dict[str, int] = {}
    for claim in evidence.claims:
        reaction = _reaction(claim, about, evidence)
        if reaction is None:
            continue
        if _stands(reaction, claim, about, ends.get(claim.doc)) or _joins(claim, about, evidence):
            found.append(reaction)
            ends[claim.doc] = claim.span.end
    return tuple(found)


def _stands(reaction: Reaction, claim: Claim, pair: frozenset[str], last: int | None) -> bool:
    """Tell whether a reaction stands by itself, or beside the one that ended at `last`."""
    if reaction.answers or reaction.event == "ACCUSE" or states(reaction.addressed) == pair:
        return True
    return last is not None and (claim.span.end == last or 0 <= claim.span.start - last <= ADJACENT)


def _reaction(claim: Claim, pair: frozenset[str], evidence: Evidence) -> Reaction | None:
    """Return what the claim would be as a reaction; None where it cannot be one."""
    if not _may_react(claim, pair):
        return None
    answers = tuple(other.id for other in evidence.beside(claim) if _is_deed(other, pair, claim))
    addressed = tuple(actor for actor in claim.recipient if states((actor,)) & pair)
    if not addressed and not _joins(claim, pair, evidence):
        return None
    when = evidence.when(claim)
    return Reaction(
        claim.id, claim.doc, claim.agent, claim.event, claim.flow, claim.status, when, addressed, answers
    )


def _may_react(claim: Claim, pair: frozenset[str]) -> bool:
    """Tell whether somebody named, outside the pair, does or announces it.

    What an author or a third voice holds possible is no act; a sanction without a date is a standing
    measure, not an answer.
    """
    actors = states(claim.agent)
    if not actors or actors & (pair | UNNAMED) or any(a.removeprefix(ALLIES) in pair for a in actors):
        return False
    if claim.event not in REACTING or claim.status in UNTOLD:
        return False
    if claim.status is Status.POSSIBLE and not states(claim.holder) & actors:
        return False
    return claim.event != "SANCTION" or claim.when is not None


def _is_deed(claim: Claim, pair: frozenset[str], reaction: Claim) -> bool:
    """Tell whether a claim tells a deed of the pair, not a judgement, nor what the reaction itself says."""
    if claim.status is Status.OPINION or not states(claim.agent) & pair:
        return False
    told_by_reactor = bool(states(claim.holder) & states(reaction.agent))
    return claim.event in DEEDS or not told_by_reactor


def _joins(claim: Claim, pair: frozenset[str], evidence: Evidence) -> bool:
    """Tell whether an act between others stands, in its sentence, with what it answers.

    That is an exchange of the pair, or an answer addressed to the pair.
    """
    return claim.event in JOINT and any(
        (other.event in EXCHANGE and states(other.agent) & pair)
        or (_may_react(other, pair) and states(other.recipient) & pair)
        for other in evidence.beside(claim)
    )
