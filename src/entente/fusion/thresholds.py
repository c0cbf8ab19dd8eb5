"""The numbers that fusion decides by, read from `thresholds.yaml` where each has its reason."""

from __future__ import annotations

from functools import cache

from entente.errors import LexiconError
from entente.vocabulary.rows import read_rows


@cache
def thresholds() -> dict[str, float]:
    """Return every threshold by name.

    Raises:
        LexiconError: rows without a name, a value or a reason, all at once.
    """
    rows = read_rows("fusion/thresholds.yaml")
    bad = [
        f"{row.where}: a threshold needs name, value and why"
        for row in rows
        if set(row) != {"name", "value", "why"}
    ]
    if bad:
        raise LexiconError("\n".join(bad))
    return {row["name"]: float(row["value"]) for row in rows}


def threshold(name: str) -> float:
    """Return one threshold of `thresholds.yaml`.

    Raises:
        KeyError: no threshold has this name.
    """
    return thresholds()[name]
