"""Figures: how much the claims of a fact give, measure by measure, voice by voice.

Amounts are aligned before they are put together: killed apart from killed or wounded, rates apart from
totals, and of what goes on a period's amount ("in January") apart from a running total ("since 2023").
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from entente.fusion.amounts import carriers, expressed, measured
from entente.fusion.origins import shown_voices, voice_keys
from entente.model.fact import Figure, Told
from entente.model.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.fusion.aspects import Aspect
    from entente.model.dates import DateSpan

_BARE: Final = "item"  # the unit of a number whose words do not say what it counts
Saying = tuple["Aspect", Quantity]
"""A claim with its amount, in the unit of the figure."""


def figures_of(affirming: Sequence[Aspect]) -> tuple[Figure, ...]:
    """Return one figure for each measure and period, the leading one first.

    Leading is the widest count (killed or wounded before killed, the total before a period's), of the
    things rather than what they come in, then the most often said.
    """
    measured: dict[str, list[Aspect]] = {}
    for aspect in affirming:
        if aspect.amount is not None:
            measured.setdefault(measure_of(aspect), []).append(aspect)
    shown = shown_voices(affirming)
    figures = [_figure(period, own, shown) for said in measured.values() for period, own in _by_period(said)]
    known = {figure.measure for figure in figures}
    return tuple(
        sorted(
            figures,
            key=lambda figure: (
                _is_part(figure.measure, known),
                figure.period is not None,
                -len(figure.sayings),
                figure.measure,
                figure.period.edtf if figure.period else "",
            ),
        )
    )


def measure_of(aspect: Aspect) -> str:
    """Return what a quantity counts: its plainest unit, with the kind of loss, share and rate.

    Raises:
        ValueError: the claim carries no quantity.
    """
    if aspect.amount is None:
        raise ValueError(f"claim {aspect.claim.id} carries no quantity")
    return _measure(aspect, *aspect.amount.measure)


def _measure(aspect: Aspect, unit: str, share: bool, per: str | None) -> str:  # noqa: FBT001  of a measure
    flow = aspect.claim.flow or ""
    if flow.startswith("casualties"):
        unit = f"{unit}.{flow.partition('.')[2] or 'killed-or-wounded'}"
    return unit + (".share" if share else "") + (f"/{per}" if per else "")


def _is_part(measure: str, known: set[str]) -> bool:
    whole = measure.partition(".")[0] + ".killed-or-wounded"
    return measure.endswith(".share") or measure in carriers() or (measure != whole and whole in known)


def period_counted(aspect: Aspect) -> DateSpan | None:
    """Return the period that an amount of what goes on is bounded to: None for running totals and undated."""
    when = aspect.claim.when
    if aspect.kind.pace != "stream" or when is None or when.first is None or when.last is None:
        return None
    return when


def _by_period(said: Sequence[Aspect]) -> list[tuple[DateSpan | None, list[Aspect]]]:
    """Part the amounts of one measure into totals and periods that do not meet.

    Undated amounts are totals, unless only one period is spoken of, and no running total: then they
    are taken to speak of it.
    """
    bounded = [(period, each) for each in said if (period := period_counted(each)) is not None]
    heads: list[DateSpan] = []
    for period in sorted({period for period, _ in bounded}, key=_widest_first):
        if not any(head.overlaps(period) for head in heads):
            heads.append(period)
    total = [each for each in said if period_counted(each) is None]
    if len(heads) == 1 and all(each.claim.when is None for each in total):
        return [(heads[0] if not total else None, list(said))]
    parts = [
        (head, [each for period, each in bounded if _first_met(heads, period) == head]) for head in heads
    ]
    return [(None, total), *parts] if total else [*parts]


def _widest_first(period: DateSpan) -> tuple[int, str]:
    first, last = period.first or date.min, period.last or date.max
    return (first - last).days, period.edtf


def _first_met(heads: Iterable[DateSpan], period: DateSpan) -> DateSpan:
    return next(head for head in heads if head.overlaps(period))


def _figure(period: DateSpan | None, said: Sequence[Aspect], shown: dict[str, str]) -> Figure:
    sayings = _in_one_unit(said)
    low, high = _envelope([quantity for _, quantity in sayings])
    return Figure(
        measure=_measure(sayings[0][0], *sayings[0][1].measure),
        low=low,
        high=high,
        sayings=tuple((aspect.claim.id, quantity) for aspect, quantity in sayings),
        period=period,
        told=_told(sayings, shown),
    )


def _in_one_unit(said: Sequence[Aspect]) -> list[Saying]:
    """Return the amounts in the unit that most of them are given in, a named one if there is any."""
    given = [(aspect, quantity) for aspect in said if (quantity := aspect.claim.quantity) is not None]
    units = Counter((quantity.unit, quantity.per or "") for _, quantity in given)
    most = max(units, key=lambda unit: (unit[0] != _BARE, units[unit], unit))
    like = next(q for _, q in given if (q.unit, q.per or "") == most)
    return [(aspect, expressed(quantity, like, aspect.claim.flow or "")) for aspect, quantity in given]


def _envelope(amounts: Sequence[Quantity]) -> tuple[float | None, float | None]:
    lows = [amount.low for amount in amounts]
    highs = [amount.high for amount in amounts]
    low = None if None in lows else min(x for x in lows if x is not None)
    high = None if None in highs else max(x for x in highs if x is not None)
    return low, high


def _hull(amounts: Sequence[Quantity]) -> Quantity:
    """Return from the lowest to the highest bound that one voice gives at one time."""
    lows = [amount.low for amount in amounts if amount.low is not None]
    highs = [amount.high for amount in amounts if amount.high is not None]
    return replace(amounts[0], low=min(lows, default=None), high=max((*highs, *lows)) if highs else None)


def _told(sayings: Sequence[Saying], shown: dict[str, str]) -> tuple[Told, ...]:
    """Return what each voice gives, by voice and time; those of one voice and time together."""
    days: dict[tuple[str, DateSpan | None], list[Saying]] = {}
    for aspect, quantity in sayings:
        for voice in voice_keys(aspect):
            days.setdefault((voice, aspect.published), []).append((aspect, quantity))
    told: list[Told] = []
    later: dict[str, Quantity] = {}
    for voice, when in sorted(days, key=_newest_last, reverse=True):
        said = days[voice, when]
        hull = _hull([quantity for _, quantity in said])
        claims = tuple(dict.fromkeys(aspect.claim.id for aspect, _ in said))
        replaced = voice in later and not measured(hull).reads_as(measured(later[voice]))
        later.setdefault(voice, hull)
        told.append(Told(shown[voice], when, hull.low, hull.high, claims, replaced))
    return tuple(reversed(told))


def _newest_last(key: tuple[str, DateSpan | None]) -> tuple[str, date, str]:
    voice, when = key
    day = (when.first or when.last) if when else None
    return voice, day or date.min, when.edtf if when else ""
