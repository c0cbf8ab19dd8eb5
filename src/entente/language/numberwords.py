"""The words and figures with which a language writes numbers, and how text falls into them.

Words come from the lexicon `numbers` of the language; each language adds how it writes figures.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from entente.errors import LexiconError
from entente.language.pack import lexicon_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from entente.vocabulary.rows import Row

T = TypeVar("T")
Key = tuple[str, ...]

_APOSTROPHES: Final = str.maketrans("’‘ʼ", "'''")
_WORD: Final = r"(?:US|CA?|AU?|NZ|HK)?\$(?:US)?|[^\W\d_]+'(?=\w)|[^\W\d_][^\W_]*(?:[-&.][^\W_]+)*|[^\s\w]"
_QUOTES: Final = frozenset('«»“”„"‹›')
KINDS: Final = frozenset(
    {
        "cardinal", "hundred", "scale", "letter", "collective", "several", "and", "half", "point", "fraction",
        "whole", "over", "minus", "of", "article", "bound", "range", "per", "only", "not_after", "not_before",
        "day_after", "change", "definite", "stop", "ordinal", "adjective", "plural", "doubtful", "against",
        "back", "behind", "indefinite",
    }
)  # fmt: skip
"""The kinds of rows of `numbers.yaml`."""
_PIECE: Final = re.compile(r"(?:us)?\$(?:us)?|[^\W\d_]+'|\d+|[^\W\d_]+|[^\s\w]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or figure of a text: as written, folded (lower case, plain apostrophe, no accents)."""

    text: str
    plain: str
    start: int
    end: int

    @property
    def figure(self) -> bool:
        """Tell whether it is written in figures."""
        return self.text[0].isdecimal() or (self.text[0] in ".," and len(self.text) > 1)


class Phrases(Generic[T]):
    """Expressions of small words, looked up word for word: what each stands for."""

    __slots__ = ("_by_first", "_by_last", "_values")

    def __init__(self, values: Mapping[Key, T]) -> None:
        self._values = dict(values)
        self._by_first: dict[str, int] = {}
        self._by_last: dict[str, int] = {}
        for key in self._values:
            self._by_first[key[0]] = max(len(key), self._by_first.get(key[0], 0))
            self._by_last[key[-1]] = max(len(key), self._by_last.get(key[-1], 0))

    def __iter__(self) -> Iterator[Key]:
        return iter(self._values)

    def at(self, words: Sequence[Word], place: int) -> tuple[int, T] | None:
        """Return the end (excluded) and the value of the longest expression that starts at `place`."""
        left = len(words) - place
        reach = self._by_first.get(words[place].plain, 0) if left > 0 else 0
        for length in range(min(reach, left), 0, -1):
            key = tuple(word.plain for word in words[place : place + length])
            if key in self._values:
                return place + length, self._values[key]
        return None

    def before(self, words: Sequence[Word], place: int) -> tuple[int, T] | None:
        """Return the start and the value of the longest expression that ends just before `place`."""
        reach = self._by_last.get(words[place - 1].plain, 0) if place > 0 else 0
        for length in range(min(reach, place), 0, -1):
            key = tuple(word.plain for word in words[place - length : place])
            if key in self._values:
                return place - length, self._values[key]
        return None


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number word: its value, and the most that may be added right after it."""

    value: float
    room: float


@dataclass(frozen=True, slots=True)
class Collective:
    """A noun of about so many ("vingtaine"); `many` when vague, then `least` to `most` times."""

    value: float
    many: bool
    exact: bool
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Joint:
    """A word that joins number words ("et"): after which kinds, before which values (empty: any)."""

    after: Mapping[str, frozenset[float]]

    def allows(self, kind: str, value: float) -> bool:
        """Tell whether it joins `value` to a number that ends in a word of this kind."""
        values = self.after.get(kind)
        return values is not None and (not values or value in values)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """All that a language needs to read its numbers.

    `figure` matches a number in figures, `value_of` turns it into a float. The tables are keyed by
    folded words.
    """

    figure: re.Pattern[str]
    value_of: Callable[[str], float]
    cardinals: Phrases[Cardinal]
    hundreds: Phrases[float]
    scales: Phrases[tuple[float, bool]]
    letters: Phrases[tuple[float, bool]]
    collectives: Phrases[Collective]
    few: Phrases[Collective]
    several: Phrases[tuple[float, ...]]
    joints: Phrases[Joint]
    halves: Phrases[bool]
    points: Phrases[bool]
    fractions: Phrases[float]
    wholes: Phrases[float]
    over: Phrases[bool]
    minus: Phrases[bool]
    of: Phrases[bool]
    ordinal_endings: frozenset[str]
    spelled: frozenset[str]

    def words(self, text: str) -> tuple[Word, ...]:
        """Split a text into words and figures; quotation marks are left out, offsets hold.

        A hyphenated word falls apart when all its parts are number words ("trente-deux").
        """
        text = text.translate(_APOSTROPHES)
        pattern = _splitter(self.figure.pattern)
        found = [match for match in pattern.finditer(text) if match.group() not in _QUOTES]
        return tuple(word for match in found for word in self._parts(match.group(), match.start()))

    def _parts(self, form: str, start: int) -> Iterator[Word]:
        pieces = form.split("-")
        if len(pieces) > 1 and all(plain(piece) in self.spelled for piece in pieces):
            for piece in pieces:
                yield Word(piece, plain(piece), start, start + len(piece))
                start += len(piece) + 1
        else:
            yield Word(form, plain(form), start, start + len(form))


@cache
def _splitter(figure: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{figure})|{_WORD}")


@lru_cache(maxsize=65536)
def plain(form: str) -> str:
    """Fold a word: lower case, no accents, plain apostrophe."""
    decomposed = unicodedata.normalize("NFD", form.lower().translate(_APOSTROPHES))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def key_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words of an expression of a lexicon: ("au", "moins")."""
    words: list[str] = []
    for part in phrase.split():
        folded = plain(part)
        hyphened = re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)+", folded)
        words.extend([folded] if hyphened else _PIECE.findall(folded))
    return tuple(words)


