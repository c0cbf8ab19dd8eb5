"""Runs the stages of a build in order: the scheduler's only home."""

from entente.engine.given import fuse_given
from entente.engine.plan import build_dossier, log_judgement, note_judgement, remove_document, write_dossier
from entente.engine.sharing import SharingOptions, share_pages
from entente.engine.values import BuildOptions, BuildReport
from entente.engine.watching import update_dossier

__all__ = [
    "BuildOptions",
    "BuildReport",
    "SharingOptions",
    "build_dossier",
    "fuse_given",
    "log_judgement",
    "note_judgement",
    "remove_document",
    "share_pages",
    "update_dossier",
    "write_dossier",
]
