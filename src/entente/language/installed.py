"""Which packages of models are installed, by the language that they serve."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from entente.language.pack import languages


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """An installed package of models, by the language it serves."""

    language: str
    name: str
    version: str


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
