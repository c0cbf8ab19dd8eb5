"""A page to be: where it goes, which template draws it, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML file; `path` is relative to the dossier, `section` its place in the navigation."""

    path: str
    template: str
    section: str
    values: Mapping[str, Any]
