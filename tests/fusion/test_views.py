"""Facts laid out for pages: matrix, timeline, network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.fusion import actor_network, exchange_matrix, fuse, timeline
from entente.model.attribution import Stance, Status
from fusion_cases import claim

if TYPE_CHECKING:
    from entente.model.fact import Fact

CLAIMS = [
    claim("AID PRK/MIL>RUS arms.ammunition", when="2024"),
    claim("REJECT PRK/GOV>RUS arms.ammunition", at=100, when="2024-11-02"),
    claim("AID RUS/GOV>PRK energy.oil", at=200, status="alleged", holder=("USA/GOV",)),
    claim("COOPERATE RUS,PRK>- link.rail", at=300, when="2025-06"),
    claim("ASSAULT ->PRK/MIL casualties", at=400, when="2024-12/2025-05"),
    claim("ACCUSE USA/GOV,KOR/GOV>RUS", at=500, status="possible"),
    claim("SUPPORT RUS>PRK diplomatic", at=600),
]
FACTS = fuse((), CLAIMS)
IDS = {each.id: number for number, each in enumerate(CLAIMS)}


def test_matrix() -> None:
    """Cells are one giver, one receiver, one flow; losses and accusations pass nothing."""
    cells = exchange_matrix(FACTS, CLAIMS)

    assert [
        ("PRK", "RUS", "arms.ammunition", False),
        ("PRK", "RUS", "link.rail", True),
        ("RUS", "PRK", "diplomatic", False),
        ("RUS", "PRK", "energy.oil", False),
    ] == [(cell.giver, cell.receiver, cell.flow, cell.joint) for cell in cells]


def test_a_cell_opens_its_claims() -> None:
    """A cell holds what affirms and, apart, what denies, and is as firm as its firmest fact."""
    shells, _, _, oil = exchange_matrix(FACTS, CLAIMS)

    assert ([0], [1], True, Status.ASSERTED) == (
        [IDS[each] for each in shells.claims],
        [IDS[each] for each in shells.opposing],
        shells.contested,
        shells.status,
    )
    assert ([2], False, Status.ALLEGED) == ([IDS[each] for each in oil.claims], oil.contested, oil.status)


def test_timeline_in_order() -> None:
    """Dated facts and stances come first, by day; undated facts last."""
    moments = timeline(FACTS, CLAIMS)
    whens = [moment.when.edtf if moment.when else None for moment in moments]

    assert ["2024", "2024-11-02", "2024-12/2025-05", "2025-06", None, None, None] == whens
    assert ("PRK/GOV", Stance.DENIES) == (moments[1].party, moments[1].stance)
    assert [0, 1] == [IDS[each] for each in moments[0].claims]


def test_network() -> None:
    """Nodes are states; edges tell who does what towards whom, joint acts once."""
    network = actor_network(FACTS)

    assert ["KOR", "PRK", "RUS", "USA"] == [node.actor for node in network.nodes]
    assert [
        ("KOR", "RUS", "ACCUSE", False, 0),
        ("PRK", "RUS", "AID", False, 1),
        ("PRK", "RUS", "COOPERATE", True, 1),
        ("RUS", "PRK", "AID", False, 1),
        ("RUS", "PRK", "SUPPORT", False, 1),
        ("USA", "RUS", "ACCUSE", False, 0),
    ] == [(edge.source, edge.target, edge.event, edge.joint, edge.affirmed) for edge in network.edges]


@settings(max_examples=20, deadline=None)
@given(st.permutations(FACTS))
def test_views_do_not_depend_on_order(facts: list[Fact]) -> None:
    """The same facts in another order give the same views."""
    assert exchange_matrix(FACTS, CLAIMS) == exchange_matrix(facts, list(reversed(CLAIMS)))
    assert timeline(FACTS, CLAIMS) == timeline(facts, CLAIMS)
    assert actor_network(FACTS) == actor_network(facts)


@pytest.mark.parametrize("view", [lambda: exchange_matrix((), ()), lambda: timeline((), ())])
def test_nothing_gives_nothing(view: object) -> None:
    """No facts, no cells and no moments."""
    assert () == view()  # type: ignore[operator]
