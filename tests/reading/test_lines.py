"""Lines into units: wrapped paragraphs joined, all other lines left alone."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.reading.lines import join_lines, split_lines, wrap_width

SENTENCES = (
    "The first goods train in eleven years crossed the border on Thursday, carrying forty wagons of grain.",
    "A second train is due in June, and officials in the two capitals have not said who will pay for it.",
    "The opposition calls the reopening a gift without a receipt and has asked for the text of it.",
    "Nobody at the port would say whether oil is to follow, nor how the wagons are to be guarded on the way.",
)


def _units(text: str) -> list[str]:
    return [" ".join(unit.span.of(text).split()) for unit in join_lines(text, split_lines(text))]


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_paragraphs_are_joined(width: int, end: str) -> None:
    """Paragraphs wrapped at any usual width come back whole, with blank lines or indents between them."""
    paragraphs = [" ".join(SENTENCES[:2]), " ".join(SENTENCES[2:]), "Short."]
    apart = (end * 2).join(end.join(textwrap.wrap(p, width)) for p in paragraphs)
    indented = end.join(end.join(textwrap.wrap(p, width, initial_indent="    ")) for p in paragraphs)

    assert _units(apart) == paragraphs
    assert _units(indented) == paragraphs


def test_one_sentence_a_line_is_left_alone() -> None:
    """Lines that are sentences of unlike lengths were not wrapped."""
    text = "\n".join([*SENTENCES, "Short.", SENTENCES[0] + " " + SENTENCES[1]])

    assert wrap_width(text, split_lines(text)) is None
    assert len(_units(text)) == 6


def test_a_sentence_broken_once_is_joined() -> None:
    """A long line that stops within a sentence goes on in the next one, wrapped text or not."""
    text = f"Title\n{SENTENCES[0][:-7]}\nof grain.\n{SENTENCES[1]}"

    assert _units(text) == ["Title", SENTENCES[0][:-7] + " of grain.", SENTENCES[1]]


def test_headings_in_lower_case_are_not_joined() -> None:
    """Two short lines without a full stop are two headings, whatever their first letter."""
    text = f"what this may lead to abroad\na bloc of its own\n{SENTENCES[0]}"

    assert len(_units(text)) == 3


@given(st.text(alphabet=" ab\n\r\u2028\t\u200f.", max_size=200))
def test_lines_cover_all_that_shows(text: str) -> None:
    """Every character that shows is in a line, lines are in order and hold no line end."""
    lines = split_lines(text)

    assert "".join(line.span.of(text) for line in lines).count("a") == text.count("a")
    assert all(a.span.end <= b.span.start for a, b in pairwise(lines))
    assert not any(set("\n\r\u2028") & set(line.span.of(text)) for line in lines)
