"""What changed, beside a dossier: `changes.jsonl`, which only ever grows, and the last of it as Atom."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from entente.errors import SourceError
from entente.export.jsonlines import read_rows
from entente.model.change import Change, ChangeKind, change_from_row, change_to_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE: Final = "changes.jsonl"
FEED: Final = "changes.atom"
_IN_FEED: Final = 200
_ATOM: Final = "http://www.w3.org/2005/Atom"
_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "entente:change")
_TITLES: Final = {
    ChangeKind.NEW: "New",
    ChangeKind.VERDICT: "Verdict",
    ChangeKind.DENIAL: "Denied",
    ChangeKind.ADMISSION: "Admitted",
    ChangeKind.GONE: "No longer told",
}


def keep_changes(changes: Sequence[Change], folder: Path) -> None:
    """Add changes to the log in the folder of a dossier.

    Raises:
        OSError: the folder cannot be written.
    """
    with (folder / FILE).open("a", encoding="utf-8", newline="\n") as log:
        log.writelines(f"{json.dumps(change_to_row(each), ensure_ascii=False)}\n" for each in changes)


def read_changes(folder: Path) -> tuple[Change, ...]:
    """Read the log of a dossier, oldest first; empty where there is none.

    Raises:
        SourceError: a line is no change; names the file.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        return tuple(change_from_row(row) for row in read_rows(path))
    except (KeyError, TypeError, ValueError) as error:
        raise SourceError(str(path), f"a line is no change ({error}); mend or move the file") from error


def feed_of(changes: Sequence[Change]) -> bytes:
    """Return the last changes as an Atom feed, the newest first; links are relative to the dossier."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    last = changes[-1].at if changes else "1970-01-01T00:00:00Z"
    first = changes[0].fact if changes else ""
    for name, text in (
        ("title", "entente"),
        ("id", f"urn:uuid:{uuid.uuid5(_SPACE, first)}"),
        ("updated", last),
    ):
        ET.SubElement(feed, f"{{{_ATOM}}}{name}").text = text
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    ET.SubElement(author, f"{{{_ATOM}}}name").text = "entente"
    for change in reversed(changes[-_IN_FEED:]):
        _add_entry(feed, change)
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_entry(feed: ET.Element, change: Change) -> None:
    entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    key = "\x1f".join((change.at, change.kind, change.fact, change.party or ""))
    parts = {
        "title": f"{_TITLES[change.kind]}: {change.what_en}",
        "id": f"urn:uuid:{uuid.uuid5(_SPACE, key)}",
        "updated": change.at,
        "summary": _summary(change),
    }
    for name, text in parts.items():
        ET.SubElement(entry, f"{{{_ATOM}}}{name}").text = text
    ET.SubElement(entry, f"{{{_ATOM}}}link", href=f"facts/{change.fact}.html")


def _summary(change: Change) -> str:
    if change.kind is ChangeKind.VERDICT:
        return f"{change.before} → {change.after}"
    return change.party or change.after or ""
