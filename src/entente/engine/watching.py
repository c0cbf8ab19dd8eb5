"""A dossier kept up to date: built again from its sources, and what that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.engine.choosing import STORE_NAME
from entente.engine.plan import build_dossier, read_dossier, silent, write_dossier
from entente.errors import StoreError
from entente.export.changes import keep_changes
from entente.fusion.changes import find_changes
from entente.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from entente.engine.stages import Stages
    from entente.engine.values import BuildOptions, BuildReport, Progress
    from entente.model.change import Change
    from entente.model.fact import Fact


def update_dossier(
    sources: Sequence[str],
    out: Path,
    options: BuildOptions,
    stages: Stages,
    at: str,
    progress: Progress = silent,
) -> tuple[BuildReport, tuple[Change, ...]]:
    """Bring a dossier up to date; return the report of the build and what changed since the one before.

    The first build of a dossier changes nothing: there was none before.

    Args:
        sources: folders, files and feeds.
        out: folder of the dossier.
        options: as for a build.
        stages: the functions that do the work.
        at: the time now, as RFC 3339 in UTC.
        progress: told how far the work has come.

    Raises:
        StoreError: the folder cannot be used.
    """
    before = _facts(out, stages)
    report = build_dossier(sources, out, options, stages, progress)
    changes = () if before is None else find_changes(before, _facts(out, stages) or (), at)
    if changes:
        try:
            keep_changes(changes, out)
        except OSError as error:
            raise StoreError(f"{out}: cannot be written ({error.strerror or error}); mend that") from error
        write_dossier(out, stages)
    return report, changes


def _facts(out: Path, stages: Stages) -> tuple[Fact, ...] | None:
    """Return the facts of a dossier, None where there is no dossier yet."""
    if not (out / STORE_NAME).is_file():
        return None
    with Store.open(out / STORE_NAME) as store:
        return read_dossier(store, stages).facts
