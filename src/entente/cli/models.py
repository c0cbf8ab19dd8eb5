"""`entente models`: the model packages that are installed."""

from __future__ import annotations

from dataclasses import asdict

from entente.cli.output import Format, FormatOption, print_rows
from entente.language.installed import installed_models


def models(shape: FormatOption = Format.AUTO) -> None:
    """List the packages of language models that are installed."""
    rows = [asdict(model) for model in installed_models()]
    print_rows(
        rows, shape, "No models are installed; install those of packages/ by path, or run `make setup`."
    )
