"""The exchange matrix: who gives what to whom, each cell with the facts and claims that it opens."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.fusion.questions import is_denial, states
from entente.model.attribution import FIRMNESS, Status
from entente.model.fact import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.model.claim import Claim
    from entente.model.fact import Fact

_GIVING = frozenset({"AID", "COOPERATE", "SUPPORT", "CONCEDE"})
_NOT_GIVEN = frozenset({"casualties", "territory", "sanctions", "monitoring"})


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One giver, one receiver, one flow.

    `joint` flows go both ways (trade, a link): giver and receiver then stand in alphabetical order, and
    the cell stands once. `status` is that of the firmest fact, `contested` tells whether any fact is.
    `claims` affirm, `opposing` deny or do not confirm; ids in the order of the facts.
    """

    giver: str
    receiver: str
    flow: str
    joint: bool
    status: Status
    contested: bool
    facts: tuple[str, ...]
    claims: tuple[str, ...]
    opposing: tuple[str, ...]


def exchange_matrix(facts: Iterable[Fact], claims: Iterable[Claim]) -> tuple[Cell, ...]:
    """Build the matrix from facts and their claims, cells sorted by giver, receiver and flow.

    States and organisations stand for their organs. Facts without a giver, a receiver or a flow are
    left out: they say of nobody what passes to whom.
    """
    denials = {claim.id for claim in claims if is_denial(claim)}
    cells: dict[tuple[str, str, str, bool], list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.id):
        for giver, receiver, joint in _passages(fact):
            cells[giver, receiver, fact.flow or "", joint].append(fact)
    return tuple(_cell(key, cells[key], denials) for key in sorted(cells))


def _passages(fact: Fact) -> list[tuple[str, str, bool]]:
    """Return giver, receiver and whether it goes both ways, for each pair of states of a fact."""
    if fact.event not in _GIVING or fact.flow is None or fact.flow.partition(".")[0] in _NOT_GIVEN:
        return []
    agents, recipients = states(fact.agent), states(fact.recipient)
    if fact.event == "COOPERATE" or (len(agents) > 1 and not recipients - agents):
        together = sorted(agents | recipients)
        return [(one, other, True) for i, one in enumerate(together) for other in together[i + 1 :]]
    return [(one, other, False) for one in sorted(agents) for other in sorted(recipients - {one})]


def _cell(key: tuple[str, str, str, bool], facts: Sequence[Fact], denials: set[str]) -> Cell:
    giver, receiver, flow, joint = key
    claims = tuple(dict.fromkeys(claim for fact in facts for claim in fact.claims))
    order = tuple(Status)
    return Cell(
        giver=giver,
        receiver=receiver,
        flow=flow,
        joint=joint,
        status=max(
            (fact.status for fact in facts), key=lambda status: (FIRMNESS[status], -order.index(status))
        ),
        contested=any(fact.verdict is Verdict.CONTESTED for fact in facts),
        facts=tuple(fact.id for fact in facts),
        claims=tuple(claim for claim in claims if claim not in denials),
        opposing=tuple(claim for claim in claims if claim in denials),
    )
