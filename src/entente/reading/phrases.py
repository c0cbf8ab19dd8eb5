"""The boilerplate lexicon: phrases by which menus, notices, notes and sign-offs are known.

The phrases of all languages are asked at once: a French page may say "top of page", and an English
one carry a French agency's notice.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from entente.errors import LexiconError
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from entente.vocabulary.rows import Row

_DASHES: Final = re.compile("[‐‑‒–—―−]+")
_QUOTES: Final = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
)
_UNSEEN: Final = frozenset({"Mn", "Cf"})
_MAX_CACHED_CHARS: Final = 200
_SPACED_POINT: Final = re.compile(r" ([:;!?])")
_HEADS_LINE: Final = r"(?=\s*(?:[:.|!?()\[\]>]|-(?:\s|$)|$)|[^.:!?]{0,25}:)"
_ENDS: Final = " .:!?…;,-|·•>»«\"'*→›"
_LOOSE_WORDS: Final = 2
"""Longer phrases begin a notice whatever follows; a word or two need a colon, a stop or an end there."""
_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_WORDS: Final = r"\S+(?: \S+){0,11}"


class Form(StrEnum):
    """How a phrase must stand in a part of the page."""

    WHOLE = "whole"
    START = "start"
    END = "end"
    CONTAIN = "contain"
    SECTION = "section"
    PAIR = "pair"


class Zone(StrEnum):
    """Where on the page a phrase counts."""

    ANY = "any"
    HEAD = "head"
    TAIL = "tail"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Rule:
    """The phrases of one row, compiled; both patterns are matched on folded text."""

    reason: str
    form: Form
    zone: Zone
    pattern: re.Pattern[str]
    other: re.Pattern[str] | None = None
    row: re.Pattern[str] | None = None
    share: float = 0.0

    def repeats(self, folded: str) -> bool:
        """Tell whether a folded text is two or more phrases of the rule and nothing else: "Share Print"."""
        return self.row is not None and self.row.fullmatch(folded) is not None

    def holds_in(self, zone: Zone) -> bool:
        """Tell whether the rule counts in a zone: head, tail or any (the body)."""
        if self.zone is Zone.ANY or self.zone is zone:
            return True
        return self.zone is Zone.EDGE and zone in {Zone.HEAD, Zone.TAIL}

    def matches(self, folded: str) -> bool:
        """Tell whether a folded text has the phrase where the form wants it."""
        match self.form:
            case Form.WHOLE | Form.SECTION:
                bare = folded.strip(_ENDS)
                whole = self.pattern.fullmatch(bare) or self.pattern.fullmatch(bare.strip("()[]"))
                return whole is not None
            case Form.START:
                return self.pattern.match(folded) is not None
            case Form.END:
                bare = folded.rstrip(_ENDS + ")]")
                return any(found.end() == len(bare) for found in self.pattern.finditer(bare))
            case Form.CONTAIN:
                return self.pattern.search(folded) is not None
            case Form.PAIR:
                return self._pairs(folded)

    def _pairs(self, folded: str) -> bool:
        """Tell whether phrases of both lists stand there, and make up their share of the words."""
        if self.other is None:
            return False
        first, second = len(self.pattern.findall(folded)), len(self.other.findall(folded))
        return first > 0 and second > 0 and first + second >= self.share * len(folded.split())


def fold(text: str) -> str:
    """Return the text as phrases are compared: no case, accents, kinds of quote, dash or blank."""
    return _fold_short(text) if len(text) <= _MAX_CACHED_CHARS else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    if not plain.isascii():
        plain = "".join(char for char in plain if unicodedata.category(char) not in _UNSEEN)
    plain = " ".join(_DASHES.sub("-", plain.translate(_QUOTES)).split())
    return _SPACED_POINT.sub(r"\1", plain)


@lru_cache(maxsize=8192)
def _fold_short(text: str) -> str:
    return _fold(text)


def align(line: str) -> str:
    """Fold a line character by character, so that offsets hold in both."""
    return "".join(map(_align_char, line))


@lru_cache(maxsize=4096)
def _align_char(char: str) -> str:
    return (fold(char) or " ")[0]


def compile_phrases(words: list[Any]) -> str:
    """Return the source of a pattern for phrases in folded text: `#` is a number, `*` up to twelve words."""
    sources = sorted((_source(str(word)) for word in words), key=lambda source: (-len(source), source))
    return f"(?<!\\w)(?:{'|'.join(sources)})(?!\\w)"


def _source(phrase: str) -> str:
    source = re.escape(fold(phrase)).replace(r"\#", _NUMBER)
    return source.replace(r"\*", _WORDS) if phrase.strip("*") else source


@cache
def lexicon_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a boilerplate lexicon, sorted."""
    folder = files("entente").joinpath("language")
    return tuple(
        sorted(e.name for e in folder.iterdir() if e.joinpath("lexicon", "boilerplate.yaml").is_file())
    )


@cache
def load_rules() -> tuple[Rule, ...]:
    """Load the boilerplate rules of every language, in file order.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rules, bad = [], []
    for code in lexicon_languages():
        for row in read_rows(f"language/{code}/lexicon/boilerplate.yaml"):
            try:
                rules.append(_rule(row))
            except (KeyError, ValueError, TypeError) as error:
                bad.append(f"{row.where}: not a boilerplate row ({error!r})")
    if bad:
        raise LexiconError("\n".join(bad))
    return tuple(rules)


def _rule(row: Row) -> Rule:
    form = Form(row["form"])
    other = re.compile(compile_phrases(row["with"])) if form is Form.PAIR else None
    source = compile_phrases(row["words"])
    if form is Form.START:
        loose = [
            word
            for word in row["words"]
            if len(str(word).split()) > _LOOSE_WORDS or not str(word)[-1].isalpha()
        ]
        source = f"{source}{_HEADS_LINE}" + (f"|{compile_phrases(loose)}" if loose else "")
    many = re.compile(rf"{source}(?:[ ,/]+{source})+") if form is Form.WHOLE else None
    share = float(row["share"]) if form is Form.PAIR else 0.0
    return Rule(row["reason"], form, Zone(row["zone"]), re.compile(source), other, many, share)


@cache
def header_words(part: str) -> tuple[str, ...]:
    """Return the words of one part of the header lexicon (see `headers.yaml`), of every language."""
    found: list[str] = []
    for code in lexicon_languages():
        for row in read_rows(f"language/{code}/lexicon/headers.yaml"):
            if row["part"] == part:
                found += [str(word) for word in row["words"]]
    return tuple(found)


@cache
def header_pattern(part: str) -> re.Pattern[str]:
    """Return the pattern of one part of the header lexicon, for folded text."""
    return re.compile(compile_phrases(list(header_words(part))))
