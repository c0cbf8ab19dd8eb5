"""Small stages for tests of the engine: no language, no models, and every trouble on demand.

An article is a text file; each of its lines is a sentence. A line with "gives" is a claim, a file
called `binary...` cannot be read, and words in capitals make trouble.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from entente.engine.focus import focused
from entente.engine.stages import Stages
from entente.errors import LexiconError, MissingPartError
from entente.model.actor import Mention, MentionKind
from entente.model.attribution import Status
from entente.model.claim import Claim, claim_id
from entente.model.dossier import Reading, Unread
from entente.model.fact import Fact, Verdict
from entente.model.text import Article, Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.engine.values import BuildOptions, Progress
    from entente.model.dossier import Dossier
    from entente.model.judgement import Standing
    from entente.store import Store


@dataclass(frozen=True, slots=True)
class FakeSource:
    """A text file, by the name of its article."""

    doc: str
    path: Path


def list_sources(sources: Sequence[str]) -> tuple[FakeSource, ...]:
    """List the text files of folders, and files given by themselves, by name."""
    found = set()
    for given in map(Path, sources):
        found |= {
            FakeSource(path.relative_to(given.parent if given.name == "deep" else given).as_posix(), path)
            for path in given.rglob("*.txt")
        } or {FakeSource(given.name, given)}
    return tuple(sorted(found, key=lambda source: source.doc))


def prepare(options: BuildOptions) -> tuple[str, ...]:
    """Tell the names in the file of metadata, one a line."""
    return tuple(options.metadata.read_text(encoding="utf-8").split()) if options.metadata else ()


def told_of(told: tuple[str, ...]) -> tuple[str, ...]:
    """Name the articles told of."""
    return told


def read_source(source: FakeSource, _told: tuple[str, ...]) -> tuple[Article | Unread, ...]:
    """Read one text file."""
    text = source.path.read_text(encoding="utf-8")
    if source.path.name.startswith("binary"):
        return (Unread(source.doc, "binary"),)
    digest = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
    return (Article(doc=source.doc, text=text, sha256=digest, blocks=blocks, language="fr"),)


def read_twice(source: FakeSource, told: tuple[str, ...]) -> tuple[Article | Unread, ...]:
    """Read two articles of one name from one source."""
    (article,) = read_source(source, told)
    return article, replace(article, text="RUS gives more.")


def extract_claims(article: Article) -> Reading:
    """Make a claim of every line "X gives Y ..."; log the call where the environment says so."""
    log = os.environ.get("FAKE_STAGES_LOG")
    if log:
        with open(log, "a", encoding="utf-8") as file:  # noqa: PTH123  appended to by several processes
            file.write(f"{article.doc}\n")
    if "MISSING" in article.text:
        raise MissingPartError("no language pack for 'fi'; there are: fr")
    if "LEXICON" in article.text:
        raise LexiconError("mine.yaml:3: an actor needs a name")
    if "CRASH" in article.text:
        raise ZeroDivisionError("a mistake of ours")
    if "DIE" in article.text:
        os._exit(1)
    claims, unclaimed, start = [], [], 0
    for line in article.text.splitlines(keepends=True):
        span = Span(start, start + len(line.rstrip()))
        start += len(line)
        if " gives " in line:
            claims.append(_claim(article, span))
        else:
            unclaimed.append(span)
    return Reading(article.doc, tuple(claims), (), tuple(unclaimed))


def _claim(article: Article, span: Span) -> Claim:
    giver = Span(span.start, span.start + 3)
    name = giver.of(article.text)
    claim = Claim(
        doc=article.doc,
        span=span,
        quote="not the text" if name == "BAD" else span.of(article.text),
        cue=span,
        event="AID",
        agent=(name,),
        mentions=(Mention(giver, MentionKind.ACTOR, (name,)),),
        support=(span,),
    )
    return replace(claim, id=claim_id(article.sha256, claim))


def find_copies(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Take articles of one text for copies of the first."""
    first: dict[str, str] = {}
    pairs = ((article.doc, first.setdefault(article.text, article.doc)) for article in articles)
    return tuple((doc, of) for doc, of in pairs if doc != of)


def fuse(articles: Sequence[Article], claims: Sequence[Claim]) -> tuple[Fact, ...]:
    """Make one fact of all claims of one giver."""
    givers = sorted({claim.agent for claim in claims})
    return tuple(
        Fact(
            id="+".join(giver),
            what_en=f"{giver} in {len(articles)} articles",
            what_fr="",
            status=Status.ASSERTED,
            event="AID",
            agent=giver,
            recipient=(),
            flow=None,
            claims=tuple(claim.id for claim in claims if claim.agent == giver),
            origins=(),
            verdict=Verdict.CONTESTED if giver == ("RUS",) else Verdict.SINGLE,
        )
        for giver in givers
    )


def refresh(store: Store, focus: frozenset[str], progress: Progress) -> None:
    """Fuse all that the store holds anew."""
    read = focused(store.dossier(), focus)
    keep_fusion(store, fuse(read.articles, read.claims), find_copies(read.articles))
    progress("Fusing", 1, 1)


def keep_fusion(store: Store, facts: Sequence[Fact], copies: Sequence[tuple[str, str]]) -> None:
    """Keep facts and copies in place of all that were kept before."""
    with store.memory() as memory:
        memory.start_afresh("fake")
        memory.keep_facts("", (0,), ((0, fact) for fact in facts))
        for doc, original in copies:
            memory.set_original(doc, original)


def assess(fact: Fact, judged: Standing) -> Fact:
    """Write the judgements into the line of a fact."""
    return replace(fact, what_fr=", ".join(judgement.why for judgement in judged.values()))


def write_summary(dossier: Dossier, out: Path) -> None:
    """Write the whole dossier as Python shows it."""
    (out / "summary.txt").write_text(repr(dossier), encoding="utf-8")


def write_nowhere(_dossier: Dossier, out: Path) -> None:
    """Find the disk full."""
    raise OSError(28, "No space left on device", str(out / "pages"))


FAKES = Stages(
    prepare=prepare,
    told_of=told_of,
    list_sources=list_sources,
    read_source=read_source,
    extract_claims=extract_claims,
    refresh=refresh,
    assess=assess,
    writers=(write_summary,),
    version="fake 1",
)
