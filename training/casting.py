"""Fit the weights by which both sides of an act are filled, on annotated claims.

    python training/casting.py [--write]

Reads the corpora and annotations beside the project. Wherever the rules find an act that an annotator
found too, the contenders for each side are compared with the sides that the annotator named. What is
shown is out of fold. With --write the weights of all documents go to extraction/casting.yaml.
"""

# ruff: noqa: T201  a script, which prints

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from annotated import ROOT, Document, documents, extract_with, write_weights
from choices import LEAST_WEIGHT, MINOR, Choice, annotation_of, fit, weights_by_fold
from entente.extraction.contenders import SIDES, TOGETHER, Contender, Stage, find_contenders
from entente.extraction.weights import choose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.evaluation.annotations import Annotation
    from entente.extraction.discourse import Party
    from entente.extraction.parties import Parties

WEIGHTS = ROOT / "src" / "entente" / "extraction" / "casting.yaml"
HEAD = """\
# How much each feature of a contender speaks for its filling a side of an act (see contenders.py,
# casting.py). Made by training/casting.py from annotated claims; not to be edited by hand.
"""


def collect() -> list[Choice[Contender]]:
    """Return the choices of all documents that somebody annotated."""
    return [choice for document in documents() for choice in choices_of(document)]


def choices_of(document: Document) -> list[Choice[Contender]]:
    """Return the choices of the last reading of a document."""
    found: list[Choice[Contender]] = []
    reading: list[object] = []

    def watch(stage: Stage, proposed: Parties) -> Parties:
        if not any(memory is stage.memory for memory in reading):
            reading.append(stage.memory)
            found.clear()
        claim = annotation_of(document, stage.candidate, stage.analysis)
        if claim is not None:
            found.extend(_choices(document, stage, proposed, claim))
        return proposed

    extract_with(document.article, {}, cast=watch)
    return found


def _choices(
    document: Document, stage: Stage, proposed: Parties, claim: Annotation
) -> Iterable[Choice[Contender]]:
    """Yield the choice of each side, the second one with the first side rightly filled."""
    parties = proposed
    for side in SIDES:
        contenders = find_contenders(side, stage, parties)
        right = _right(side, stage, contenders, claim, parties.agent)
        if any(right) and not all(right):
            worth = 1.0 if claim.is_core else MINOR
            yield Choice(document.name, contenders, right, worth, side)
        chosen = next((c for c, fits in zip(contenders, right, strict=True) if fits), contenders[0])
        parties = replace(parties, **{side: chosen.parties})


def _right(
    side: str, stage: Stage, contenders: Sequence[Contender], claim: Annotation, agent: tuple[Party, ...]
) -> tuple[bool, ...]:
    """Tell which contenders are right: those that the annotator named, else those that overlap enough."""
    states = [contender.states for contender in contenders]
    sides = {"agent": claim.agent, "recipient": claim.recipient}
    if stage.candidate.frame.event in TOGETHER:
        return _right_together(side, states, sides["agent"] | sides["recipient"], sides["agent"], agent)
    wanted = sides[side]
    exact = tuple(each == wanted for each in states)
    return exact if any(exact) else tuple(bool(each) and _overlap(each, wanted) for each in states)


def _right_together(
    side: str,
    states: Sequence[frozenset[str]],
    everybody: frozenset[str],
    first: frozenset[str],
    agent: tuple[Party, ...],
) -> tuple[bool, ...]:
    """Tell which contenders are right where sides may change places: both must name everybody together."""
    if side == "agent":
        whole = tuple(each == everybody or (bool(each) and each == first) for each in states)
        return whole if any(whole) else tuple(_overlap(each, everybody) for each in states)
    named = frozenset(party.state for party in agent)
    if not named or not named <= everybody:
        return (False,) * len(states)
    return tuple(named | each == everybody and not (each and each <= named) for each in states)


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one | other) and 2 * len(one & other) >= len(one | other)


def main() -> None:
    """Fit, show and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    choices = collect()
    known = weights_by_fold(choices)
    for side in SIDES:
        mine = [choice for choice in choices if choice.side == side]
        rules = sum(choice.right[0] for choice in mine)
        cast = sum(choice.is_right(choose(choice.options, known[choice.document])[0]) for choice in mine)
        shares = f"by rules {rules / len(mine):.3f}, cast {cast / len(mine):.3f}"
        print(f"{side}: {len(mine)} choices, right {shares}")
    if options.write:
        write_weights(WEIGHTS, HEAD, fit(choices), LEAST_WEIGHT)


if __name__ == "__main__":
    main()
