"""File names and anchors of the pages: safe on every file system, unique, stable between builds.

A name never depends on what else is in the dossier, so that a link to a page outlives a rebuild.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entente.model.text import Span

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""File names that Windows keeps for devices."""


def page_name(key: str) -> str:
    """Return a file name for any string: its readable part, and a hash that makes it unique."""
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-")
    digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{readable}-{digest}.html" if readable else f"{digest}.html"


def id_name(key: str) -> str:
    """Return a file name for an id: the id itself where that is safe, else as `page_name`."""
    if _SAFE.fullmatch(key) and not _RESERVED.fullmatch(key):
        return f"{key}.html"
    return page_name(key)


def site_path(place: str) -> str:
    """Return the page of a place, relative to the dossier."""
    return f"places/{id_name(place)}"


def sentence_anchor(span: Span) -> str:
    """Return the anchor of a stretch of text: its offsets in the source, `s123-456`."""
    return f"s{span.start}-{span.end}"


def card_anchor(claim: str) -> str:
    """Return the anchor of the card of a claim, by its id; it outlives a rebuild, as the id does."""
    return slug("c", claim)


def slug(*parts: str) -> str:
    """Return an anchor made of ids: letters, digits, dots and hyphens only."""
    return "-".join(re.sub(r"[^A-Za-z0-9.]+", "_", part) for part in parts)
