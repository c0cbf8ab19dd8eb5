"""Plain text and Markdown, and the reading of bytes that all files share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.errors import SourceError
from entente.model.dossier import Unread
from entente.reading.decoding import NotTextError, decode_bytes
from entente.reading.sources.base import Draft

if TYPE_CHECKING:
    from pathlib import Path

    from entente.reading.sources.base import Source

MAX_BYTES: Final = 20_000_000
"""Largest file that is read as one article: three hundred times a long magazine piece."""


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Read a file of at most `limit` bytes.

    Raises:
        SourceError: it is missing, unreadable, no plain file, empty, or larger.
    """
    try:
        if not path.exists():
            raise SourceError(str(path), "no such file")
        if not path.is_file():
            raise SourceError(str(path), "not a plain file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise SourceError(str(path), f"larger than {limit // 1_000_000} MB, too long for one article")
    if not data.strip():
        raise SourceError(str(path), "empty file")
    return data


def read_text(source: Source) -> tuple[Draft | Unread, ...]:
    """Read one plain text as one draft."""
    try:
        text = decode_bytes(read_bytes(source.path))
    except SourceError as error:
        return (Unread(source.doc, error.reason),)
    except NotTextError as error:
        return (Unread(source.doc, str(error)),)
    return (Draft(source.doc, text),)
