"""How likely a claim is right: a logistic model over what was known when it was made.

The weights stand in `confidence.yaml` and are fitted on annotated claims by `training/confidence.py`,
cross-validated by document. A claim is right when an annotator made the same one; so of the claims at
0.8, four in five are.
"""

from __future__ import annotations

from math import exp, log, log1p
from typing import TYPE_CHECKING, Final

from entente.extraction.contenders import SIDES
from entente.extraction.weights import load_weights, weigh
from entente.model.attribution import FIRMNESS, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entente.extraction.claims import Page
    from entente.extraction.discourse import Party
    from entente.extraction.drafts import Draft
    from entente.extraction.frames import Frame
    from entente.model.claim import Claim
    from entente.model.text import Span

BIAS: Final = "bias"
"""The feature that every claim has."""
LEAST_CONFIDENCE: Final = 0.45
"""Below it a claim is not made, unless it answers another."""
_ANSWERS: Final = frozenset({Status.DENIED, Status.UNCONFIRMED, Status.CONFIRMED})
"""Statuses of claims that answer another: who loses a denial takes a contested matter for settled."""
_SUREST: Final = 0.98
"""Odds of a side beyond which it counts for no more; as many against as for."""
_PLACES: Final = 3
"""Decimal places that confidence keeps."""


def confidence_of(claim: Claim, draft: Draft, page: Page) -> float:
    """Return how likely a claim is right, in 0..1, rounded to three places."""
    return probability(features_of(claim, draft, page), load_weights("confidence"))


def is_worth_making(claim: Claim) -> bool:
    """Tell whether a claim is sure enough to be made; a denial or an admission is made in any case."""
    return claim.confidence >= LEAST_CONFIDENCE or claim.event == "REJECT" or claim.status in _ANSWERS


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that a model gives to features; those without a weight count for nothing."""
    return round(1 / (1 + exp(-weigh(features, weights))), _PLACES)


def features_of(claim: Claim, draft: Draft, page: Page) -> dict[str, float]:
    """Return what speaks for or against a claim, by name; values lie near 0..1.

    Args:
        claim: the claim, but for its confidence.
        draft: what it was written from.
        page: its sentence.
    """
    known = {
        BIAS: 1.0,
        f"event {claim.event}": 1.0,
        f"kind {page.analysis.sentence.kind.value}": 1.0,
        f"status {_firmness(claim.status)}": 1.0,
        f"link {page.analysis.doc[draft.candidate.trigger.head].dep_}": 1.0,
        "negated": float(claim.commitment.negated),
        "holder named": float(any(holder != "?" for holder in claim.holder)),
        "holder unnamed": float("?" in claim.holder),
        "amount": float(claim.quantity is not None),
        "date": float(claim.when is not None),
        "place": float(bool(claim.where)),
        "long sentence": log1p(len(claim.quote)) / 5 - 1,
        "other acts": log1p(max(len(page.parties) - 1, 0)),
        "acts above": log1p(sum(head < draft.candidate.trigger.head for head in page.parties)),
    }
    return known | _of_parties(claim, draft) | _of_flow(draft) | _of_frame(draft)


def _firmness(status: Status) -> str:
    return "opinion" if status is Status.OPINION else f"of firmness {FIRMNESS[status]}"


def _of_parties(claim: Claim, draft: Draft) -> dict[str, float]:
    agent, recipient = draft.parties.agent, draft.parties.recipient
    return {
        "both sides named": float(draft.parties.explicit == 2),
        "no side named": float(draft.parties.explicit == 0),
        "no agent": float(not agent),
        "no recipient": float(not recipient),
        "agent from afar": float(_is_afar(agent, claim.span)),
        "recipient from afar": float(_is_afar(recipient, claim.span)),
        "several agents": float(len(agent) > 1),
        "several recipients": float(len(recipient) > 1),
        "filled from memory": float(len(draft.parties.lacks)) / 2,
        "agent far in the sentence": _distance(agent, claim),
        "recipient far in the sentence": _distance(recipient, claim),
        "agent behind the act": float(any(p.span.start > claim.cue.start for p in agent)),
        **{f"{side} recast": 1.0 for side in sorted(draft.parties.recast)},
        **{f"{side} likely": _log_odds(odds) for side, odds in zip(SIDES, draft.parties.odds, strict=False)},
    }


def _log_odds(share: float) -> float:
    """Return the log odds of a share, in about -1..1."""
    share = min(max(share, 1 - _SUREST), _SUREST)
    return log(share / (1 - share)) / 4


def _of_flow(draft: Draft) -> dict[str, float]:
    return {
        "thing named": float(draft.thing is not None),
        "flow without thing": float(draft.flow is not None and draft.thing is None),
        "bare gift": float(draft.event == "AID" and draft.thing is None),
        "swallows": float(bool(draft.candidate.inner)),
        "several flows": float(len(draft.candidate.roles.theme) > 1),
    }


def _of_frame(draft: Draft) -> dict[str, float]:
    frame, trigger = draft.candidate.frame, draft.candidate.trigger
    return {
        "verb": float(trigger.verbal),
        "several words": float(len(trigger.tokens) > 1),
        "ambiguous": log1p(len(trigger.frames) - 1),
        "demanding": frame.specificity / 5,
        **{name: float(bool(value)) for name, value in _demands(frame)},
    }


def _demands(frame: Frame) -> Iterable[tuple[str, object]]:
    return (
        ("theme demanded", frame.theme),
        ("words demanded", frame.theme_words),
        ("sides demanded", frame.needs),
        ("context demanded", frame.context),
        ("weak", frame.weak),
        ("strong", frame.strong),
        ("operator", frame.operator),
        ("mode", frame.mode),
        ("own flow", frame.flow),
    )


def _is_afar(parties: tuple[Party, ...], sentence: Span) -> bool:
    return bool(parties) and not any(sentence.contains(party.span) for party in parties)


def _distance(parties: tuple[Party, ...], claim: Claim) -> float:
    """Return how far the nearest of the parties that the sentence names stands from the act, as a log."""
    gaps = [
        max(party.span.start - claim.cue.end, claim.cue.start - party.span.end, 0)
        for party in parties
        if claim.span.contains(party.span)
    ]
    return log1p(min(gaps)) / 5 if gaps else 0.0
