"""What the user knows of the articles and they do not say: a CSV of publication dates and outlets."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.errors import SourceError
from entente.model.dates import DateSpan
from entente.reading.decoding import decode_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of one article beside its text; None where nothing is known."""

    published: DateSpan | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None


def load_metadata(path: Path, docs: Collection[str] | None = None) -> dict[str, Metadata]:
    """Load the CSV of `--metadata`: columns doc, published (EDTF), publisher, url, title; others are ignored.

    Args:
        path: a CSV with a header line, comma or semicolon between the columns.
        docs: names of the articles being read; a row on none of them is an error. None: unchecked.

    Raises:
        SourceError: the file cannot be read, or has bad rows: all of them, with their line numbers.
    """
    try:
        text = decode_bytes(path.read_bytes())
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror}") from error
    lines = text.splitlines()
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.DictReader(lines, delimiter=delimiter)
    if "doc" not in (reader.fieldnames or ()):
        raise SourceError(
            str(path), "line 1: no column 'doc'; the header must be like doc,published,publisher,url"
        )
    found, bad = _read_rows(reader, docs)
    if bad:
        raise SourceError(str(path), "; ".join(bad))
    return found


def _read_rows(
    reader: csv.DictReader[str], docs: Collection[str] | None
) -> tuple[dict[str, Metadata], list[str]]:
    found: dict[str, Metadata] = {}
    bad: list[str] = []
    for row in reader:
        doc = (row["doc"] or "").strip()
        problems = _problems(doc, row, docs, found)
        bad += [f"line {reader.line_num}: {problem}" for problem in problems]
        if not problems:
            found[doc] = Metadata(
                published=_date(row.get("published")),
                publisher=_cell(row, "publisher"),
                url=_cell(row, "url"),
                title=_cell(row, "title"),
            )
    return found, bad


def _problems(doc: str, row: dict[str, str], docs: Collection[str] | None, found: Iterable[str]) -> list[str]:
    problems = []
    if not doc:
        problems.append("no doc")
    elif docs is not None and doc not in docs:
        problems.append(f"no article is called {doc!r}")
    elif doc in found:
        problems.append(f"{doc!r} stands here a second time")
    try:
        _date(row.get("published"))
    except ValueError:
        problems.append(f"{row['published']!r} is not a date; write 2025-12-01 or 2025-12-01/2025-12-07")
    return problems


def _date(cell: str | None) -> DateSpan | None:
    edtf = (cell or "").strip()
    return DateSpan(edtf) if edtf else None


def _cell(row: dict[str, str], name: str) -> str | None:
    return (row.get(name) or "").strip() or None
