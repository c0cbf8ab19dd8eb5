"""The list of flows and what may be asked of it."""

import pytest

from entente.errors import LexiconError, UnknownKeyError
from entente.vocabulary.flows import check_flows, flow_top, flows, get_flow, neighbours, same_or_near
from entente.vocabulary.rows import Row

GUIDE = """personnel.troops personnel.workers personnel.instructors arms arms.ammunition arms.missiles
arms.rockets arms.artillery arms.drones arms.airdefence arms.vehicles energy.oil energy food goods money
technology technology.space technology.missile technology.nuclear technology.sensors expertise intelligence
diplomatic treaty link.air link.rail link.road link.sea trade culture casualties.killed casualties.wounded
casualties territory sanctions monitoring humanitarian""".split()  # noqa: SIM905  read as a paragraph


def test_every_flow_of_the_annotation_guide() -> None:
    """The flows are those that claims are annotated with, and the two parents they lack."""
    assert set(flows()) == {*GUIDE, "personnel", "link"}


def test_flow_fields() -> None:
    """A flow knows its parent, its arms categories and what is counted."""
    flow = get_flow("arms.missiles")

    assert (flow.parent, flow.unroca, flow.unit) == ("arms", ("VII",), "missile")
    assert get_flow("arms").parent is None


def test_arms_have_a_register_category_or_a_customs_chapter() -> None:
    """Weapons can be filed by the outside lists that name them."""
    assert [flow.id for flow in flows().values() if flow_top(flow.id) == "arms" and not flow.hs] == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("arms.drones", "arms.missiles", True),
        ("expertise", "technology.space", True),
        ("trade", "money", True),
        ("goods", "trade", True),
        ("treaty", "diplomatic", True),
        ("food", "energy", False),
    ],
)
def test_same_or_near(left: str, right: str, *, expected: bool) -> None:
    """Nearness holds both ways and between the tops."""
    assert same_or_near(left, right) == same_or_near(right, left) == expected


def test_neighbours_are_sorted_and_leave_the_flow_out() -> None:
    """The neighbours of trade are the flows annotators mix it with."""
    assert neighbours("trade") == ("goods", "money")


def test_unknown_flow_names_the_nearest() -> None:
    """An unknown id is refused with a suggestion."""
    with pytest.raises(UnknownKeyError, match=r"did you mean 'arms.drones'"):
        get_flow("arms.drone")


def test_bad_rows_are_named_together() -> None:
    """Orphans, doubles, unknown neighbours and missing definitions come in one error."""
    rows = [
        Row({"flow": "arms.lasers", "what": "x"}, "f:1"),
        Row({"flow": "food", "what": "x"}, "f:2"),
        Row({"flow": "food", "what": "x"}, "f:3"),
        Row({"flow": "trade", "what": "x", "near": ["barter"]}, "f:4"),
        Row({"flow": "money"}, "f:5"),
    ]
    with pytest.raises(LexiconError) as caught:
        check_flows(rows)
    assert [line.partition(":")[2][0] for line in str(caught.value).splitlines()] == list("1345")
