"""Pipelines of spaCy's that are not ours, for those who can reach a richer one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from entente.errors import MissingPartError

_PARSER: Final = "parser"
_CLASSES: Final = ("morphologizer", "attribute_ruler")
"""The components that give tokens their word class."""
_LABELS: Final = frozenset({"nsubj", "obj", "case"})
"""Labels that tell Universal Dependencies from other inventories."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A pipeline to be used in the place of ours: its folder, name, version and language."""

    path: Path
    name: str
    version: str
    language: str


def find_guest(name: str) -> Guest:
    """Find a pipeline by the name of its installed package, or by its folder; does not load it.

    Raises:
        MissingPartError: there is none, or it lacks what entente needs of one.
    """
    path = _folder(name)
    meta = _meta(path) if path is not None else None
    if path is None or meta is None:
        raise MissingPartError(
            f"no spaCy pipeline is called {name!r}; install it into the environment of entente, "
            "or name its folder"
        )
    components = meta.get("pipeline", [])
    if _PARSER not in components or not any(each in components for each in _CLASSES):
        raise MissingPartError(f"{name}: entente needs a pipeline with word classes, morphology and a parser")
    labels = meta.get("labels", {}).get(_PARSER)
    if labels and not set(labels) >= _LABELS:
        raise MissingPartError(f"{name}: its parser does not speak Universal Dependencies (nsubj, obj, case)")
    return Guest(path, f"{meta['lang']}_{meta['name']}", meta["version"], meta["lang"])


def _folder(name: str) -> Path | None:
    """Return the folder of a pipeline, or of the package that carries it."""
    if Path(name).is_dir():
        return Path(name).resolve()
    try:
        root = Path(str(files(name)))
    except (ModuleNotFoundError, ValueError):
        return None
    inner = sorted(root.glob(f"{name}-*/"))  # spaCy's packages keep the pipeline one folder down
    return inner[-1] if inner else root


def _meta(path: Path) -> dict[str, Any] | None:
    file = path / "meta.json"
    if not file.is_file():
        return None
    meta: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return meta
