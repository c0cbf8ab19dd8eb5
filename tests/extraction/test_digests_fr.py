"""Short invented articles: how many claims that matter are found where sentences lean on each other."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from entente.extraction import extract_claims
from entente.model.actor import state_of
from entente.model.dates import DateSpan
from entente.model.text import Article, Block, BlockKind, Span

if TYPE_CHECKING:
    from entente.model.claim import Claim

DIGESTS = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "digests_fr.yaml").read_text(encoding="utf-8")
)
FOUND = 50
"""Claims found of those expected; the number may only rise."""
MOST = 1.1
"""Claims made at most for each that is expected."""
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
ALIKE = {"AID", "COOPERATE"}
"""Events that readers hardly keep apart."""


def article_of(digest: dict[str, Any]) -> Article:
    """Return the article of a digest: its title and one block for each sentence."""
    text, blocks = digest["title"], [Block(Span(0, len(digest["title"])), BlockKind.TITLE)]
    for sentence in digest["sentences"]:
        start = len(text) + 1
        text += "\n" + sentence["text"]
        blocks.append(Block(Span(start, len(text)), BlockKind.BODY))
    return Article(
        doc="digest.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=tuple(blocks),
        published=DateSpan("2025-11-20"),
        language="fr",
    )


def _filled(expected: set[str], found: set[str]) -> bool:
    return not expected or len(expected & found) / len(expected | found) >= 1 / 2


def holds(claim: Claim, expected: list[Any]) -> bool:
    """Tell whether a claim is the one expected: its event, and at least half of the states on either side."""
    event, givers, receivers, _ = expected
    agent, recipient = set(map(state_of, claim.agent)), set(map(state_of, claim.recipient))
    if claim.event != event and not {claim.event, event} <= ALIKE:
        return False
    if event in MUTUAL:
        return _filled(set(givers.split()) | set(receivers.split()), agent | recipient)
    return _filled(set(givers.split()), agent) and _filled(set(receivers.split()), recipient)


def found_and_made() -> tuple[int, int]:
    """Return how many expected claims are found in all digests, and how many claims are made in all."""
    found = made = 0
    for digest in DIGESTS:
        article = article_of(digest)
        claims = extract_claims(article).claims
        for sentence in digest["sentences"]:
            here = [c for c in claims if c.quote == sentence["text"]]
            made += len(here)
            for expected in sentence["claims"]:
                claim = next((c for c in here if holds(c, expected)), None)
                if claim is not None:
                    found += 1
                    here.remove(claim)
    return found, made


def test_most_claims_are_found() -> None:
    """Two claims in three are found, and hardly more are made than are expected."""
    expected = sum(len(sentence["claims"]) for digest in DIGESTS for sentence in digest["sentences"])
    found, made = found_and_made()

    assert expected >= 70
    assert found >= FOUND
    assert made <= expected * MOST
