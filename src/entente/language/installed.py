"""Which packages of models are installed, by the language that they serve."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Final

from entente.errors import MissingPartError
from entente.language.pack import languages
from entente.language.parts import part_path

if TYPE_CHECKING:
    from collections.abc import Mapping

_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """An installed package of models, by the language it serves."""

    language: str
    name: str
    version: str

    def megabytes(self) -> float:
        """Return the size of its files, models and lexicon, in millions of bytes."""
        files = (file for file in part_path(self.language, "model").parent.rglob("*") if file.is_file())
        return sum(file.stat().st_size for file in files if file.suffix != ".pyc") / _BYTES

    def figures(self) -> Mapping[str, Any]:
        """Return what was measured of it, by name: shares in percent; nothing where it was not measured."""
        try:
            text = part_path(self.language, "figures.json").read_text(encoding="utf-8")
        except MissingPartError:
            return {}
        figures: dict[str, Any] = json.loads(text)
        return figures


def installed_models() -> tuple[ModelPackage, ...]:
    """Return the model packages that are installed, by language."""
    found = []
    for code in languages():
        name = f"entente-{code}"
        try:
            found.append(ModelPackage(code, name, version(name)))
        except PackageNotFoundError:
            continue
    return tuple(found)
