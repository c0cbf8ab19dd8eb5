"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

INTERFACES = ("en", "fr")
"""Languages of the pages; those of `entente.web`, which no command loads before it is needed."""


def _check_interface(value: str | None) -> str | None:
    if value is not None and value not in INTERFACES:
        raise typer.BadParameter(f"the pages do not speak {value!r}; they speak: {', '.join(INTERFACES)}")
    return value


InterfaceOption = Annotated[
    str | None,
    typer.Option("--interface", callback=_check_interface, help="Language of the pages: en or fr."),
]
VocabularyOption = Annotated[
    Path | None,
    typer.Option("--vocabulary", exists=True, file_okay=False, help="Folder of your own actors and words."),
]
