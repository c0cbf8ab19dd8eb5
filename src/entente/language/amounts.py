"""Finds amounts: numbers with their bounds, ranges and periods, and the noun that they count.

One engine for every language; words come from its lexicons `numbers`, `units` and `things`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from entente.language.counted import FEW, Carried, CountedFinder
from entente.language.numbersum import Number, about
from entente.language.numerals import NumberReader
from entente.language.pack import FoundQuantity
from entente.language.units import ITEM
from entente.model.quantity import Quantity
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.language.amountwords import AmountWords, RangeForm
    from entente.language.counted import Counted

_NEARLY: Final = 0.9
_SMALL: Final = 1000
_CHANGE_REACH: Final = 5
"""How many words before "de A à B" a verb of change is looked for."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds, before its noun is known; words `start` to `end` (excluded)."""

    number: Number
    start: int
    end: int
    bounds: tuple[str, ...] = ()
    ranged: bool = False

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """Both bounds, None for one that nobody gave."""
        number = self.number
        low, high = number.low, number.high
        if "low" in self.bounds:
            return (low if self.ranged or number.vague else number.value), None
        if "high" in self.bounds:
            return None, (high if self.ranged or number.vague else number.value)
        if low != high:
            return low, high
        if "nearly" in self.bounds:
            return number.value * _NEARLY, number.value
        return about(number.value) if "about" in self.bounds else (low, high)


def find_amounts(text: str, lang: AmountWords) -> tuple[FoundQuantity, ...]:
    """Find every quantity of a text, in order, without overlap of their numbers."""
    return tuple(_Search(text, lang).run())


