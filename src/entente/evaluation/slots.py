"""How each slot of a paired claim is judged: right, wrong, or not asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from entente.evaluation.annotations import Annotation
from entente.model.attribution import FIRMNESS, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.evaluation.annotations import Bounds, Values

_MONTH: Final = len("2024-06")
"""Characters of an EDTF string up to the month."""
_LEEWAY: Final = 0.1
"""Share by which a bound may differ, of the greater of both and at least of one."""


def agrees_on(right: Values, answer: Values) -> bool:
    """Tell whether the answer is one of the right values; none is right where none is given."""
    value = answer[0] if answer else None
    return value in right if value is not None or right else True


def same_quantity(gold: Bounds | None, system: Bounds | None) -> bool:
    """Tell whether both bounds agree within a tenth; two claims without amount agree."""
    if gold is None or system is None:
        return gold is system
    return all(_close(right, answer) for right, answer in zip(gold, system, strict=True))


def agrees_coarsely(gold: Annotation, system: Annotation) -> bool:
    """Tell whether both statuses are of one kind: fact, said, unreal, denied or opinion."""
    return bool(set(map(_kind, system.statuses)) & set(map(_kind, gold.statuses)))


def _kind(status: str) -> str:
    if status == Status.OPINION:
        return "opinion"
    return {3: "fact", 2: "said", 1: "unreal", 0: "denied"}[FIRMNESS[Status(status)]]


def _close(right: float | None, answer: float | None) -> bool:
    if right is None or answer is None:
        return right is answer
    return abs(right - answer) <= _LEEWAY * max(abs(right), abs(answer), 1)


def _months(edtf: Iterable[str | None]) -> set[str]:
    return {str(date)[:_MONTH] for date in edtf if date}


def _same_holder(gold: Annotation, system: Annotation) -> bool:
    return bool(gold.holder & system.holder) if gold.holder else not system.holder


Judge = Callable[[Annotation, Annotation], bool | None]
"""Right, wrong, or None where the annotation asks nothing of the slot."""

SLOTS: Final[dict[str, Judge]] = {
    "status": lambda gold, system: agrees_on(gold.statuses, system.statuses),
    "status, coarse": agrees_coarsely,
    "status, when not a plain fact": lambda gold, system: (
        None if Status.ASSERTED in gold.statuses else agrees_coarsely(gold, system)
    ),
    "holder": _same_holder,
    "holder, when named": lambda gold, system: _same_holder(gold, system) if gold.holder else None,
    "quantity": lambda gold, system: same_quantity(gold.quantity, system.quantity),
    "quantity, when given": lambda gold, system: (
        same_quantity(gold.quantity, system.quantity) if gold.quantity else None
    ),
    "when": lambda gold, system: agrees_on(gold.when, system.when),
    "when, to the month": lambda gold, system: (
        bool(_months(gold.when) & _months(system.when)) if gold.when else None
    ),
    "flow, full": lambda gold, system: agrees_on(gold.flows, system.flows) if gold.flows else None,
    "both parties, exact": lambda gold, system: (
        (gold.agent, gold.recipient) == (system.agent, system.recipient)
    ),
}
"""What is judged of a paired core claim, by the name under which its share is printed."""

SHOWN: Final[dict[str, Callable[[Annotation], object]]] = {
    "status": lambda claim: claim.statuses,
    "holder": lambda claim: sorted(claim.holder),
    "quantity": lambda claim: claim.quantity,
    "when": lambda claim: claim.when,
    "flow": lambda claim: claim.flows,
    "both parties": lambda claim: (sorted(claim.agent), sorted(claim.recipient)),
}
"""What to show of a claim for a slot, by the name of the slot before its comma."""
