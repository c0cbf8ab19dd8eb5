"""The program `entente`: its commands, and how they end.

Exit code 0 when something was done, 1 when nothing could be, 2 when what was asked for cannot be.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from entente import __version__
from entente.cli.build import build
from entente.cli.check import check
from entente.cli.evaluate import evaluate
from entente.cli.export_page import export_page
from entente.cli.fact import fact
from entente.cli.fuse import fuse
from entente.cli.judge import judge
from entente.cli.languages import languages
from entente.cli.models import models
from entente.cli.output import STDERR, plain
from entente.cli.pictures import pictures
from entente.cli.remove import remove
from entente.cli.scenarios import scenarios
from entente.cli.schema import schema
from entente.cli.serve import serve
from entente.cli.watch import watch
from entente.errors import EntenteError

MISUSE = 2

app = typer.Typer(
    name="entente",
    help="Who gives what to whom, how much, since when, according to whom: read in press articles.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    build,
    remove,
    fuse,
    fact,
    judge,
    check,
    scenarios,
    serve,
    watch,
    evaluate,
    export_page,
    pictures,
    schema,
    languages,
    models,
):
    app.command()(command)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"entente {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the program; what the user can mend is said in one line, never as a traceback."""
    try:
        app()
    except EntenteError as error:
        STDERR.print(f"entente: {plain(str(error))}", markup=False, highlight=False, soft_wrap=True)
        sys.exit(MISUSE)
