"""JSON lines: one article an object, with `text` and, where known, what is said of it.

Fields: `text` (needed), `doc`, `title`, `byline`, `published` (EDTF), `publisher`, `url`,
`language`. So `documents.jsonl` of a dossier can be read again. An article without `doc` is named
by the file and its line: `articles.jsonl#12`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from entente.errors import SourceError
from entente.model.dates import DateSpan
from entente.model.dossier import Unread
from entente.reading.decoding import NotTextError, decode_bytes
from entente.reading.given import Metadata
from entente.reading.sources.base import Draft
from entente.reading.sources.text import MAX_BYTES, read_bytes

if TYPE_CHECKING:
    from entente.reading.sources.base import Source

MAX_FILE_BYTES: Final = 1_000_000_000
"""Largest file of JSON lines; each line has the limit of a single article."""
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_FIELDS: Final = ("title", "byline", "publisher", "url", "language")


def read_jsonl(source: Source) -> tuple[Draft | Unread, ...]:
    """Read every line as a draft; a line that is none is an `Unread` with its number."""
    try:
        data = read_bytes(source.path, MAX_FILE_BYTES)
        text = decode_bytes(data)
    except SourceError as error:
        return (Unread(source.doc, error.reason),)
    except NotTextError as error:
        return (Unread(source.doc, str(error)),)
    drafts: list[Draft | Unread] = []
    taken: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        drafts.append(_read_line(line, f"{source.doc}#{number}", taken))
    return tuple(drafts) or (Unread(source.doc, "empty file"),)


def _read_line(line: str, where: str, taken: set[str]) -> Draft | Unread:
    if len(line) > MAX_BYTES:
        return Unread(where, f"longer than {MAX_BYTES // 1_000_000} million characters")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Unread(where, "not a JSON object")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Unread(where, "not an object with a text")
    text = _LONE_SURROGATE.sub("\ufffd", row["text"]).removeprefix("\ufeff")
    if not text.strip():
        return Unread(where, "empty text")
    try:
        known = _known(row)
    except ValueError:
        return Unread(where, f"published {row.get('published')!r} is not an EDTF date")
    doc = row.get("doc")
    name = _clean(doc) if isinstance(doc, str) and doc.strip() else where
    if name in taken:
        name = f"{name}#{where.rpartition('#')[2]}"
    taken.add(name)
    return Draft(name, text, (), known)


def _known(row: dict[str, Any]) -> Metadata:
    fields = {name: _clean(row[name]) or None for name in _FIELDS if isinstance(row.get(name), str)}
    if fields.get("language") == "und":
        del fields["language"]
    published = row.get("published")
    date = DateSpan(published.strip()) if isinstance(published, str) and published.strip() else None
    return Metadata(published=date, **fields)


def _clean(value: str) -> str:
    return " ".join(_LONE_SURROGATE.sub("\ufffd", value).split())
