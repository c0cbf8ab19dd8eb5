"""Finds the noun that a number counts, its unit, and the period of a rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from entente.language.numerals import WHOLES, NumberReader
from entente.language.units import ITEM, PERCENT, Unit, load_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.language.amountwords import AmountWords
    from entente.language.numbersum import Number
    from entente.language.numberwords import Word

_LARGE: Final = 1e6
FEW: Final = 10
"""Up to how many a definite determiner points at a known group: "les deux pays"."""
_PER_REACH: Final = 6
"""How many words behind the noun the period of a rate is looked for."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: word indices of the noun, unit, and how far the phrase reaches.

    `known` tells that the lexicon has the noun, `whole` that it is what a part is taken of.
    `number_end` is the end of what belongs to the number itself (signs, "sur dix").
    """

    start: int
    end: int
    number_end: int
    unit: str = ITEM
    noun: tuple[int, int] | None = None
    factor: float = 1.0
    per: str | None = None
    share: bool = False
    percent: bool = False
    known: bool = False
    whole: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What the amount before leaves to one without a noun: its unit, and the scale of its number."""

    unit: str = ITEM
    scale: float = 1.0

    def after(self, unit: str, scale: float) -> Carried:
        """Return what an amount of this unit and scale leaves; a percentage leaves the unit as it was."""
        return Carried(self.unit if unit == PERCENT else unit, scale)


