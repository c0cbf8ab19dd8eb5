"""Casts both sides of an act: the rules' proposal stands unless another contender is clearly likelier.

A log-linear choice among contenders; its weights stand in `casting.yaml` and are fitted on annotated
articles by `training/casting.py`. The second side is chosen knowing the first. What the sentence gives
to somebody beyond doubt stays theirs.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from entente.extraction.contenders import SIDES, TOGETHER, find_contenders, is_firm
from entente.extraction.drafts import says_enough
from entente.extraction.weights import MARGIN, choose, load_weights

if TYPE_CHECKING:
    from entente.extraction.contenders import Stage
    from entente.extraction.parties import Parties


def cast(stage: Stage, proposed: Parties) -> Parties:
    """Return the sides of an act, with how likely each is filled rightly.

    An act that by the rules says too little for a claim stays as it is, and so does one that is done by
    saying, which is its speaker's: casting completes, it invents nothing.

    Args:
        stage: the act in its sentence.
        proposed: its sides as the rules fill them.
    """
    weights = load_weights("casting")
    if stage.candidate.frame.pattern.voiced or not says_enough(stage.candidate, proposed):
        return proposed
    parties = proposed
    for side in SIDES:
        if side != SIDES[0] and _are_all_named(stage, parties):
            return replace(parties, recipient=())
        contenders = find_contenders(side, stage, parties)
        chosen, odds = choose(contenders, weights, margin=inf if is_firm(side, stage, parties) else MARGIN)
        recast = {side} if chosen is not contenders[0] else set()
        parties = replace(parties, odds=(*parties.odds, odds), recast=parties.recast | recast)
        parties = replace(parties, **{side: chosen.parties})  # type: ignore[arg-type]  # the fields' names
    return parties


def _are_all_named(stage: Stage, parties: Parties) -> bool:
    """Tell whether an act that is done together has its doers already, who need nobody else."""
    agents = {party.state for party in parties.agent}
    together = stage.candidate.frame.event in TOGETHER and len(agents) > 1
    return together and {party.state for party in parties.recipient} <= agents
