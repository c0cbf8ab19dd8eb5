"""YAML rows keep their place, and every bad row of a file is named at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entente.errors import LexiconError
from entente.vocabulary.rows import parse_rows

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_know_their_line(tmp_path: Path) -> None:
    """Rows come in file order, each with file and line."""
    path = tmp_path / "mine.yaml"
    path.write_text("# mine\n- {id: AAA, name: One}\n\n- id: BBB\n  name: Two\n", encoding="utf-8")

    rows = parse_rows(path, "mine.yaml")

    assert ["mine.yaml:2", "mine.yaml:4"] == [row.where for row in rows]
    assert [{"id": "AAA", "name": "One"}, {"id": "BBB", "name": "Two"}] == [dict(row) for row in rows]


def test_empty_file_has_no_rows(tmp_path: Path) -> None:
    """A file of comments is no error."""
    path = tmp_path / "mine.yaml"
    path.write_text("# nothing yet\n", encoding="utf-8")

    assert () == parse_rows(path, "mine.yaml")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"- {id: AAA\n", ["not YAML"]),
        (b"id: AAA\n", ["list of rows"]),
        (b"- \xff\xfe\n", ["UTF-8"]),
        (b"- AAA\n- {id: B}\n- [C]\n", ["mine.yaml:1: a row must be", "mine.yaml:3: a row must be"]),
        (b"- {7: 1}\n- {id: 2024-13-45}\n", ["mine.yaml:1: the field name 7", "mine.yaml:2"]),
    ],
)
def test_bad_files_are_named(tmp_path: Path, content: bytes, words: list[str]) -> None:
    """Every bad row stands in the message, with its line."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)

    with pytest.raises(LexiconError) as raised:
        parse_rows(path, "mine.yaml")

    assert all(each in str(raised.value) for each in words)


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(LexiconError, match=r"mine\.yaml"):
        parse_rows(tmp_path / "mine.yaml", "mine.yaml")
