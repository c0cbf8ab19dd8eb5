"""Runs the stages of a build in order: the scheduler's only home."""

from entente.engine.given import fuse_given
from entente.engine.plan import build_dossier, log_judgement, remove_document
from entente.engine.values import BuildOptions, BuildReport

__all__ = ["BuildOptions", "BuildReport", "build_dossier", "fuse_given", "log_judgement", "remove_document"]
