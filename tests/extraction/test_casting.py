"""Casting: each side of an act goes to whom it most likely belongs, the rules' proposal first."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entente.extraction.assemble as reader
from entente.extraction import extract_claims
from entente.extraction.casting import cast
from entente.extraction.contenders import SIDES, Contender, Stage, find_contenders, is_firm
from entente.extraction.discourse import Party
from entente.extraction.weights import choose, load_weights
from entente.model.text import Article, Span
from entente.reading.read import ReadOptions, read_draft
from entente.reading.sources import Draft

if TYPE_CHECKING:
    from entente.extraction.parties import Parties

TEXTS = {
    "fr": "L'Arabie saoudite a livré des drones au Pakistan. Les deux pays ont signé un traité à Riyad.\n\n"
    "Islamabad a envoyé mille soldats et des ouvriers. Une aide que l'Inde a condamnée.",
    "en": "Turkey has delivered drones to Azerbaijan. The two countries signed a treaty in Baku.\n\n"
    "Ankara also sent a thousand soldiers. The aid was condemned by Armenia.",
}


def _stages(language: str) -> list[tuple[Stage, Parties]]:
    article = read_draft(Draft("a.txt", TEXTS[language]), ReadOptions(language=language))
    assert isinstance(article, Article)
    seen: list[tuple[Stage, Parties]] = []

    def watch(stage: Stage, proposed: Parties) -> Parties:
        seen.append((stage, proposed))
        return cast(stage, proposed)

    with patch.object(reader, "cast", watch):
        extract_claims(article)
    return seen


def _contender(state: str, **features: float) -> Contender:
    return Contender((Party(state, Span(0, 3)),) if state else (), features)


@pytest.mark.parametrize("language", TEXTS)
def test_contenders_are_the_proposal_first_then_everybody_once(language: str) -> None:
    """The proposal stands first, no set of states comes twice, and nobody is left out but for the named."""
    stages = _stages(language)

    assert len(stages) >= 4
    for stage, proposed in stages:
        for side in SIDES:
            contenders = find_contenders(side, stage, proposed)
            states = [contender.states for contender in contenders]
            assert states[0] == {party.state for party in getattr(proposed, side)}
            assert (frozenset() in states) == (side in proposed.lacks or not getattr(proposed, side))
            assert len(set(states)) == len(states)


@pytest.mark.parametrize("language", TEXTS)
def test_everybody_named_in_the_sentence_contends(language: str) -> None:
    """Whoever the act's sentence names could fill a side, but for whom it gives the other beyond doubt."""
    for stage, proposed in _stages(language):
        named = {actor.partition("/")[0] for m in stage.analysis.actors for actor in m.ids}
        for side, opposite in zip(SIDES, reversed(SIDES), strict=True):
            options = {state for c in find_contenders(side, stage, proposed) for state in c.states}
            other = {party.state for party in getattr(proposed, opposite)}
            assert named - options <= (other if is_firm(opposite, stage, proposed) else set())


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_the_likeliest_is_chosen_unless_the_proposal_is_near(scores: list[float]) -> None:
    """Nobody is chosen over the proposal but who is clearly likelier, and the odds are a share."""
    contenders = [_contender(f"S{place}", x=score) for place, score in enumerate(scores)]
    chosen, odds = choose(contenders, {"x": 1.0})

    if chosen is contenders[0]:
        assert max(scores) <= scores[0] + 0.5
    else:
        assert chosen.features["x"] == max(scores)
    assert 0 < odds <= 1


def test_the_order_of_the_others_changes_nothing() -> None:
    """Among others than the proposal, only their features count."""
    proposal, *others = (_contender(s, x=x) for s, x in (("A", 0.0), ("B", 2.0), ("C", 3.0), ("D", -1.0)))

    found = [choose([proposal, *order], {"x": 1.0}) for order in permutations(others)]

    assert {tuple(contender.states) for contender, _ in found} == {("C",)}
    assert all(odds == pytest.approx(found[0][1]) for _, odds in found)


def test_weights_are_numbers_for_features_of_form() -> None:
    """No weight speaks of a state, a person or a word of an article."""
    weights = load_weights("casting")

    assert len(weights) > 100
    assert all(-10 < weight < 10 for weight in weights.values())
    assert not [name for name in weights if any(state in name for state in ("RUS", "PRK", "UKR", "USA"))]


@pytest.mark.parametrize(
    ("language", "text", "event", "agent", "recipient"),
    [
        ("fr", "Le Pakistan a livré des drones à l'Azerbaïdjan.", "AID", {"PAK"}, {"AZE"}),
        ("en", "India has delivered missiles to Armenia.", "AID", {"IND"}, {"ARM"}),
        ("fr", "Le Rwanda a accusé le Burundi d'avoir armé des rebelles.", "ACCUSE", {"RWA"}, {"BDI"}),
        ("en", "Ethiopia and Eritrea signed a treaty in Asmara.", "AGREE", {"ETH", "ERI"}, set()),
    ],
)
def test_what_a_sentence_says_in_full_stays(
    language: str, text: str, event: str, agent: set[str], recipient: set[str]
) -> None:
    """Where the sentence names both sides, they are the sides."""
    article = read_draft(Draft("a.txt", text), ReadOptions(language=language))
    assert isinstance(article, Article)
    found = [claim for claim in extract_claims(article).claims if claim.event == event]

    assert found
    assert {actor.partition("/")[0] for actor in found[0].agent} == agent
    assert {actor.partition("/")[0] for actor in found[0].recipient} == recipient
