"""The text of an article cut into pieces for the page: blocks, sentences, and the marks of claims.

Nothing of the text is lost: what no block covers is handed back as blocks that were set aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from entente.model.text import Block, BlockKind, Span
from entente.web.links import sentence_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.model.claim import Claim
    from entente.model.dossier import Reading
    from entente.model.text import Article

UNASSIGNED: Final = "in no block"
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
    runs: tuple[Run, ...]
    claims: tuple[Claim, ...]

    @property
    def anchor(self) -> str:
        """Anchor of the block: its offsets, `b123-456`."""
        return f"b{self.block.span.start}-{self.block.span.end}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring blocks that were all kept, or all set aside."""

    removed: bool
    blocks: tuple[MarkedBlock, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the blocks were set aside, each reason once, in order."""
        return tuple(dict.fromkeys(marked.block.removed or "" for marked in self.blocks))


_LEFT_OUT: Final = Run((Piece(" … ", (), ()),))


def mark_article(article: Article, reading: Reading | None, within: tuple[int, int]) -> tuple[Stretch, ...]:
    """Cut an article, or the blocks that begin in the offsets `within`, into stretches in order."""
    blocks = [block for block in cover(article) if within[0] <= block.span.start < within[1]]
    marked = [_mark_block(article.text, block, reading) for block in blocks]
    groups = groupby(marked, key=lambda m: m.block.removed is not None)
    return tuple(Stretch(removed, tuple(members)) for removed, members in groups)


def quotes_alone(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Leave of stretches the sentences that carry claims; what is left out between two shows as "…"."""
    found = []
    for stretch in stretches:
        blocks = (MarkedBlock(m.block, _abridged(m.runs), m.claims) for m in stretch.blocks)
        kept = tuple(marked for marked in blocks if any(run.anchors for run in marked.runs))
        if kept:
            found.append(Stretch(stretch.removed, kept))
    return tuple(found)


def _abridged(runs: Sequence[Run]) -> tuple[Run, ...]:
    shown: list[Run] = []
    for run in runs:
        if any(piece.claims for piece in run.pieces):
            shown.append(run)
        elif not shown or shown[-1] != _LEFT_OUT:
            shown.append(_LEFT_OUT)
    return tuple(shown)


def _mark_block(text: str, block: Block, reading: Reading | None) -> MarkedBlock:
    if reading is None:
        return MarkedBlock(block, tuple(_runs(text, block.span, (), (), (set(), set()))), ())
    claims = [claim for claim in reading.claims if claim.span.meets(block.span)]
    shades = set(reading.opinion), set(reading.unclaimed)
    spans = {claim.span for claim in claims} | shades[0] | shades[1]
    inside = sorted((part, span) for span in spans if (part := clip(span, block.span)) is not None)
    begun = tuple(claim for claim in claims if block.span.start <= claim.span.start)
    return MarkedBlock(block, tuple(_runs(text, block.span, inside, claims, shades)), begun)


def cover(article: Article) -> tuple[Block, ...]:
    """Return the blocks of an article and, between them, what no block covers (blanks left out)."""
    covered: list[Block] = []
    at = 0
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
            opinion=not shades[0].isdisjoint(members),
            unclaimed=not shades[1].isdisjoint(members),
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
    return tuple(
        Piece(
            text[start:end],
            tuple(claim for cue, claim in cues if cue.start <= start and end <= cue.end),
            tuple(claim for cue, claim in cues if cue.end == end),
        )
        for start, end in pairwise(sorted(cuts))
    )


def quote_pieces(claim: Claim) -> tuple[str, str, str]:
    """Return the quote of a claim in three: before its cue, the cue, and after."""
    start, end = claim.cue.start - claim.span.start, claim.cue.end - claim.span.start
    if (start, end) == (0, len(claim.quote)) or not 0 <= start < end <= len(claim.quote):
        return claim.quote, "", ""
    return claim.quote[:start], claim.quote[start:end], claim.quote[end:]


def excerpt(claim: Claim, room: int = 60) -> tuple[str, str, str]:
    """Return the cue of a claim with some of its sentence around it, cut between words.

    `room` is how many characters are kept on either side, about; what is cut off shows as "…".
    """
    before, cue, after = quote_pieces(claim)
    if not cue:
        return before, cue, after
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return before, cue, after
