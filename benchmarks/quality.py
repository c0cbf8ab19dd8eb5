"""Extraction measured on the annotated corpora beside the project: for the gate, its pins, and milestones."""

# ruff: noqa: INP001  read by scripts and by the gate

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from entente.errors import MissingPartError
from entente.evaluation import evaluate, read_annotations
from entente.evaluation.annotations import annotation_from_row
from entente.evaluation.report import slots_to_row
from entente.extraction import extract_claims
from entente.language.pack import languages, load_pack
from entente.model.claim import claim_to_row
from entente.model.text import Article
from entente.reading import ReadOptions, list_sources, load_metadata, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from entente.evaluation import Annotation

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
"""Folder of the corpora; absent from most clones."""
PINS: Final = Path(__file__).resolve().parents[1] / "tests" / "gates" / "extraction.yaml"
DOCUMENTS: Final = {
    ("seeds", "fr"): ("*",),
    ("dev2", "fr"): ("1*.txt", "212.txt"),
    ("dev3", "fr"): ("f*.txt",),
    ("dev2", "en"): ("221.txt", "222.txt"),
    ("dev3", "en"): ("e*.txt",),
}
"""Names of the annotated documents of each corpus, by language."""
SLOTS: Final = (
    "status, when not a plain fact",
    "holder, when named",
    "quantity, when given",
    "when, to the month",
    "flow, full",
    "both parties, exact",
)
"""The slots that are pinned."""
LEAST_ASKED: Final = 10
"""Claims that must ask for a slot before its share is pinned."""
LEEWAY: Final = {"f1": 0.01, "recall": 0.01}
SLOT_LEEWAY: Final = 0.04
"""How much below its pin a figure may lie; slots are shares of few claims, and of others each time."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one corpus gives in one language; shares in 0..1, None where nothing was asked."""

    corpus: str
    language: str
    digest: str
    figures: dict[str, float | None]

    @property
    def key(self) -> tuple[str, str]:
        """Corpus and language."""
        return self.corpus, self.language


@cache
def can_read(language: str) -> bool:
    """Tell whether a language has a pack and its models are installed."""
    if language not in languages():
        return False
    try:
        load_pack(language).load_pipeline()
    except MissingPartError:
        return False
    return True


def articles(corpus: str) -> Iterator[Article]:
    """Yield the articles of a corpus that can be read; the seeds and dev2 are told when they came out."""
    folder = SHARED / "corpus" / corpus
    table = folder / "dates.csv"
    options = ReadOptions(metadata=load_metadata(table)) if table.is_file() else ReadOptions()
    for source in list_sources([folder]):
        for article in read_source(source, options):
            if isinstance(article, Article) and can_read(article.language):
                yield article


@cache
def claims(corpus: str) -> dict[str, tuple[Annotation, ...]]:
    """Return the claims extracted from a corpus, by document, as they are compared."""
    return {
        article.doc: tuple(
            annotation_from_row(claim_to_row(claim, article.text)) for claim in extract_claims(article).claims
        )
        for article in articles(corpus)
    }


def digest(corpus: str) -> str:
    """Return the fingerprint of a corpus: its files and annotations, by name and content."""
    files = [SHARED / "gold" / f"{corpus}.jsonl", *sorted((SHARED / "corpus" / corpus).iterdir())]
    listing = "".join(f"{f.name} {hashlib.sha256(f.read_bytes()).hexdigest()}\n" for f in files)
    return hashlib.sha256(listing.encode()).hexdigest()[:16]


def measure(corpus: str, language: str) -> Measured:
    """Measure one corpus in one language."""
    gold = read_annotations(SHARED / "gold" / f"{corpus}.jsonl")
    result = evaluate(gold, claims(corpus), DOCUMENTS[corpus, language])
    asked = {name: number for name, _, number in result.slots}
    shares = slots_to_row(result)
    figures = {"f1": round(result.total.f1, 3), "recall": round(result.total.recall, 3)}
    slots = {slot: shares[slot] for slot in SLOTS if asked[slot] >= LEAST_ASKED}
    return Measured(corpus, language, digest(corpus), figures | slots)


def find_drops(pinned: Mapping[str, Any], measured: Measured) -> list[str]:
    """Return what lies below its pin by more than the leeway, and whether the corpus is another one."""
    drops = []
    if pinned["digest"] != measured.digest:
        drops.append("the corpus or its annotations changed since the figures were pinned")
    for name, floor in pinned["figures"].items():
        got = measured.figures.get(name)
        if floor is not None and (got is None or got < floor - LEEWAY.get(name, SLOT_LEEWAY) - 1e-9):
            drops.append(f"{name}: {got}, pinned at {floor}")
    return drops


def raise_pins(
    pinned: Mapping[str, Any] | None, measured: Measured, why: str | None = None
) -> dict[str, Any]:
    """Return the pins of a corpus raised to what was measured.

    Args:
        pinned: the pins there are, None for a corpus that has none.
        measured: what the corpus gives now.
        why: the reason for which figures may go down; it is kept beside them.

    Raises:
        ValueError: a figure would go down and there is no reason.
    """
    figures = dict(measured.figures)
    row: dict[str, Any] = {
        "corpus": measured.corpus,
        "language": measured.language,
        "digest": measured.digest,
    }
    drops = [] if pinned is None else find_drops(pinned, measured)
    if drops and why is None:
        raise ValueError(f"{measured.corpus} {measured.language}: {'; '.join(drops)}")
    if pinned is not None and not drops:
        old = pinned["figures"]
        figures = {
            name: max(filter(None, (got, old.get(name))), default=got) for name, got in figures.items()
        }
    kept = why if drops else (pinned or {}).get("lowered")
    return row | ({"lowered": kept} if kept else {}) | {"figures": figures}


def load_pins() -> dict[tuple[str, str], dict[str, Any]]:
    """Return the pins, by corpus and language."""
    if not PINS.is_file():
        return {}
    rows = yaml.safe_load(PINS.read_text(encoding="utf-8")) or []
    return {(row["corpus"], row["language"]): row for row in rows}
