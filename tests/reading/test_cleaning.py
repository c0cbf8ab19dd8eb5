"""Pages into blocks: every block of whole pages, and what holds for any text at all."""

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from entente.model.dates import DateSpan
from entente.model.text import Block
from entente.reading.cleaning import clean
from entente.reading.lines import is_blank
from entente.reading.metadata import date_in_name, read_metadata
from entente.reading.sources.base import Draft

PAGES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "reading_pages.yaml").read_text(encoding="utf-8")
)


def _shown(text: str, block: Block) -> str:
    return f"{block.removed or block.kind.value}: {' '.join(block.span.of(text).split())}"


@pytest.mark.parametrize("case", PAGES, ids=itemgetter("id"))
def test_blocks_of_pages(case: dict[str, Any]) -> None:
    """Every block of a page has its kind or its reason, in order."""
    cleaned = clean(Draft("page.txt", case["text"]), case["code"])

    shown = [_shown(case["text"], block) for block in cleaned.blocks]
    expected = case["blocks"]
    cut = [line[: len(begin)] for line, begin in zip(shown, expected, strict=False)]

    assert cut == expected, "\n".join(shown)
    assert len(shown) == len(expected)


@pytest.mark.parametrize("case", PAGES, ids=itemgetter("id"))
def test_metadata_of_pages(case: dict[str, Any]) -> None:
    """The head (or foot) of a page says who wrote it, where and when."""
    known = read_metadata(clean(Draft("page.txt", case["text"]), case["code"]))
    found = {
        "title": known.title,
        "byline": known.byline,
        "publisher": known.publisher,
        "published": known.published.edtf if known.published else None,
    }

    assert {name: found[name] for name in case["metadata"]} == case["metadata"]


PIECES = st.sampled_from(
    [
        "Moscou a livré mille obus à Minsk, a dit mardi le ministère, et en promet autant pour le printemps.",
        *(
            "Par Ninon Valbert",
            "Accueil | Monde | Contact",
            "USD 1.1302",
            "• Un pont",
            "- a road",
            "a | b | c",
        ),
        *(
            "Comments",
            "3 mars 2025",
            "Publié le 3 mars 2025",
            "À lire aussi",
            "* * *",
            "mkg/pld",
            "# Titre",
            "12",
        ),
        *(
            "Et après ?",
            "\t",
            "   ",
            "\u200f\u2022\u00a0x",
            "\ufeff",
            "1. Un",
            "2) Deux",
            "...",
            "«",
            "EUR -",
            "%",
        ),
        *("+0,4 %", "(c) 2025", "Photo :", "Tags: a", "LE COURRIER DU PORT", "de la mer,", "Who?", "e\u0301"),
        *("https://example.org/a", "😀 Bonjour à tous", "\ue000"),
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", " ", "", "\u2028", "\x0c", "\n\n\n"])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.tuples(PIECES, ENDS), max_size=30).map(lambda parts: "".join(a + b for a, b in parts)),
)


@given(text=TEXTS, code=st.sampled_from(["fr", "en"]))
def test_every_character_that_shows_is_in_one_block(text: str, code: str) -> None:
    """Blocks are in order, do not overlap, and leave out nothing but blanks."""
    blocks = clean(Draft("any.txt", text), code).blocks

    position = 0
    for block in blocks:
        assert position <= block.span.start < block.span.end <= len(text)
        assert all(is_blank(char) for char in text[position : block.span.start])
        position = block.span.end
    assert all(is_blank(char) for char in text[position:])


@given(text=TEXTS)
def test_blocks_end_where_lines_do(text: str) -> None:
    """No block begins or ends within a line, but for the mark of a list item or heading."""
    for block in clean(Draft("any.txt", text), "fr").blocks:
        before = text[: block.span.start].rstrip(" \t\u00a0")
        line = (
            before.splitlines()[-1]
            if before and before.splitlines(keepends=True)[-1] == before.splitlines()[-1]
            else ""
        )
        visible = [char for char in line if not is_blank(char)]
        assert len(visible) <= 6, (line, block)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("2025-03-04-pacte.txt",), "2025-03-04"),
        (("mars/20250304.txt",), "2025-03-04"),
        (("pacte.html", "https://fanal.example/monde/2025/03/04/pacte_1.html"), "2025-03-04"),
        (("2025-02-31.txt", "2025_03_04"), "2025-03-04"),
        (("pacte.txt", None), None),
        (("0x20250304f.txt",), None),
        (("2025-0304.txt",), None),
    ],
)
def test_date_in_name(names: tuple[str | None, ...], expected: str | None) -> None:
    """A date in a file name or address counts if it stands apart and is one."""
    assert date_in_name(*names) == (DateSpan(expected) if expected else None)
