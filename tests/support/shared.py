"""The corpora beside the project, read in place where they are there; nothing of them is kept here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
"""Folder of the corpora; absent from most clones."""

SHARED_ARTICLES = tuple(
    path for name in ("seeds", "dev2", "dev3") for path in sorted((SHARED / "corpus" / name).glob("*.txt"))
)

_absent = pytest.mark.skipif(not SHARED_ARTICLES, reason="the shared corpora are not beside the project")


def needs_shared(test: Any) -> Any:
    """Mark a test as reading the shared corpora."""
    return pytest.mark.shared(_absent(test))
