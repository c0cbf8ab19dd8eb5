"""The files of `scenarios/`: one JSON object a scenario, with the sentences behind every flow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from entente.export.jsonlines import round_floats

if TYPE_CHECKING:
    from pathlib import Path

    from entente.assessment.evidence import Evidence
    from entente.assessment.scenarios.values import ExchangeFlow, FlowOutcome, Outcome

FOLDER = "scenarios"


def write_outcome(row: dict[str, Any], dossier: Path) -> Path:
    """Write one outcome into `scenarios/NAME.json` of a dossier's folder; return its path.

    Raises:
        OSError: the folder cannot be written.
    """
    folder = dossier / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{row['scenario']}.json"
    text = json.dumps(round_floats(row), ensure_ascii=False, allow_nan=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return path


def outcome_to_row(
    outcome: Outcome,
    flows: tuple[ExchangeFlow, ...],
    evidence: Evidence,
    boxes: tuple[tuple[str, float, float], ...] = (),
) -> dict[str, Any]:
    """Return an outcome as one object; `flows` are those of the exchange, in its order."""
    low, median, high = outcome.share
    return {
        "scenario": outcome.scenario.name,
        "what": outcome.scenario.what,
        "horizon": outcome.scenario.horizon,
        "draws": outcome.draws,
        "seed": outcome.seed,
        "pair": sorted({actor for flow in flows for actor in (flow.giver, flow.receiver)}),
        "share": {"low": low, "median": median, "high": high, "mean": outcome.mean},
        "flows": [_flow_row(told, flow, evidence) for told, flow in zip(outcome.flows, flows, strict=True)],
        "influences": [
            {
                "name": each.name,
                "first": each.first,
                "first_error": each.first_error,
                "total": each.total,
                "total_error": each.total_error,
            }
            for each in outcome.influences
        ],
        "boxes": [{"name": name, "low": least, "high": most} for name, least, most in boxes],
        "assumptions": [
            {
                "name": a.name,
                "low": a.low,
                "high": a.high,
                "origin": a.origin.value,
                "why": a.why,
                "source": a.source,
            }
            for a in outcome.assumptions
        ],
    }


def _flow_row(told: FlowOutcome, flow: ExchangeFlow, evidence: Evidence) -> dict[str, Any]:
    lasted = None if told.lasted is None else dict(zip(("low", "median", "high"), told.lasted, strict=True))
    claims = [evidence.by_id[ident] for ident in flow.claims if ident in evidence.by_id]
    return {
        "flow": told.flow,
        "exists": told.exists,
        "going_on": list(told.going_on),
        "low": told.low,
        "high": told.high,
        "lasted": lasted,
        "facts": list(flow.facts),
        "sentences": [{"claim": c.id, "doc": c.doc, "quote": c.quote} for c in claims],
    }
