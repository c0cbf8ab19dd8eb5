"""`entente fuse`: given claims in, dossier out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entente.cli.build import MetadataOption, OutputOption, print_report
from entente.cli.options import VocabularyOption
from entente.cli.output import Format, FormatOption, shown_progress
from entente.engine import BuildOptions, fuse_given
from entente.engine.ours import our_stages


def fuse(
    claims: Annotated[
        Path,
        typer.Argument(exists=True, dir_okay=False, help="Claims, one a line: claims.jsonl, or annotated."),
    ],
    articles: Annotated[
        Path, typer.Option("--articles", exists=True, help="Folder of the articles that they speak of.")
    ],
    output: OutputOption,
    metadata: MetadataOption = None,
    vocabulary: VocabularyOption = None,
    shape: FormatOption = Format.AUTO,
) -> None:
    """Fuse claims that are given into facts, and write a dossier of them; nothing is extracted."""
    options = BuildOptions(metadata=metadata, workers=1)
    with shown_progress() as progress:
        report = fuse_given(claims, articles, output, options, our_stages(vocabulary), progress)
    print_report(report, output, shape)
    if report.read == 0:
        raise typer.Exit(1)
