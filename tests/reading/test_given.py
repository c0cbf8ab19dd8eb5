"""The CSV of metadata: what it says, and how its bad rows are reported."""

from pathlib import Path

import pytest

from entente.errors import SourceError
from entente.model.dates import DateSpan
from entente.reading import Metadata, load_metadata


def _write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "dates.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "doc,published,publisher,url,note\na.txt,2025-12-01/2025-12-07,La Gazette,,x\nb.txt,,,https://b.example,\n",
        "\ufeffdoc;publisher;published;url\na.txt;La Gazette;2025-12-01/2025-12-07;\nb.txt;;;https://b.example\n",
        "published,doc,publisher,url\r\n2025-12-01/2025-12-07,a.txt,La Gazette\r\n,b.txt,,https://b.example\r\n",
    ],
    ids=["comma", "semicolon", "other-order"],
)
def test_load_metadata(tmp_path: Path, text: str) -> None:
    """Columns are known by name, in any order; those not known are ignored."""
    assert load_metadata(_write(tmp_path, text)) == {
        "a.txt": Metadata(published=DateSpan("2025-12-01/2025-12-07"), publisher="La Gazette"),
        "b.txt": Metadata(url="https://b.example"),
    }


def test_bad_rows_are_reported_at_once(tmp_path: Path) -> None:
    """Every bad row is named with its line: an unknown article, a bad date, a second row, no name."""
    text = "doc,published\na.txt,mars 2025\nz.txt,2025\na.txt,2025\na.txt,2025\n,2025\n"

    with pytest.raises(SourceError) as caught:
        load_metadata(_write(tmp_path, text), docs=["a.txt"])

    message = str(caught.value)
    assert "line 2: 'mars 2025' is not a date" in message
    assert "line 3: no article is called 'z.txt'" in message
    assert "line 5: 'a.txt' stands here a second time" in message
    assert "line 6: no doc" in message
    assert "line 4" not in message


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("none.csv", None, "cannot be read"),
        ("a.csv", "", "no column 'doc'"),
        ("a.csv", "x,y\n1,2\n", "no column 'doc'"),
    ],
)
def test_files_that_are_no_metadata(tmp_path: Path, name: str, text: str | None, message: str) -> None:
    """A missing file, or one without the column that matters, is an error that says so."""
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(SourceError, match=message):
        load_metadata(tmp_path / name)
