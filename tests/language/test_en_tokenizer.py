"""English tokens: contractions and compounds parted, prefixes and abbreviations whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from entente.language.en.tokenizer import tokenizer_rules
from entente.language.pipeline import register

if TYPE_CHECKING:
    from spacy.language import Language

CASES = {
    "contraction": "They do|n't say it|'s true|, we|'ve seen",
    "cannot": "We can|not confirm it",
    "careless": "I|m told that|s a|lot, they do|nt care",
    "possessive": "Kim|'s visit and the soldiers|' return",
    "compound": "a Russian|-|made missile",
    "prefix": "anti-ship missiles, e-mails|, non-proliferation",
    "designation": "an F-16, two MiG-29s and 152|-|mm shells",
    "title": "Gen. Ri and Lt. Col. Petrov",
    "state": "the U.S. and the U.N.",
    "number": "11,000 troops in 2024|-|2025|, 35|% more, call 555-010-999",
    "telephone": "call 555-0123 but not in 2024|-|2025",
    "money": "$|12.5 million, 70|k a year",
    "runs": "Really|?!| No|!!!",
    "both": "troops and|/|or arms",
    "url": "see https://example.invalid/a-b?c=d here",
    "file": "the file report-2#a.pdf is there",
    "line": "===== Summary =====",
    "hour": "at 7:30|pm",
    "brackets": "shells (|2024|) sent|.",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    """An English tokenizer without a model."""
    return spacy.blank(register("en", tokenizer_rules()))


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_tokens(nlp: Language, marked: str) -> None:
    """Tokens are what blanks and bars part."""
    text = marked.replace("|", "")
    pieces = [piece for piece in marked.replace("|", " ").split(" ") if piece]
    expected = [
        part
        for piece in pieces
        for part in ([piece[:-1], ","] if piece.endswith(",") and piece != "," else [piece])
    ]

    assert [token.text for token in nlp.make_doc(text) if not token.is_space] == expected
