"""Articles of other sections make next to no claims, and what surrounds an article makes none."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from entente.extraction import extract_claims
from entente.language.pack import languages
from entente.model.text import Article, BlockKind
from entente.reading import ReadOptions, list_sources, read_source
from entente.reading.sources import Source
from shared import SHARED_ARTICLES, needs_shared

if TYPE_CHECKING:
    from entente.model.claim import Claim

TESTS = Path(__file__).parents[1]
FOLDER = TESTS / "cases" / "offtopic"
PINNED: dict[str, int] = yaml.safe_load((TESTS / "gates" / "offtopic.yaml").read_text(encoding="utf-8"))
PER_CLAIM = 1000
"""Words of other sections that may give one claim."""
FURNITURE = re.compile(
    r"\s*(?:\d{1,2}\s?[:h]\s?\d{2}\b|(?:Par|By)\s+\w+\s+\w+\s*$|Publié le|Published on|Lire aussi|Read also)"
)
"""Lines that open as tickers, by-lines, datelines and links do."""


@cache
def offtopic(language: str) -> tuple[tuple[str, int, tuple[Claim, ...]], ...]:
    """Return name, number of words and claims of every article in a language."""
    paths = sorted(FOLDER.glob(f"{language}_*.txt"))
    read = [a for s in list_sources(paths) for a in read_source(s, ReadOptions(language=language))]
    return tuple(
        (a.doc, len(a.text.split()), extract_claims(a).claims) for a in read if isinstance(a, Article)
    )


def _needs(language: str) -> None:
    if language not in languages():
        pytest.skip(f"no pack for {language}")


def test_there_are_enough_words() -> None:
    """The articles hold at least five thousand words, most of them French."""
    words = {path.name: len(path.read_text(encoding="utf-8").split()) for path in FOLDER.glob("*.txt")}

    assert sum(words.values()) >= 5000
    assert sum(n for name, n in words.items() if name.startswith("fr_")) > sum(words.values()) / 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_claims_of_other_sections_do_not_grow(language: str) -> None:
    """There are no more than were pinned, or than one for a thousand words where nothing is pinned."""
    _needs(language)
    read = offtopic(language)
    allowed = max(PINNED.get(language, 0), sum(words for _, words, _ in read) // PER_CLAIM)
    found = [f"{doc}: {c.event} {c.agent} {c.recipient} | {c.quote}" for doc, _, cs in read for c in cs]

    assert len(found) <= allowed, "\n".join(found)


def test_one_claim_for_a_thousand_words() -> None:
    """Other sections, French and English together, give at most one claim for a thousand words."""
    read = [article for language in ("fr", "en") if language in languages() for article in offtopic(language)]

    assert sum(len(claims) for _, _, claims in read) * PER_CLAIM <= sum(words for _, words, _ in read)


@needs_shared
@pytest.mark.parametrize("path", SHARED_ARTICLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_surrounds_an_article_makes_no_claim(path: Path) -> None:
    """No claim comes from a removed block, a by-line, or a line that opens as tickers and links do."""
    for article in read_source(Source(path.name, path), ReadOptions()):
        if not isinstance(article, Article):
            continue
        around = [
            block.span
            for block in article.blocks
            if block.removed is not None
            or block.kind is BlockKind.BYLINE
            or FURNITURE.match(block.span.of(article.text))
        ]
        wrong = [
            c.quote for c in extract_claims(article).claims if any(c.span.meets(span) for span in around)
        ]
        assert not wrong