@cache
def load_number_words(code: str, figure: str, value_of: Callable[[str], float]) -> NumberWords:
    """Load the number words of a language from its `lexicon/numbers.yaml`, once.

    `figure` is the pattern of a number in figures, without groups; `value_of` reads one.

    Raises:
        LexiconError: rows of no known kind, all at once.
    """
    rows = lexicon_rows(code, "numbers")
    bad = [
        f"{row.where}: no kind {row.get('kind')!r} of number row"
        for row in rows
        if row.get("kind") not in KINDS
    ]
    if bad:
        raise LexiconError("\n".join(bad))
    tables = _Tables(rows)
    named: dict[str, Phrases[Any]] = {
        "cardinals": tables.valued("cardinal", lambda row, value: Cardinal(value, row["room"])),
        "hundreds": tables.valued("hundred", lambda _row, value: float(value)),
        "scales": tables.valued("scale", lambda row, value: (float(value), bool(row.get("bare")))),
        "collectives": tables.collectives(),
        "halves": tables.worded("half", lambda _row: True),
        "fractions": tables.fractions(),
        "wholes": tables.worded("whole", lambda row: row["value"]),
        "joints": tables.worded(
            "and", lambda row: Joint({kind: frozenset(values) for kind, values in row["after"].items()})
        ),
    }
    spelled = frozenset(word for table in named.values() for key in table for word in key)
    return NumberWords(
        figure=re.compile(figure),
        value_of=value_of,
        letters=tables.valued("letter", lambda row, value: (float(value), bool(row.get("apart")))),
        few=tables.collectives("few"),
        several=tables.worded("several", lambda row: tuple(row.get("times", ()))),
        points=tables.worded("point", lambda _row: True),
        over=tables.worded("over", lambda _row: True),
        minus=tables.worded("minus", lambda _row: True),
        of=tables.worded("of", lambda _row: True),
        ordinal_endings=frozenset(plain(word) for row in tables.of_kind("ordinal") for word in row["words"]),
        spelled=spelled,
        **named,
    )


class _Tables:
    """Builds look-up tables from the rows of `numbers.yaml`."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def of_kind(self, kind: str) -> Iterator[Row]:
        return (row for row in self.rows if row["kind"] == kind)

    def valued(self, kind: str, make: Callable[[Row, float], T]) -> Phrases[T]:
        pairs = ((row, word, value) for row in self.of_kind(kind) for word, value in row["values"].items())
        return Phrases({key_of(word): make(row, value) for row, word, value in pairs})

    def worded(self, kind: str, make: Callable[[Row], T]) -> Phrases[T]:
        return Phrases({key_of(word): make(row) for row in self.of_kind(kind) for word in row["words"]})

    def collectives(self, *forms: str) -> Phrases[Collective]:
        return Phrases(
            {
                key_of(word): Collective(
                    row["value"],
                    form != "one",
                    bool(row.get("exact")),
                    row.get("least", 2),
                    row.get("most", 10),
                )
                for row in self.of_kind("collective")
                for form in forms or ("one", "many")
                for word in row.get(form, ())
            }
        )

    def fractions(self) -> Phrases[float]:
        found: dict[Key, float] = {}
        for row in self.of_kind("fraction"):
            for word, value in row["values"].items():
                found[key_of(word)] = 1 / value
                found.setdefault(key_of(word + row["plural"]), 1 / value)
        return Phrases(found)
