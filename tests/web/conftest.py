"""Dossiers for the tests of the pages: a small invented one, and the hand-annotated founding corpus."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from entente.model.attribution import FIRMNESS, Stance, Status, commitment_of
from entente.model.claim import Claim, claim_from_row, claim_id
from entente.model.dates import DateSpan
from entente.model.dossier import Dossier, Reading, Unread
from entente.model.fact import Fact, Figure, StanceTaken, Verdict
from entente.model.quantity import Quantity
from entente.model.text import Article, Block, BlockKind, Span
from shared import SHARED

if TYPE_CHECKING:
    from pathlib import Path

_STANCES = {
    "affirms": Stance.SAYS,
    "denies": Stance.DENIES,
    "unconfirmed": Stance.DOES_NOT_CONFIRM,
    "admits": Stance.ADMITS,
}


@pytest.fixture(scope="session")
def gold_dossier() -> Dossier:
    """The hand-annotated claims and facts of the founding corpus, as a dossier."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpora are not beside the project")
    return read_gold(SHARED)


@pytest.fixture(scope="session")
def hostile_dossier() -> Dossier:
    """An invented article that attacks its reader, with sentences that overlap and a contested fact."""
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>"
    text = (
        f"Titre {bad}\n\n"
        "Arstotzka a livré 40 à 60 chars à Kolechia, selon Obristan. \u202eKolechia le nie.\n"
        f"{'x' * 10_000} C’est une honte !\n"
        "\x00\x1b\ud800 fin\nMenu Sport\nNul bloc ne tient ceci."
    )
    article = Article(
        doc=f"../{bad}.txt",
        text=text,
        sha256="1" * 64,
        blocks=_lines(text, {"Menu Sport": f"navigation {bad}"})[:-1],
        title=f"Titre {bad}",
        byline=bad,
        publisher="\u202eJournal inventé",
        published=DateSpan("2024-06-18"),
        language="fr",
        url="javascript:alert(3)",
    )
    plain = replace(
        article, doc="b.txt", url="https://wire.example/b", title=None, byline=None, published=None
    )
    first = _claim_at(
        article, "Arstotzka a livré 40 à 60 chars à Kolechia, selon Obristan.", "a livré 40 à 60 chars"
    )
    gift = replace(
        first,
        event="AID",
        agent=("RUS/GOV",),
        recipient=("PRK",),
        flow="arms.vehicles",
        quantity=Quantity(40, 60, "vehicle", "chars", "40 à 60 chars"),
        when=DateSpan("2024-06-18"),
        commitment=commitment_of(Status.REPORTED, ("KOR/SPY",)),
    )
    wider = replace(
        _claim_at(article, "chars à Kolechia, selon Obristan. \u202eKolechia le nie.", "Kolechia le nie"),
        event="REJECT",
        agent=("PRK/GOV", f"X{bad}"),
        flow="arms.vehicles",
        where=(bad,),
    )
    again = replace(
        gift, doc="b.txt", when=DateSpan("2024~"), commitment=commitment_of(Status.ALLEGED, ("?",))
    )
    gift, wider, again = (replace(c, id=claim_id(f"{n}", c)) for n, c in enumerate((gift, wider, again)))
    amount = gift.quantity
    assert amount is not None
    fact = Fact(
        id=f"f/../{bad}",
        what_en=f"Russia gives North Korea tanks {bad}",
        what_fr="",
        status=Status.REPORTED,
        event="AID",
        agent=("RUS",),
        recipient=("PRK",),
        flow="arms.vehicles",
        claims=(gift.id, again.id, wider.id),
        origins=("KOR", f"author:{bad}"),
        verdict=Verdict.CONTESTED,
        when=DateSpan("2024-06/.."),
        figures=(
            Figure("vehicle", 40, 60, ((gift.id, amount), (again.id, Quantity(None, 5000, "vehicle")))),
        ),
        stances=(StanceTaken("PRK/GOV", Stance.DENIES, DateSpan("2024-06"), wider.id),),
        evidence=(bad,),
    )
    start = text.index("C’est une honte")
    return Dossier(
        articles=(article, plain),
        readings=(
            Reading(article.doc, (gift, wider), opinion=(Span(start, start + 17),)),
            Reading("b.txt", (again,), unclaimed=(Span(0, 5),)),
        ),
        facts=(fact,),
        copies=(("b.txt", article.doc),),
        unread=(Unread(bad, f"empty {bad}"),),
    )


@pytest.fixture(scope="session")
def outcome() -> dict[str, Any]:
    """What a scenario gave, as `entente scenarios` writes it; it rests on a fact that no dossier has."""
    return {
        "scenario": "oil-cut",
        "what": "Deliveries of energy shrink from the second quarter on.",
        "horizon": 2,
        "draws": 1000,
        "seed": 1,
        "pair": ["PRK", "RUS"],
        "share": {"low": 0.1, "median": 0.4, "high": 0.9, "mean": 0.45},
        "flows": [
            {
                "flow": "RUS>PRK energy.oil",
                "exists": 0.7,
                "going_on": [0.9, 0.4],
                "low": 0.3,
                "high": 0.6,
                "lasted": {"low": 0, "median": 1, "high": 2},
                "facts": ["gone"],
                "sentences": [
                    {"claim": "s1c1", "doc": "invented.txt", "quote": "Moscou a livré un million de barils."}
                ],
            }
        ],
        "influences": [
            {"name": "trend of RUS", "first": 0.1, "first_error": 0.1, "total": 0.3, "total_error": 0.1}
        ],
        "boxes": [],
        "assumptions": [
            {
                "name": "existence of RUS>PRK energy.oil",
                "low": 0.7,
                "high": 0.7,
                "origin": "fact",
                "why": "",
                "source": "gone",
            },
            {
                "name": "change 1: cut of RUS energy",
                "low": 0,
                "high": 0.3,
                "origin": "user",
                "why": "<b>mine</b> 100 %",
                "source": "mine.yaml:2",
            },
        ],
    }


