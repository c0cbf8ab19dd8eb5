"""Which files are to be read, and the name of each in the dossier.

A file of a folder is named by its path relative to the folder, a file given by itself by its file
name. Where two would share a name, both get the name of the folder that holds them before it, and
of the folder above where that is not enough.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from entente.reading.sources.base import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def list_sources(sources: Sequence[str | Path]) -> tuple[Source, ...]:
    """List the files behind paths of files and folders, sorted by the name of their article.

    Folders are walked to the bottom; hidden files and folders (a dot first) are passed over, links
    to folders are not followed. A path that does not exist is listed too, so that reading names it.
    A file reached twice is listed once.
    """
    found: dict[Path, tuple[int, tuple[str, ...]]] = {}
    for given in sources:
        for path, name_length in _walk(Path(given)):
            whole = path.absolute()
            parts = tuple(part for part in Path(os.path.normpath(whole)).parts if part != whole.anchor)
            key = whole.resolve()
            found[key] = max(found.get(key, (0, parts)), (name_length, parts))
    names = _name({path: (min(length, len(parts)), parts) for path, (length, parts) in found.items()})
    return tuple(sorted(Source(names[path], path) for path in found))


def _walk(given: Path) -> Iterator[tuple[Path, int]]:
    """Yield files and how many parts of their path make their name."""
    if not given.is_dir():
        yield given, 1
        return
    for folder, folders, files in os.walk(given):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                path = Path(folder, name)
                yield path, len(path.relative_to(given).parts)


def _name(found: dict[Path, tuple[int, tuple[str, ...]]]) -> dict[Path, str]:
    lengths = {path: length for path, (length, _) in found.items()}
    while True:
        names = {path: "/".join(found[path][1][-lengths[path] :]) for path in found}
        uses = Counter(names.values())
        longer = [p for p, name in names.items() if uses[name] > 1 and lengths[p] < len(found[p][1])]
        if not longer:
            return names
        for path in longer:
            lengths[path] += 1
