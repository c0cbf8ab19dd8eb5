"""One source in, articles out: the only floor that reads input.

`read_source` turns a file into articles whose blocks are kept or removed with a reason. What cannot
be read becomes an `Unread` with its reason, never an error.
"""

from entente.reading.given import Metadata, load_metadata
from entente.reading.read import ReadOptions, read_source, read_sources
from entente.reading.sources import Source, list_sources

__all__ = [
    "Metadata",
    "ReadOptions",
    "Source",
    "list_sources",
    "load_metadata",
    "read_source",
    "read_sources",
]