class CountedFinder:
    """Finds counted nouns among the words of one text."""

    def __init__(self, words: Sequence[Word], lang: AmountWords) -> None:
        self.words, self.lang = words, lang
        self.units = load_units(lang.code)
        self.reader = NumberReader(words, lang.numbers)
        self.definite = False
        self.forms = [(word.text,) for word in words]

    def find(self, number: Number, end: int, carried: Carried) -> Counted:
        """Find what `number` counts, from word `end` on; `carried` is left by the amount before."""
        before = self.words[number.start - 1].plain if number.start else ""
        self.definite = before in self.lang.definite and number.value <= FEW
        money = self._money_before(number)
        if money is not None:
            return self._with_period(money)
        if end == number.end and self._glued_name(end):
            return Counted(number.start, number.end + 1, number.end, refused=True)
        sign = self.units.signs.at(self.words, end)
        if sign is not None:
            return self._measured(number, sign[1], end, sign[0])
        back = self.lang.back.at(self.words, end)
        if back is not None:
            return Counted(number.start, back[0], number.end, carried.unit, (back[0] - 1, back[0]))
        return self._named(number, end, carried)

    def _named(self, number: Number, end: int, carried: Carried) -> Counted:
        """Find the counted noun: right behind the number, behind "le nombre de", or one not listed."""
        start, partitive = self._past_of(number, end)
        known = self._known(start)
        behind = self.lang.behind.at(self.words, end)
        if known is None and behind is not None:
            known = self._known(behind[0])
            known = None if known is None or known[2].skip else known
        if known is not None:
            return self._from_known(number, known)
        return self._unknown(number, start, carried, partitive=partitive)

    def unit_end(self, place: int) -> int:
        """Return the end of the unit or sign at a place, the place itself when there is none."""
        sign = self.units.signs.at(self.words, place)
        if sign is not None:
            return sign[0]
        of = self.lang.numbers.of.at(self.words, place)
        noun = self._at(of[0] if of else place)
        return place if noun is None else noun[1]

    def money_start(self, place: int) -> int:
        """Return the start of the currency sign that stands before a number, else the place itself."""
        sign = self.units.signs.before(self.words, place)
        return place if sign is None or sign[1].name == PERCENT else sign[0]

    def _money_before(self, number: Number) -> Counted | None:
        start = self.money_start(number.start)
        sign = self.units.signs.at(self.words, start) if start < number.start else None
        if sign is None:
            return None
        noun = (start, number.start)
        return Counted(start, number.end, number.end, sign[1].name, noun, known=True)

    def _glued_name(self, end: int) -> bool:
        """Tell whether letters that are no unit hang on to the figures: "528e", "2A6", "155-mm"."""
        if not self._glued(end) or not self.words[end - 1].figure:
            return False
        hyphen = self.words[end].text == "-" and self._glued(end + 1)
        at = end + 1 if hyphen else end
        return self.words[at].text[0].isalpha() and (hyphen or self._at(at) is None)

    def _glued(self, place: int) -> bool:
        return place < len(self.words) and self.words[place].start == self.words[place - 1].end

    def _past_of(self, number: Number, place: int) -> tuple[int, bool]:
        """Step over "de", "de ses", "des" between the number and its noun; tell whether there was any."""
        of = self.lang.numbers.of.at(self.words, place)
        if of is None:
            after = self._past_articles(place) if number.fraction else place
            return after, after > place
        after = self._past_articles(of[0]) if number.fraction else self._past_definite(of[0])
        bare_of = after == of[0] and self.words[place].plain not in self.lang.definite
        if bare_of and number.scale == 1 and not number.fraction:
            return place, False
        return after, True

    def _past_definite(self, place: int) -> int:
        while place < len(self.words) and self.words[place].plain in self.lang.definite:
            place += 1
        return place

    def _known(self, place: int) -> tuple[int, int, Unit] | None:
        """Find a noun of the lexicon within the window; in a language with the head last, the last."""
        best = None
        at = place
        while at < min(len(self.words), place + self.lang.window):
            hit = self._at(at)
            if hit is not None:
                best = hit
                at = hit[1]
            elif best is not None or self._stops(at):
                break
            else:
                at += 1
            if best is not None and (not self.lang.head_last or best[2].name == PERCENT):
                break
        return best

    def _at(self, place: int) -> tuple[int, int, Unit] | None:
        if place >= len(self.words):
            return None
        hit = self.units.nouns.longest(self.forms, place, lambda at: self.words[at].text == "/")
        if hit is None:
            return None
        text = self.words[place].text
        fitting = (unit for unit in hit[1] if unit.written[0].islower() or not text[0].islower())
        ranked = sorted(fitting, key=lambda unit: unit.definite is not self.definite)
        return (place, hit[0], ranked[0]) if ranked else None

    def _stops(self, place: int) -> bool:
        word = self.words[place]
        return word.plain in self.lang.stop or not word.text[0].isalpha()

    def _from_known(self, number: Number, known: tuple[int, int, Unit]) -> Counted:
        start, end, unit = known
        if unit.skip and (not unit.definite or self.definite):
            return Counted(start, end, end, refused=True)
        if unit.definite:
            return Counted(number.start, end, number.end, ITEM, (start, end), known=True)
        if unit.name == PERCENT:
            return self._measured(number, unit, start, end)
        found = Counted(
            number.start, end, number.end, unit.name, (start, end), unit.factor, unit.per, known=True
        )
        found = replace(found, share=number.fraction, whole=number.fraction)
        return self._with_period(self._out_of(number, found))

    def _measured(self, number: Number, unit: Unit, start: int, end: int) -> Counted:
        """What a sign makes: money, or a percentage and perhaps what it is a part of."""
        found = Counted(number.start, end, end, unit.name, (start, end), unit.factor, known=True)
        if unit.name != PERCENT:
            return self._with_period(found)
        found = replace(found, percent=True)
        of = self.lang.numbers.of.at(self.words, end)
        if of is None:
            return found
        whole = self._known(self._past_articles(of[0]))
        if whole is None or whole[2].skip:
            return found
        return replace(found, unit=whole[2].name, noun=whole[:2], end=whole[1], share=True, whole=True)

    def _past_articles(self, place: int) -> int:
        while place < len(self.words) and self.words[place].plain in self.lang.articles:
            place += 1
        return place

    def _out_of(self, number: Number, found: Counted) -> Counted:
        """Read "neuf obus sur dix" as a share."""
        over = self.lang.numbers.over.at(self.words, found.end)
        if over is None or number.fraction or number.low != number.high or over[0] >= len(self.words):
            return found
        below = self.reader.read(over[0])
        if below is None or below.value not in WHOLES or below.value <= number.value:
            return found
        if self._known(below.end) is not None:
            return found
        return replace(found, share=True, factor=1 / below.value, end=below.end, number_end=below.end)

    def _with_period(self, found: Counted) -> Counted:
        """Look for "par jour" closely behind the noun."""
        if found.per is not None:
            return found
        for place in range(found.end, min(len(self.words), found.end + _PER_REACH)):
            period = self.lang.per.at(self.words, place)
            if period is not None:
                return replace(found, per=period[1], end=period[0])
            if self.words[place].figure or self.words[place].text in ",;:().":
                break
        return found

    def _unknown(self, number: Number, place: int, carried: Carried, *, partitive: bool) -> Counted:
        """A noun that the lexicon lacks, an "autres" that points back, or nothing."""
        bare = Counted(number.start, number.end, number.end)
        at = place
        while at < len(self.words) and self.words[at].plain in self.lang.adjectives:
            at += 1
        noun = self._noun_like(at, number)
        if at > place and noun is None:
            return replace(bare, end=at, unit=carried.unit, noun=(at - 1, at))
        loose = number.scale >= _LARGE and not partitive and not self.lang.head_last
        if noun is None or loose:
            unit = carried.unit if min(number.scale, carried.scale) >= _LARGE else ITEM
            return self._with_period(replace(bare, unit=unit))
        unit = self.lang.name_unit if self.words[noun].text[0].isupper() else ITEM
        found = Counted(number.start, noun + 1, number.end, unit, (noun, noun + 1))
        return replace(found, share=number.fraction, whole=number.fraction and partitive)

    def _noun_like(self, place: int, number: Number) -> int | None:
        """Return the place of an unknown noun: `place`, or, where the head stands last, one further on."""
        reach = self.lang.window if self.lang.head_last else 1
        for at in range(place, min(len(self.words), place + reach)):
            if self._stops(at):
                return None
            if number.value <= 1 or number.fraction or self._is_plural(at):
                return at
        return None

    def _is_plural(self, place: int) -> bool:
        return self.words[place].text.lower().endswith(self.lang.plural_endings)
