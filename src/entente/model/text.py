"""Articles as read, and stretches of their text.

All offsets count Unicode code points of `Article.text`, which is the decoded source (for HTML: the
extracted text that `documents.jsonl` carries). Nothing ever shifts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, `start` included, `end` excluded, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the slice of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span (or equals it)."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)


class BlockKind(StrEnum):
    """What a block of an article is on the page."""

    TITLE = "title"
    HEADING = "heading"
    LEAD = "lead"
    BODY = "body"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    CORRECTION = "correction"
    BYLINE = "byline"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or row; kept, or removed with a reason.

    `removed` is None for kept blocks, else one short reason in English ("ticker", "navigation",
    "author biography", "comments", ...). Blocks do not overlap and stand in reading order.
    """

    span: Span
    kind: BlockKind
    removed: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read: the text, its blocks, and what is known of its publication.

    `doc` names it in the dossier: a path relative to the folder given, a file name, or a URL.
    `language` is a two-letter code, "und" when undetermined. `copy_of` is filled by fusion.
    """

    doc: str
    text: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: DateSpan | None = None
    language: str = "und"
    url: str | None = None

    def kept_blocks(self) -> tuple[Block, ...]:
        """Return the blocks that are read for claims, in order."""
        return tuple(block for block in self.blocks if block.removed is None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, title, list item or table row: the smallest text a claim rests on."""

    span: Span
    kind: BlockKind
    block: int
    """Index of its block in `Article.blocks`."""


def article_to_row(article: Article) -> dict[str, Any]:
    """Return the article as one object of `documents.jsonl` (which adds `copy_of`)."""
    return {
        "doc": article.doc,
        "sha256": article.sha256,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published.edtf if article.published else None,
        "language": article.language,
        "url": article.url,
        "text": article.text,
        "blocks": [
            {"span": [b.span.start, b.span.end], "kind": b.kind.value, "removed": b.removed}
            for b in article.blocks
        ],
    }


def article_from_row(row: Mapping[str, Any]) -> Article:
    """Read an article from what `article_to_row` returns; the round trip is exact."""
    return Article(
        doc=row["doc"],
        text=row["text"],
        sha256=row["sha256"],
        blocks=tuple(Block(Span(*b["span"]), BlockKind(b["kind"]), b["removed"]) for b in row["blocks"]),
        title=row["title"],
        byline=row["byline"],
        publisher=row["publisher"],
        published=DateSpan(row["published"]) if row["published"] else None,
        language=row["language"],
        url=row["url"],
    )
