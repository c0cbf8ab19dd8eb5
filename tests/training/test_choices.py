"""The fit of choices finds who is right among contenders, and tells several right ones from wrong ones."""

from __future__ import annotations

import pytest

from choices import Choice, fit
from entente.extraction.contenders import Contender
from entente.extraction.discourse import Party
from entente.extraction.weights import choose
from entente.model.text import Span


def _contender(state: str, **features: float) -> Contender:
    return Contender((Party(state, Span(0, 1)),), features)


def _choices(right_if: str) -> list[Choice[Contender]]:
    contenders = (_contender("A", proposed=1.0), _contender("B", near=1.0), _contender("C", far=1.0))
    right = tuple(right_if in contender.features for contender in contenders)
    return [Choice(("c", f"{n}.txt"), contenders, right, 1.0) for n in range(40)]


@pytest.mark.parametrize(("right_if", "state"), [("near", "B"), ("far", "C"), ("proposed", "A")])
def test_the_fit_finds_who_is_right(right_if: str, state: str) -> None:
    """A feature that the right contender alone has gets the weight that makes it win."""
    choices = _choices(right_if)
    chosen, odds = choose(choices[0].options, fit(choices))

    assert chosen.states == {state}
    assert odds > 0.7


def test_several_right_ones_share_what_is_theirs() -> None:
    """Two right contenders are not played against each other; the wrong one loses."""
    contenders = (_contender("A", proposed=1.0), _contender("B", near=1.0), _contender("C", far=1.0))
    choices = [Choice(("c", f"{n}.txt"), contenders, (True, True, False), 1.0) for n in range(40)]
    weights = fit(choices)

    assert weights["far"] < 0 < min(weights["near"], weights["proposed"])
    assert weights["near"] == pytest.approx(weights["proposed"])


def test_rare_features_get_no_weight() -> None:
    """What tells contenders apart in a few choices only says nothing."""
    odd = Choice(("c", "x.txt"), (_contender("A", odd=1.0), _contender("B")), (True, False), 1.0)

    assert "odd" not in fit([*_choices("near"), odd])
