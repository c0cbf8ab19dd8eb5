"""Full-form morphological lexicons in one memory-mapped file: a form, its readings, its lemmas.

The file is a minimal automaton over UTF-8 bytes, read in place: nothing is loaded but the few
thousand distinct entries it points at. Layout, integers little-endian:

- `MAGIC`; the length of the header (4 bytes); the header, JSON: `entries` (one list a distinct entry,
  readings first, then for each kind the lemma edits), `guesses` (by kind, the edit of unknown forms
  with a given ending), `conditional` (the endings of conditionals, none in languages without one),
  `frequent` (lower-case forms that the models have seen often enough to know them; none where a
  dictionary classes words anyhow);
- the automaton, arcs of 4 bytes: label in bits 0-7, "last arc of its node" in bit 8, index of the
  first arc of the target in bits 9-31. A form is followed by a zero byte and the two bytes of its
  entry number.
"""

from __future__ import annotations

import json
import mmap
from array import array
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

MAGIC: Final = b"ENTWF01\n"
_LAST: Final = 1 << 8
_TARGET: Final = 9
_ARC: Final = 4

Edit = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon says of the forms of one entry.

    `readings` are codes such as `VCnd3sg`, sorted: kind first (N noun, A adjective, V verb, X
    auxiliary, R adverb, ...), then mood or gender and number. `edits` give, by kind (X under V), how
    to make each possible lemma of a form, the likeliest first: how many characters to cut, what to
    add.
    """

    readings: tuple[str, ...]
    edits: Mapping[str, tuple[Edit, ...]]

    def lemmas(self, form: str, kind: str) -> tuple[str, ...]:
        """Return the lemmas of `form` as a word of this kind, () when it is none."""
        return tuple(form[: len(form) - cut] + added for cut, added in self.edits.get(kind, ()))

    @property
    def moods(self) -> frozenset[str]:
        """The moods and tenses (`Cnd`, `IPr`, `Inf`, `PPa`, ...) of its readings as a verb."""
        return frozenset(code[1:4] for code in self.readings if code[0] in "VX")


class WordForms:
    """A lexicon of word forms, looked up in the file itself."""

    __slots__ = ("_arcs", "_entries", "_file", "_guesses", "_longest", "conditional", "frequent")

    def __init__(self, path: Path) -> None:
        """Map the file at `path`.

        Raises:
            ValueError: the file is not a lexicon of this layout.
        """
        with path.open("rb") as file:
            self._file = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._file[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path}: not a lexicon of word forms; build it anew with `make model`")
        start = len(MAGIC) + 4
        self._arcs = start + int.from_bytes(self._file[len(MAGIC) : start], "little")
        header = json.loads(self._file[start : self._arcs])
        self._entries = tuple(_entry_of(row) for row in header["entries"])
        self._guesses: Mapping[str, Mapping[str, Edit]] = header["guesses"]
        self._longest = max((len(end) for table in self._guesses.values() for end in table), default=0)
        self.conditional = tuple(header["conditional"])
        """The endings that a conditional may have."""
        self.frequent = frozenset(header.get("frequent", ()))
        """Forms, in lower case, that the models know as such."""

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, form: str) -> Entry | None:
        """Return the entry of exactly this form, None when the lexicon lacks it."""
        node = 1
        for byte in form.encode() + b"\0":
            node = self._step(node, byte)
            if not node:
                return None
        first = self._arc(node)
        second = self._arc(first >> _TARGET)
        return self._entries[(first & 0xFF) << 8 | second & 0xFF]

    def guess(self, form: str, kind: str) -> str | None:
        """Return the lemma of a form that is not listed, by its ending; None when nothing is like it.

        A compound is read by its last part: "russo-coréennes" is "russo-coréen".
        """
        start = form.rfind("-") + 1
        entry = self.find(form[start:]) if start else None
        if entry is not None and entry.edits.get(kind):
            return form[:start] + entry.lemmas(form[start:], kind)[0]
        table = self._guesses.get(kind, {})
        for length in range(min(self._longest, len(form) - 1), 0, -1):
            if form[-length:] in table:
                cut, added = table[form[-length:]]
                return form[: len(form) - cut] + added
        return None

    def _arc(self, index: int) -> int:
        at = self._arcs + index * _ARC
        return int.from_bytes(self._file[at : at + _ARC], "little")

    def _step(self, node: int, byte: int) -> int:
        """Return the node behind the arc of `node` labelled `byte`, 0 when there is none."""
        while True:
            arc = self._arc(node)
            if arc & 0xFF == byte:
                return arc >> _TARGET
            if arc & _LAST:
                return 0
            node += 1


@cache
def load_word_forms(path: Path) -> WordForms:
    """Open a lexicon, once a process."""
    return WordForms(path)


def write_word_forms(
    path: Path,
    forms: Mapping[str, Entry],
    guesses: Mapping[str, Mapping[str, Edit]] | None = None,
    conditional: Sequence[str] = (),
    frequent: Sequence[str] = (),
) -> int:
    """Write a lexicon; same forms, same bytes. Return the number of distinct entries.

    Args:
        path: the file to write.
        forms: every form with its entry.
        guesses: by kind, endings of unknown forms and the edit that makes their lemma.
        conditional: the endings that a conditional may have.
        frequent: forms in lower case that the models know as such.

    Raises:
        ValueError: more entries or arcs than the layout can number.
    """
    rows = sorted({_row_of(entry) for entry in forms.values()})
    if len(rows) > 0xFFFF:
        raise ValueError(f"{len(rows)} distinct entries, at most 65535 fit")
    number = {row: index for index, row in enumerate(rows)}
    keys = (
        form.encode() + b"\0" + number[_row_of(entry)].to_bytes(2, "big") for form, entry in forms.items()
    )
    arcs = _automaton(sorted(keys))
    contents = {
        "entries": [json.loads(row) for row in rows],
        "guesses": {kind: dict(sorted(table.items())) for kind, table in sorted((guesses or {}).items())},
        "conditional": list(conditional),
        "frequent": list(frequent),
    }
    header = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    packed = b"".join(arc.to_bytes(_ARC, "little") for arc in arcs)
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(MAGIC + len(header).to_bytes(4, "little") + header + packed)
    draft.replace(path)  # a process that has the old file mapped keeps it
    return len(rows)


def _row_of(entry: Entry) -> str:
    edits = {kind: entry.edits[kind] for kind in sorted(entry.edits)}
    return json.dumps([entry.readings, edits], ensure_ascii=False)


def _entry_of(row: Sequence[object]) -> Entry:
    readings, edits = row
    table = {kind: tuple((int(cut), str(added)) for cut, added in made) for kind, made in edits.items()}  # type: ignore[attr-defined]
    return Entry(tuple(readings), table)  # type: ignore[arg-type]


def _automaton(keys: Iterable[bytes]) -> array[int]:
    """Build the minimal automaton of sorted keys; arc 0 is unused, the root is written last.

    The root must stand at arc 1, so its arcs are reserved first: it has at most 256.
    """
    known: dict[tuple[tuple[int, int], ...], int] = {(): 0}
    arcs = array("I", [0] * 257)
    path: list[list[tuple[int, int]]] = [[]]
    previous = b""
    for key in keys:
        shared = _common(previous, key)
        _close(path, shared, known, arcs)
        for byte in key[shared:]:
            path[-1].append((byte, 0))
            path.append([])
        previous = key
    _close(path, 0, known, arcs)
    _put(arcs, 1, path[0])
    return arcs


def _common(left: bytes, right: bytes) -> int:
    pairs = zip(left, right, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right)))


def _close(
    path: list[list[tuple[int, int]]],
    depth: int,
    known: dict[tuple[tuple[int, int], ...], int],
    arcs: array[int],
) -> None:
    """Freeze the nodes of the path below `depth`, sharing those already written."""
    while len(path) > depth + 1:
        node = tuple(path.pop())
        if node not in known:
            known[node] = len(arcs)
            arcs.extend([0] * len(node))
            _put(arcs, known[node], node)
        label, _ = path[-1][-1]
        path[-1][-1] = (label, known[node])


def _put(arcs: array[int], at: int, node: Sequence[tuple[int, int]]) -> None:
    for offset, (label, target) in enumerate(node):
        if target >> (32 - _TARGET):
            raise ValueError(f"the automaton needs more than {1 << 32 - _TARGET} arcs")
        last = _LAST if offset == len(node) - 1 else 0
        arcs[at + offset] = label | last | target << _TARGET
