"""The open formats of assessment: `agreements.jsonl`, `compliance.jsonl`, `ledger.jsonl`, `reactions.jsonl`.

One object a line, as in the other open formats. Everything names its claims and facts by id.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from entente.assessment.compliance import check_regime
from entente.assessment.evidence import gather
from entente.assessment.ledger import keep_ledger
from entente.assessment.reactions import find_reactions
from entente.assessment.treaties import link_agreements
from entente.export.jsonlines import write_rows
from entente.vocabulary.agreements import load_agreements
from entente.vocabulary.regimes import load_regimes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entente.assessment.compliance import Checked
    from entente.assessment.evidence import Evidence
    from entente.assessment.ledger import Line
    from entente.assessment.reactions import Reaction
    from entente.assessment.treaties import TreatyLink
    from entente.model.dates import DateSpan
    from entente.model.dossier import Dossier
    from entente.vocabulary.agreements import Agreement
    from entente.vocabulary.regimes import Measure


def write_assessments(dossier: Dossier, out: Path, vocabulary: Path | None = None) -> tuple[Path, ...]:
    """Write the four files of a dossier into the folder `out`; return their paths.

    Args:
        dossier: with its facts.
        out: folder, made if it is not there.
        vocabulary: a user's folder of own agreements and regimes.

    Raises:
        OSError: the folder cannot be written.
        LexiconError: the user's rows are bad.
    """
    out.mkdir(parents=True, exist_ok=True)
    evidence = gather(dossier.articles, dossier.claims, dossier.facts)
    rows = {
        "agreements": agreement_rows(evidence, vocabulary),
        "compliance": compliance_rows(evidence, vocabulary),
        "ledger": (
            line_to_row(line) for account in keep_ledger(evidence) for line in account.gains + account.costs
        ),
        "reactions": map(reaction_to_row, find_reactions(evidence)),
    }
    return tuple(write_rows(out / f"{name}.jsonl", found) for name, found in rows.items())


def agreement_rows(evidence: Evidence, vocabulary: Path | None = None) -> Iterator[dict[str, Any]]:
    """Yield every agreement known with its links to claims; those without links are rows too."""
    agreements = load_agreements(vocabulary)
    links = link_agreements(agreements, evidence)
    for agreement in agreements.values():
        yield agreement_to_row(agreement, [link for link in links if link.agreement == agreement.id])


def compliance_rows(evidence: Evidence, vocabulary: Path | None = None) -> Iterator[dict[str, Any]]:
    """Yield the measures of every regime to which at least one claim is linked."""
    regimes = load_regimes(vocabulary)
    for regime in regimes.values():
        checked = check_regime(regime, evidence, regimes.values())
        if any(row.links for row in checked):
            yield from map(checked_to_row, checked)


def agreement_to_row(agreement: Agreement, links: list[TreatyLink]) -> dict[str, Any]:
    """Return an agreement and its links as one object of `agreements.jsonl`."""
    return {
        "id": agreement.id,
        "name": agreement.name,
        "parties": list(agreement.parties),
        "status": agreement.status,
        "signed": agreement.signed.edtf,
        "ratified": _edtf(agreement.ratified),
        "in_force": _edtf(agreement.in_force),
        "ended": _edtf(agreement.ended),
        "articles": agreement.articles,
        "replaces": list(agreement.replaces),
        "lacks": list(agreement.lacks),
        "note": agreement.note,
        "source": agreement.source,
        "clauses": [
            {"article": c.article, "topic": c.topic, "what": c.what, "source": c.source}
            for c in agreement.clauses
        ],
        "links": [
            {
                "claim": link.claim,
                "doc": link.doc,
                "article": link.article,
                "bearing": link.bearing.value,
                "status": link.status.value,
                "when": _edtf(link.when),
                "why": link.why,
            }
            for link in links
        ],
    }


def checked_to_row(checked: Checked) -> dict[str, Any]:
    """Return one measure, or the regime as a whole, as one object of `compliance.jsonl`."""
    return {
        "regime": checked.regime,
        "measure": _measure_to_row(checked.measure),
        "links": [
            {
                "claim": link.claim,
                "doc": link.doc,
                "relation": link.relation.value,
                "status": link.status.value,
                "when": _edtf(link.when),
                "dated": link.dated,
                "fact": link.fact,
            }
            for link in checked.links
        ],
        "origins": list(checked.origins),
        "independent": len(checked.origins),
        "answers": [{"party": a.party, "stance": a.stance.value, "claim": a.claim} for a in checked.answers],
        "compared": [{**asdict(each), "verdict": each.verdict.value} for each in checked.compared],
        "period": _edtf(checked.period),
    }


def _measure_to_row(measure: Measure | None) -> dict[str, Any] | None:
    if measure is None:
        return None
    cap = measure.cap
    return {
        "id": measure.id,
        "instrument": measure.instrument,
        "paragraph": measure.paragraph,
        "what": measure.what,
        "rule": measure.rule,
        "direction": measure.direction,
        "flows": list(measure.flows),
        "hs": list(measure.hs),
        "cap": None if cap is None else {"amount": cap.amount, "unit": cap.unit, "per": "year"},
        "in_force": measure.in_force.edtf,
        "until": _edtf(measure.until),
        "exceptions": list(measure.exceptions),
        "argued": measure.argued,
        "source": measure.source,
    }


def line_to_row(line: Line) -> dict[str, Any]:
    """Return one line of the ledger as one object of `ledger.jsonl`."""
    return {
        "actor": line.actor,
        "domain": line.domain,
        "side": line.side.value,
        "fact": line.fact,
        "weight": line.weight,
        "parts": {"status": line.status_part, "origins": line.origins_part, "recency": line.recency_part},
        "why": line.why,
    }


def reaction_to_row(reaction: Reaction) -> dict[str, Any]:
    """Return one reaction as one object of `reactions.jsonl`."""
    return {
        "claim": reaction.claim,
        "doc": reaction.doc,
        "actors": list(reaction.actors),
        "event": reaction.event,
        "flow": reaction.flow,
        "status": reaction.status.value,
        "when": _edtf(reaction.when),
        "addressed": list(reaction.addressed),
        "answers": list(reaction.answers),
    }


def _edtf(when: DateSpan | None) -> str | None:
    return when.edtf if when else None
