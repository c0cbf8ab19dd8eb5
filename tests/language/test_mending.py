"""Trees that cannot be right, and what they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from entente.language.mending import VoiceWords, mend

if TYPE_CHECKING:
    from collections.abc import Sequence

VOCAB = Vocab()
WORDS = VoiceWords(frozenset({"parvenir"}), frozenset({"avoir"}), frozenset({"se"}))


def doc_of(rows: Sequence[str]) -> Doc:
    """Build a parsed sentence from `word/lemma/POS/relation/head` rows."""
    parts = [row.split("/") for row in rows]
    words, lemmas, pos, deps = ([part[place] for part in parts] for place in range(4))
    return Doc(VOCAB, words=words, lemmas=lemmas, pos=pos, deps=deps, heads=[int(p[4]) for p in parts])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                "Athènes/Athènes/PROPN/nsubj:pass/2",
                "est/être/AUX/aux:pass/2",
                "parvenue/parvenir/VERB/ROOT/2",
            ],
            ["nsubj", "aux:tense", "ROOT"],
        ),
        (
            ["Kiev/Kiev/PROPN/nsubj:pass/2", "a/avoir/AUX/aux:tense/2", "tari/tarir/VERB/ROOT/2"],
            ["nsubj", "aux:tense", "ROOT"],
        ),
        (
            [
                "Oslo/Oslo/PROPN/nsubj:pass/3",
                "s'/se/PRON/expl:pv/3",
                "est/être/AUX/cop/3",
                "engagée/engager/VERB/ROOT/3",
            ],
            ["nsubj", "expl:pv", "aux:tense", "ROOT"],
        ),
        (
            [
                "Oslo/Oslo/PROPN/nsubj:pass/3",
                "se/soi/PRON/obj/3",
                "sont/être/AUX/aux:tense/3",
                "affrontés/affronter/VERB/ROOT/3",
            ],
            ["nsubj", "obj", "aux:tense", "ROOT"],
        ),
        (
            ["Kiev/Kiev/PROPN/nsubj:pass/2", "est/être/AUX/aux:pass/2", "attaquée/attaquer/VERB/ROOT/2"],
            ["nsubj:pass", "aux:pass", "ROOT"],
        ),
        (
            [
                "Kiev/Kiev/PROPN/nsubj:pass/3",
                "a/avoir/AUX/aux:tense/3",
                "été/être/AUX/aux:pass/3",
                "attaquée/attaquer/VERB/ROOT/3",
            ],
            ["nsubj:pass", "aux:tense", "aux:pass", "ROOT"],
        ),
    ],
    ids=["motion", "perfect", "reflexive", "reflexive object", "passive", "perfect passive"],
)
def test_active_and_passive(rows: list[str], expected: list[str]) -> None:
    """Only a verb that may be passive, with an auxiliary that makes passives, stays one."""
    doc = doc_of(rows)

    mend(doc, WORDS)

    assert expected == [token.dep_ for token in doc]
