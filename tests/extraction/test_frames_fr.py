"""The French frame lexicon: every row fires on its example, own sentences make the claims they should."""

from __future__ import annotations

import hashlib
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from entente.extraction import extract_claims
from entente.extraction.analysis import analyse
from entente.extraction.frames import find_triggers, load_expressions
from entente.language.pack import lexicon_rows, load_pack
from entente.model.actor import state_of
from entente.model.text import Article, Block, BlockKind, Span
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from entente.extraction.frames import Trigger

FOLDER = Path(__file__).parents[1] / "cases"
CASES = yaml.safe_load((FOLDER / "frames_fr.yaml").read_text(encoding="utf-8"))
CONSTRUCTIONS = yaml.safe_load((FOLDER / "constructions_fr.yaml").read_text(encoding="utf-8"))
MOST_HOLD = 0.9
"""Share of the sentences written for constructions that are read exactly as they should."""
KNOWN_MISSES = 5
"""Own sentences that are not yet read as they should; the number may only fall."""
EVENTS = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
    *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE"),
}
FIELDS = {
    *(
        "event",
        "mode",
        "pattern",
        "flow",
        "theme",
        "theme_words",
        "not_words",
        "without",
        "agents",
        "not_agents",
        "repeats",
        "context",
        "needs",
    ),
    *("operator", "subject", "weak", "strong", "mood", "verbs", "nouns", "adjectives", "example"),
}
MUTUAL = {"AGREE", "CONSULT", "COOPERATE", "ASSAULT"}
"""Events whose sides the cases list together when both act alike."""

Sides = tuple[str, frozenset[str], frozenset[str], str | None]


def article_of(text: str) -> Article:
    """Return an article of one block."""
    return Article(
        doc="sentence.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        published=None,
        language="fr",
    )


@cache
def triggers_of_examples() -> dict[str, set[str]]:
    """Return, by row, the rows that its example triggers, longer and shorter wordings alike."""
    pack = load_pack("fr")
    return {
        row.where: {
            place
            for part in analyse(article_of(row["example"]), pack)
            for trigger in find_triggers(part.doc, "fr")
            for place in places_of(trigger)
        }
        for row in lexicon_rows("fr", "frames")
    }


def places_of(trigger: Trigger | None) -> list[str]:
    """Return the rows of a trigger and of what stands behind it."""
    if trigger is None:
        return []
    return [*(frame.where for frame in trigger.frames), *places_of(trigger.shorter)]


def test_rows_are_well_formed() -> None:
    """Rows hold known fields and events, at least one wording, and an example."""
    wrong = [
        row.where
        for row in lexicon_rows("fr", "frames")
        if set(row) - FIELDS
        or row["event"] not in EVENTS
        or not any(row.get(field) for field in ("verbs", "nouns", "adjectives"))
        or not row.get("example")
    ]
    assert wrong == []


def test_every_example_triggers_its_row() -> None:
    """The example of a row is read as the sense of that row, or one that stands beside it."""
    silent = [where for where, found in triggers_of_examples().items() if where not in found]
    assert silent == []


def test_lexicon_is_broad() -> None:
    """The language names deeds in several thousand wordings, every event in some dozens."""
    rows = lexicon_rows("fr", "frames")
    wordings = {(e.field, e.lemmas) for group in load_expressions("fr").values() for e in group}

    assert len(wordings) > 4500
    for event in EVENTS:
        own = [
            w for row in rows if row["event"] == event for w in (*row.get("verbs", ()), *row.get("nouns", ()))
        ]
        assert len(own) > 40, event


def test_reach_words_are_lower_case() -> None:
    """Words looked for around a trigger are compared in lower case; a capital would never match."""
    wrong = [
        f"{row.where}: {word}"
        for row in lexicon_rows("fr", "frames")
        for field in ("theme_words", "not_words")
        for word in row.get(field, ())
        if word != word.lower()
    ]
    assert wrong == []


def found_claims(text: str) -> set[Sides]:
    """Read a one-sentence article: event, states on each side and family of flow of each claim."""
    return {
        joined(
            claim.event,
            frozenset(map(state_of, claim.agent)),
            frozenset(map(state_of, claim.recipient)),
            flow_top(claim.flow) if claim.flow else None,
        )
        for claim in extract_claims(article_of(text)).claims
    }


def joined(event: str, agent: frozenset[str], recipient: frozenset[str], flow: str | None) -> Sides:
    """Put the sides of a mutual act together, whichever of them the wording makes its subject."""
    if event in MUTUAL and (event != "ASSAULT" or not recipient):
        return event, agent | recipient, frozenset(), flow
    return event, agent, recipient, flow


def expected_claims(case: dict[str, Any]) -> set[Sides]:
    """Return the claims that a case lists."""
    return {
        joined(event, frozenset(agent.split()), frozenset(recipient.split()), flow)
        for event, agent, recipient, flow in case["claims"]
    }


def misses(cases: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the sentences whose claims are not exactly those expected, with what was read instead."""
    return tuple(
        f"{case['text']} -> {sorted(map(str, found))}"
        for case in cases
        if (found := found_claims(case["text"])) != expected_claims(case)
    )


def test_there_are_many_sentences() -> None:
    """The cases cover every event, and enough sentences that name no act."""
    assert len(CASES) >= 150
    assert {event for case in CASES for event, *_ in case["claims"]} == EVENTS - {"NONE"}
    assert sum(not case["claims"] for case in CASES) >= 25


def test_sentences_are_read_as_they_should() -> None:
    """No more sentences than the known ones miss or invent a claim."""
    missed = misses(CASES)

    assert len(missed) <= KNOWN_MISSES, "\n".join(missed)


def test_constructions_are_read_as_they_should() -> None:
    """Nine sentences in ten hold, of those written for what French says in many ways; no kind is lost."""
    missed = misses(CONSTRUCTIONS)
    kinds = {case["construction"] for case in CONSTRUCTIONS}
    lost = {kind: [c for c in CONSTRUCTIONS if c["construction"] == kind] for kind in kinds}

    assert len(CONSTRUCTIONS) >= 140
    assert len(missed) <= len(CONSTRUCTIONS) * (1 - MOST_HOLD), "\n".join(missed)
    assert not [kind for kind, cases in lost.items() if 2 * len(misses(cases)) > len(cases)]


@pytest.mark.parametrize("case", [case for case in CASES if not case["claims"]], ids=itemgetter("text"))
def test_no_act_no_claim(case: dict[str, Any]) -> None:
    """Idioms, sport, weather and business make no claim."""
    assert set() == found_claims(case["text"])
