"""Scenario files: YAML, the first row the scenario, every other row one change over time.

    - {scenario: oil-cut, what: Oil deliveries shrink, horizon: 12}
    - {change: cut, flow: energy, actor: RUS, from: 3, low: 0.0, high: 0.3, why: a pipeline closes}

Quarters count from 1. `change` is monitoring, pressure, need or cut.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from entente.assessment.scenarios.values import Assumption, Change, Lever, Origin, Scenario
from entente.errors import LexiconError
from entente.vocabulary.flows import flows
from entente.vocabulary.rows import parse_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from entente.vocabulary.rows import Row

FOLDER: Final = "assessment/scenarios/ours"
LONGEST: Final = 400
"""Quarters that a scenario may last: a century."""
BOUNDS: Final = {
    Lever.MONITORING: (0.0, 1.0),
    Lever.PRESSURE: (-10.0, 10.0),
    Lever.NEED: (0.0, 10.0),
    Lever.CUT: (0.0, 10.0),
}


def load_scenarios() -> tuple[Scenario, ...]:
    """Load our own scenarios, by the name of their files."""
    folder = files("entente").joinpath(FOLDER)
    entries = sorted((e for e in folder.iterdir() if e.name.endswith(".yaml")), key=lambda e: e.name)
    return tuple(read_scenario(entry, f"{FOLDER}/{entry.name}", Origin.DEFAULT) for entry in entries)


def read_scenario(source: Traversable, shown: str, origin: Origin = Origin.USER) -> Scenario:
    """Read one scenario file; `shown` is its name in messages.

    Raises:
        LexiconError: the file or its rows are bad, all of them at once, each with file and line.
    """
    rows = parse_rows(source, shown)
    if not rows:
        raise LexiconError(f"{shown}: the file is empty; its first row describes the scenario")
    bad = [f"{row.where}: {fault}" for row, fault in _faults(rows)]
    if bad:
        raise LexiconError("\n".join(bad))
    head = rows[0]
    changes = tuple(_change(row, n, origin) for n, row in enumerate(rows[1:], 1))
    return Scenario(head["scenario"], head["what"], int(head["horizon"]), changes)


def _faults(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    head = rows[0]
    missing = [key for key in ("scenario", "what", "horizon") if not head.get(key)]
    if missing:
        yield head, f"the first row of a scenario needs {', '.join(missing)}"
        return
    if not _is_quarter(head["horizon"]):
        yield head, f"the horizon is a number of quarters from 1 to {LONGEST}"
    for row in rows[1:]:
        fault = _change_fault(row)
        if fault is not None:
            yield row, fault


def _is_quarter(value: object) -> bool:
    return isinstance(value, int) and 1 <= value <= LONGEST


def _change_fault(row: Row) -> str | None:
    missing = [key for key in ("change", "from", "low", "high", "why") if row.get(key) is None]
    if missing:
        return f"a change needs {', '.join(missing)}"
    if row["change"] not in set(Lever):
        return f"no change {row['change']!r}; there are {', '.join(Lever)}"
    lever = Lever(row["change"])
    least, most = BOUNDS[lever]
    numbers = [row[key] for key in ("low", "high")]
    if not all(isinstance(n, int | float) for n in numbers) or not least <= numbers[0] <= numbers[1] <= most:
        return f"low and high are numbers in order, from {least} to {most}"
    if not _is_quarter(row["from"]) or not (row.get("until") is None or _is_quarter(row["until"])):
        return "from and until are quarters, counted from 1"
    if lever in {Lever.NEED, Lever.PRESSURE} and not row.get("actor"):
        return f"a change of {lever.value} needs an actor"
    if lever is Lever.CUT and row.get("flow") not in flows():
        return f"a cut needs a flow; there is no {row.get('flow')!r}"
    return None


def _change(row: Row, number: int, origin: Origin) -> Change:
    lever = Lever(row["change"])
    of = " ".join(part for part in (row.get("actor"), row.get("flow")) if part)
    name = f"change {number}: {lever.value}{f' of {of}' if of else ''}"
    size = Assumption(name, float(row["low"]), float(row["high"]), origin, row["why"], row.where)
    return Change(lever, size, row["from"], row.get("until"), row.get("actor"), row.get("flow"))
