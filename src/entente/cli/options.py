"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

VocabularyOption = Annotated[
    Path | None,
    typer.Option("--vocabulary", exists=True, file_okay=False, help="Folder of your own actors and words."),
]
