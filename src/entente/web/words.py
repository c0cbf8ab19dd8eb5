"""How pages say things in one interface language: actors, flows, statuses, dates, amounts.

Words stand in `words/XX.yaml`; names of states, months and numbers come from Babel. An id that no
table knows is shown as it is, never dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.dates import format_date, format_interval
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from entente.model.actor import UNNAMED, sector_of, state_of
from entente.vocabulary.actors import ALLIES, ActorEntry, load_catalogue
from entente.vocabulary.rows import Row, read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from entente.model.dates import DateSpan
    from entente.model.quantity import Quantity

_COMPACT_FROM: Final = 1_000_000
"""Numbers from here on are written in words ("10 million"): zeros are hard to count."""
_LOCALES: Final = {"en": "en_GB"}
"""Where a language alone would give American dates."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one interface language; `rows` by kind and key, `catalogue` by actor id."""

    language: str
    rows: Mapping[tuple[str, str], Row]
    catalogue: Mapping[str, ActorEntry]

    @property
    def locale(self) -> Locale:
        """The locale that names months and writes numbers."""
        return _locale(_LOCALES.get(self.language, self.language))

    def word(self, kind: str, key: str) -> str:
        """Return the word for a key; the key itself, made readable, when there is none."""
        row = self.rows.get((kind, key))
        return str(row["word"]) if row else key.replace(".", " ").replace("_", " ")

    def means(self, kind: str, key: str) -> str:
        """Return the definition of a key, "" when there is none."""
        row = self.rows.get((kind, key))
        return str(row.get("means", "")) if row else ""

    def keys(self, kind: str) -> tuple[str, ...]:
        """Return the keys of a kind, in file order."""
        return tuple(key for of, key in self.rows if of == kind)

    def family(self, flow: str | None) -> str:
        """Return the family that a flow is shown under."""
        row = self.rows.get(("flow", flow or ""))
        return str(row["family"]) if row else "other"

    def actor(self, actor: str) -> str:
        """Name an actor, or an origin such as `author:NAME`: "South Korea (intelligence services)"."""
        for prefix in ("author:", "outlet:", "doc:"):
            if actor.startswith(prefix):
                return actor.removeprefix(prefix)
        sector = sector_of(actor)
        name = self.state(state_of(actor))
        return f"{name} ({self.word('sector', sector)})" if sector else name

    def state(self, state: str) -> str:
        """Name a state, an organisation or a group, without sector."""
        if state.startswith(ALLIES):
            return f"{self.state(state.removeprefix(ALLIES))} ({self.word('actor', 'ALLIES')})"
        entry = self.catalogue.get(state)
        if entry is None or ("actor", state) in self.rows:
            return self.word("actor", state)
        territories: Mapping[str, str] = self.locale.territories
        return territories.get(entry.iso2 or "", entry.name)

    def voice(self, holder: tuple[str, ...]) -> str:
        """Name who answers for a claim; "" for the author of the article."""
        named = [actor for actor in holder if actor != UNNAMED]
        return ", ".join(self.actor(actor) for actor in (named or holder))

    def number(self, value: float) -> str:
        """Write a number: 11,000 or 10 million."""
        if value >= _COMPACT_FROM:
            text: str = format_compact_decimal(
                value, format_type="long", locale=self.locale, fraction_digits=1
            )
            return text
        return format_decimal(round(value, 2), locale=self.locale)

    def amount(self, low: float | None, high: float | None, *, share: bool = False) -> str:
        """Write two bounds: "600", "11,000–30,000", "at least 13,000", "at most 40"."""

        def write(value: float) -> str:
            return format_percent(value, locale=self.locale) if share else self.number(value)

        if low is None:
            return f"at most {write(high or 0)}"
        if high is None:
            return f"at least {write(low)}"
        return write(low) if low == high else f"{write(low)}–{write(high)}"

    def quantity(self, quantity: Quantity) -> str:
        """Write an amount with its unit: "11,000–30,000 people"."""
        text = self.amount(quantity.low, quantity.high, share=quantity.share)
        unit = self.unit(quantity.unit, single={quantity.low, quantity.high} <= {1, None})
        if quantity.share:
            return f"{text} of {unit}" if unit != "items" else text
        return f"{text} {unit} a {quantity.per}" if quantity.per else f"{text} {unit}"

    def unit(self, unit: str, *, single: bool = False) -> str:
        """Name a unit or a currency, for many or for one."""
        row = self.rows.get(("unit", unit))
        if row is not None:
            return str(row["one" if single else "word"])
        names: Mapping[str, str] = self.locale.currencies
        return names.get(unit.upper(), unit)

    def measure(self, measure: str) -> str:
        """Name what a figure counts: "people killed" for `person.killed`, "shells" for `shell`."""
        unit, _, aspect = measure.partition(".")
        name = self.unit(unit)
        return f"{name} {self.word('aspect', aspect)}" if aspect else name

    def date(self, span: DateSpan) -> str:
        """Write a date as precise as it is: "18 June 2024", "summer 2024", "since February 2022"."""
        left, _, right = span.edtf.partition("/")
        if not right:
            return self._point(left)
        if left in {"", ".."}:
            return f"until {self._point(right)}"
        if right in {"", ".."}:
            return f"since {self._point(left)}"
        if not (_plain(left) and _plain(right) and left.count("-") == right.count("-")):
            return f"{self._point(left)} – {self._point(right)}"
        first, last = _day(left.split("-")), _day(right.split("-"))
        if left.count("-") == 2:
            start = str(first.day) if left[:7] == right[:7] else self._point(left)
            return f"{start}–{self._point(right)}"
        skeleton = "yMMMM" if "-" in left else "y"
        text: str = format_interval(first, last, skeleton, locale=self.locale)
        return text.replace("\N{THIN SPACE}", "" if left[:4] == right[:4] else " ")

    def _point(self, point: str) -> str:
        about = "about " if point.endswith("~") else ""
        parts = point.rstrip("~").split("-")
        if len(parts) == 2 and ("season", parts[1]) in self.rows:
            return f"{about}{self.word('season', parts[1])} {parts[0]}"
        if len(parts) == 1:
            return about + parts[0]
        pattern = "MMMM y" if len(parts) == 2 else "d MMMM y"
        return about + format_date(_day(parts), pattern, locale=self.locale)


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


def _plain(point: str) -> bool:
    """Tell whether a point is a year, month or day that nothing qualifies."""
    return not point.endswith("~") and not ("-" in point and point.split("-")[1] > "12")


def _day(parts: list[str]) -> day:
    year, month, first = (*(int(part) for part in parts), 1, 1)[:3]
    return day(year, month, first)


@cache
def load_words(language: str, vocabulary: Path | None = None) -> Words:
    """Load the words of an interface language, once; `vocabulary` is a user's own folder.

    Raises:
        LexiconError: a file is not a list of rows, or a row of actors is bad.
    """
    rows = read_rows(f"web/words/{language}.yaml")
    table = {(str(row["kind"]), str(row["key"])): row for row in rows}
    return Words(language, table, load_catalogue(vocabulary))
