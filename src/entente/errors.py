"""Every error that entente raises on purpose.

    EntenteError
    ├── SourceError          an input could not be read; says which and why
    ├── LexiconError         bad rows in a YAML file, all of them at once
    ├── UnknownKeyError      a key that the vocabulary does not define
    ├── ClaimError           a claim that breaks an invariant
    ├── StoreError           a dossier's store cannot be opened or used
    └── MissingPartError     a language, model or extra that is not installed

Messages say where, what, what next. All arguments go to `super().__init__`, so that errors
survive pickling between processes.
"""

from __future__ import annotations


class EntenteError(Exception):
    """Base of all errors that entente raises on purpose."""


class SourceError(EntenteError):
    """An input that could not be read."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class LexiconError(EntenteError):
    """Bad rows of YAML data: one line a row, each with file and line number."""


class UnknownKeyError(EntenteError):
    """A key that the vocabulary does not define."""

    def __init__(self, family: str, key: str, where: str, near: str | None = None) -> None:
        super().__init__(family, key, where, near)
        self.family, self.key, self.where, self.near = family, key, where, near

    def __str__(self) -> str:
        hint = f"did you mean {self.near!r}?" if self.near else f"see the {self.family} of entente.vocabulary"
        return f"{self.where}: no {self.family} is called {self.key!r}; {hint}"


class ClaimError(EntenteError):
    """A claim that breaks an invariant (see `entente.model.claim`)."""


class StoreError(EntenteError):
    """A dossier's store that cannot be opened or used."""


class MissingPartError(EntenteError):
    """A language, model or optional extra that is not installed; the message says how to get it."""
