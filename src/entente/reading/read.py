"""From sources to articles: decoded, cleaned, dated, or named with the reason why not."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from entente.language.pack import languages
from entente.model.dossier import Unread
from entente.model.text import Article, BlockKind
from entente.reading.cleaning import clean
from entente.reading.given import Metadata
from entente.reading.metadata import date_in_name, merge_metadata, read_metadata
from entente.reading.sources import Draft, Source, get_kind, list_sources
from entente.reading.tongue import detect_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from entente.model.dates import DateSpan

MAX_SENTENCE: Final = 100_000
"""Longest stretch without a full stop or line end that can still be a text: no sentence is that long."""
_BREAK: Final = re.compile(r"[.!?…\n\r]")
_PROSE_CHARS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user says of the articles; `metadata` is by name of article, the rest holds for all.

    `published` stands in where metadata, text and name give no date; `language` overrules detection.
    `any_language` lets through what cannot be understood, for those who bring its claims.
    """

    metadata: Mapping[str, Metadata] = field(default_factory=dict)
    published: DateSpan | None = None
    language: str | None = None
    any_language: bool = False


def read_sources(sources: Sequence[str | Path], options: ReadOptions) -> Iterator[Article | Unread]:
    """Read files and folders, in the order of `list_sources`."""
    for source in list_sources(sources):
        yield from read_source(source, options)


def read_source(source: Source, options: ReadOptions) -> tuple[Article | Unread, ...]:
    """Read one source; what cannot be read is an `Unread`, never an error."""
    kind = get_kind(source.path)
    if kind is None:
        named = source.path.suffix or source.path.name
        missing = not source.path.exists()
        return (Unread(source.doc, "no such file" if missing else f"files named {named} are not read"),)
    drafts = kind.read(source)
    return tuple(draft if isinstance(draft, Unread) else read_draft(draft, options) for draft in drafts)


def read_draft(draft: Draft, options: ReadOptions) -> Article | Unread:
    """Clean one draft and find out what is known of it."""
    reason = _unreadable(draft.text)
    if reason is not None:
        return Unread(draft.doc, reason)
    given = options.metadata.get(draft.doc, Metadata())
    said = options.language or given.language or draft.known.language
    code = said if said in languages() else detect_language(_prose_of(draft.text))
    cleaned = clean(draft, code)
    blocks = cleaned.blocks
    kept = "\n".join(block.span.of(draft.text) for block in blocks if block.removed is None)
    language = options.language or given.language or _language_of(kept, draft.known.language)
    if language not in languages() and not options.any_language:
        return Unread(draft.doc, f"language {language} is not read (known: {', '.join(languages())})")
    if (
        not any(block.removed is None and block.kind is not BlockKind.TITLE for block in blocks)
        and not kept.strip()
    ):
        return Unread(draft.doc, "nothing but boilerplate")
    known = merge_metadata(given, draft.known, read_metadata(cleaned))
    named = date_in_name(draft.doc, known.url)
    return Article(
        doc=draft.doc,
        text=draft.text,
        sha256=hashlib.sha256(draft.text.encode()).hexdigest(),
        blocks=blocks,
        title=known.title,
        byline=known.byline,
        publisher=known.publisher,
        published=known.published or named or options.published,
        language=language,
        url=known.url,
    )


def _unreadable(text: str) -> str | None:
    if not text.strip():
        return "empty text"
    start = 0
    for found in _BREAK.finditer(text):
        if found.start() - start > MAX_SENTENCE:
            break
        start = found.end()
    else:
        return (
            None
            if len(text) - start <= MAX_SENTENCE
            else f"no sentence ends within {MAX_SENTENCE} characters"
        )
    return f"no sentence ends within {MAX_SENTENCE} characters"


def _prose_of(text: str) -> str:
    long_lines = [line for line in text.splitlines() if len(line) >= _PROSE_CHARS]
    return "\n".join(long_lines) or text


def _language_of(kept: str, declared: str | None) -> str:
    found = detect_language(_prose_of(kept))
    return declared if found == "und" and declared else found
