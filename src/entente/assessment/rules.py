"""Rules of assessment as rows of data: read once, checked once, the first that fits decides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from entente.errors import LexiconError
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from entente.vocabulary.rows import Row


@cache
def load_rules(name: str, rating: str, conditions: frozenset[str]) -> tuple[Row, ...]:
    """Load the rules of `assessment/NAME.yaml`, in file order.

    Args:
        name: of the file.
        rating: the field that says what a rule gives.
        conditions: the fields that say when it fits.

    Raises:
        LexiconError: rows without name, rating or reason, or with other fields, all at once.
    """
    rows = read_rows(f"assessment/{name}.yaml")
    needed = {"rule", rating, "why"}
    bad = [
        f"{row.where}: a rule needs {', '.join(sorted(needed))}, and knows {', '.join(sorted(conditions))}"
        for row in rows
        if not needed <= set(row) <= needed | conditions | {"example"}
    ]
    if bad:
        raise LexiconError("\n".join(bad))
    return rows
