"""The exchange as a grid: givers down, receivers across, in every cell a bar for each family of flows.

Bars that stand are what the giver gives; bars that hang are what both share, and stand in both cells.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING, Final

from entente.web.drawing.labels import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.web.pages.exchange import Entry, Pair
    from entente.web.words import Words

_ACTORS: Final = 10
_TYPE: Final = 13.0
_LINE: Final = 15.0
_LEFT: Final = 140.0
_TOP: Final = 44.0
_WIDTH: Final = 1060.0
"""Of the whole picture at most; few columns are no wider than `_WIDEST`."""
_WIDEST: Final = 210.0
_ROW: Final = 84.0
_STAND: Final = 46.0
_HANG: Final = 24.0
_LEAST: Final = 5.0
_SHARE: Final = 0.82
"""Share of a cell that its bars take, and of its slot that a bar takes."""
_LOOKS: Final = ("negated", "unreal", "said", "firm")


@dataclass(frozen=True, slots=True)
class Bar:
    """The flows of one family in one cell: a bar, what it opens, and how it looks."""

    pair: Pair
    family: str
    link: str
    claims: int
    look: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of an actor before a row or above a column: a line or two, each with its place."""

    lines: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The picture; `bases` are the y of the lines that bars stand on, `edges` the x between columns.

    `bar` is the width of a bar, `others` counts the pairs left out.
    """

    width: float
    height: float
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    bases: tuple[float, ...]
    edges: tuple[float, ...]
    bars: tuple[Bar, ...]
    bar: float
    others: int


def lay_grid(pairs: Sequence[Pair], words: Words) -> Grid | None:
    """Lay the exchange of the busiest actors on a grid, None where nobody gives anything."""
    weights: Counter[str] = Counter()
    for pair in pairs:
        weights[pair.giver] += pair.size
        weights[pair.receiver] += pair.size
    chosen = sorted(weights, key=lambda actor: (-weights[actor], actor))[:_ACTORS]
    shown = [pair for pair in pairs if pair.giver in chosen and pair.receiver in chosen]
    if not shown:
        return None
    ways = [(p.giver, p.receiver, p) for p in shown] + [(p.receiver, p.giver, p) for p in shown if p.joint]
    rows = [actor for actor in chosen if any(giver == actor for giver, _, _ in ways)]
    columns = [actor for actor in chosen if any(receiver == actor for _, receiver, _ in ways)]
    plan = _Plan(min(_WIDEST, (_WIDTH - _LEFT) / len(columns)), words.keys("family"))
    most = max(_claims(entries) for pair in shown for entries in pair.families.values())
    bars = [
        _bar(pair, family, (plan.left(columns.index(to), family), _base(rows.index(giver))), most)
        for giver, to, pair in ways
        for family in pair.families
    ]
    return Grid(
        round(_LEFT + plan.cell * len(columns)),
        round(_TOP + _ROW * len(rows)),
        tuple(_row(words.state(actor), n) for n, actor in enumerate(rows)),
        tuple(_column(words.state(actor), n, plan.cell) for n, actor in enumerate(columns)),
        tuple(_base(n) for n in range(len(rows))),
        tuple(round(_LEFT + plan.cell * n, 1) for n in range(len(columns) + 1)),
        tuple(bars),
        plan.bar,
        len(pairs) - len(shown),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where bars stand across: the width of a cell, shared by a slot for each family."""

    cell: float
    families: tuple[str, ...]

    @property
    def bar(self) -> float:
        """Width of a bar."""
        return round(self.cell * _SHARE / len(self.families) * _SHARE, 1)

    def left(self, column: int, family: str) -> float:
        """Return where the bar of a family begins in a column."""
        slot = self.cell * _SHARE / len(self.families)
        margin = self.cell * (1 - _SHARE) / 2
        return round(_LEFT + self.cell * column + margin + slot * self.families.index(family), 1)


def _bar(pair: Pair, family: str, at: tuple[float, float], most: int) -> Bar:
    entries = pair.families[family]
    claims = _claims(entries)
    height = round(max((_HANG if pair.joint else _STAND) * log2(1 + claims) / log2(1 + most), _LEAST), 1)
    contested = any(entry.cell.contested for entry in entries)
    look = "contested" if contested else _LOOKS[max(entry.firmness for entry in entries)]
    y = at[1] if pair.joint else round(at[1] - height, 1)
    return Bar(pair, family, entries[0].link, claims, look, at[0], y, height)


def _claims(entries: Sequence[Entry]) -> int:
    return sum(entry.count for entry in entries)


def _base(row: int) -> float:
    return _TOP + _ROW * row + _STAND + 8


def _row(name: str, n: int) -> Heading:
    lines = wrap(name, _LEFT - 12, _TYPE)
    return Heading(
        tuple((line, 0, _base(n) - 4 - _LINE * (len(lines) - 1 - i)) for i, line in enumerate(lines))
    )


def _column(name: str, n: int, cell: float) -> Heading:
    lines, x = wrap(name, cell - 6, _TYPE), round(_LEFT + cell * (n + 0.5), 1)
    return Heading(tuple((line, x, _TOP - 14 - _LINE * (len(lines) - 1 - i)) for i, line in enumerate(lines)))
