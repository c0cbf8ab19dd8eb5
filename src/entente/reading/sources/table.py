"""The table of source kinds: a new kind is one module beside this one and one row here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.reading.sources.base import SourceKind
from entente.reading.sources.html import read_html
from entente.reading.sources.jsonl import read_jsonl
from entente.reading.sources.text import read_text

if TYPE_CHECKING:
    from pathlib import Path

SOURCE_KINDS: Final = (
    SourceKind("plain text", (".txt", ".text", ".md"), read_text),
    SourceKind("web page", (".html", ".htm", ".xhtml"), read_html),
    SourceKind("JSON lines", (".jsonl", ".ndjson"), read_jsonl),
)


def get_kind(path: Path) -> SourceKind | None:
    """Return the kind of source that a path names by its ending, None when none does."""
    suffix = path.suffix.lower()
    return next((kind for kind in SOURCE_KINDS if suffix in kind.suffixes), None)
