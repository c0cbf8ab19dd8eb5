"""Bars in rows: a label, a bar on a common axis, what it says. The tables of the pages, as pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.web.desk import texture
from entente.web.drawing.labels import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.web.desk import Desk
    from entente.web.pages.figures import Ranges
    from entente.web.pages.timeline import Axis, Bar

WIDTH: Final = 1060
_LEFT: Final = 190.0
_AXIS: Final = 330.0
_GAP: Final = 24.0
_ROW: Final = 26.0
_TOP: Final = 26.0
_TYPE: Final = 13.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its middle, the label, the bar (left, width, shape, look), and what it says."""

    y: float
    label: str
    x: float
    width: float
    shape: str
    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The picture; `ticks` are labels of the axis with their x."""

    key: str
    height: float
    ticks: tuple[tuple[str, float], ...]
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """Width of the picture."""
        return WIDTH

    @property
    def looks(self) -> tuple[str, ...]:
        """The looks that occur."""
        return tuple(dict.fromkeys(row.look for row in self.rows))


def timeline_rows(desk: Desk, axis: Axis, bars: Sequence[Bar]) -> Rows:
    """Lay bars of the timeline in rows."""
    rows = [
        _row(n, desk.words.date(bar.when), (bar.start, bar.width), (bar.shape, desk.verdict_class(bar.fact)))
        for n, bar in enumerate(bars)
    ]
    texts = [desk.words.what(bar.fact) for bar in bars]
    ticks = tuple((str(year), _x(at)) for year, at in axis.years)
    return Rows("timeline", _height(rows), ticks, _with_texts(rows, texts))


def ranges_rows(desk: Desk, ranges: Ranges, key: str) -> Rows:
    """Lay what the voices give for a figure in rows."""
    rows, texts = [], []
    for n, found in enumerate(ranges.ranges):
        claim, amount = found.claims[0], found.quantity
        label = desk.words.amount(amount.low, amount.high, share=amount.share)
        shape = "open-start" if found.open_low else ("open-end" if found.open_high else "span")
        rows.append(_row(n, label, (found.start, found.width), (shape, texture(claim.status))))
        voice = desk.words.voice(claim.holder) or desk.author(claim.doc) or desk.title(claim.doc)
        published = desk.articles[claim.doc].published
        texts.append(", ".join(part for part in (voice, published and desk.words.date(published)) if part))
    write = desk.words.percent if ranges.share else desk.words.number
    ticks = tuple((write(value), _x(at)) for value, at in ranges.scale.ticks)
    return Rows(key, _height(rows), ticks, _with_texts(rows, texts))


def _x(percent: float) -> float:
    return round(_LEFT + _AXIS * percent / 100, 1)


def _height(rows: Sequence[Row]) -> float:
    return _TOP + _ROW * len(rows) + 8


def _row(n: int, label: str, at: tuple[float, float], drawn: tuple[str, str]) -> Row:
    width = round(max(_AXIS * at[1] / 100, 4.0), 1)
    short = "".join(wrap(label, _LEFT - 12, _TYPE, 1))
    return Row(_TOP + _ROW * (n + 0.6), short, _x(at[0]), width, *drawn, "")


def _with_texts(rows: Sequence[Row], texts: Sequence[str]) -> tuple[Row, ...]:
    room = WIDTH - _LEFT - _AXIS - _GAP
    return tuple(
        Row(row.y, row.label, row.x, row.width, row.shape, row.look, "".join(wrap(text, room, _TYPE, 1)))
        for row, text in zip(rows, texts, strict=True)
    )
