"""What changed between two states of the facts: pure, and in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.model.attribution import Stance
from entente.model.change import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entente.model.fact import Fact

_TOLD = {
    Stance.DENIES: ChangeKind.DENIAL,
    Stance.DOES_NOT_CONFIRM: ChangeKind.DENIAL,
    Stance.ADMITS: ChangeKind.ADMISSION,
}


def find_changes(before: Iterable[Fact], after: Iterable[Fact], at: str) -> tuple[Change, ...]:
    """Return what changed, new facts first, then by id; `at` is the time of the later state.

    A fact is the same while it keeps its id, or else any of its claims.
    """
    olds = tuple(before)
    by_id = {fact.id: fact for fact in olds}
    by_claim = {claim: fact for fact in olds for claim in fact.claims}
    found: list[Change] = []
    kept: set[str] = set()
    for fact in after:
        old = by_id.get(fact.id) or next((by_claim[c] for c in fact.claims if c in by_claim), None)
        if old is None:
            found.append(_change(ChangeKind.NEW, fact, at, after=fact.verdict.value))
        else:
            kept.add(old.id)
            found += _within(old, fact, at)
    found += [_change(ChangeKind.GONE, fact, at) for fact in olds if fact.id not in kept]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda c: (order.index(c.kind), c.fact, c.party or "")))


def _within(old: Fact, new: Fact, at: str) -> Iterator[Change]:
    if old.verdict is not new.verdict:
        yield _change(ChangeKind.VERDICT, new, at, before=old.verdict.value, after=new.verdict.value)
    known = {(taken.party, _TOLD.get(taken.stance)) for taken in old.stances}
    told = dict.fromkeys((taken.party, _TOLD.get(taken.stance)) for taken in new.stances)
    for party, kind in told:
        if kind is not None and (party, kind) not in known:
            yield _change(kind, new, at, party=party)


def _change(
    kind: ChangeKind,
    fact: Fact,
    at: str,
    *,
    before: str | None = None,
    after: str | None = None,
    party: str | None = None,
) -> Change:
    return Change(kind, fact.id, fact.what_en, fact.what_fr, at, before, after, party)
