"""How pages say things in one interface language: actors, places, flows, statuses, dates, amounts.

Words stand in `words/XX.yaml`; names of states, months and numbers come from Babel, names of other
actors and of places from the lexicon of the language. An id that no table knows is shown as it is,
never dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as day
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal, format_percent, get_currency_name

from entente.errors import UnknownKeyError
from entente.fusion.names import Named, name_actor, rows_of
from entente.model.actor import UNNAMED, sector_of, state_of
from entente.vocabulary.actors import ALLIES, ActorEntry, load_catalogue
from entente.vocabulary.places import Place, load_places
from entente.vocabulary.rows import Row, read_folder, read_rows
from entente.web.dating import DateWriter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from entente.model.dates import DateSpan
    from entente.model.fact import Fact
    from entente.model.quantity import Quantity

INTERFACES: Final = ("en", "fr")
"""Languages that the pages speak, the default first."""
_CATALOGUE_LANGUAGE: Final = "en"
"""The language of the names in our vocabulary, which then need no lexicon."""
_COMPACT_FROM: Final = 1_000_000
"""Numbers from here on are written in words ("10 million"): zeros are hard to count."""
_A_HAIR_MORE: Final = 1 + 1e-9
"""For exactly one Babel takes the plural ("1 millions"); for what rounds to one, the singular."""
_LOCALES: Final = {"en": "en_GB"}
"""Where a language alone would give American dates."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one interface language; `rows` by kind and key, `catalogue` by actor id.

    `local` are names of actors and places in the language itself, by id, where it has its own.
    """

    language: str
    rows: Mapping[tuple[str, str], Row]
    catalogue: Mapping[str, ActorEntry]
    places: Mapping[str, Place]
    local: Mapping[tuple[str, str], str]

    @property
    def locale(self) -> Locale:
        """The locale that names months and writes numbers."""
        return _locale(_LOCALES.get(self.language, self.language))

    def word(self, kind: str, key: str) -> str:
        """Return the word for a key; the key itself, made readable, when there is none."""
        row = self.rows.get((kind, key))
        return str(row["word"]) if row else key.replace(".", " ").replace("_", " ")

    def verb(self, kind: str, key: str, count: int) -> str:
        """Return the word for a key as it follows a number of claims: "denies it", "deny it"."""
        row = self.rows.get((kind, key))
        return str(row["one"]) if row and count == 1 and row.get("one") else self.word(kind, key)

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

    def what(self, fact: Fact) -> str:
        """Tell a fact in one line."""
        return (fact.what_fr if self.language == "fr" else fact.what_en) or fact.what_en or fact.what_fr

    def actor(self, actor: str) -> str:
        """Name an actor, or an origin such as `author:NAME`: "South Korea (intelligence services)"."""
        for prefix in ("author:", "outlet:", "doc:"):
            if actor.startswith(prefix):
                return actor.removeprefix(prefix)
        sector = sector_of(actor)
        name = self.state(state_of(actor))
        return f"{name} ({self.word('sector', sector)})" if sector else name

    def spoken(self, actor: str) -> str:
        """Name an actor as a sentence does: "the intelligence services of South Korea"."""
        if actor == UNNAMED or state_of(actor).removeprefix(ALLIES) not in load_catalogue():
            return self.actor(actor)  # nobody, or an actor of the user's own
        named = f"{Named((name_actor(actor, self.language),), self.language)}"
        for row in rows_of(self.language, "contraction"):
            named = named.replace(row["words"], row["becomes"])
        return named

    def state(self, state: str) -> str:
        """Name a state, an organisation or a group, without sector."""
        if state.startswith(ALLIES):
            return f"{self.state(state.removeprefix(ALLIES))} ({self.word('actor', 'ALLIES')})"
        if ("actor", state) in self.rows:
            return self.word("actor", state)
        entry = self.catalogue.get(state)
        territories: Mapping[str, str] = self.locale.territories
        known = entry and (territories.get(entry.iso2 or "") or entry.name)
        if entry is not None and entry.iso2 is not None and known:
            return known
        return self.local.get(("actor", state)) or known or self.word("actor", state)

    def place(self, place: str) -> str:
        """Name a place, or the state that stands for one."""
        if place not in self.places:
            return self.actor(place)
        return self.local.get(("place", place), self.places[place].name)

    def voice(self, holder: tuple[str, ...]) -> str:
        """Name who answers for a claim; "" for the author of the article."""
        named = [actor for actor in holder if actor != UNNAMED]
        return ", ".join(self.actor(actor) for actor in (named or holder))

    def number(self, value: float) -> str:
        """Write a number: 11,000 or 10 million."""
        if value >= _COMPACT_FROM:
            near = value * _A_HAIR_MORE
            text = format_compact_decimal(near, format_type="long", locale=self.locale, fraction_digits=1)
            return str(text)
        return format_decimal(round(value, 2), locale=self.locale)

    def percent(self, share: float) -> str:
        """Write a share of 0 to 1 in percent."""
        return format_percent(share, locale=self.locale)

    def amount(self, low: float | None, high: float | None, *, share: bool = False) -> str:
        """Write two bounds: "600", "11,000–30,000", "at least 13,000", "at most 40"."""
        write = self.percent if share else self.number
        if low is None:
            return self._phrase("at_most", amount=write(high or 0))
        if high is None:
            return self._phrase("at_least", amount=write(low))
        return write(low) if low == high else self._phrase("between", low=write(low), high=write(high))

    def quantity(self, quantity: Quantity) -> str:
        """Write an amount with its unit: "11,000–30,000 people", "10,000 barrels a day"."""
        text = self.amount(quantity.low, quantity.high, share=quantity.share)
        if quantity.share:
            known = quantity.unit != "item"
            return self._phrase("share_of", amount=text, unit=self.unit(quantity.unit)) if known else text
        counted = self._phrase("counted", amount=text, unit=self._counted(quantity))
        if quantity.per is None:
            return counted
        return self._phrase("rate", amount=counted, period=self.word("period", quantity.per))

    def _counted(self, quantity: Quantity) -> str:
        """Name the unit of an amount: for one, for many, or after "million", as some languages ask."""
        if max(quantity.low or 0, quantity.high or 0) < _COMPACT_FROM:
            return self.unit(quantity.unit, single={quantity.low, quantity.high} <= {1, None})
        row = self.rows.get(("unit", quantity.unit))
        of = row.get("of") if row is not None else None
        return str(of) if of else self._phrase("of", unit=self.unit(quantity.unit))

    def unit(self, unit: str, *, single: bool = False) -> str:
        """Name a unit or a currency, for many or for one."""
        row = self.rows.get(("unit", unit))
        if row is not None:
            return str(row["one" if single else "word"])
        code = unit.upper()
        return str(get_currency_name(code, 2, self.locale)) if code in self.locale.currencies else unit

    def measure(self, measure: str) -> str:
        """Name what a figure counts: "people killed" for `person.killed`, "shells" for `shell`."""
        if ("measure", measure) in self.rows:
            return self.word("measure", measure)
        unit, _, aspect = measure.partition(".")
        name = self.unit(unit)
        return f"{name} {self.word('aspect', aspect)}" if aspect else name

    def language_name(self, code: str) -> str:
        """Name a language by its two-letter code."""
        return str(self.locale.languages.get(code, code))

    def date(self, span: DateSpan) -> str:
        """Write a date as precise as it is: "18 June 2024", "summer 2024", "since February 2022"."""
        return DateWriter(self.rows, self.locale).write(span)

    def moment(self, at: str) -> str:
        """Write a moment, given as RFC 3339, to the minute, in UTC."""
        when = datetime.fromisoformat(at).astimezone(UTC)
        return f"{format_date(when, 'long', locale=self.locale)}, {when:%H:%M}"

    def tick(self, year: int, month: int | None) -> str:
        """Write a tick of an axis of time: "2024", "Jun 2024"."""
        if month is None:
            return str(year)
        return str(format_date(day(year, month, 1), "MMM y", locale=self.locale))

    def _phrase(self, key: str, /, **fields: str) -> str:
        return str(self.rows["phrase", key]["word"]).format(**fields)


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


@cache
def load_words(language: str, vocabulary: Path | None = None) -> Words:
    """Load the words of an interface language, once; `vocabulary` is a user's own folder.

    Raises:
        UnknownKeyError: the pages do not speak this language.
        LexiconError: a file is not a list of rows, or a row of actors or places is bad.
    """
    if language not in INTERFACES:
        raise UnknownKeyError("interface", language, "web/words", INTERFACES[0])
    rows = read_rows(f"web/words/{language}.yaml")
    table = {(str(row["kind"]), str(row["key"])): row for row in rows}
    local = {} if language == _CATALOGUE_LANGUAGE else _local_names(language)
    return Words(language, table, load_catalogue(vocabulary), load_places(vocabulary), local)


def _local_names(language: str) -> dict[tuple[str, str], str]:
    """Return what the language calls actors and places: as our sentences do, else by its lexicon."""
    found: dict[tuple[str, str], str] = {}
    for row in rows_of(language, "name"):
        found["actor", str(row["actor"])] = _bare(str(row["name"]), language)
    for row in read_folder(f"language/{language}/lexicon/actors"):
        actor = _first(row.get("actor", ""))
        if actor and row.get("names") and sector_of(actor) is None:
            found.setdefault(("actor", actor), str(row["names"][0]))
    for row in read_rows(f"language/{language}/lexicon/places.yaml"):
        if row.get("names"):
            found.setdefault(("place", str(row.get("place"))), str(row["names"][0]))
    return found


def _bare(name: str, language: str) -> str:
    """Take the article off a name."""
    articles = (str(row["article"]) for row in rows_of(language, "article"))
    return name.removeprefix(next((article for article in articles if name.startswith(article)), ""))


def _first(actors: str | list[str]) -> str:
    return actors if isinstance(actors, str) else str(actors[0])
