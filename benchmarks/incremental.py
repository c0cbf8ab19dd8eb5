"""Measures what one more article costs, in an empty store and in a large one.

    python -P benchmarks/incremental.py

A press is made up: short dispatches on what some sixty states do to one another over twenty years, some
pairs of states far more often than others, some dispatches reprinted. A store is filled with it as builds
would leave it, but in bulk: where claims stand is worked out by the program; the facts there are
stand-ins, for those that a new article touches are stated anew from their claims. Then new dispatches are
added one by one, to that store and each to an empty one: kept, compared, fused. Reading, extraction and
the writing of files and pages are not measured.
"""

# ruff: noqa: INP001, T201, S311, S608  a script, which prints; chance is seeded; tables are the store's

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sqlite3
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entente.engine.answering import NOWHERE, standing_of
from entente.engine.fusing import refresh
from entente.engine.version import fusion_version
from entente.fusion.aspects import anchored, view
from entente.fusion.copies import bands_of, is_telling, shape_key
from entente.fusion.facts import ask_article, reading_order
from entente.fusion.knots import Ties, is_disputed, tie_up
from entente.fusion.questions import Question
from entente.fusion.setting import Setting
from entente.model.actor import Mention, MentionKind
from entente.model.attribution import Status, commitment_of
from entente.model.claim import Claim, claim_from_row, claim_id
from entente.model.dates import DateSpan
from entente.model.dossier import Reading
from entente.model.fact import Fact, Verdict
from entente.model.quantity import Quantity
from entente.model.text import Article, Block, BlockKind, Span
from entente.reading.fingerprint import sketch_article
from entente.store import Store
from entente.store.columns import (
    article_columns,
    claim_columns,
    fact_columns,
    numbers_to_bytes,
    reading_columns,
)
from entente.store.memory import number_of
from entente.store.standings import Asked
from entente.store.waiting import signed
from entente.vocabulary.actors import states

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from entente.fusion.aspects import Aspect

STATES = 60
KINDS = tuple(
    kind.split()
    for kind in (
        *(
            "AID arms.ammunition",
            "AID arms.missiles",
            "AID arms.drones",
            "AID arms.vehicles",
            "AID energy.oil",
        ),
        *("AID food", "AID money", "AID personnel.troops", "AID personnel.workers", "AID technology.space"),
        *("COOPERATE trade", "COOPERATE link.rail", "COOPERATE technology", "COOPERATE culture"),
        *("CONSULT", "CONSULT", "CONSULT", "AGREE treaty", "AGREE trade", "SUPPORT diplomatic"),
        *("ACCUSE", "ACCUSE", "THREATEN", "REQUEST", "REJECT arms", "REJECT personnel.troops"),
        *("SANCTION sanctions", "ASSAULT casualties.killed", "ASSAULT", "COERCE"),
    )
)
STATUSES = ("asserted",) * 5 + ("reported",) * 4 + ("alleged", "planned", "possible", "confirmed")
FIRST_DAY, DAYS = date(2005, 1, 1), 20 * 365
WARM = 5
STOCK = 400
"""Stock phrases of nine words; each stands in some 1,400 of 100,000 dispatches."""
REPRINTED = 0.1
"""Share of the dispatches that are reprints of an earlier one, with another signature."""


@dataclass(frozen=True, slots=True)
class World:
    """What dispatches are made of; `pairs` and `weights` make some subjects far more common than others."""

    words: tuple[str, ...]
    stock: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    weights: tuple[float, ...]