class _Search:
    """The search through one text."""

    def __init__(self, text: str, lang: AmountWords) -> None:
        self.text, self.lang = text, lang
        self.words = lang.numbers.words(text)
        self.reader = NumberReader(self.words, lang.numbers)
        self.apart = NumberReader(self.words, lang.numbers, joining=False)
        self.counted = CountedFinder(self.words, lang)
        self.last = Carried()

    def run(self) -> Iterator[FoundQuantity]:
        place = 0
        while place < len(self.words):
            amount = self._amount(place)
            if amount is None:
                place += 1
                continue
            amount = self._compared(self._bounded(amount))
            counted = self.counted.find(amount.number, amount.end, self.last)
            amount = self._bounded_late(amount, counted)
            place = amount.end
            if counted.refused or self._refused(amount, counted):
                place = max(place, counted.end if counted.refused else place)
                continue
            found = self._quantity(amount, counted)
            if found is not None:
                self.last = self.last.after(found.quantity.unit, amount.number.scale)
                yield found
                place = max(place, counted.number_end)

    def _amount(self, place: int) -> Amount | None:
        only = self.lang.only.at(self.words, place)
        if only is not None:
            return Amount(Number(1, 1, 1, place, only[0]), place, only[0], ("only",))
        for form in self.lang.ranges:
            ranged = self._range(form, place)
            if ranged is not None:
                return ranged
        number = self.reader.read(place)
        return None if number is None else Amount(number, place, number.end)

    def _range(self, form: RangeForm, place: int) -> Amount | None:
        """Read a range of one form at a place; its first number may leave its scale to the second."""
        opening = form.before.at(self.words, place) if form.opened else (place, True)
        if opening is None or opening[0] >= len(self.words):
            return None
        if self._changes(place) and (form.opened or self._is_opened(place)):
            return None
        for reader in (self.apart, self.reader):
            first = reader.read(opening[0])
            if first is None:
                return None
            end = self.counted.unit_end(first.end) if form.opened else first.end
            between = form.between.at(self.words, end)
            second = None
            if between is not None and between[0] < len(self.words):
                second = self.reader.read(between[0])
            if second is not None:
                both = _joined(first, second)
                return None if both is None else Amount(both, place, second.end, ranged=True)
        return None

    def _is_opened(self, place: int) -> bool:
        """Tell whether a word that opens ranges ("de", "from") stands just before."""
        return any(form.before.before(self.words, place) is not None for form in self.lang.ranges)

    def _changes(self, place: int) -> bool:
        """Tell whether a verb of change ("passer de A à B") stands closely before."""
        before = self.words[max(0, place - _CHANGE_REACH) : place]
        return any(word.plain in self.lang.change for word in before)

    def _bounded(self, amount: Amount) -> Amount:
        """Take the bounds on both sides of the number."""
        start, end, bounds = self.counted.money_start(amount.start), amount.end, list(amount.bounds)
        before = self.lang.before.before(self.words, start)
        if before is None and amount.ranged:
            before = self.lang.before.before(self.words, start + 1)
        while before is not None:
            start = before[0]
            bounds.append(before[1])
            before = self.lang.before.before(self.words, start)
        after = self.lang.after.at(self.words, end)
        if after is not None:
            end = after[0]
            bounds.append(after[1])
        return replace(amount, start=start, end=end, bounds=tuple(bounds))

    def _compared(self, amount: Amount) -> Amount:
        """Lend the scale of the amount before to one set against it: "44 milliards, contre 38"."""
        number = amount.number
        against = self.lang.against.before(self.words, amount.start)
        if against is None or number.scale != 1 or self.last.scale == 1 or number.value >= _SMALL:
            return amount
        return replace(amount, number=number.times(self.last.scale, number.end))

    def _bounded_late(self, amount: Amount, counted: Counted) -> Amount:
        """Take a bound that stands behind the noun, at most one word off: "un avion russe au moins"."""
        if amount.bounds or counted.noun is None or counted.refused:
            return amount
        for place in (counted.end, counted.end + 1):
            bound = self.lang.after.at(self.words, place) if place < len(self.words) else None
            if bound is not None:
                return replace(amount, end=bound[0], bounds=(bound[1],))
        return amount

    def _refused(self, amount: Amount, counted: Counted) -> bool:
        """Tell whether the number is a name, a date or an article, not an amount."""
        return (
            self._is_article(amount, counted)
            or self._is_chained(amount)
            or self.lang.not_after.before(self.words, amount.start) is not None
            or self.lang.not_before.at(self.words, amount.end) is not None
            or (not counted.known and not amount.bounds and self._is_bare_name(amount, counted))
        )

    def _is_article(self, amount: Amount, counted: Counted) -> bool:
        """Tell "un" from a count of one: "au moins un char" and "un seul" count, "at least a" does not."""
        number = amount.number
        if number.value != 1 or number.scale != 1 or number.figures:
            return False
        bounded = {"low", "high"} & set(amount.bounds) and counted.unit != ITEM
        return not (bounded or "only" in amount.bounds) or (
            number.end == number.start + 1 and self._plain(number.start) in self.lang.indefinite
        )

    def _plain(self, place: int) -> str:
        return self.words[place].plain

    def _is_chained(self, amount: Amount) -> bool:
        """Tell whether figures hang on to the number by a hyphen, slash or colon: a date, a score."""
        number, words = amount.number, self.words
        joined = {"-", "/", ":", "."}
        before = words[max(0, number.start - 2) : number.start]
        if len(before) == 2 and before[1].text in joined and before[0].figure and not amount.ranged:
            return before[0].end == before[1].start and before[1].end == words[number.start].start
        after = words[number.end : number.end + 2]
        glued = len(after) == 2 and after[0].text in joined and after[1].figure
        return glued and after[0].start == words[number.end - 1].end and after[0].end == after[1].start

    def _is_bare_name(self, amount: Amount, counted: Counted) -> bool:
        """Tell whether a number without a known noun is a year, a day, or part of a name."""
        number, word = amount.number, self.words[amount.number.start]
        if number.figures and word.text.isdigit() and len(word.text) == 4 and _is_year(number.value):
            return True
        if _is_year(number.value) and number.value % 100 and counted.noun is None:
            return True
        if number.fraction and not counted.whole:
            return word.plain not in {key[0] for key in self.lang.numbers.wholes}
        if counted.noun is None and word.plain in self.lang.doubtful and number.end == number.start + 1:
            return True
        return number.start > 0 and self._follows_name(number, counted)

    def _follows_name(self, number: Number, counted: Counted) -> bool:
        """Tell whether the word before takes the number to itself: "le 12", "les deux", "Arctic 2"."""
        before, word = self.words[number.start - 1], self.words[number.start]
        if counted.noun is None and before.plain in self.lang.definite and number.value <= FEW:
            return True
        if number.figures and number.value <= 31 and self.lang.day_after.before(self.words, number.start):
            return counted.noun is None
        if word.text[0].isupper():
            return counted.noun is None and before.text[-1].isalpha()
        small = number.figures and number.value < _SMALL and word.text.isdigit()
        return small and before.text[0].isupper() and (number.start > 1 or before.text.isupper())

    def _quantity(self, amount: Amount, counted: Counted) -> FoundQuantity | None:
        low, high = amount.limits
        share = amount.number.fraction or counted.share
        factor = 0.01 if counted.share and counted.percent else counted.factor
        end = max(amount.end, counted.end)
        start = min(amount.start, counted.start)
        span = Span(self.words[start].start, self.words[end - 1].end)
        noun = None
        if counted.noun is not None:
            noun = Span(self.words[counted.noun[0]].start, self.words[counted.noun[1] - 1].end)
        quantity = Quantity(
            low=_scaled(low, factor),
            high=_scaled(high, factor),
            unit=counted.unit,
            of=noun.of(self.text) if noun else "",
            words=span.of(self.text),
            share=share,
            per=counted.per,
        )
        return FoundQuantity(span, noun, quantity, self._figures(amount, counted, span))

    def _figures(self, amount: Amount, counted: Counted, span: Span) -> Span:
        """Return the words of the amount alone: up to its noun, or to what modifies a noun behind it."""
        if counted.noun is None or any(w.figure for w in self.words[counted.noun[1] : counted.end]):
            return span
        end = counted.noun[0]
        last = max(amount.end, counted.number_end)
        if self.lang.head_last and last < end and self.lang.numbers.of.at(self.words, last) is None:
            end = last
        return Span(span.start, max(self.words[end - 1].end, span.start))


def _is_year(value: float) -> bool:
    return 1000 <= value <= 2200


def _scaled(value: float | None, factor: float) -> float | None:
    if value is None:
        return None
    return float(f"{value * factor:.12g}")


def _joined(first: Number, second: Number) -> Number | None:
    """Make a range of two numbers, None when the second does not lie above the first."""
    if first.scale == 1 and second.scale > 1 and first.value * second.scale <= second.value:
        first = first.times(second.scale, first.end)
    if first.value >= second.value or first.fraction != second.fraction:
        return None
    return replace(second, low=first.low, start=first.start, figures=first.figures and second.figures)
