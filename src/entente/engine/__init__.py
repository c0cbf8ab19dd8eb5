"""Runs the stages of a build in order: the scheduler's only home."""

from entente.engine.plan import build_dossier, remove_document
from entente.engine.values import BuildOptions, BuildReport

__all__ = ["BuildOptions", "BuildReport", "build_dossier", "remove_document"]
