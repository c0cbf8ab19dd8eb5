"""The text of an article cut into pieces for the page: blocks, sentences, and the marks of claims.

Nothing of the text is lost: what no block covers is handed back as blocks without a kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from entente.model.text import Block, BlockKind, Span
from entente.web.links import sentence_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.model.claim import Claim
    from entente.model.dossier import Reading
    from entente.model.text import Article

UNASSIGNED = "in no block"
"""Reason shown for text that no block covers."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `ends` are the claims whose cue ends with it."""

    text: str
    claims: tuple[Claim, ...]
    ends: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence, or the text between two; `anchors` are empty between sentences.

    The first anchor names the run itself, the others are sentences that overlap it.
    """

    pieces: tuple[Piece, ...]
    anchors: tuple[str, ...] = ()
    opinion: bool = False
    unclaimed: bool = False


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the page: its runs, and the claims whose sentence begins in it."""

    block: Block
    anchor: str
    runs: tuple[Run, ...]
    claims: tuple[Claim, ...]


def mark_article(article: Article, reading: Reading | None) -> tuple[MarkedBlock, ...]:
    """Cut an article into marked blocks, in reading order."""
    claims = reading.claims if reading else ()
    opinion = reading.opinion if reading else ()
    unclaimed = reading.unclaimed if reading else ()
    sentences = {claim.span for claim in claims} | set(opinion) | set(unclaimed)
    marked = []
    for block in cover(article):
        here = sorted((part, s) for s in sentences if (part := clip(s, block.span)) is not None)
        runs = tuple(_runs(article.text, block.span, here, claims, (set(opinion), set(unclaimed))))
        inside = tuple(c for c in claims if block.span.start <= c.span.start < block.span.end)
        marked.append(MarkedBlock(block, f"b{block.span.start}-{block.span.end}", runs, inside))
    return tuple(marked)


def cover(article: Article) -> tuple[Block, ...]:
    """Return the blocks of an article and, between them, what no block covers (blanks left out)."""
    covered, at = [], 0
    for block in sorted(article.blocks, key=lambda b: b.span):
        covered += _gap(article.text, at, block.span.start)
        covered.append(block)
        at = max(at, block.span.end)
    return (*covered, *_gap(article.text, at, len(article.text)))


def _gap(text: str, start: int, end: int) -> list[Block]:
    inside = text[start:end]
    bare = inside.strip()
    if not bare:
        return []
    first = start + inside.index(bare)
    return [Block(Span(first, first + len(bare)), BlockKind.OTHER, UNASSIGNED)]


def clip(span: Span, to: Span) -> Span | None:
    """Return the part of `span` inside `to`, None when they share nothing."""
    start, end = max(span.start, to.start), min(span.end, to.end)
    return Span(start, end) if start < end else None


def _runs(
    text: str,
    block: Span,
    sentences: Sequence[tuple[Span, Span]],
    claims: Sequence[Claim],
    shades: tuple[set[Span], set[Span]],
) -> Iterable[Run]:
    """Yield the runs of a block; `sentences` are pairs of the part inside it and the whole."""
    at = block.start
    for whole, members in _merged(sentences):
        if at < whole.start:
            yield Run(_pieces(text, Span(at, whole.start), claims))
        yield Run(
            _pieces(text, whole, claims),
            tuple(sentence_anchor(member) for member in members if member.start >= block.start),
            opinion=any(shade in members for shade in shades[0]),
            unclaimed=any(shade in members for shade in shades[1]),
        )
        at = whole.end
    if at < block.end:
        yield Run(_pieces(text, Span(at, block.end), claims))


def _merged(sentences: Sequence[tuple[Span, Span]]) -> list[tuple[Span, tuple[Span, ...]]]:
    """Join parts that overlap; each group keeps the sentences that it is made of."""
    groups: list[tuple[Span, tuple[Span, ...]]] = []
    for part, sentence in sentences:
        if groups and groups[-1][0].meets(part):
            whole, members = groups[-1]
            groups[-1] = Span(whole.start, max(whole.end, part.end)), (*members, sentence)
        else:
            groups.append((part, (sentence,)))
    return groups


def _pieces(text: str, run: Span, claims: Sequence[Claim]) -> tuple[Piece, ...]:
    cues = [(claim.cue, claim) for claim in claims if claim.cue.meets(run)]
    cuts = {run.start, run.end}
    for cue, _ in cues:
        cuts |= {max(cue.start, run.start), min(cue.end, run.end)}
    edges = sorted(cuts)
    return tuple(
        Piece(
            text[start:end],
            tuple(claim for cue, claim in cues if cue.start <= start and end <= cue.end),
            tuple(claim for cue, claim in cues if cue.end == end),
        )
        for start, end in pairwise(edges)
    )


def quote_pieces(claim: Claim) -> tuple[str, str, str]:
    """Return the quote of a claim in three: before its cue, the cue, and after."""
    start, end = claim.cue.start - claim.span.start, claim.cue.end - claim.span.start
    if (start, end) == (0, len(claim.quote)) or not 0 <= start < end <= len(claim.quote):
        return claim.quote, "", ""
    return claim.quote[:start], claim.quote[start:end], claim.quote[end:]
