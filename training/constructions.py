"""Draws sentences with known trees from the constructions of a language (`constructions_xx.yaml`).

They teach the parser what few treebank sentences show, how verbs of giving govern two complements.
Word classes are filled in where they are beyond doubt, and left open elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from names import Name
from treebanks import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from random import Random

    from wordclasses import WordClasses

_CHOICE: Final = re.compile(r"\(([^()]*)\)")
_SLOT: Final = re.compile(r"@(?:(?P<form>\w+)\.(?P<key>\w+)|(?P<case>\w*):(?P<set>\w+)|(?P<name>\w+))")
_TOKEN: Final = re.compile(r"\[|\]|[^\s\[\]]+")
_VOWELS: Final = frozenset("aeiouyàâéèêëîïôûœ")
_BLANK: Final = "_"
"""Stands for the blanks inside a name while a template is taken apart."""


@dataclass(slots=True)
class _Phrase:
    """A constituent: its label, its words and constituents in order, which of them is the head."""

    label: str
    parts: list[_Phrase | str] = field(default_factory=list)

    @property
    def head(self) -> int:
        """Index of the starred word, else of the only word."""
        words = [at for at, part in enumerate(self.parts) if isinstance(part, str)]
        starred = [at for at in words if str(self.parts[at]).startswith("*")]
        if len(starred) == 1 or len(words) == 1:
            return (starred or words)[0]
        raise ValueError(f"no single head in [{self.label} {self.parts}]")


class Constructions:
    """The constructions of one language, to draw sentences from."""

    def __init__(self, code: str, classes: Callable[[], WordClasses] | None = None) -> None:
        """Read the constructions of a language; without `classes` all word classes stay open.

        `classes` is asked when the first sentence is drawn: it needs the lexicon, which may have to be
        built first.
        """
        self._classes = None if classes is None else cache(classes)
        path = Path(__file__).with_name(f"constructions_{code}.yaml")
        rows: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
        self._parties: list[dict[str, Any]] = rows.get("parties", [])
        self._fillers: dict[str, list[str]] = rows.get("fillers", {})
        self._verbs: dict[str, list[dict[str, str]]] = rows.get("verbs", {})
        self.templates: list[str] = rows.get("templates", [])
        self._contracted: dict[str, str] = rows.get("contracted", {})
        self._elided = frozenset(rows.get("elided", ()))
        self._types = {name: row["type"] for row in self._parties for name in row["names"]}

    def draw(self, rng: Random) -> tuple[Sentence, list[Name]]:
        """Draw one sentence, and the names in it."""
        return self.build(rng.choice(self.templates), rng)

    def build(self, template: str, rng: Random) -> tuple[Sentence, list[Name]]:
        """Fill one template.

        Raises:
            ValueError: a constituent has no single head, or brackets do not match.
        """
        text = self._filled(template, rng)
        sentence = _spell(_words(_parse(text)), self._elided)
        names = [
            Name(at, at, self._types[word.form])
            for at, word in enumerate(sentence.words)
            if word.form in self._types
        ]
        if self._classes is not None:
            self._classes().mark(sentence, {name.first for name in names})
        return sentence, names

    def _filled(self, template: str, rng: Random) -> str:
        text = template
        while (match := _CHOICE.search(text)) is not None:
            chosen = rng.choice([option.strip() for option in match.group(1).split("|")])
            text = text[: match.start()] + chosen + text[match.end() :]
        while (match := _SLOT.search(text)) is not None:
            text = text[: match.start()] + self._filler(match, rng) + text[match.end() :]
        return text

    def _filler(self, match: re.Match[str], rng: Random) -> str:
        if match["form"]:
            return rng.choice(self._verbs[match["form"]])[match["key"]]
        if match["set"]:
            return self._party(match["case"], match["set"], rng)
        return self._filled(rng.choice(self._fillers[match["name"]]), rng)

    def _party(self, case: str, wanted: str, rng: Random) -> str:
        """Return a party (`party`, `city`, or `land`, a feminine state without its article)."""
        rows = [row for row in self._parties if _suits(row, wanted)]
        row = rng.choices(rows, weights=[len(row["names"]) for row in rows])[0]
        name = str(rng.choice(row["names"])).replace(" ", _BLANK)
        article = "" if wanted == "land" else row["article"]
        both = self._contracted.get(f"{case} {article}")
        opening = f"[case {both or case}] " if case else ""
        return opening + (f"[det {article}] " if article and not both else "") + f"*{name}"


def _suits(row: dict[str, Any], wanted: str) -> bool:
    if wanted == "land":
        return bool(row["type"] == "STATE" and row["article"] in ("la", "l'"))
    return wanted == "party" or bool(row["type"] == "CITY")


def _parse(text: str) -> _Phrase:
    root = _Phrase("root")
    path = [root]
    opened = False
    for sign in _TOKEN.findall(text):
        if sign == "[":
            opened = True
        elif sign == "]":
            path.pop()
        elif opened:
            path.append(_Phrase(sign))
            path[-2].parts.append(path[-1])
            opened = False
        else:
            path[-1].parts.append(sign)
    if path != [root]:
        raise ValueError(f"brackets do not match: {text}")
    return root


def _words(phrase: _Phrase) -> list[Word]:
    """Return the words of a phrase; heads are indices into the list, the phrase's own its own."""
    blocks: list[list[Word]] = []
    for part in phrase.parts:
        if isinstance(part, _Phrase):
            blocks.append(_words(part))
        else:
            form = part.removeprefix("*").replace(_BLANK, " ")
            blocks.append([Word(form, "", "", {}, 0, phrase.label, space=not form.endswith("'"))])
    starts = [sum(map(len, blocks[:at])) for at in range(len(blocks))]
    head = starts[phrase.head]
    words = [word for block in blocks for word in block]
    for start, block in zip(starts, blocks, strict=True):
        for at, word in enumerate(block, start=start):
            word.head = head if word.head == at - start else word.head + start
    return words


def _spell(words: list[Word], elided: Collection[str]) -> Sentence:
    """Make elisions, drop the blank before points and commas, and begin with a capital."""
    for word, following in pairwise(words):
        if word.form in elided and following.form[0].lower() in _VOWELS:
            word.form, word.space = word.form[:-1] + "'", False
        elif elided and word.form == "d'" and following.form[0].lower() not in _VOWELS:
            word.form, word.space = "de", True
        if following.form in (".", ","):
            word.space = False
    words[0].form = words[0].form[0].upper() + words[0].form[1:]
    return Sentence(words)
