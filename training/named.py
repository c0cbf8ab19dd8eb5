"""Measures the names that entente finds in press articles against names marked by hand.

`named_xx.jsonl` holds one row a text: `source` (a file beside the project, `../shared`), `id` where the
file is JSON lines, `sha256` (its first characters), `read` (the stretches that were read: prose and
headings, no by-lines, menus or tickers) and `names`, as start, end and type. Offsets count code points;
no text is kept. What counts as a name:

STATE  a state by its name, short names and lower-case headings among them; no adjective, no inhabitant,
       no capital that stands for its government
PER    a person, without title or office
ORG    an organisation, office, army, company or medium that is named; French ministries are described
       ("ministère de la Défense") and count for none; no region (Europe) and no bloc (the West)
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from entente.extraction.mentions import find_names, learn_people
from entente.language.pack import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.language.pack import LanguagePack

TYPES: Final = ("STATE", "PER", "ORG")
_YEAR: Final = 2024
_DIGITS: Final = 16

Name = tuple[int, int, str]
"""Start, end, type."""


@dataclass(frozen=True, slots=True)
class Named:
    """How many names were found rightly, found falsely and missed."""

    right: int
    false: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0..1."""
        return 2 * self.right / (2 * self.right + self.false + self.missed)

    @property
    def marked(self) -> int:
        """How many names were marked by hand."""
        return self.right + self.missed


def named_rows(code: str) -> list[dict[str, Any]]:
    """Read the rows of a language, in file order."""
    path = Path(__file__).with_name(f"named_{code}.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measure_names(code: str, shared: Path) -> dict[str, Named]:
    """Return the counts for each type, by the texts in the folder `shared`; nothing where it is not there.

    Raises:
        ValueError: a text is not the one that was read.
    """
    rows = [row for row in named_rows(code) if (shared / row["source"]).is_file()]
    pack = load_pack(code)
    pairs = [(set(_found(pack, row, text_of(row, shared))), {tuple(n) for n in row["names"]}) for row in rows]
    counts = {
        kind: Counter[str]()
        + Counter(right=_of(kind, (found & marked for found, marked in pairs)))
        + Counter(false=_of(kind, (found - marked for found, marked in pairs)))
        + Counter(missed=_of(kind, (marked - found for found, marked in pairs)))
        for kind in TYPES
    }
    return {kind: Named(n["right"], n["false"], n["missed"]) for kind, n in counts.items()} if rows else {}


def text_of(row: dict[str, Any], shared: Path) -> str:
    """Return the text of a row.

    Raises:
        ValueError: it is not the text that was read.
    """
    text = (shared / row["source"]).read_text(encoding="utf-8")
    if "id" in row:
        items = map(json.loads, text.splitlines())
        text = next(item["text"] for item in items if item["id"] == row["id"])
    if hashlib.sha256(text.encode()).hexdigest()[:_DIGITS] != row["sha256"]:
        raise ValueError(f"{row['source']}: not the text whose names were marked")
    return text


def _of(kind: str, sets: Iterator[set[Name]]) -> int:
    return sum(name[2] == kind for names in sets for name in names)


def _found(pack: LanguagePack, row: dict[str, Any], text: str) -> Iterator[Name]:
    sentences = [
        (start + span.start, span.of(text[start:end]))
        for start, end in row["read"]
        for span in pack.split_sentences(text[start:end])
    ]
    memory = learn_people([sentence for _, sentence in sentences], pack, year=_YEAR)
    for offset, sentence in sentences:
        for name in find_names(sentence, pack, memory=memory):
            if name.label in TYPES:
                yield offset + name.span.start, offset + name.span.end, name.label
