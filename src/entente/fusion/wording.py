"""One readable line for a fact, from its values through the templates of each language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from entente.fusion.names import Named, name_actor, phrase, rows_of
from entente.model.attribution import Status
from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from entente.model.fact import Fact, Figure
    from entente.vocabulary.rows import Row

_SEASONS = frozenset({"21", "22", "23", "24"})


def word_fact(fact: Fact, extra: Path | None = None) -> Fact:
    """Return the fact with its lines in English and French; `extra` is a user's vocabulary folder."""
    return replace(fact, what_en=word(fact, "en", extra), what_fr=word(fact, "fr", extra))


def word(fact: Fact, language: str, extra: Path | None = None) -> str:
    """Tell a fact in one line: who does what to whom, how many, when, with which certainty.

    An event without a template is told by its type and parties.
    """
    line = _sentence(fact, language, extra)
    for row in rows_of(language, "contraction"):
        line = line.replace(row["words"], row["becomes"])
    if fact.range not in {None, (None, None)}:
        line = phrase(language, "count").format(line, _count(fact.figures[0], language))
    if fact.when is not None:
        line += f", {word_date(fact.when, language)}"
    status = {row["status"]: row["text"] for row in rows_of(language, "status")}.get(fact.status.value)
    if status and fact.status is not Status.ASSERTED:
        line += f" ({status})"
    return line[:1].upper() + line[1:]


def _sentence(fact: Fact, language: str, extra: Path | None) -> str:
    for row in rows_of(language, "line"):
        sides = _sides(fact, row, language, extra)
        if sides is not None:
            one, many = row.get("verb", ("", ""))
            subject = next(side for side in sides.values() if side)
            thing = _things(language).get(fact.flow or "", "")
            verb = many if subject.plural else one
            return str(row["text"].format(**sides, verb=verb, thing=thing))
    parties = _named((*fact.agent, *fact.recipient), language, extra)
    return phrase(language, "count").format(f"{parties}", fact.event)


def _sides(fact: Fact, row: Row, language: str, extra: Path | None) -> dict[str, Named] | None:
    """Return the named sides of a fact that a template fits, subject first; None if it does not fit."""
    flow = fact.flow or ""
    fits = row["event"] == fact.event and row.get("status", fact.status.value) == fact.status.value
    if "flows" in row:
        fits = fits and any(flow == top or flow.startswith(f"{top}.") for top in row["flows"])
    if not fits or (row.get("thing") and flow not in _things(language)):
        return None
    organs = not row.get("states")
    agent = _named(fact.agent, language, extra, organs=organs)
    recipient = _named(fact.recipient, language, extra, organs=organs)
    parties = _named((*fact.agent, *fact.recipient), language, extra, organs=False)
    shapes = {
        "joint": len(parties) > 1,
        "both": bool(agent) and bool(recipient),
        "agent": bool(agent),
        "recipient": bool(recipient),
    }
    if not shapes[row["parties"]]:
        return None
    order = {"joint": ("parties", "agent", "recipient"), "recipient": ("recipient", "agent", "parties")}
    known = {"agent": agent, "recipient": recipient, "parties": parties}
    return {side: known[side] for side in order.get(row["parties"], ("agent", "recipient", "parties"))}


def _named(actors: Iterable[str], language: str, extra: Path | None, *, organs: bool = True) -> Named:
    return Named([name_actor(actor, language, extra, organs=organs) for actor in actors], language)


@cache
def _things(language: str) -> dict[str, str]:
    return {row["flow"]: row["name"] for row in rows_of(language, "flow")}


@cache
def _units(language: str) -> dict[str, tuple[str, str]]:
    return {row["unit"]: (row.get("one", row["name"]), row["name"]) for row in rows_of(language, "unit")}


def _count(figure: Figure, language: str) -> str:
    """Tell the envelope of a figure with its unit: "at least 11,000 people"."""
    share = figure.measure.endswith(".share")

    def number(value: float) -> str:
        return str((format_percent if share else format_decimal)(round(value, 3), locale=language))

    low, high = figure.low, figure.high
    if low is not None and high is not None:
        amount = number(low) if low == high else phrase(language, "range").format(number(low), number(high))
    elif low is not None:
        amount = phrase(language, "at_least").format(number(low))
    else:
        amount = phrase(language, "at_most").format(number(high or 0.0))
    unit = figure.measure.partition(".")[0].partition("/")[0]
    one, many = _units(language).get(unit, (unit, unit))
    return f"{amount} {one if low == high == 1 or (low == 1 and high is None) else many}".strip()


def word_date(when: DateSpan, language: str) -> str:
    """Tell a period as its source dates it: "June 2024", "since 2022", "2023 to April 2025"."""
    if "/" not in when.edtf:
        return _point(when.edtf, language)
    first, _, last = when.edtf.partition("/")
    if last in {"", ".."}:
        return phrase(language, "since").format(_point(first, language))
    if first in {"", ".."}:
        return phrase(language, "until").format(_point(last, language))
    return phrase(language, "range").format(_point(first, language), _point(last, language))


def _point(edtf: str, language: str) -> str:
    point = edtf.rstrip("~")
    if point != edtf:
        return phrase(language, "about").format(_point(point, language))
    year, _, rest = point.partition("-")
    if rest in _SEASONS:
        return phrase(language, rest).format(year)
    first = DateSpan(point).first
    pattern = {0: "y", 2: "MMMM y"}.get(len(rest), "d MMMM y")
    return str(format_date(first, pattern, locale=language))
