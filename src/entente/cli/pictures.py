"""`entente pictures`: the pictures of a dossier as PNG."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entente.engine.sharing import share_pictures


def pictures(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    output: Annotated[Path, typer.Option("--output", "-o", file_okay=False, help="Folder to write to.")],
    scale: Annotated[float, typer.Option(min=0.5, max=8, help="Pixels to a unit of the picture.")] = 2.0,
) -> None:
    """Write every picture of a dossier as PNG; as SVG they are in its folder `pictures` already."""
    for path in share_pictures(dossier, output, scale):
        typer.echo(path)
