"""The weights of the small models that complete and grade what the rules find.

They are those of `casting`, `dating` and `confidence`.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from entente.errors import LexiconError
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@cache
def load_weights(model: str) -> Mapping[str, float]:
    """Load the weights of a model, "casting", "dating" or "confidence", by feature.

    Raises:
        LexiconError: rows without feature or number, all at once.
    """
    rows = read_rows(f"extraction/{model}.yaml")
    bad = [
        row.where for row in rows if not isinstance(row.get("weight"), int | float) or "feature" not in row
    ]
    if bad:
        raise LexiconError("\n".join(f"{where}: a weight row needs feature and weight" for where in bad))
    return {row["feature"]: float(row["weight"]) for row in rows}


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the log odds that features add up to; those without a weight count for nothing."""
    return sum(value * weights.get(name, 0.0) for name, value in sorted(features.items()))


class Option(Protocol):
    """What a choice is made among."""

    @property
    def features(self) -> Mapping[str, float]:
        """What speaks for and against it, by name."""
        ...


_Chosen = TypeVar("_Chosen", bound=Option)

MARGIN: Final = 0.5
"""By how much, in log odds, another must be likelier than what the rules propose."""


def choose(
    options: Sequence[_Chosen], weights: Mapping[str, float], *, margin: float = MARGIN
) -> tuple[_Chosen, float]:
    """Return the likeliest option, and the share of the odds that falls to it, in 0..1.

    Args:
        options: at least one; the first is what the rules propose.
        weights: of features.
        margin: by how much, in log odds, another must be likelier than the first.
    """
    scores = [weigh(option.features, weights) for option in options]
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    chosen = best if scores[best] > scores[0] + margin else 0
    top = scores[best]
    return options[chosen], exp(scores[chosen] - top) / sum(exp(score - top) for score in scores)