def make_world(chance: random.Random, skew: float) -> World:
    """Make up words, stock phrases, and how often pairs of states are named: by rank to the power -skew."""
    syllables = [c + v for c in "bcdfglmnprstv" for v in ("a", "e", "i", "o", "u", "an", "el")]
    words = tuple("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(3000))
    stock = tuple(" ".join(chance.choices(words, k=9)) for _ in range(STOCK))
    codes = [entry.id for entry in states()[:STATES]]
    pairs = [(giver, taker) for giver in codes for taker in codes if giver != taker]
    chance.shuffle(pairs)
    return World(words, stock, tuple(pairs), tuple((rank + 1) ** -skew for rank in range(len(pairs))))


def make_dispatch(world: World, chance: random.Random, doc: str) -> tuple[Article, Reading]:
    """Make up one dispatch of four to seven sentences, each with a claim, between stock phrases."""
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    pair = chance.choices(world.pairs, world.weights)[0]
    parts, claims, start = [], [], 0
    for _ in range(chance.randint(4, 7)):
        sentence = " ".join(chance.choices(world.words, k=chance.randint(14, 26))).capitalize() + "."
        if chance.random() < 0.3:
            pair = chance.choices(world.pairs, world.weights)[0]
        claims.append(make_claim(chance, doc, day, pair, Span(start, start + len(sentence)), sentence))
        filler = chance.choice(world.stock).capitalize() + "."
        parts += [sentence, filler]
        start += len(sentence) + len(filler) + 2
    return signed_by(chance, doc, day, " ".join(parts), claims)


def make_claim(
    chance: random.Random, doc: str, day: date, pair: tuple[str, str], span: Span, sentence: str
) -> Claim:
    """Make up the claim of one sentence."""
    event, *flow = chance.choice(KINDS)
    giver, taker = (f"{state}/GOV" if chance.random() < 0.5 else state for state in pair)
    holder = chance.choice(((), (), ("?",), (f"{chance.choice(('KOR', 'USA', 'GBR', 'FRA'))}/GOV",)))
    status = Status(chance.choice(STATUSES))
    counted = event in {"AID", "ASSAULT"} and chance.random() < 0.4
    amount = chance.choice((100, 200, 500, 1000, 5000))
    mentions = tuple(
        Mention(Span(span.start + 9 * n, span.start + 9 * n + 8), MentionKind.ACTOR, (actor,))
        for n, actor in enumerate((giver, taker))
    )
    return Claim(
        doc=doc,
        span=span,
        quote=sentence,
        cue=Span(span.start, span.start + 40),
        event=event,
        agent=(giver,) if event != "ASSAULT" else (),
        recipient=(taker,),
        flow=flow[0] if flow else None,
        quantity=Quantity(amount, amount, "person", "men", str(amount)) if counted else None,
        when=DateSpan(chance.choice((day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}")))
        if chance.random() < 0.4
        else None,
        commitment=commitment_of(status, holder),
        mentions=mentions,
        support=(span,),
    )


def signed_by(
    chance: random.Random, doc: str, day: date, text: str, claims: Sequence[Claim]
) -> tuple[Article, Reading]:
    """Put a text and its claims under a name and a day."""
    digest = hashlib.sha256(f"{doc}{text}".encode()).hexdigest()
    article = Article(
        doc=doc,
        text=text,
        sha256=digest,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        byline=f"Author {chance.randrange(2000)}" if chance.random() < 0.7 else None,
        publisher=f"Outlet {chance.randrange(300)}",
        published=DateSpan.day(day),
        language="en",
    )
    own = (replace(claim, doc=doc) for claim in claims)
    return article, Reading(doc, tuple(replace(claim, id=claim_id(digest, claim)) for claim in own))


def make_press(
    world: World, chance: random.Random, count: int, name: str
) -> Iterator[tuple[Article, Reading, str | None]]:
    """Make up dispatches one after the other, each with the `doc` of the dispatch that it reprints."""
    recent: list[tuple[Article, Reading]] = []
    for number in range(count):
        doc = f"{name}/{number:06}.txt"
        if recent and chance.random() < REPRINTED:
            before, reading = chance.choice(recent)
            day = (before.published.first if before.published else None) or FIRST_DAY
            later = day + timedelta(chance.randint(1, 9))
            yield (*signed_by(chance, doc, later, before.text, reading.claims), before.doc)
            continue
        recent = [*recent[-99:], make_dispatch(world, chance, doc)]
        yield (*recent[-1], None)


class Filler:
    """Fills a new store, table by table and many rows at once."""

    def __init__(self, path: Path) -> None:
        with Store.open(path) as store, store.memory() as memory:
            memory.start_afresh(fusion_version(None, frozenset()))
        self._connection = sqlite3.connect(path)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-2000000"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._heads: dict[str, Article] = {}
        self._copies: dict[str, str] = {}

    def fill(self, press: Iterable[tuple[Article, Reading, str | None]]) -> None:
        """Put in articles, and tie their claims."""
        for article, reading, original in press:
            self._put(article, reading, original)
        self._connection.commit()
        self._tie()
        self._connection.commit()
        self._connection.execute("ANALYZE")
        self._connection.close()

    def _put(self, article: Article, reading: Reading, original: str | None) -> None:
        doc = article.doc
        self._heads[doc] = replace(article, text="", blocks=())
        self._insert("articles", [article_columns(article, "k")])
        self._insert("readings", [reading_columns(reading)])
        self._insert("claims", claim_columns(article, reading))
        sketch, number = sketch_article(article), len(self._heads)
        bands = sorted({number_of(band) for band in bands_of(sketch)})
        packed = {"bands": numbers_to_bytes(bands), "shingles": numbers_to_bytes(sketch.shingles)}
        self._insert("sketches", [{"number": number, "doc": doc, **packed}])
        self._insert("bands", [{"band": signed(band), "number": number} for band in bands])
        if original is not None:
            self._copies[doc] = original
            self._insert("copies", [{"doc": doc, "copy_of": original}])
        self._insert("asked", list(self._asked(reading, original)))

    def _asked(self, reading: Reading, original: str | None) -> Iterator[dict[str, Any]]:
        ordinals = {claim: number for number, claim in enumerate(reading.claims)}
        for question, claim in ask_article(reading.claims):
            row = Asked(reading.doc, ordinals[claim], question.key, question.key, shape_key(claim))
            repeats = row._replace(doc=original).place if original else None
            yield row._replace(telling=is_telling(claim), repeats=repeats)._asdict()

    def _insert(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            names, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
            self._connection.executemany(statement, [tuple(row.values()) for row in rows])

    def _tie(self) -> None:
        """Tie the claims of every question, and put a fact for each knot."""
        query = (
            "SELECT question, repeats, asked.doc, asked.ordinal, row "
            "FROM asked JOIN claims USING (doc, ordinal) ORDER BY question"
        )
        for key, rows in groupby(self._connection.execute(query), itemgetter(0)):
            own = [(claim_from_row(json.loads(row)), repeats, place) for _, repeats, *place, row in rows]
            self._tie_question(key, own)

    def _tie_question(self, key: str, own: Sequence[tuple[Claim, str | None, list[Any]]]) -> None:
        question, setting = Question.of(key), Setting(self._heads, self._copies, {})
        places = {claim: place for claim, repeats, place in own if repeats is None}
        told = anchored(sorted(places, key=reading_order), setting)
        aspects = [view(question, claim, setting, anchor) for claim, anchor in told]
        ties = Ties(question, disputed=is_disputed(aspects))
        knots = list(enumerate(tie_up(aspects, ties)))
        stands = {each.claim: standing_of(each, number) for number, knot in knots for each in knot}
        found = {"#".join(map(str, reversed(places[claim]))): stand for claim, stand in stands.items()}
        stands |= {claim: {**NOWHERE, "knot": found[name]["knot"]} for claim, name, _ in own if name}
        self._connection.executemany(
            "UPDATE asked SET knot=?, anchor=?, first=?, last=?, disputes=? WHERE doc=? AND ordinal=?",
            [tuple(stands[claim][name] for name in NOWHERE) + tuple(place) for claim, _, place in own],
        )
        self._insert("questions", [{"question": key, "disputed": is_disputed(aspects), "knots": len(knots)}])
        facts = [fact_columns(stand_in(key, number, knot), key, number) for number, knot in knots]
        self._insert("facts", facts)


def stand_in(question: str, number: int, knot: Sequence[Aspect]) -> Fact:
    """Return a fact that holds the claims of a knot, for want of the real ones."""
    return Fact(
        id=hashlib.sha256(f"{question} {number}".encode()).hexdigest()[:16],
        what_en=question,
        what_fr=question,
        status=Status.ASSERTED,
        event="AID",
        agent=(),
        recipient=(),
        flow=None,
        claims=tuple(dict.fromkeys(each.claim.id for each in knot)),
        origins=(),
        verdict=Verdict.SINGLE,
    )


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def add(store: Store, article: Article, reading: Reading) -> float:
    """Add an article and fuse; return the milliseconds it took."""
    begun = time.perf_counter()
    store.put(article, reading, key="k")
    refresh(store, frozenset(), silent)
    return (time.perf_counter() - begun) * 1000


def add_to_empty(folder: Path, article: Article, reading: Reading) -> float:
    """Add an article to an empty store of its own, which a first build has made."""
    path = folder / "empty.db"
    path.unlink(missing_ok=True)
    with Store.open(path) as store:
        refresh(store, frozenset(), silent)
        return add(store, article, reading)


def tell(name: str, took: Sequence[float]) -> None:
    """Print how long additions took."""
    print(
        f"{name:<24} mean {statistics.mean(took):6.1f} ms, median {statistics.median(took):6.1f}, "
        f"least {min(took):6.1f}, most {max(took):6.1f}"
    )


def main() -> None:
    """Read the options, fill a store, add to it and to empty ones in turn, and print what it cost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--added", type=int, default=60)
    parser.add_argument("--skew", type=float, default=0.5, help="0: all pairs of states alike")
    parser.add_argument("--store", type=Path, help="a store filled before, or where to keep the one filled")
    options = parser.parse_args()
    chance = random.Random(5)
    world = make_world(chance, options.skew)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = options.store or folder / "large.db"
        if not path.exists():
            Filler(path).fill(make_press(world, chance, options.articles, "old"))
        made = make_press(world, random.Random(6), options.added + WARM, "new")
        press = [(article, reading) for article, reading, _ in made]
        with Store.open(path) as store:
            refresh(store, frozenset(), silent)
            took = [(add_to_empty(folder, *each), add(store, *each)) for each in press][WARM:]
    empty, large = zip(*took, strict=True)
    tell("an empty store", empty)
    tell(f"a store of {options.articles}", large)
    print(f"{sum(large) / sum(empty):.2f} times as much")


if __name__ == "__main__":
    main()
