"""An evaluation as JSON values: figures first, then every lapse beside its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from entente.evaluation.slots import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.evaluation.annotations import Annotation
    from entente.evaluation.scores import Evaluation, Figures, Slip

_PLACES: Final = 3
"""Decimal places of shares."""


def evaluation_to_row(evaluation: Evaluation, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return figures, misses, inventions and slips as one JSON object.

    Args:
        evaluation: what `evaluate` returns.
        texts: text of each document, from which sentences are shown; those not there show none.
    """
    return {
        "claims": figures_to_row(evaluation.total),
        "slots": slots_to_row(evaluation),
        "documents": {doc: figures_to_row(figures) for doc, figures in evaluation.documents},
        "missed": [_shown(claim, texts) for claim in evaluation.missed],
        "spurious": [_shown(claim, texts) for claim in evaluation.spurious],
        "slips": [_slip(slip, texts) for slip in evaluation.slips],
    }


def figures_to_row(figures: Figures) -> dict[str, Any]:
    """Return counts, and precision, recall and F1 rounded to three places."""
    return {
        "core": figures.core,
        "found": figures.found,
        "system": figures.system,
        "ignored": figures.ignored,
        "spurious": figures.spurious,
        "precision": round(figures.precision, _PLACES),
        "recall": round(figures.recall, _PLACES),
        "f1": round(figures.f1, _PLACES),
    }


def slots_to_row(evaluation: Evaluation) -> dict[str, float | None]:
    """Return the share of each slot that is right, None where no claim asks for it."""
    return {name: round(right / asked, _PLACES) if asked else None for name, right, asked in evaluation.slots}


def _shown(claim: Annotation, texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "doc": claim.doc,
        "span": [claim.span.start, claim.span.end],
        "sentence": claim.span.of(texts.get(claim.doc, "")),
        "cue": claim.cue,
        "event": _plain(claim.events),
        "agent": sorted(claim.agent),
        "recipient": sorted(claim.recipient),
        "flow": _plain(claim.flows),
        "status": _plain(claim.statuses),
    }


def _slip(slip: Slip, texts: Mapping[str, str]) -> dict[str, Any]:
    show = SHOWN[slip.slot.partition(",")[0]]
    gold = slip.gold
    return {
        "slot": slip.slot,
        "gold": _plain(show(gold)),
        "system": _plain(show(slip.system)),
        "doc": gold.doc,
        "span": [gold.span.start, gold.span.end],
        "sentence": gold.span.of(texts.get(gold.doc, "")),
        "cue": gold.cue,
    }


def _plain(values: object) -> object:
    """Return a slot of one value as that value, an empty one as None."""
    if not isinstance(values, tuple):
        return values
    return values[0] if len(values) == 1 else list(values) or None
