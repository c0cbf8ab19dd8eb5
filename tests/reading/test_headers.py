"""Lines above an article: dates, by-lines and outlets, and lines that only look like them."""

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.reading.datelines import order_shown
from entente.reading.headers import read_header

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "reading_headers.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_read_header(case: dict[str, Any]) -> None:
    """A header says who, where and when; titles and sentences are no headers."""
    header = read_header(case["line"], case.get("order"))

    if "header" in case:
        assert header is None
        return
    assert header is not None
    assert (header.published.edtf if header.published else None) == case.get("published")
    assert list(header.authors) == case.get("authors", [])
    if "outlets" in case:
        assert list(header.outlets) == case["outlets"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal of 14/02/2025 ended on 03/04/2025.", "dmy"),
        ("The deal of 02/14/2025 ended on 03/04/2025.", "mdy"),
        ("Signed on 3 May, in force since 12 June.", "dmy"),
        ("Signed on May 3, in force since June 12.", "mdy"),
        ("Signed on 3 May, in force since June 12.", None),
        ("Nothing is dated here.", None),
    ],
)
def test_order_shown(text: str, expected: str | None) -> None:
    """The dates of a text show whether its figures put the day or the month first."""
    assert order_shown(text) == expected
