"""The ledger: sides, domains and weights by stated rules; gains and costs apart."""

from __future__ import annotations

import pytest

from entente.assessment.ledger import Side, domain_of, keep_ledger, load_ledger_rules
from entente.model.attribution import Status
from entente.vocabulary.flows import flows
from sayings import evidence_of

ARMS = {"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "arms.missiles", "when": "2023-06-02"}


def test_one_gains_what_the_other_gives() -> None:
    """A deed is a gain on one side and a cost on the other; nothing is netted."""
    accounts = {(a.actor, a.domain): a for a in keep_ledger(evidence_of([{"claims": [ARMS]}]))}

    assert set(accounts) == {("PRK", "military"), ("RUS", "military")}
    assert [line.side for line in accounts["RUS", "military"].gains] == [Side.GAIN]
    assert accounts["RUS", "military"].costs == ()
    assert [line.side for line in accounts["PRK", "military"].costs] == [Side.COST]


def test_weight_is_the_product_of_its_parts() -> None:
    """Asserted by one voice, two years (730 days) before the last article: 0.8 x 0.5 x 0.5."""
    (account, *_) = keep_ledger(evidence_of([{"claims": [ARMS]}], "2025-06-01"), ["RUS"])

    (line,) = account.gains
    assert (line.status_part, line.origins_part) == (0.8, 0.5)
    assert line.recency_part == pytest.approx(0.5)
    assert line.weight == pytest.approx(0.2)


def test_two_voices_weigh_more() -> None:
    """A second independent voice halves what is left to doubt."""
    told = [{"claims": [{**ARMS, "status": "reported", "holder": [who]}]} for who in ("KOR/SPY", "USA")]

    (account,) = keep_ledger(evidence_of(told), ["RUS"])

    assert account.gains[0].origins_part == pytest.approx(0.75)


def test_denied_weighs_nothing_and_is_kept() -> None:
    """A denied deed stays in the account with no weight; opinion makes no line."""
    (account,) = keep_ledger(evidence_of([{"claims": [{**ARMS, "status": "denied"}]}]), ["RUS"])

    assert [line.weight for line in account.gains] == [0.0]
    assert keep_ledger(evidence_of([{"claims": [{**ARMS, "status": "opinion"}]}])) == ()


def test_workers_are_a_gain_of_both() -> None:
    """A rule that names a flow goes before the general one."""
    accounts = keep_ledger(evidence_of([{"claims": [{**ARMS, "flow": "personnel.workers"}]}]))

    assert [(a.actor, len(a.gains), len(a.costs)) for a in accounts] == [("PRK", 1, 0), ("RUS", 1, 0)]


def test_every_status_has_a_weight_and_every_flow_a_domain() -> None:
    """The rules leave no status out, and no flow but that of persons in general."""
    weighed = {row["status"] for row in load_ledger_rules() if row["rule"] == "status"}

    assert weighed == {status.value for status in Status}
    assert [flow for flow in flows() if domain_of(flow) is None] == ["personnel"]
