"""Claims in the making: which acts say enough, with which flows, and which are denials."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entente.extraction.candidates import flows_of
from entente.extraction.parties import Parties, lacking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from entente.extraction.candidates import Candidate
    from entente.extraction.discourse import Party
    from entente.extraction.flows import FoundThing
    from entente.extraction.operators import Operators
    from entente.model.attribution import Commitment


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: an act, its sides, and one of its flows with the thing that carries it."""

    candidate: Candidate
    parties: Parties
    flow: str | None
    thing: FoundThing | None
    denied: bool = False
    """The speaker denies the act: the claim is the denial, not the act."""

    demanded: bool = False
    """The speaker says that another must do the act: the claim is the demand."""

    @property
    def event(self) -> str:
        """The event type of the claim."""
        if self.demanded:
            return "REQUEST"
        return "REJECT" if self.denied else self.candidate.frame.event


def draft_claims(candidate: Candidate, parties: Parties, doc: Doc, last_flow: str | None) -> Iterator[Draft]:
    """Yield a draft for each flow of an act that says enough; `last_flow` is what was last spoken of."""
    if not says_enough(candidate, parties):
        return
    acts = (candidate, *candidate.inner)
    things = {thing.flow: thing for act in acts for thing in reversed(act.roles.theme)}
    for flow in _flows(candidate, doc, last_flow):
        yield Draft(candidate, parties, flow, things.get(flow or ""))


def as_denial(draft: Draft, commitment: Commitment, holders: tuple[Party, ...]) -> Draft:
    """Turn an act that a named party denies into its denial ("« aucun missile n'a été livré », dit-il")."""
    if draft.candidate.frame.operator or not holders or not commitment.negated:
        return draft
    sides = {"agent": draft.parties.agent, "recipient": draft.parties.recipient}
    by_rule = [
        party for side, parties in sides.items() if side not in draft.parties.recast for party in parties
    ]
    speakers = {party.state for party in holders}
    others = tuple(p for p in by_rule if p.state not in speakers) if len(by_rule) == 1 else ()
    return replace(draft, parties=Parties(holders, others, 1), denied=True)


def as_demand(draft: Draft, doc: Doc, operators: Operators, holders: tuple[Party, ...]) -> Draft:
    """Turn an act that a named party says another must do into its demand ("X must withdraw, Y said")."""
    head, agent = doc[draft.candidate.trigger.head], draft.parties.agent
    if draft.denied or not holders or not agent or not draft.candidate.trigger.verbal:
        return draft
    binds = any(c.dep_ == "aux" and operators.has("binding", c.lower_) for c in head.children)
    frame = draft.candidate.frame
    if head.dep_ == "xcomp" and frame.event != "CONSULT" and not frame.subject_is_theme:  # a visit is due
        binds = binds or operators.has("binding", head.head.lemma_.lower())
    if not binds or {p.state for p in holders} & {p.state for p in agent}:
        return draft
    return replace(draft, parties=Parties(holders, agent, 2), demanded=True)


def as_voiced(draft: Draft, holders: tuple[Party, ...]) -> Draft | None:
    """Give an act that is done by saying to whoever says it, None when nobody does."""
    states = {party.state for party in holders}
    others = tuple(party for party in draft.parties.recipient if party.state not in states)
    if not holders:
        return None
    if "recipient" in draft.candidate.frame.needs and not others:
        return None
    return replace(draft, parties=Parties(holders, others, 2))


def says_enough(candidate: Candidate, parties: Parties) -> bool:
    """Tell whether an act with these sides says enough for a claim."""
    frame = candidate.frame
    if frame.pattern.voiced:
        return True
    bare = frame.event == "AID" and not candidate.roles.theme
    lacks = parties.lacks if bare else lacking(parties.agent, parties.recipient)
    if frame.needs & lacks:
        return False
    if frame.weak and not (parties.agent and parties.recipient):
        return len({party.state for party in parties.agent}) >= 2
    return bool(parties.agent or parties.recipient)


def _flows(candidate: Candidate, doc: Doc, last_flow: str | None) -> tuple[str | None, ...]:
    """Return the flows of an act; a denial without object denies what was last spoken of."""
    flows = flows_of(candidate, last_flow)
    denies = candidate.frame.operator in {"deny", "unconfirmed"}
    return (last_flow,) if denies and flows == (None,) and _says_no_more(candidate, doc) else flows


def _says_no_more(candidate: Candidate, doc: Doc) -> bool:
    """Tell whether a denial has no content of its own: no clause, and at most a pronoun for object."""
    return not any(
        child.dep_ in {"ccomp", "xcomp"}
        or (child.dep_ in {"obj", "obl:arg"} and child.pos_ in {"NOUN", "PROPN"})
        for child in doc[candidate.trigger.head].children
    )
