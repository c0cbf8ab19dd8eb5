"""What commands print: a table on a terminal, JSON where it is piped, progress on a terminal only."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

STDERR: Final = Console(stderr=True)


class Format(StrEnum):
    """How a result is printed."""

    AUTO = "auto"
    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[
    Format, typer.Option("--format", help="How to print: a table on a terminal, JSON where it is piped.")
]


def plain(text: str) -> str:
    """Return text fit for a terminal: names of files and reasons may hold control characters."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def print_rows(rows: Sequence[Mapping[str, Any]], shape: Format, empty: str) -> None:
    """Print rows that share their keys, as a table with a heading or as one JSON array.

    Args:
        rows: what to print, in order.
        shape: table or JSON; AUTO looks at where stdout goes.
        empty: what to print in place of a table without rows.
    """
    if as_json(shape):
        print_json(list(rows))
    elif rows:
        table = Table(*rows[0])
        for row in rows:
            table.add_row(*(Text(plain(str(value))) for value in row.values()))
        Console().print(table)
    else:
        typer.echo(empty)


def as_json(shape: Format) -> bool:
    """Tell whether to print JSON."""
    return shape is Format.JSON or (shape is Format.AUTO and not sys.stdout.isatty())


def print_json(value: Any) -> None:
    """Print a value as indented JSON, in the letters of its own language."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def shown_progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show how far a build has come, on stderr if that is a terminal; yields what a build calls."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=STDERR, disable=not STDERR.is_terminal, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell
