"""`entente export-page`: the pages of a dossier, to be handed on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entente.cli.options import InterfaceOption, VocabularyOption
from entente.cli.output import STDERR
from entente.engine import SharingOptions, share_pages
from entente.engine.ours import our_stages

_HEAVY = 25_000_000
"""Bytes that most mail servers take at most."""


def export_page(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file, or folder, to write.")],
    single_file: Annotated[bool, typer.Option("--single-file", help="One HTML file, to mail.")] = False,
    quotes_only: Annotated[
        bool, typer.Option("--quotes-only", help="Sentences that carry claims, not whole articles.")
    ] = False,
    interface: InterfaceOption = None,
    vocabulary: VocabularyOption = None,
) -> None:
    """Write the pages of a dossier elsewhere: in one file, without whole articles, in another language."""
    if single_file and output.is_dir():
        raise typer.BadParameter("is a folder; name a file, such as dossier.html", param_hint="--output")
    if not single_file and output.is_file():
        raise typer.BadParameter("is a file; name a folder, or add --single-file", param_hint="--output")
    options = SharingOptions(interface, single_file, quotes_only, vocabulary)
    size = share_pages(dossier, output, options, our_stages(vocabulary))
    typer.echo(output if single_file else output / "index.html")
    if single_file and size > _HEAVY:
        STDERR.print(f"entente: {size / 1e6:.0f} MB are much for a mail; try --focus when you build")
