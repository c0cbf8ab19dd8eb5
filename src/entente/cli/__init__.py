"""The command line: one command a file, results to stdout, progress and trouble to stderr."""

from entente.cli.app import main

__all__ = ["main"]
