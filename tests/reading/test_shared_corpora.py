"""The shared corpora, read in place: no claim is lost, no boilerplate kept, dates are found."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from entente.model.text import Article, Span
from entente.reading.cleaning import Cleaned, clean
from entente.reading.fingerprint import containment, sketch_article
from entente.reading.metadata import read_metadata
from entente.reading.sources import Draft, list_sources
from entente.reading.sources.text import read_text
from entente.reading.tongue import detect_language

SHARED = Path(__file__).parents[3] / "shared"
CORPORA = ("seeds", "dev2", "dev3")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not beside the project"),
]

REMOVED = {  # numbers of the lines that are no part of the article (tickers of the second seed apart)
    "000_f773b69d0d52ce06.txt": [2],
    "001_a7e639ebb8fc95ac.txt": [2, 6],
    "002_80821a8d4f5f3656.txt": [1],
    "003_e91077bd47258447.txt": [1, 46, 49],
    "004_20aa4160c1f35368.txt": [1, 62],
    "212.txt": [2, 4, 6, 8, 10, 11],
    "221.txt": [1],
    "222.txt": [1],
    "ed1.txt": [3, 4, 5, 23],
    "ed2.txt": [3, 4, 5],
    "ed3.txt": [3, 4, 5],
    "ed4.txt": [3, 4, 5, 29],
    "ed6.txt": [3, 4, 5, 25, 26, 27],
    "fa1.txt": [3, 4, 5, 19, 21],
    "fa2.txt": [3, 4, 5],
    "fa4.txt": [1, 2, 3, 4, 5, 9, 10, 24, 25],
    "fa5.txt": [3, 4, 5],
    "fb1.txt": [3, 4, 5, 21],
    "fb2.txt": [1, 2, 3],
    "fb3.txt": [1, 2, 5, 6, 15, 22, 23],
    "fb5.txt": [2, 14],
    "fc2.txt": [1, 2, 5, 28],
    "fc3.txt": [1, 2, 6, 28],
    "fc4.txt": [1, 2, 3, 23],
    "fc6.txt": [1, 2, 3, 6, 21, 22],
}
BYLINES = {  # number of the line that names the author
    "000_f773b69d0d52ce06.txt": 2,
    "001_a7e639ebb8fc95ac.txt": 2,
    "ed1.txt": 4,
    "ed2.txt": 4,
    "ed3.txt": 4,
    "ed4.txt": 4,
    "fa1.txt": 4,
    "fa2.txt": 4,
    "fa4.txt": 10,
    "fa5.txt": 4,
    "fb1.txt": 4,
    "fb2.txt": 2,
    "fb3.txt": 5,
    "fb5.txt": 2,
    "fc2.txt": 5,
    "fc3.txt": 6,
    "fc4.txt": 3,
    "fc6.txt": 6,
}
SECOND_SEED, ITS_TICKER = "002_80821a8d4f5f3656.txt", range(3, 249)


@cache
def _cleaned() -> dict[str, tuple[Draft, Cleaned]]:
    found = {}
    for corpus in CORPORA:
        for source in list_sources([SHARED / "corpus" / corpus]):
            if source.path.suffix == ".txt":
                (draft,) = read_text(source)
                assert isinstance(draft, Draft)
                found[source.doc] = (draft, clean(draft, detect_language(draft.text)))
    return found


def _gold() -> list[dict[str, Any]]:
    lines = (SHARED / "gold" / f"{corpus}.jsonl" for corpus in CORPORA)
    return [json.loads(line) for path in lines for line in path.read_text(encoding="utf-8").splitlines()]


def test_core_claims_lie_in_kept_blocks() -> None:
    """The sentence of every core claim lies within one kept block."""
    lost, core = [], 0
    for row in _gold():
        draft, cleaned = _cleaned()[row["doc"]]
        if row["tier"] == "core":
            core += 1
            span = Span(*row["span"])
            if not any(block.removed is None and block.span.contains(span) for block in cleaned.blocks):
                lost.append(f"{row['doc']}: {span.of(draft.text)}")

    assert core > 700
    assert lost == []


def test_minor_claims_are_hardly_ever_lost() -> None:
    """Sentences of minor claims are lost only where a title or heading stands twice."""
    spans = {(row["doc"], *row["span"]) for row in _gold() if row["tier"] == "minor"}
    kept = {
        (doc, block.span)
        for doc, (_, one) in _cleaned().items()
        for block in one.blocks
        if block.removed is None
    }
    lost = [
        (doc, a, b) for doc, a, b in spans if not any(d == doc and s.contains(Span(a, b)) for d, s in kept)
    ]

    assert len(lost) <= 2


def _removed_lines(draft: Draft, cleaned: Cleaned) -> list[int]:
    removed = [block.span for block in cleaned.blocks if block.removed not in {None, "list mark"}]
    return sorted({draft.text.count("\n", 0, span.start) + 1 for span in removed})


def test_boilerplate_is_removed() -> None:
    """Menus, by-lines, sign-offs, biographies, comments and notes go, line by line, and nothing else does."""
    found = {doc: _removed_lines(draft, cleaned) for doc, (draft, cleaned) in _cleaned().items()}
    found[SECOND_SEED] = [number for number in found[SECOND_SEED] if number not in ITS_TICKER]

    assert {doc: numbers for doc, numbers in found.items() if numbers} == REMOVED


def test_ticker_of_the_second_seed_is_gone() -> None:
    """No line of its exchange rates and indices is kept, and nothing else counts as a ticker."""
    draft, cleaned = _cleaned()[SECOND_SEED]
    tickers = [block for block in cleaned.blocks if block.removed == "ticker"]
    kept = [block for block in cleaned.blocks if block.removed is None]

    assert len(tickers) >= 193
    assert {draft.text.count("\n", 0, block.span.start) + 1 for block in tickers} <= set(ITS_TICKER)
    assert [block.kind.value for block in kept] == ["title", "lead", *["body"] * 9]


def test_publication_dates() -> None:
    """The publication date of every article that states one is found."""
    with (SHARED / "corpus" / "dev3" / "published.csv").open(encoding="utf-8", newline="") as file:
        expected = {row["doc"]: row["published"] for row in csv.DictReader(file)}
    found = {doc: read_metadata(_cleaned()[doc][1]).published for doc in expected}

    assert {doc: date.edtf if date else None for doc, date in found.items()} == expected


def test_bylines_and_titles() -> None:
    """Authors are named as they sign, and every article with a title has it."""
    known = {doc: read_metadata(cleaned) for doc, (_, cleaned) in _cleaned().items()}
    lines = {doc: draft.text.split("\n") for doc, (draft, _) in _cleaned().items()}

    assert sorted(doc for doc, one in known.items() if one.byline) == sorted(BYLINES)
    assert [d for d, n in BYLINES.items() if (known[d].byline or "?") not in lines[d][n - 1]] == []
    assert sorted(doc for doc, one in known.items() if one.title is None) == ["221.txt", "222.txt"]


def test_no_two_articles_are_copies() -> None:
    """Articles on one matter by other hands are far from copies of one another."""
    sketches = [
        sketch_article(Article(doc, draft.text, "", one.blocks))
        for doc, (draft, one) in sorted(_cleaned().items())
    ]

    assert max(containment(a, b) for i, a in enumerate(sketches) for b in sketches[:i]) < 0.1
