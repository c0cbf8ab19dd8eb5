"""Sanctions regimes and their measures: instrument, paragraph, dates, what may not pass which way.

One file a regime in `vocabulary/regimes/`, named as the regime; a user's `regimes/*.yaml` come beside
ours. The first row describes the regime, every other one measure, told in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError, UnknownKeyError
from entente.model.dates import DateSpan
from entente.vocabulary.actors import is_actor_id
from entente.vocabulary.agreements import date_faults, date_of
from entente.vocabulary.flows import flows
from entente.vocabulary.rows import Row, parse_rows, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

FOLDER: Final = "vocabulary/regimes"
RULES: Final = ("ban", "cap", "monitor", "vigilance")
"""`ban`: may not pass; `cap`: not beyond an amount; `monitor`: who watches; `vigilance`: asks for care."""
DIRECTIONS: Final = ("to", "from", "both", "by")
"""Towards the target, from it, either way; `by`: the target's own acts."""
PASSING: Final = ("AID", "COOPERATE")
"""Event types under which a thing passes, unless a measure names others."""


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that may pass in each calendar year.

    `conversions` give how many of `unit` one of another unit is.
    """

    amount: float
    unit: str
    conversions: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a regime.

    `flows` are matched with all that lies under them; `units`, where given, are the only units of
    amounts that make the thing (a vehicle among goods). `argued` says what is not settled about its
    reach, `exceptions` what it lets pass. `named` is a thing finer than any flow, that the words of the
    claim's sentence must name (`crude_oil`). `in_force` and `until` are days, both included.
    """

    id: str
    regime: str
    instrument: str
    paragraph: str
    what: str
    rule: str
    direction: str
    in_force: DateSpan
    source: str
    flows: tuple[str, ...] = ()
    events: tuple[str, ...] = PASSING
    units: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    cap: Cap | None = None
    until: DateSpan | None = None
    exceptions: tuple[str, ...] = ()
    argued: str = ""
    named: str = ""

    def covers(self, flow: str | None) -> bool:
        """Tell whether a flow is one of the measure's, or lies under one; the more general is not."""
        return flow is not None and any(flow == own or flow.startswith(f"{own}.") for own in self.flows)

    @property
    def first_day(self) -> date:
        """The day since which it holds."""
        day = self.in_force.first
        assert day is not None  # noqa: S101  checked when the row was read
        return day


@dataclass(frozen=True, slots=True)
class Regime:
    """A sanctions regime: on whom, by whom, with which measures in file order."""

    id: str
    name: str
    target: str
    by: str
    source: str
    measures: tuple[Measure, ...]


@cache
def load_regimes(extra: Path | None = None) -> Mapping[str, Regime]:
    """Load every regime by id, ours first; a user's regime of the same id replaces ours.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    found: dict[str, Regime] = {}
    bad: list[str] = []
    for rows in (*_our_files(), *_user_files(extra)):
        faults = [f"{row.where}: {fault}" for row, fault in _faults(rows, extra)]
        bad += faults
        if rows and not faults:
            regime = _regime(rows)
            found[regime.id] = regime
    if bad:
        raise LexiconError("\n".join(bad))
    return found


def find_regime(ident: str, extra: Path | None = None) -> Regime:
    """Look a regime up by id.

    Raises:
        UnknownKeyError: there is no such regime; names those there are.
    """
    regimes = load_regimes(extra)
    if ident not in regimes:
        near = next((name for name in regimes if ident.lower() in name or name in ident.lower()), None)
        raise UnknownKeyError("regime", ident, f"regimes ({', '.join(regimes)})", near)
    return regimes[ident]


def _our_files() -> tuple[tuple[Row, ...], ...]:
    names = sorted(f.name for f in files("entente").joinpath(FOLDER).iterdir() if f.name.endswith(".yaml"))
    return tuple(read_rows(f"{FOLDER}/{name}") for name in names)


def _user_files(extra: Path | None) -> tuple[tuple[Row, ...], ...]:
    return () if extra is None else tuple(parse_rows(p, str(p)) for p in sorted(extra.glob("regimes/*.yaml")))


def _faults(rows: Sequence[Row], extra: Path | None) -> Iterator[tuple[Row, str]]:
    if not rows:
        return
    head, seen = rows[0], set()
    missing = [key for key in ("regime", "name", "target", "by", "source") if not head.get(key)]
    if missing:
        yield head, f"the first row of a regime needs {', '.join(missing)}"
    elif not is_actor_id(head["target"], extra):
        yield head, f"no actor {head['target']!r}"
    for row in rows[1:]:
        yield from ((row, fault) for fault in _measure_faults(row))
        if row.get("measure") in seen:
            yield row, f"the measure {row['measure']!r} stands twice"
        seen.add(row.get("measure"))


def _measure_faults(row: Row) -> Iterator[str]:
    needed = ("measure", "instrument", "paragraph", "what", "rule", "direction", "in_force", "source")
    missing = [key for key in needed if not row.get(key)]
    if missing:
        yield f"a measure needs {', '.join(missing)}"
        return
    if row["rule"] not in RULES:
        yield f"no rule {row['rule']!r}; there are {', '.join(RULES)}"
    if row["direction"] not in DIRECTIONS:
        yield f"no direction {row['direction']!r}; there are {', '.join(DIRECTIONS)}"
    yield from (f"no flow {flow!r}" for flow in row.get("flows", ()) if flow not in flows())
    for name in ("in_force", "until"):
        yield from date_faults(row, name)
    if ".." in str(row["in_force"]).split("/")[0]:
        yield "in_force needs a first day"
    if (row["rule"] == "cap") != ("cap" in row):
        yield "a cap, and no other rule, needs an amount: cap: {amount: ..., unit: ...}"
    elif "cap" in row and not (row["cap"].get("amount", 0) > 0 and row["cap"].get("unit")):
        yield "a cap needs an amount above 0 and a unit"


def _regime(rows: Sequence[Row]) -> Regime:
    head = rows[0]
    measures = tuple(_measure(row, head["regime"]) for row in rows[1:])
    return Regime(head["regime"], head["name"], head["target"], head["by"], head["source"], measures)


def _measure(row: Row, regime: str) -> Measure:
    return Measure(
        id=row["measure"],
        regime=regime,
        instrument=row["instrument"],
        paragraph=str(row["paragraph"]),
        what=row["what"],
        rule=row["rule"],
        direction=row["direction"],
        in_force=DateSpan(str(row["in_force"])),
        source=row["source"],
        flows=tuple(row.get("flows", ())),
        events=tuple(row.get("events", PASSING)),
        units=tuple(row.get("units", ())),
        hs=tuple(str(chapter) for chapter in row.get("hs", ())),
        cap=_cap(row),
        until=date_of(row, "until"),
        exceptions=tuple(row.get("exceptions", ())),
        argued=row.get("argued", ""),
        named=row.get("named", ""),
    )


def _cap(row: Row) -> Cap | None:
    cap = row.get("cap")
    if cap is None:
        return None
    return Cap(float(cap["amount"]), cap["unit"], tuple(sorted(cap.get("conversions", {}).items())))
