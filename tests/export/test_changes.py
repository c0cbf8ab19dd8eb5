"""The log of changes only grows; its feed is Atom that any reader takes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from entente.errors import SourceError
from entente.export.changes import FILE, feed_of, keep_changes, read_changes
from entente.model.change import Change, ChangeKind

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
NEW = Change(ChangeKind.NEW, "f1", "Russia <gives> oil", "La Russie", "2026-01-30T06:00:00Z", after="single")
DENIED = Change(
    ChangeKind.DENIAL, "f1", "Russia <gives> oil", "La Russie", "2026-01-31T06:00:00Z", party="RUS"
)


def test_log_grows(tmp_path: Path) -> None:
    """What is kept comes after what was kept before."""
    assert read_changes(tmp_path) == ()
    keep_changes([NEW], tmp_path)
    keep_changes([DENIED], tmp_path)

    assert read_changes(tmp_path) == (NEW, DENIED)


@pytest.mark.parametrize("line", ["[1]", "{}", "no json", '{"kind": "odd"}'])
def test_log_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    """A line that is no change names its file."""
    (tmp_path / FILE).write_text(f"{line}\n", encoding="utf-8")

    with pytest.raises(SourceError, match=FILE):
        read_changes(tmp_path)


def test_feed_is_atom() -> None:
    """Every entry has what the standard asks: an id of its own, a title, a time; the newest first."""
    feed = ET.fromstring(feed_of([NEW, DENIED]))  # noqa: S314  our own
    entries = feed.findall(f"{ATOM}entry")

    assert feed.findtext(f"{ATOM}updated") == DENIED.at
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Denied: Russia <gives> oil",
        "New: Russia <gives> oil",
    ]
    assert len({feed.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)}) == 3
    assert all(entry.find(f"{ATOM}link") is not None for entry in entries)
    assert feed_of([NEW, DENIED]) == feed_of([NEW, DENIED])
