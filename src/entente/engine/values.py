"""What a build is asked for, and what it reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from entente.model.dossier import Unread

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how many items are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build is asked for.

    `published` is an EDTF date, `metadata` a CSV file, `language` a two-letter code: they tell the
    reading what the sources do not say. `focus` are the states and organisations whose claims are
    kept (all when empty). `workers` is the number of processes, None to let the machine decide.
    `interface` is the language of the pages, None to keep the one that they have. `any_language` lets
    through articles in languages that entente does not understand, where their claims are given.
    """

    published: str | None = None
    metadata: Path | None = None
    language: str | None = None
    focus: tuple[str, ...] = ()
    workers: int | None = None
    interface: str | None = None
    any_language: bool = False


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run did, and what the dossier now holds.

    `read` counts the articles of this run: `added`, `changed` or as before. `unread` is what this
    run did not read. The other counts are of the whole dossier.
    """

    read: int
    added: int
    changed: int
    articles: int
    copies: int
    claims: int
    facts: int
    contested: int
    unread: tuple[Unread, ...] = ()

    @property
    def unchanged(self) -> int:
        """Articles of this run that were kept already, with the same text and the same extractor."""
        return self.read - self.added - self.changed
