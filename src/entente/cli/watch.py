"""`entente watch`: a dossier kept up to date, and what changed since the build before."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from entente.cli.build import MetadataOption, OutputOption
from entente.cli.options import InterfaceOption, VocabularyOption
from entente.cli.output import STDERR, plain, shown_progress
from entente.engine import BuildOptions, update_dossier
from entente.engine.ours import our_stages
from entente.errors import EntenteError

if TYPE_CHECKING:
    from collections.abc import Callable

    from entente.model.change import Change

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def _check_every(value: str) -> str:
    if not re.fullmatch(r"[1-9]\d*[smhd]", value):
        raise typer.BadParameter(f"{value!r} is no interval; write 30s, 15m, 6h or 1d")
    return value


def watch(
    sources: Annotated[list[str], typer.Argument(help="Folders and files of articles.")],
    output: OutputOption,
    every: Annotated[str, typer.Option(callback=_check_every, help="How often: 30s, 15m, 6h, 1d.")] = "15m",
    once: Annotated[
        bool, typer.Option("--once", help="Look once and end, as a timer of yours does.")
    ] = False,
    metadata: MetadataOption = None,
    vocabulary: VocabularyOption = None,
    interface: InterfaceOption = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Number of processes.")] = None,
) -> None:
    """Bring a dossier up to date at an interval, until it is stopped with Ctrl-C; tell what changed."""
    options = BuildOptions(metadata=metadata, interface=interface, workers=workers)
    stages = our_stages(vocabulary)

    def look() -> tuple[Change, ...]:
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with shown_progress() as progress:
            _, changes = update_dossier(sources, output, options, stages, at, progress)
        return changes

    if once:
        _tell(look())
        return
    try:
        _go_on(look, int(every[:-1]) * _SECONDS[every[-1]])
    except KeyboardInterrupt:
        raise typer.Exit from None


def _go_on(look: Callable[[], tuple[Change, ...]], pause: int) -> None:
    """Look again and again; what goes wrong in one round is said, and the next one is tried."""
    while True:
        try:
            _tell(look())
        except EntenteError as error:
            STDERR.print(f"entente: {plain(str(error))}", markup=False, highlight=False, soft_wrap=True)
        time.sleep(pause)


def _tell(changes: tuple[Change, ...]) -> None:
    for change in changes:
        more = f" ({change.before} → {change.after})" if change.before else ""
        party = f" {change.party}:" if change.party else ""
        typer.echo(plain(f"{change.at} {change.kind}:{party} {change.what_en}{more}"))
