"""Reads Universal Dependencies treebanks (CoNLL-U, plain or xz) as sentences of surface words.

Words that a treebank analyses in two ("du" as "de" and "le") become one word again, as a reader and
our tokenizer see them.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COLUMNS = 10
_OPENINGS = ("# newdoc", "# newpar")


@dataclass(slots=True)
class Word:
    """One word; `head` is the index of its governor in the sentence, its own for the root."""

    form: str
    lemma: str
    upos: str
    feats: dict[str, str]
    head: int
    deprel: str
    space: bool = True


@dataclass(slots=True)
class Sentence:
    """Words, and the ranges (first index, last index, form, space) that are one surface word.

    `opens` tells whether the sentence opens a paragraph, where the treebank says so.
    """

    words: list[Word]
    ranges: list[tuple[int, int, str, bool]] = field(default_factory=list)
    opens: bool = False

    def children(self, head: int) -> list[Word]:
        """Return the words governed by the word at `head`, in order."""
        return [word for at, word in enumerate(self.words) if word.head == head != at]

    @property
    def text(self) -> str:
        """The raw text, from the forms and their spaces."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip()


def read_treebank(path: Path) -> list[Sentence]:
    """Read the sentences of one file, unmerged, in file order."""
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    blocks = raw.decode("utf-8").split("\n\n")
    return [sentence for block in blocks if (sentence := _read_sentence(block)).words]


def _read_sentence(block: str) -> Sentence:
    words: list[Word] = []
    ranges: list[tuple[int, int, str, bool]] = []
    for columns in _rows(block):
        space = "SpaceAfter=No" not in columns[9]
        if "-" in columns[0]:
            first, last = columns[0].split("-")
            ranges.append((int(first) - 1, int(last) - 1, columns[1], space))
        elif columns[0].isdigit():
            head = int(columns[6]) - 1
            feats = dict(pair.split("=", 1) for pair in columns[5].split("|") if "=" in pair)
            word = Word(columns[1], columns[2], columns[3], feats, head, columns[7], space)
            word.head = len(words) if head < 0 else head
            words.append(word)
    for first, last, form, space in ranges:
        for word in words[first:last]:
            word.space = "".join(part.form for part in words[first : last + 1]) != form
        words[last].space = space
    return Sentence(words, ranges, opens=any(line.startswith(_OPENINGS) for line in block.splitlines()))


def _rows(block: str) -> Iterator[list[str]]:
    for line in block.splitlines():
        columns = line.split("\t")
        if len(columns) == _COLUMNS:
            yield columns


def merge_ranges(sentence: Sentence, *, contractions: bool = True) -> Sentence:
    """Return the sentence with every range made one word, governed as its topmost part was.

    Without `contractions`, ranges that their words spell out ("do" and "n't") are left in parts.
    """
    ranges = [found for found in sentence.ranges if contractions or not _is_spelled(sentence, found)]
    group = list(range(len(sentence.words)))
    for first, last, _, _ in ranges:
        group[first : last + 1] = [first] * (last - first + 1)
    starts = sorted(set(group))
    index = {start: at for at, start in enumerate(starts)}
    surface = {first: (form, space) for first, _, form, space in ranges}
    words = []
    for start in starts:
        members = [at for at, owner in enumerate(group) if owner == start]
        merged = _merge(sentence, members)
        merged.head = index[group[merged.head]]
        if start in surface:
            merged.form, merged.space = surface[start]
        words.append(merged)
    return Sentence(words, opens=sentence.opens)


def _is_spelled(sentence: Sentence, found: tuple[int, int, str, bool]) -> bool:
    first, last, form, _ = found
    return "".join(word.form for word in sentence.words[first : last + 1]) == form


def _merge(sentence: Sentence, members: list[int]) -> Word:
    words = [sentence.words[at] for at in members]
    top = next(
        (
            word
            for at, word in zip(members, words, strict=True)
            if word.head not in members or word.head == at
        ),
        words[0],
    )
    feats = {key: value for word in reversed(words) for key, value in word.feats.items()}
    return replace(top, lemma=" ".join(word.lemma for word in words), feats=feats)
