"""Which of the sources found are articles: not the file of metadata, and not what a build wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from entente.errors import StoreError
from entente.model.dossier import Unread
from entente.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.reading.sources.base import Source

STORE_NAME: Final = "entente.db"
"""The file that makes a folder a dossier."""


def choose_sources(
    listed: Iterable[Source], given: Sequence[str], *, out: Path, metadata: Path | None
) -> tuple[list[Source], list[Unread]]:
    """Leave out what is no article; dossiers other than `out` that were passed over are named.

    Args:
        listed: the sources found.
        given: what the user named; a file named by itself is always read.
        out: folder of the dossier that is being built, which may lie among the articles.
        metadata: the file that tells of the articles, which may lie among them too.
    """
    named = {Path(each).resolve() for each in given}
    told = metadata.resolve() if metadata else None
    chosen, passed_over = [], dict[Path, Unread]()
    for source in listed:
        path = source.path.resolve()
        dossier = None if path in named else _dossier_of(path)
        if dossier is None and path != told:
            chosen.append(source)
        elif dossier is not None and dossier != out.resolve():
            passed_over[dossier] = Unread(dossier.name, "a dossier of entente, not articles: passed over")
    return chosen, list(passed_over.values())


def _dossier_of(path: Path) -> Path | None:
    """Return the dossier that a file lies in, None if it lies in none."""
    return next((folder for folder in path.parents if (folder / STORE_NAME).is_file()), None)


def open_dossier(folder: Path) -> Store:
    """Open the store of a dossier that is there; use it as a context manager.

    Raises:
        StoreError: there is no dossier in the folder.
    """
    path = folder / STORE_NAME
    if not path.is_file():
        raise StoreError(f"{folder}: there is no dossier here; name the folder that `entente build` wrote")
    return Store.open(path)
