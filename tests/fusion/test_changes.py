"""What changed between two states of the facts."""

from __future__ import annotations

from dataclasses import replace

from entente.fusion import fuse
from entente.fusion.changes import find_changes
from entente.model.attribution import Stance
from entente.model.change import ChangeKind, change_from_row, change_to_row
from entente.model.fact import Fact, StanceTaken, Verdict
from sayings import read_sentences

AT = "2026-01-31T06:00:00Z"
OIL = {"event": "AID", "agent": ["RUS"], "recipient": ["PRK"], "flow": "energy.oil"}
SHELLS = {"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "arms"}


def facts_of(*claims: dict[str, object]) -> tuple[Fact, ...]:
    """Fuse claims of an invented article."""
    article, read = read_sentences([{"claims": [claim]} for claim in claims])
    return fuse([article], read)


def test_same_facts_changed_nothing() -> None:
    """A build that finds nothing new changes nothing, whatever order facts come in."""
    facts = facts_of(OIL, SHELLS)

    assert find_changes(facts, facts[::-1], AT) == ()


def test_facts_come_and_go() -> None:
    """A fact that shares no claim with one before is new; one without a claim left is gone."""
    before, after = facts_of(OIL), facts_of(OIL, SHELLS)
    new = next(fact for fact in after if fact.flow == "arms")

    assert [(c.kind, c.fact) for c in find_changes(before, after, AT)] == [(ChangeKind.NEW, new.id)]
    assert [(c.kind, c.fact) for c in find_changes(after, before, AT)] == [(ChangeKind.GONE, new.id)]


def test_fact_that_changes_its_id_is_the_same() -> None:
    """An older claim may lead a fact and change its id; its claims tell that it is the same."""
    (fact,) = facts_of(OIL)

    assert find_changes([fact], [replace(fact, id="other", claims=("older", *fact.claims))], AT) == ()


def test_verdicts_denials_and_admissions() -> None:
    """Each is told once, with its party or both verdicts."""
    (fact,) = facts_of(OIL)
    denied = StanceTaken("RUS", Stance.DENIES, None, "c1")
    admitted = StanceTaken("RUS", Stance.ADMITS, None, "c2")
    contested = replace(fact, verdict=Verdict.CONTESTED, stances=(denied, denied))

    first = find_changes([fact], [contested], AT)
    assert [(c.kind, c.before, c.after, c.party) for c in first] == [
        (ChangeKind.VERDICT, "single", "contested", None),
        (ChangeKind.DENIAL, None, None, "RUS"),
    ]
    later = find_changes([contested], [replace(contested, stances=(denied, admitted))], AT)
    assert [(c.kind, c.party) for c in later] == [(ChangeKind.ADMISSION, "RUS")]
    assert [change_from_row(change_to_row(change)) for change in first] == list(first)
