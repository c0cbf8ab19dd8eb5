"""`entente models`: the model packages that are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from entente.cli.output import Format, FormatOption, print_rows
from entente.language.installed import installed_models

if TYPE_CHECKING:
    from entente.language.installed import ModelPackage

FIGURES: Final = ("UPOS", "LAS", "verb lemma", "names F1", "speed ratio")
"""What is shown of a model card, in its words; percent, the last against a pipeline of the stock shape."""


def models(shape: FormatOption = Format.AUTO) -> None:
    """List the packages of language models that are installed: version, size, and what was measured."""
    print_rows(
        [_row(model) for model in installed_models()],
        shape,
        "No models are installed; install those of packages/ by path, or run `make setup`.",
    )


def _row(model: ModelPackage) -> dict[str, Any]:
    figures = model.figures()
    return {
        "language": model.language,
        "name": model.name,
        "version": model.version,
        "MB": round(model.megabytes(), 1),
        **{name: figures.get(name) for name in FIGURES},
    }
