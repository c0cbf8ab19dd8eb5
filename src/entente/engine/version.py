"""Which extractor made a reading: a reading is kept only as long as its extractor is the same."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from entente import __version__
from entente.language.installed import installed_models

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from entente.language.guests import Guest

FLOORS: Final = ("model", "vocabulary", "language", "extraction")
"""What decides how an article is understood; how it is read shows in the article itself."""
FUSING: Final = ("model", "vocabulary", "language", "reading", "fusion", "assessment")
"""What decides which facts claims make; `reading` sketches the articles that are compared."""
_SUFFIXES: Final = (".py", ".yaml")


def extractor_version(vocabulary: Path | None = None, guest: Guest | None = None) -> str:
    """Return a name that changes whenever the rules, words or models of the extraction do.

    `vocabulary` is the user's own folder of rows, which counts with ours, `guest` a pipeline of theirs.
    """
    named = [(model.name, model.version) for model in installed_models()]
    if guest is not None:
        named.append((guest.name, guest.version))
    models = "".join(f" {name} {version}" for name, version in named)
    return f"entente {__version__}{models} {_digest(FLOORS, vocabulary)}"


def fusion_version(vocabulary: Path | None, focus: Collection[str]) -> str:
    """Return a name that changes whenever facts may, though no article does: rules, user's rows or focus.

    Args:
        vocabulary: the user's own folder of rows, which counts with ours.
        focus: the actors whose claims are fused.
    """
    return f"entente {__version__} {_digest(FUSING, vocabulary)} {','.join(sorted(focus))}"


def _digest(floors: Iterable[str], vocabulary: Path | None) -> str:
    digest = hashlib.sha256()
    for root, shown in _roots(floors, vocabulary):
        for name, content in _walk(root, shown):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def _roots(floors: Iterable[str], vocabulary: Path | None) -> Iterator[tuple[Traversable, str]]:
    for floor in floors:
        yield files("entente").joinpath(floor), floor
    if vocabulary is not None:
        yield vocabulary, "own"


def _walk(folder: Traversable, shown: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every file that carries rules or words, by name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{shown}/{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, name)
        elif entry.name.endswith(_SUFFIXES):
            yield name, entry.read_bytes()
