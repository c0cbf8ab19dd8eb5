"""Score English event types and states on the gold sentences of PLOVER, when ../shared is there.

    python benchmarks/plover.py [--wrong]

The sentences carry the types of PLOVER's first edition. Ours are those of the second, so an answer is
put back: demands and kinds of blame have their old names, what is only announced is AGREE when friendly
and THREATEN when hostile, and force is FIGHT unless a mode says that it is not a war's. Each sentence
has one event: we answer the claim whose act governs the others. `--wrong` lists what is missed.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import hashlib
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

from entente.extraction.assemble import extract_claims
from entente.model.actor import state_of
from entente.model.attribution import Status
from entente.model.text import Article, Block, BlockKind, Span
from entente.vocabulary.actors import load_catalogue
from entente.vocabulary.places import load_places

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from entente.model.claim import Claim

SHARED = Path(__file__).resolve().parents[2] / "shared"
OLD_NAMES = {"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE"}
FRIENDLY = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
UNCONVENTIONAL = {
    "abduct",
    "beat",
    "torture",
    "sexual",
    "targeted",
    "primitive",
    "explosives",
    "suicide-attack",
}
SIDES = 2
SPEECH = {"ACCUSE", "REQUEST", "THREATEN", "AGREE"}


def load_scorer() -> ModuleType:
    """Load `score_bench.py` from where it is."""
    spec = spec_from_file_location("score_bench", SHARED / "bench" / "score_bench.py")
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018  a path that exists
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer(text: str) -> dict[str, object]:
    """Return the type and the states of the event that a sentence is about."""
    article = Article(
        doc="sentence",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        language="en",
    )
    claims = extract_claims(article).claims
    if not claims:
        return {}
    best = max(claims, key=lambda claim: (_weight(claim), -claim.cue.start))
    states = {code for code in map(state_code, (*best.agent, *best.recipient)) if code}
    if len(states) < SIDES:
        states |= grounds(best)
    return {"event": old_type(best, claims), "states": sorted(states)}


def grounds(claim: Claim) -> set[str]:
    """Return the states that a claim takes place in: the sentences count them where a side is not named."""
    places = load_places()
    return {places[place].state or "" if place in places else place for place in claim.where} - {""}


def _weight(claim: Claim) -> int:
    """How likely a claim is what its sentence is about: it names both sides and hangs on no other saying."""
    return 2 * bool(claim.agent) + bool(claim.recipient) - 2 * (claim.status is Status.HYPOTHETICAL)


def old_type(claim: Claim, others: Sequence[Claim]) -> str:
    """Return the type of a claim as the first edition has it; `others` are all claims of its sentence."""
    if claim.status is Status.PLANNED and claim.event not in SPEECH:
        return "AGREE" if claim.event in FRIENDLY else "THREATEN"
    if claim.mode == "investigate":
        return "INVESTIGATE"
    if claim.event == "ASSAULT":
        modes = {other.mode for other in others if other.event == "ASSAULT"}
        return "ASSAULT" if modes & UNCONVENTIONAL else "FIGHT"
    return OLD_NAMES.get(claim.event, claim.event)


def state_code(actor: str) -> str:
    """Return the code that the sentences use: ISO alpha-3 of a state, IGO of states joined, else nothing."""
    state = state_of(actor)
    entry = load_catalogue().get(state)
    if entry is not None and entry.kind in {"organisation", "bloc"}:
        return "IGO"
    return state if len(state) == 3 and (entry is None or entry.kind == "state") else ""


def main() -> None:
    """Print the score."""
    if not SHARED.is_dir():
        sys.exit("the shared cases are not here: ../shared")
    scorer = load_scorer()
    cases = list(scorer.BENCHES["plover"]())
    answers = {ident: answer(item["text"]) for ident, item, _ in cases}
    if "--wrong" in sys.argv:
        for ident, item, (event, states) in cases:
            got = answers[ident]
            if got.get("event") != event or (states and set(got.get("states", ())) != states):
                print(event, sorted(states), "|", got.get("event"), got.get("states"), "|", item["text"])
    print("plover", scorer.compare("plover", answers))


if __name__ == "__main__":
    main()
