"""`entente remove`: take one article out of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entente.cli.options import VocabularyOption
from entente.cli.output import STDERR, plain, shown_progress
from entente.engine import remove_document
from entente.engine.ours import our_stages


def remove(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    doc: Annotated[str, typer.Argument(help="Name of the article, as in documents.jsonl.")],
    vocabulary: VocabularyOption = None,
) -> None:
    """Take an article out of a dossier, with all that rests on it alone."""
    with shown_progress() as progress:
        known = remove_document(dossier, doc, our_stages(vocabulary), progress)
    if not known:
        STDERR.print(f"entente: {dossier} has no article {plain(doc)!r}", markup=False, highlight=False)
        raise typer.Exit(1)