def _claim_at(article: Article, sentence: str, cue: str) -> Claim:
    start = article.text.index(sentence)
    span = Span(start, start + len(sentence))
    at = article.text.index(cue, start)
    return Claim(article.doc, span, sentence, Span(at, at + len(cue)), "AID", support=(span,))


def read_gold(shared: Path) -> Dossier:
    """Read articles, claims and facts as annotated by hand."""
    published = dict(csv.reader(_read_lines(shared / "corpus/seeds/dates.csv")))
    paths = sorted((shared / "corpus/seeds").glob("*.txt"))
    articles = {path.name: _article(path, published[path.name]) for path in paths}
    rows = [json.loads(line) for line in _read_lines(shared / "gold/seeds.jsonl")]
    claims: dict[str, list[Claim]] = {doc: [] for doc in articles}
    for row in sorted(rows, key=lambda row: (row["doc"], row["span"])):
        if row["tier"] == "core":
            claims[row["doc"]].append(_claim(row, articles[row["doc"]]))
    facts = [json.loads(line) for line in _read_lines(shared / "gold/facts_seeds.jsonl")]
    return Dossier(
        articles=tuple(articles.values()),
        readings=tuple(Reading(doc, tuple(dict.fromkeys(found))) for doc, found in claims.items()),
        facts=tuple(fact for row in facts if (fact := _fact(row, claims, articles)) is not None),
        unread=(Unread("feed.xml#item-7", "empty after boilerplate was removed"),),
    )


def _read_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _lines(text: str, removed: dict[str, str]) -> tuple[Block, ...]:
    """Return a block a line, the first as title."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if bare := line.strip():
            start = at + line.index(bare)
            kind = BlockKind.BODY if blocks else BlockKind.TITLE
            blocks.append(Block(Span(start, start + len(bare)), kind, removed.get(bare)))
        at += len(line) + 1
    return tuple(blocks)


def _article(path: Path, published: str) -> Article:
    text = path.read_text(encoding="utf-8")
    short = (line.strip() for line in text.split("\n") if len(line.strip()) < 26)
    tickers = {line: "ticker" for line in short if any(c.isdigit() for c in line)}
    blocks = _lines(text, tickers)
    digest = hashlib.sha256(text.encode()).hexdigest()
    title = blocks[0].span.of(text)
    author = next((ln for ln in text.split("\n") if ln.startswith("Auteur:")), "")
    return Article(
        path.name,
        text,
        digest,
        blocks,
        title=title,
        byline=author.removeprefix("Auteur:").strip() or None,
        published=DateSpan(published),
        language="fr",
    )


def _claim(row: dict[str, Any], article: Article) -> Claim:
    claim = claim_from_row(row)
    at = article.text.find(row["cue"], claim.span.start)
    cue = Span(at, at + len(row["cue"])) if 0 <= at < claim.span.end else claim.span
    quantity = replace(claim.quantity, words=row["cue"]) if claim.quantity else None
    claim = replace(claim, quote=claim.span.of(article.text), cue=cue, quantity=quantity)
    return replace(claim, id=claim_id(article.sha256 + str(cue.start), claim))


def _fact(row: dict[str, Any], claims: dict[str, list[Claim]], articles: dict[str, Article]) -> Fact | None:
    found = [
        claim
        for doc, cue in row["claims"]
        for claim in claims[doc]
        if cue in claim.quote and claim.cue.of(articles[doc].text) in (cue, claim.quote)
    ]
    if not found:
        return None
    firmest = max(found, key=lambda claim: FIRMNESS[claim.status])
    sayings: dict[str, list[Any]] = {}
    for claim in found:
        if claim.quantity:
            sayings.setdefault(claim.quantity.unit, []).append((claim.id, claim.quantity))
    return Fact(
        id=row["id"],
        what_en=row["what"],
        what_fr=row["what"],
        status=firmest.status,
        event=found[0].event,
        agent=found[0].agent,
        recipient=found[0].recipient,
        flow=found[0].flow,
        claims=tuple(dict.fromkeys(claim.id for claim in found)),
        origins=tuple(row["origins"]),
        verdict=Verdict(row["verdict"]),
        when=next((claim.when for claim in found if claim.when), None),
        figures=tuple(_figure(measure, said) for measure, said in sayings.items()),
        stances=tuple(
            StanceTaken(s["party"], _STANCES[s["stance"]], None, _said_by(s, found).id)
            for s in row["stances"]
        ),
    )


def _said_by(stance: dict[str, Any], found: list[Claim]) -> Claim:
    there = [claim for claim in found if claim.doc == stance["doc"]] or found
    return next((c for c in there if stance["party"] in c.agent + c.holder), there[0])


def _figure(measure: str, said: list[Any]) -> Figure:
    lows = [q.low for _, q in said if q.low is not None]
    highs = [q.high for _, q in said if q.high is not None]
    return Figure(measure, min(lows, default=None), max(highs, default=None), tuple(said))
