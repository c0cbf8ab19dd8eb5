"""Precision, recall and F1 over documents, the share of each slot that is right, and every lapse by itself.

Recall is over core annotations. A claim of the system that answers another annotation is neither
rewarded nor blamed, nor is one that it marks as opinion in a sentence with such an annotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from entente.errors import SourceError
from entente.evaluation.pairing import overlap_enough, pair
from entente.evaluation.slots import SLOTS
from entente.model.attribution import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entente.evaluation.annotations import Annotation
    from entente.model.text import Span


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of claims: core annotations, those found, all of the system's, neutral ones, invented ones."""

    core: int
    found: int
    system: int
    ignored: int
    spurious: int

    @property
    def precision(self) -> float:
        """Share of the claims that count for or against the system which are right; 0 without any."""
        return _share(self.found, self.found + self.spurious)

    @property
    def recall(self) -> float:
        """Share of the core annotations that are found; 0 without any."""
        return _share(self.found, self.core)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def __add__(self, other: Figures) -> Figures:
        """Return the counts of both taken together."""
        return Figures(
            self.core + other.core,
            self.found + other.found,
            self.system + other.system,
            self.ignored + other.ignored,
            self.spurious + other.spurious,
        )


@dataclass(frozen=True, slots=True)
class Slip:
    """One slot of a found claim that the system fills otherwise than the annotator."""

    slot: str
    gold: Annotation
    system: Annotation


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures by document, tallies of slots (right, asked), and all misses, inventions and slips."""

    documents: tuple[tuple[str, Figures], ...]
    slots: tuple[tuple[str, int, int], ...]
    missed: tuple[Annotation, ...]
    spurious: tuple[Annotation, ...]
    slips: tuple[Slip, ...]

    @property
    def total(self) -> Figures:
        """The figures of all documents together."""
        return sum((figures for _, figures in self.documents), Figures(0, 0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class _Document:
    """What was made of one document."""

    figures: Figures
    pairs: tuple[tuple[Annotation, Annotation], ...]
    missed: tuple[Annotation, ...]
    spurious: tuple[Annotation, ...]


def evaluate(
    gold: Mapping[str, Sequence[Annotation]],
    system: Mapping[str, Sequence[Annotation]],
    docs: Iterable[str] = ("*",),
) -> Evaluation:
    """Compare a system's claims with annotated ones, over the annotated documents.

    Args:
        gold: annotated claims by document.
        system: the system's claims by document; documents without annotations are passed over.
        docs: patterns of the names of documents to take ("f*.txt").

    Raises:
        SourceError: no annotated document fits the patterns.
    """
    patterns = tuple(docs)
    names = sorted(doc for doc in gold if any(fnmatch(doc, pattern) for pattern in patterns))
    if not names:
        raise SourceError(" ".join(patterns), "no annotated document has such a name")
    done = {doc: _compare(gold[doc], system.get(doc, ())) for doc in names}
    pairs = [pair for each in done.values() for pair in each.pairs]
    slots, slips = _judge_slots(pairs)
    return Evaluation(
        documents=tuple((doc, each.figures) for doc, each in done.items()),
        slots=slots,
        missed=tuple(claim for each in done.values() for claim in each.missed),
        spurious=tuple(claim for each in done.values() for claim in each.spurious),
        slips=slips,
    )


def judge(gold: Sequence[Annotation], system: Sequence[Annotation]) -> tuple[bool | None, ...]:
    """Tell of each claim of one document whether it is right; None of one that no annotation can judge."""
    answers = [claim.answered_once() for claim in system]
    used = set(pair(gold, answers).values())
    spans = [claim.span for claim in gold if not claim.is_core]
    return tuple(
        True if place in used else None if _is_excused(claim, spans) else False
        for place, claim in enumerate(answers)
    )


def _compare(gold: Sequence[Annotation], system: Sequence[Annotation]) -> _Document:
    answers = [claim.answered_once() for claim in system]
    partner = pair(gold, answers)
    core = [place for place, claim in enumerate(gold) if claim.is_core]
    found = [place for place in core if place in partner]
    verdicts = judge(gold, system)
    spurious = tuple(claim for claim, right in zip(answers, verdicts, strict=True) if right is False)
    figures = Figures(len(core), len(found), len(answers), len(partner) - len(found), len(spurious))
    return _Document(
        figures,
        tuple((gold[place], answers[partner[place]]) for place in found),
        tuple(gold[place] for place in core if place not in partner),
        spurious,
    )


def _is_excused(claim: Annotation, spans: Sequence[Span]) -> bool:
    return Status.OPINION in claim.statuses and any(overlap_enough(claim.span, span) for span in spans)


def _judge_slots(
    pairs: Sequence[tuple[Annotation, Annotation]],
) -> tuple[tuple[tuple[str, int, int], ...], tuple[Slip, ...]]:
    tallies, slips = [], []
    for name, right in SLOTS.items():
        verdicts = [(gold, system, right(gold, system)) for gold, system in pairs]
        asked = [verdict for _, _, verdict in verdicts if verdict is not None]
        tallies.append((name, sum(asked), len(asked)))
        slips += [Slip(name, gold, system) for gold, system, verdict in verdicts if verdict is False]
    return tuple(tallies), tuple(slips)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
