# ruff: noqa: INP001  benchmarks are scripts, not a package
"""Link hand-annotated claims to agreements, measures and reactions, so that the rules are judged alone.

    python -P benchmarks/assessment_gold.py SHARED

Prints one JSON object: what is linked (a measure, an agreement's article, reactions) to ids of claims.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from entente.assessment.compliance import check_regime
from entente.assessment.evidence import Evidence, gather
from entente.assessment.reactions import find_reactions
from entente.assessment.treaties import link_agreements
from entente.fusion import fuse
from entente.vocabulary.agreements import load_agreements
from entente.vocabulary.regimes import load_regimes


def fusion_gold() -> Any:
    """Load the script beside this one that reads annotated claims."""
    spec = spec_from_file_location("fusion_gold", Path(__file__).with_name("fusion_gold.py"))
    assert spec is not None  # noqa: S101  the file stands beside this one
    assert spec.loader is not None  # noqa: S101  as any script
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_seeds(shared: Path) -> Evidence:
    """Read the annotated claims of the seeds and fuse them."""
    script = fusion_gold()
    corpus, dates, pattern = script.SETS["seeds"]
    articles = script.read_articles(shared / "corpus" / corpus, dates, pattern)
    _, claims = script.read_claims(shared / "gold" / f"{corpus}.jsonl", articles)
    return gather(articles, claims, fuse(articles, claims))


def links_of(evidence: Evidence) -> dict[str, list[str]]:
    """Return what is linked to which claims: `un-dprk:luxury would_breach asserted` to ids."""
    found: dict[str, list[str]] = defaultdict(list)
    for regime in load_regimes().values():
        for row in check_regime(regime, evidence, load_regimes().values()):
            name = f"{regime.id}:{row.measure.id if row.measure else 'whole'}"
            for link in row.links:
                found[f"{name} {link.relation.value} {link.status.value}"].append(link.claim)
    for each in link_agreements(load_agreements(), evidence):
        key = f"{each.agreement} {each.article or '-'} {each.bearing.value} {each.status.value}"
        found[key].append(each.claim)
    for reaction in find_reactions(evidence):
        for actor in reaction.actors:
            found[f"reaction {actor} {reaction.event} {reaction.status.value}"].append(reaction.claim)
    return {key: found[key] for key in sorted(found)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(links_of(read_seeds(Path(sys.argv[1]))), indent=1) + "\n")
