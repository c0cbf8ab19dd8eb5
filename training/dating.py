"""Fit the weights by which an act gets its date, on annotated claims.

    python training/dating.py [--write]

Wherever the rules find an act that an annotator found too, the dates in sight are compared with the one
that the annotator gave, to the month. What is shown is out of fold. With --write the weights of all
documents go to extraction/dating.yaml. Sides are filled by the weights of casting as they stand.
"""

# ruff: noqa: T201  a script, which prints

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING
from unittest.mock import patch

import entente.extraction.claims as writer
from annotated import ROOT, Document, documents, extract_with, write_weights
from choices import LEAST_WEIGHT, MINOR, Choice, annotation_of, fit, weights_by_fold
from entente.extraction.dating import possible_dates
from entente.extraction.weights import choose, load_weights

if TYPE_CHECKING:
    from entente.extraction.claims import Page
    from entente.extraction.dating import PossibleDate
    from entente.extraction.drafts import Draft
    from entente.model.actor import Mention

WEIGHTS = ROOT / "src" / "entente" / "extraction" / "dating.yaml"
HEAD = """\
# How much each feature of a date speaks for its being the act's (see dating.py). Made by
# training/dating.py from annotated claims; not to be edited by hand.
"""


def collect() -> list[Choice[PossibleDate]]:
    """Return the choices of all documents that somebody annotated."""
    return [choice for document in documents() for choice in choices_of(document)]


def choices_of(document: Document) -> list[Choice[PossibleDate]]:
    """Return the choices of the last reading of a document."""
    found: list[Choice[PossibleDate]] = []
    reading: list[object] = []

    def watch(draft: Draft, page: Page) -> Mention | None:
        if not any(memory is page.memory for memory in reading):
            reading.append(page.memory)
            found.clear()
        claim = annotation_of(document, draft.candidate, page.analysis)
        dates = possible_dates(draft, page)
        if claim is not None:
            wanted = {_month(edtf) for edtf in claim.when} or {None}
            right = tuple(_month(date.edtf) in wanted for date in dates)
            if any(right) and not all(right):
                found.append(Choice(document.name, dates, right, 1.0 if claim.is_core else MINOR))
        return dates[0].mention

    with patch.object(writer, "date_of", watch):
        extract_with(document.article, load_weights("casting"))
    return found


def _month(edtf: str | None) -> str | None:
    return edtf[:7] if edtf else None


def main() -> None:
    """Fit, show and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    choices = collect()
    known = weights_by_fold(choices)
    for name, dated in (("dated", True), ("undated", False)):
        mine = [c for c in choices if dated != any(o.edtf is None and r for o, r in c.pairs)]
        rules = sum(choice.right[0] for choice in mine)
        chosen = sum(choice.is_right(choose(choice.options, known[choice.document])[0]) for choice in mine)
        shares = f"by rules {rules / len(mine):.3f}, chosen {chosen / len(mine):.3f}"
        print(f"{name}: {len(mine)} acts, right {shares}")
    if options.write:
        write_weights(WEIGHTS, HEAD, fit(choices), LEAST_WEIGHT)


if __name__ == "__main__":
    main()
