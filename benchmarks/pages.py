"""Measure the pages of a large dossier: how long they take to write, how heavy they are, how fast they open.

    python benchmarks/pages.py [--articles 2000] [--claims 40000] [--out FOLDER]

The dossier is invented, the same each time. Opening is measured in a real Chromium (dependency group web),
from disk, cold cache, until everything is laid out; the median of five.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from entente.model.attribution import FIRMNESS, Stance, Status, commitment_of
from entente.model.claim import Claim
from entente.model.dates import DateSpan
from entente.model.dossier import Dossier, Reading
from entente.model.fact import Fact, Figure, StanceTaken, Told, Verdict
from entente.model.quantity import Quantity
from entente.model.text import Article, Block, BlockKind, Span
from entente.vocabulary.actors import states
from entente.vocabulary.flows import flows
from entente.vocabulary.places import load_places
from entente.web import write_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

_EVENTS: Final = (
    "AID",
    "AID",
    "AID",
    "COOPERATE",
    "AGREE",
    "CONSULT",
    "ACCUSE",
    "SUPPORT",
    "THREATEN",
    "REQUEST",
)
_ACTORS: Final = 45
_A_FACT: Final = 5
"""Claims that speak of one thing, on average."""
_SECTORS: Final = ("", "/GOV", "/MIL", "/SPY", "/MED")


class Press:
    """Invents articles, claims and facts from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  the same dossier each time
        self.actors = [entry.id for entry in states()[:_ACTORS]]
        self.flows = sorted(flows())
        self.places = sorted(load_places())

    def article(self, n: int, sentences: int) -> Article:
        """Write an article of so many sentences."""
        lines = [f"Titre de l’article {n}"]
        lines += [
            f"Phrase {n}.{i} sur ce que l’un livre à l’autre, selon des sources. " * 2
            for i in range(sentences)
        ]
        text = "\n".join(lines)
        blocks, at = [], 0
        for i, line in enumerate(lines):
            blocks.append(Block(Span(at, at + len(line)), BlockKind.BODY if i else BlockKind.TITLE))
            at += len(line) + 1
        return Article(
            doc=f"press/{n:05}.txt",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            blocks=tuple(blocks),
            title=lines[0],
            byline=f"Auteur {n % 300}",
            publisher=f"Journal {n % 60}",
            published=self.day(),
            language="fr",
        )

    def day(self) -> DateSpan:
        """Draw a day of three years."""
        year, month, day = (
            self.random.randint(2023, 2025),
            self.random.randint(1, 12),
            self.random.randint(1, 28),
        )
        return DateSpan(f"{year}-{month:02}-{day:02}")

    def claim(self, article: Article, block: Block, n: int) -> Claim:
        """Make a claim of one sentence."""
        choose = self.random.choice
        giver, receiver, holder = self.random.sample(self.actors, 3)
        quote = block.span.of(article.text)
        amount = self.random.randint(1, 30_000)
        return Claim(
            doc=article.doc,
            span=block.span,
            quote=quote,
            cue=Span(block.span.start + 14, block.span.start + 40),
            event=choose(_EVENTS),
            agent=(giver + choose(_SECTORS),),
            recipient=(receiver,),
            flow=choose(self.flows),
            quantity=Quantity(amount, amount, "person", "", str(amount))
            if self.random.random() < 0.2
            else None,
            when=self.day() if self.random.random() < 0.4 else None,
            where=(choose(self.places),) if self.random.random() < 0.15 else (),
            commitment=commitment_of(choose(list(Status)), (holder + choose(_SECTORS),)),
            support=(block.span,),
            id=f"{n:016x}",
        )

    def fact(self, n: int, claims: Sequence[Claim]) -> Fact:
        """Make a fact of some claims."""
        first = claims[0]
        said = [claim for claim in claims if claim.quantity is not None]
        amounts = [claim.quantity.low or 0 for claim in said if claim.quantity is not None]
        told = tuple(
            Told(claim.holder[0], self.day(), claim.quantity.low, claim.quantity.high, (claim.id,))
            for claim in said
            if claim.quantity is not None
        )
        sayings = tuple((claim.id, claim.quantity) for claim in said if claim.quantity is not None)
        figure = Figure("person", min(amounts, default=0), max(amounts, default=0), sayings, told=told)
        what = f"{first.agent[0]} gives {first.recipient[0]} {first.flow}, number {n}"
        return Fact(
            id=f"{n:016x}",
            what_en=what,
            what_fr=what,
            status=max((claim.status for claim in claims), key=FIRMNESS.__getitem__),
            event=first.event,
            agent=first.agent,
            recipient=first.recipient,
            flow=first.flow,
            claims=tuple(claim.id for claim in claims),
            origins=tuple(sorted({holder for claim in claims for holder in claim.holder})),
            verdict=self.random.choice(list(Verdict)),
            when=next((claim.when for claim in claims if claim.when), None),
            figures=(figure,) if said else (),
            stances=tuple(StanceTaken(claim.holder[0], Stance.SAYS, None, claim.id) for claim in claims),
        )


def invent(articles: int, claims: int, seed: int = 7) -> Dossier:
    """Invent a dossier of so many articles and claims."""
    press = Press(seed)
    each = max(claims // articles, 1)
    written = [press.article(n, each + 8) for n in range(articles)]
    readings, made = [], []
    for article in written:
        blocks = press.random.sample(article.blocks[1:], each)
        found = [press.claim(article, block, len(made) + n) for n, block in enumerate(blocks)]
        made += found
        readings.append(Reading(article.doc, tuple(found)))
    press.random.shuffle(made)
    groups = [made[at : at + _A_FACT] for at in range(0, len(made), _A_FACT)]
    facts = tuple(press.fact(n, group) for n, group in enumerate(groups))
    return Dossier(tuple(written), tuple(readings), facts)


def time_opening(pages: Sequence[Path]) -> dict[str, float]:
    """Return the median seconds that pages take to open in Chromium, by name."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  dependency group web

    found: dict[str, float] = {}
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for page in pages:
            found[page.name] = median(_open(browser, page) for _ in range(5))
        browser.close()
    return found


def _open(browser: Any, path: Path) -> float:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(path.as_uri())
    page.evaluate("document.body.getBoundingClientRect().height")
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def main() -> None:
    """Invent, write, weigh, open."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--claims", type=int, default=40_000)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    out = options.out or Path(tempfile.mkdtemp(prefix="entente-pages-"))
    dossier = invent(options.articles, options.claims)
    print(f"{len(dossier.articles)} articles, {len(dossier.claims)} claims, {len(dossier.facts)} facts")
    start, busy = time.perf_counter(), time.process_time()
    written = write_pages(dossier, out)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    sizes = sorted(((path.stat().st_size, path) for path in written), reverse=True)
    weight = sum(size for size, _ in sizes) / 1e6
    print(f"{len(written)} files, {weight:.0f} MB, {seconds:.0f} s ({busy:.0f} s of one core)")
    for size, path in sizes[:5]:
        print(f"  {size / 1e3:.0f} kB  {path.relative_to(out)}")
    heavy = [path for _, path in sizes if path.suffix == ".html"][:2]
    for name, opened in time_opening([out / "index.html", *heavy]).items():
        print(f"  {opened:.2f} s to open {name}")
    if options.out is None:
        shutil.rmtree(out)


if __name__ == "__main__":
    main()
