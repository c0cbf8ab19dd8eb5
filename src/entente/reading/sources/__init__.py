"""Kinds of source, one module each, and the list of the sources that a user gives."""

from entente.reading.sources.base import Draft, Source, SourceKind
from entente.reading.sources.listing import list_sources
from entente.reading.sources.table import SOURCE_KINDS, get_kind

__all__ = ["SOURCE_KINDS", "Draft", "Source", "SourceKind", "get_kind", "list_sources"]
