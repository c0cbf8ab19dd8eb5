"""Choices that annotators made, and the log-linear model that is fitted to them.

A choice has options, the first of which the rules propose; each is described by features, and some are
right. Sides of acts and dates are chosen alike (see `casting.py`, `dating.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from annotated import folds
from entente.evaluation.pairing import overlap_enough
from entente.extraction.weights import Option
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from annotated import Document
    from entente.evaluation.annotations import Annotation
    from entente.extraction.analysis import Analysis
    from entente.extraction.candidates import Candidate

PENALTY = 6.0
"""On the square of each weight; from 3 to 12 the figures hardly change."""
LEAST_SEEN = 6
"""Choices in which a feature must tell options apart before it gets a weight."""
LEAST_WEIGHT = 0.05
"""Weights nearer to 0 are left out."""
MINOR = 0.5
"""What a claim of minor tier counts, beside a core one."""
STEPS = 40
CURVED = 4
"""Steps that measure the curvature anew; it hardly changes after them, and costs most of the time."""
TOLERANCE = 0.005
"""Largest change of a weight at which fitting ends; weights are written to three places."""

_Option = TypeVar("_Option", bound=Option)


@dataclass(frozen=True, slots=True)
class Choice(Generic[_Option]):
    """The options for one slot of one act, the rules' proposal first, and which of them are right."""

    document: tuple[str, str]
    options: tuple[_Option, ...]
    right: tuple[bool, ...]
    worth: float
    side: str = ""

    @property
    def pairs(self) -> Iterator[tuple[_Option, bool]]:
        """Each option with whether it is right."""
        return zip(self.options, self.right, strict=True)

    def is_right(self, chosen: _Option) -> bool:
        """Tell whether an option, one of these, is right."""
        return next(right for option, right in self.pairs if option is chosen)


def annotation_of(document: Document, candidate: Candidate, analysis: Analysis) -> Annotation | None:
    """Return what an annotator made of an act: same event, cue over the same words; the likest of several."""
    words = [analysis.doc[place] for place in candidate.trigger.tokens]
    start = min(word.idx for word in words) + analysis.offset
    end = max(word.idx + len(word) for word in words) + analysis.offset
    themes = [thing.flow for thing in candidate.roles.theme] or [candidate.frame.flow or ""]
    tops = {flow_top(flow) for flow in themes}
    best: tuple[tuple[bool, bool, float], Annotation] | None = None
    for claim in document.gold:
        span = analysis.sentence.span
        if candidate.frame.event not in claim.events or not overlap_enough(claim.span, span):
            continue
        at = document.article.text.find(claim.cue, max(claim.span.start - 5, 0), claim.span.end + 5)
        shared = min(end, at + len(claim.cue)) - max(start, at)
        if at < 0 or shared <= 0:
            continue
        likeness = (
            bool({flow_top(flow or "") for flow in claim.flows} & tops),
            claim.is_core,
            shared / len(claim.cue),
        )
        if best is None or likeness > best[0]:
            best = likeness, claim
    return best[1] if best else None


def fit(choices: Sequence[Choice[_Option]], penalty: float = PENALTY) -> dict[str, float]:
    """Fit weights to choices by Newton's method, right options sharing what is theirs."""
    names = _names(choices)
    columns = {name: place for place, name in enumerate(names)}
    rows = [option for choice in choices for option in choice.options]
    inputs = np.zeros((len(rows), len(names)))
    for place, option in enumerate(rows):
        for name, value in option.features.items():
            if name in columns:
                inputs[place, columns[name]] = value
    starts = np.cumsum([0] + [len(choice.options) for choice in choices[:-1]])
    owner = np.repeat(np.arange(len(choices)), [len(choice.options) for choice in choices])
    right = np.array([fits for choice in choices for fits in choice.right])
    worth = np.array([choice.worth for choice in choices])
    weights = np.zeros(len(names))
    curve = np.eye(len(names))
    for step_number in range(STEPS):
        shares, fair = _shares(inputs @ weights, starts, owner, right)
        slope = inputs.T @ ((shares - fair) * worth[owner]) + penalty * weights
        if step_number < CURVED:
            weighed = inputs * (shares * worth[owner])[:, None]
            means = np.add.reduceat(inputs * shares[:, None], starts)
            curve = inputs.T @ weighed - means.T @ (means * worth[:, None]) + penalty * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < TOLERANCE:
            break
    return dict(zip(names, map(float, weights), strict=True))


def _names(choices: Sequence[Choice[_Option]]) -> list[str]:
    seen: dict[str, int] = {}
    for choice in choices:
        for name in {name for option in choice.options for name in option.features}:
            seen[name] = seen.get(name, 0) + 1
    return sorted(name for name, times in seen.items() if times >= LEAST_SEEN)


def _shares(
    scores: NDArray[np.float64], starts: NDArray[np.int64], owner: NDArray[np.int64], right: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the share of each option in its choice, and the same among those that are right."""
    heights = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
    shares = heights / np.add.reduceat(heights, starts)[owner]
    fair = heights * right
    return shares, fair / np.add.reduceat(fair, starts)[owner]


def weights_by_fold(choices: Sequence[Choice[_Option]]) -> dict[tuple[str, str], dict[str, float]]:
    """Return for each document weights that were fitted without its fold."""
    found = {}
    for fold in folds():
        weights = fit([choice for choice in choices if choice.document not in fold])
        found.update(dict.fromkeys(fold, weights))
    return found
