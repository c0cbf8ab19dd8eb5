"""`entente languages`: the languages that entente reads."""

from __future__ import annotations

from entente.cli.output import Format, FormatOption, print_rows
from entente.language.installed import installed_models
from entente.language.pack import languages as known_languages


def languages(shape: FormatOption = Format.AUTO) -> None:
    """List the languages that entente reads, and whether their models are installed."""
    installed = {model.language for model in installed_models()}
    rows = [
        {
            "language": code,
            "models": "installed" if code in installed else f"missing: packages/entente-{code}",
        }
        for code in known_languages()
    ]
    print_rows(rows, shape, "No language is installed.")
