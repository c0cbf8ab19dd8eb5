"""Reads numbers in figures and words, in any language that lists its number words.

`NumberReader` reads the longest number at a place: "11 000", "1,75 milliard", "trente-deux", "une
vingtaine", "des dizaines de milliers", "deux tiers", "un million et demi".
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from entente.language.numbersum import PLAIN_GROUP, Number, Sum, about, exact, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.language.numberwords import NumberWords, Word

WHOLES: Final = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 100})
"""What a share of more than one may be given out of: "neuf sur dix"."""
_LARGEST_SLASHED: Final = 10
"""The largest denominator of a fraction in figures ("3/4"): beyond, it is a date or a name."""


class NumberReader:
    """Reads the numbers of one text, already split into words.

    Without `joining`, "et" and "and" end a number ("entre deux cents et trois cents").
    """

    __slots__ = ("joining", "lang", "words")

    def __init__(self, words: Sequence[Word], lang: NumberWords, *, joining: bool = True) -> None:
        self.words, self.lang, self.joining = words, lang, joining

    def read(self, place: int) -> Number | None:
        """Read the longest number that starts at `place`, None when there is none."""
        scaled = self._bare_fraction(place)
        if scaled is not None:
            return scaled
        whole = self.lang.wholes.at(self.words, place)
        if whole is not None:
            return replace(exact(whole[1], place, whole[0]), fraction=True)
        vague = self._vague(place)
        if vague is not None:
            return vague
        counted = self._counted(place)
        if counted is None:
            return None
        return self._over(self._slashed(self._with_fraction(self._as_fraction(counted))))

    def _vague(self, place: int) -> Number | None:
        """Read "des milliers", "plusieurs dizaines de milliers", "par milliers", "milliers"."""
        several = self.lang.several.at(self.words, place)
        start, times = several or (place, ())
        collective = self.lang.few.at(self.words, start) if times else None
        collective = collective or self.lang.collectives.at(self.words, start)
        if collective is None or not collective[1].many:
            return None
        end, noun = collective
        least, most = times or (noun.least, noun.most)
        number = Number(least * noun.value, most * noun.value, noun.value, place, end, noun.value, vague=True)
        return self._multiplied(number)

    def _multiplied(self, number: Number) -> Number:
        """Read the scales behind a collective: "de milliers", "of thousands", "de millions"."""
        while True:
            after = self.lang.of.at(self.words, number.end)
            place = after[0] if after else number.end
            more = self.lang.collectives.at(self.words, place)
            if more is not None and more[1].many:
                number = number.times(more[1].value, more[0])
                continue
            scale = self.lang.scales.at(self.words, place)
            if scale is None:
                return number
            number = number.times(scale[1][0], scale[0])

    def _counted(self, place: int) -> Number | None:
        """Read a number in figures or words, then what multiplies it."""
        figures = self._figures(place)
        number = figures if figures is not None else self._spelled(place)
        if number is None:
            return None
        collective = self.lang.collectives.at(self.words, number.end)
        if collective is None:
            return self._decimal(number)
        end, noun = collective
        single = number.value == 1 and not noun.exact and not noun.many
        low, high = about(noun.value) if single else (number.value * noun.value,) * 2
        value = number.value * noun.value
        return self._multiplied(Number(low, high, value, place, end, noun.value))

    def _figures(self, place: int) -> Number | None:
        word = self.words[place]
        if not word.figure:
            return None
        number = replace(exact(self.lang.value_of(word.text), place, place + 1), figures=True)
        letter = self.lang.letters.at(self.words, number.end)
        if letter is not None and (letter[1][1] or self._glued(number.end) or self._before_sign(letter[0])):
            return number.times(letter[1][0], letter[0])
        if self._glued(number.end) and self.words[number.end].text[0].isalpha():
            return number if self.lang.scales.at(self.words, number.end) is None else self._spelled(place)
        return self._spelled(place) or number

    def _before_sign(self, place: int) -> bool:
        """Tell whether a currency sign is glued on at `place`: "5 M€"."""
        return self._glued(place) and unicodedata.category(self.words[place].text[-1]) == "Sc"

    def _glued(self, place: int) -> bool:
        return place < len(self.words) and self.words[place].start == self.words[place - 1].end

    def _spelled(self, place: int) -> Number | None:
        """Read number words, figures counting as one at the start."""
        under_way, end = Sum(), place
        while end < len(self.words):
            after = self._take(under_way, end, first=end == place)
            if after is None:
                break
            end = after
        if end == place:
            return None
        scale = under_way.last_scale
        figures = end == place + 1 and self.words[place].figure
        return replace(exact(under_way.value, place, end, scale=scale), figures=figures)

    def _take(self, under_way: Sum, place: int, *, first: bool) -> int | None:
        words, lang = self.words, self.lang
        if words[place].figure:
            taken = first and under_way.add(lang.value_of(words[place].text), 0)
            return place + 1 if taken else None
        half = lang.halves.at(words, place)
        if half is not None and not first:
            before_scale = self.lang.scales.at(words, half[0]) is not None
            return half[0] if under_way.add_half(before_scale=before_scale) else None
        scale = lang.scales.at(words, place)
        if scale is not None and (scale[1][1] or not first):
            return scale[0] if under_way.scaled(scale[1][0]) else None
        hundred = lang.hundreds.at(words, place)
        if hundred is not None:
            return hundred[0] if under_way.hundred(hundred[1]) else None
        cardinal = lang.cardinals.at(words, place)
        if cardinal is not None:
            return cardinal[0] if under_way.add(cardinal[1].value, cardinal[1].room) else None
        return None if first else self._joined(under_way, place)

    def _joined(self, under_way: Sum, place: int) -> int | None:
        """Step over "et" or "and" when a number word that may follow stands behind."""
        joint = self.lang.joints.at(self.words, place)
        if joint is None or not self.joining:
            return None
        cardinal = self.lang.cardinals.at(self.words, joint[0])
        if cardinal is None or not joint[1].allows(under_way.last, cardinal[1].value):
            return None
        multiplied = under_way.last == "hundred" and self.lang.hundreds.at(self.words, cardinal[0])
        part = self.lang.fractions.at(self.words, cardinal[0]) if cardinal[1].value != 1 else None
        if multiplied or part or under_way.room <= 0:
            return None
        if under_way.last == "scale" and not self._lies_below(under_way.scale, joint[0]):
            return None
        return cardinal[0] if under_way.add(cardinal[1].value, cardinal[1].room) else None

    def _lies_below(self, scale: float, place: int) -> bool:
        """Tell whether the number at a place may still be added under a scale: no second "thousand"."""
        rest = NumberReader(self.words, self.lang, joining=False).read(place)
        return rest is not None and rest.value < scale

    def _decimal(self, number: Number) -> Number:
        """Read the spelled decimals behind a number, and the scale behind them: "six virgule zéro cinq"."""
        point = self.lang.points.at(self.words, number.end)
        if point is None or number.scale >= PLAIN_GROUP:
            return number
        zeros, place = "", point[0]
        while (digit := self.lang.cardinals.at(self.words, place)) and digit[1].value == 0:
            zeros, place = zeros + "0", digit[0]
        rest = self._spelled(place)
        if rest is None:
            return number
        scale = rest.scale if rest.scale >= PLAIN_GROUP else 1.0
        digits = f"{int(number.value)}.{zeros}{int(rest.value / scale)}"
        read = exact(float(digits), number.start, rest.end)
        return read.times(scale, rest.end) if scale != 1 else read

    def _as_fraction(self, number: Number) -> Number:
        """Read the denominator behind a number: "deux tiers", "un vingt-cinquième"; then its multiple."""
        part = self.lang.fractions.at(self.words, number.end)
        if part is not None:
            return self._part_of_scale(part_of(number, part[1], part[0]))
        tens = None if number.figures else self._spelled(number.end)
        if tens is None:
            return number
        joint = self.lang.joints.at(self.words, tens.end)
        part = self.lang.fractions.at(self.words, joint[0] if joint else tens.end)
        if part is None:
            return number
        return part_of(number, 1 / (tens.value + 1 / part[1]), part[0])

    def _part_of_scale(self, part: Number) -> Number:
        """Multiply a fraction by the scale or collective behind it: "un demi-million"."""
        of = self.lang.of.at(self.words, part.end)
        place = of[0] if of else part.end
        one = self.lang.cardinals.at(self.words, place)
        place = one[0] if one and one[1].value == 1 else place
        scale = self.lang.scales.at(self.words, place)
        if scale is not None:
            return part.times(scale[1][0], scale[0])
        collective = self.lang.collectives.at(self.words, place)
        return part if collective is None else part.times(collective[1].value, collective[0])

    def _bare_fraction(self, place: int) -> Number | None:
        """Read a fraction without a count, before a scale only: "quart de million"."""
        part = self.lang.fractions.at(self.words, place)
        if part is None:
            return None
        number = self._part_of_scale(part_of(exact(1, place, place), part[1], part[0]))
        return None if number.fraction else number

    def _with_fraction(self, number: Number) -> Number:
        """Add the fraction behind a number: "trois et un cinquième", "cinq milliards et trois quarts"."""
        joint = self.lang.joints.at(self.words, number.end)
        place = joint[0] if joint else number.end
        if number.fraction or place >= len(self.words) or (joint is None and not number.figures):
            return number
        more = self._counted(place)
        if joint is None:
            more = self._slashed(more) if more else None
        else:
            more = self._as_fraction(more) if more else self._bare_fraction(place)
        if more is None:
            return number
        if more.fraction:
            return exact(
                number.value + more.value * (number.scale if number.scale >= PLAIN_GROUP else 1),
                number.start,
                more.end,
            )
        if joint and more.scale < number.scale and more.value < more.scale:
            return exact(number.value + more.value, number.start, more.end)
        return number

    def _slashed(self, number: Number) -> Number:
        """Read a fraction in figures, "3/4"; parts of up to ten, smaller than one."""
        end = number.end + 1
        if end >= len(self.words) or self.words[number.end].text != "/" or not self.words[end].figure:
            return number
        below = self.lang.value_of(self.words[end].text)
        if number.fraction or not 0 < number.value < below <= _LARGEST_SLASHED:
            return number
        return part_of(number, 1 / below, end + 1)

    def _over(self, number: Number) -> Number:
        """Read "un sur trois" as a fraction."""
        over = self.lang.over.at(self.words, number.end)
        if over is None or number.fraction or number.scale >= PLAIN_GROUP:
            return number
        below = self._counted(over[0]) if over[0] < len(self.words) else None
        if below is None or below.value <= number.value:
            return number
        if number.value != 1 and below.value not in WHOLES:
            return number
        return part_of(number, 1 / below.value, below.end)

    def all(self) -> Iterator[Number]:
        """Read every number of the text, from left to right, without overlap."""
        place = 0
        while place < len(self.words):
            number = self.read(place)
            if number is not None:
                yield self._signed(number)
            place = number.end if number is not None else place + 1

    def _signed(self, number: Number) -> Number:
        minus = self.lang.minus.before(self.words, number.start)
        if minus is None or (minus[0] > 0 and self._glued(minus[0])):
            return number
        return replace(number, low=-number.high, high=-number.low, value=-number.value, start=minus[0])
