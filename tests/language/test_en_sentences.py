"""English sentences end where the annotation guide says."""

from __future__ import annotations

import pytest

from entente.language.en.sentences import split_sentences

CASES = {
    "capital": ["Seoul accuses.", "Moscow denies."],
    "semicolon": ["Seoul accuses; Moscow denies."],
    "title": ["Gen. Ri met Sen. Smith and Mr. Kim.", "Nothing else."],
    "state": ["The U.S. Treasury acted.", "So did the U.N. Security Council."],
    "resolution": ["Resolution No. 1718 stands.", "Art. 41 too."],
    "months": ["Oil, March-Oct. 2024 | one million barrels"],
    "initials": ["J. K. Petrov signed.", "The end."],
    "quote": ['"We are here!" he said.', '"Already?"', "Yes."],
    "inside-quote": ['"All is ready.', 'We leave," the consul said.'],
    "etc": ["Shells, tanks, etc.", "The list is long."],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES)
def test_split(expected: list[str]) -> None:
    """Each list is the split of its own members joined by a blank."""
    text = " ".join(expected)

    assert [span.of(text) for span in split_sentences(text)] == expected
