"""Measures what one more article costs, in an empty store and in a large one.

    python -P benchmarks/incremental.py

A press is made up: short dispatches on what some sixty states do to one another over twenty years, some
pairs of states far more often than others, some dispatches reprinted. A store is filled with it by the
program itself. Then new dispatches are added one by one, to that store and each to an empty one: kept,
compared, fused. Reading, extraction and the writing of files and pages are not measured.
"""

# ruff: noqa: INP001, T201, S311  a script, which prints; chance is seeded

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from entente.engine.fusing import refresh
from entente.model.actor import Mention, MentionKind
from entente.model.attribution import Status, commitment_of
from entente.model.claim import Claim, claim_id
from entente.model.dates import DateSpan
from entente.model.dossier import Reading
from entente.model.quantity import Quantity
from entente.model.text import Article, Block, BlockKind, Span
from entente.store import Store
from entente.vocabulary.actors import states

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
BATCH, WARM = 2000, 5
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
    stock = tuple(" ".join(chance.choices(words, k=9)) for _ in range(60))
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
) -> Iterator[tuple[Article, Reading]]:
    """Make up dispatches one after the other, some of them reprints of a recent one."""
    recent: list[tuple[Article, Reading]] = []
    for number in range(count):
        doc = f"{name}/{number:06}.txt"
        if recent and chance.random() < REPRINTED:
            before, reading = chance.choice(recent)
            day = (before.published.first if before.published else None) or FIRST_DAY
            later = day + timedelta(chance.randint(1, 9))
            yield signed_by(chance, doc, later, before.text, reading.claims)
            continue
        recent = [*recent[-99:], make_dispatch(world, chance, doc)]
        yield recent[-1]


def fill(store: Store, press: Iterator[tuple[Article, Reading]]) -> None:
    """Fill a store as builds would leave it."""
    for done, (article, reading) in enumerate(press, start=1):
        store.put(article, reading, key="k")
        if done % BATCH == 0:
            refresh(store, frozenset(), silent)
    refresh(store, frozenset(), silent)


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
            with Store.open(path) as store:
                fill(store, make_press(world, chance, options.articles, "old"))
        press = tuple(make_press(world, random.Random(6), options.added + WARM, "new"))
        with Store.open(path) as store:
            refresh(store, frozenset(), silent)
            took = [(add_to_empty(folder, *each), add(store, *each)) for each in press][WARM:]
    empty, large = zip(*took, strict=True)
    tell("an empty store", empty)
    tell(f"a store of {options.articles}", large)
    print(f"{sum(large) / sum(empty):.2f} times as much")


if __name__ == "__main__":
    main()
