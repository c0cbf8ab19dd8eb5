"""Words that a parser took for another class, and what they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

from entente.language.misread import mend_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

VOCAB = spacy.blank("en").vocab
CASES = {
    "a headline's verb": (
        [
            "Moscow/PROPN/ROOT/0",
            ",/PUNCT/punct/0",
            "Tehran/PROPN/compound/4",
            "sign/NOUN/compound/4",
            "pact/NOUN/appos/0",
        ],
        {0: ("PROPN", "conj"), 2: ("PROPN", "nsubj"), 3: ("VERB", "ROOT"), 4: ("NOUN", "obj")},
    ),
    "a noun with an object": (
        ["flight/NOUN/compound/1", "links/NOUN/ROOT/1", "Moscow/PROPN/obj/1", "daily/ADV/advmod/1"],
        {0: ("NOUN", "nsubj"), 1: ("VERB", "ROOT")},
    ),
    "a participle between nouns": (
        ["drones/NOUN/compound/3", "violated/VERB/amod/3", "Polish/ADJ/amod/3", "airspace/NOUN/ROOT/3"],
        {0: ("NOUN", "nsubj"), 1: ("VERB", "ROOT"), 3: ("NOUN", "obj")},
    ),
    "a sentence that is well read": (
        ["Moscow/PROPN/nsubj/1", "signed/VERB/ROOT/1", "pacts/NOUN/obj/1"],
        {0: ("PROPN", "nsubj"), 1: ("VERB", "ROOT"), 2: ("NOUN", "obj")},
    ),
}


def doc_of(rows: Sequence[str]) -> Doc:
    """Build a parsed sentence from `word/POS/relation/head` rows."""
    parts = [row.split("/") for row in rows]
    words, pos, deps = ([part[place] for part in parts] for place in range(3))
    finite = ["VerbForm=Fin" if word == "signed" else "" for word in words]
    heads = [int(part[3]) for part in parts]
    return Doc(VOCAB, words=words, lemmas=words, pos=pos, deps=deps, heads=heads, morphs=finite)


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_words_take_the_class_that_their_tree_demands(
    rows: list[str], expected: dict[int, tuple[str, str]]
) -> None:
    """A verb that was lost is found again; what was read well stays."""
    doc = doc_of(rows)
    mend_classes(doc, "en")

    assert {place: (doc[place].pos_, doc[place].dep_) for place in expected} == expected
