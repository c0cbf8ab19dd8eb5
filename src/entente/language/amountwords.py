"""The small words around numbers: bounds, ranges, periods, and what forbids an amount."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from entente.language.numberwords import NumberWords, Phrases, key_of, plain
from entente.language.pack import lexicon_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from entente.language.numberwords import Key
    from entente.vocabulary.rows import Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RangeForm:
    """A way to say a range: the word before its first number ("entre"), the words between."""

    before: Phrases[bool]
    between: Phrases[bool]
    opened: bool


@dataclass(frozen=True, slots=True)
class AmountWords:
    """Around the numbers of one language; see the head of its `lexicon/numbers.yaml`.

    `head_last` tells that a noun phrase ends in its noun, as in English; `window` is how many words
    the counted noun may stand away; `name_unit` what an unknown capitalised noun counts.
    """

    code: str
    numbers: NumberWords
    head_last: bool
    window: int
    name_unit: str
    before: Phrases[str]
    after: Phrases[str]
    ranges: tuple[RangeForm, ...]
    per: Phrases[str]
    only: Phrases[bool]
    not_after: Phrases[bool]
    not_before: Phrases[bool]
    day_after: Phrases[bool]
    against: Phrases[bool]
    back: Phrases[bool]
    behind: Phrases[bool]
    change: frozenset[str]
    definite: frozenset[str]
    articles: frozenset[str]
    stop: frozenset[str]
    adjectives: frozenset[str]
    doubtful: frozenset[str]
    indefinite: frozenset[str]
    plural_endings: tuple[str, ...]


@cache
def load_amount_words(
    code: str, numbers: NumberWords, *, head_last: bool, window: int, name_unit: str = "person"
) -> AmountWords:
    """Load the words around the numbers of a language from its `lexicon/numbers.yaml`, once."""
    rows = lexicon_rows(code, "numbers")
    bounds = [row for row in rows if row["kind"] == "bound"]
    return AmountWords(
        code=code,
        numbers=numbers,
        head_last=head_last,
        window=window,
        name_unit=name_unit,
        before=_phrases((row for row in bounds if row.get("where") != "after"), lambda row: row["bound"]),
        after=_phrases((row for row in bounds if row.get("where") == "after"), lambda row: row["bound"]),
        ranges=tuple(_range_form(row) for row in rows if row["kind"] == "range"),
        per=_phrases(_kind(rows, "per"), lambda row: row["period"]),
        only=_phrases(_kind(rows, "only"), lambda _row: True),
        not_after=_phrases(_kind(rows, "not_after"), lambda _row: True),
        not_before=_phrases(_kind(rows, "not_before"), lambda _row: True),
        day_after=_phrases(_kind(rows, "day_after"), lambda _row: True),
        against=_phrases(_kind(rows, "against"), lambda _row: True),
        back=_phrases(_kind(rows, "back"), lambda _row: True),
        behind=_phrases(_kind(rows, "behind"), lambda _row: True),
        change=_words(rows, "change"),
        definite=_words(rows, "definite"),
        articles=_words(rows, "article"),
        stop=_words(rows, "stop"),
        adjectives=_words(rows, "adjective"),
        doubtful=_words(rows, "doubtful"),
        indefinite=_words(rows, "indefinite"),
        plural_endings=tuple(ending for row in _kind(rows, "plural") for ending in row["endings"]),
    )


def _kind(rows: Iterable[Row], kind: str) -> tuple[Row, ...]:
    return tuple(row for row in rows if row["kind"] == kind)


def _words(rows: Iterable[Row], kind: str) -> frozenset[str]:
    return frozenset(plain(word) for row in _kind(rows, kind) for word in row["words"])


def _phrases(rows: Iterable[Row], value: Callable[[Row], T]) -> Phrases[T]:
    found: dict[Key, T] = {key_of(word): value(row) for row in rows for word in row["words"]}
    return Phrases(found)


def _range_form(row: Row) -> RangeForm:
    before: dict[Key, bool] = {key_of(word): True for word in row["before"]}
    between: dict[Key, bool] = {key_of(word): True for word in row["between"]}
    return RangeForm(Phrases(before), Phrases(between), bool(before))
