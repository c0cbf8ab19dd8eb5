"""What every kind of source has in common: where it is, and the draft that it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entente.reading.given import Metadata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entente.model.dossier import Unread
    from entente.model.text import BlockKind, Span


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read, and the name that its article will bear in the dossier."""

    doc: str
    path: Path


@dataclass(frozen=True, slots=True)
class Draft:
    """A text before it is cleaned.

    `layout` are the parts whose kind the source itself declares (HTML), in order, without overlap;
    empty for flat text. `known` is what the source says about its publication.
    """

    doc: str
    text: str
    layout: tuple[tuple[Span, BlockKind], ...] = ()
    known: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class SourceKind:
    """One kind of source: the endings of its names, and how its drafts are read."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], tuple[Draft | Unread, ...]]
