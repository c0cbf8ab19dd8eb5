"""Which uncertain number matters most: Sobol indices, a check one number at a time, and boxes by PRIM.

All look at one outcome: the share of the exchange's volume that still passes at the horizon.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Final

from entente.assessment.scenarios.model import assumptions_of, run_model
from entente.assessment.scenarios.parts import load_prim, load_sobol, np
from entente.assessment.scenarios.values import Influence

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from entente.assessment.scenarios.values import Exchange, Scenario

    Numbers = npt.NDArray[np.float64]

SAMPLES: Final = 512
"""Base sample of Sobol's scheme, a power of two; the model runs (numbers + 2) times as often."""
SIGNIFICANT: Final = 0.05
STEPS: Final = 21
"""Values that the check one at a time tries of each number."""


def find_influences(
    exchange: Exchange, scenario: Scenario, *, seed: int, samples: int = SAMPLES
) -> tuple[Influence, ...]:
    """Return the Sobol indices of every number, the most influential first.

    Raises:
        MissingPartError: SALib is not installed; says how to get it.
    """
    names = [assumption.name for assumption in assumptions_of(exchange, scenario)]
    return sobol_indices(
        lambda unit: run_model(exchange, scenario, unit).share, names, seed=seed, samples=samples
    )


def sobol_indices(
    outcome: Callable[[Numbers], Numbers], names: list[str], *, seed: int, samples: int = SAMPLES
) -> tuple[Influence, ...]:
    """Return the Sobol indices of a function on the unit cube, by total index, greatest first.

    A function that is the same everywhere has nothing to explain: all indices are 0.

    Args:
        outcome: takes draws (one a row) and returns one number for each.
        names: of the columns.
        seed: of the scrambled sequence and of the resampling behind the intervals.
        samples: a power of two.
    """
    sampling, analysis = load_sobol()
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    unit = sampling.sample(problem, samples, calc_second_order=False, seed=seed)
    values = outcome(unit)
    if float(values.std()) == 0.0:
        return tuple(Influence(name, 0.0, 0.0, 0.0, 0.0) for name in names)
    found: Any = analysis.analyze(problem, values, calc_second_order=False, seed=seed)
    columns = (found["S1"], found["S1_conf"], found["ST"], found["ST_conf"])
    rows = [Influence(name, *(float(c[n]) for c in columns)) for n, name in enumerate(names)]
    return tuple(sorted(rows, key=lambda row: (-row.total, row.name)))


def one_at_a_time(outcome: Callable[[Numbers], Numbers], names: list[str]) -> tuple[tuple[str, float], ...]:
    """Return how far the outcome moves when each number alone goes from end to end, the rest in the middle.

    Sorted with the furthest first. A check on the indices: it sees no interplay.
    """
    moved = []
    for n, name in enumerate(names):
        unit = np.full((STEPS, len(names)), 0.5)
        unit[:, n] = (np.arange(STEPS) + 0.5) / STEPS
        values = outcome(unit)
        moved.append((name, float(values.max() - values.min())))
    return tuple(sorted(moved, key=lambda row: (-row[1], row[0])))


def find_boxes(
    exchange: Exchange, scenario: Scenario, *, seed: int, draws: int = 5_000, below: float = 0.5
) -> tuple[tuple[str, float, float], ...]:
    """Find, by PRIM, the ranges of numbers in which the share at the horizon falls below a limit.

    Returns name, low and high of every number that the last box of the peeling restricts by more than
    chance, in its own unit (existence, which is a chance, is left out); empty where the draws all fall on
    one side.

    Raises:
        MissingPartError: ema_workbench is not installed; says how to get it.
    """
    prim = load_prim()
    import pandas as pd  # noqa: PLC0415  comes with ema_workbench

    known = assumptions_of(exchange, scenario)
    unit = np.random.default_rng(seed).random((draws, len(known)))
    wanted = run_model(exchange, scenario, unit).share < below
    if wanted.all() or not wanted.any():
        return ()
    table = pd.DataFrame(unit, columns=[assumption.name for assumption in known])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses what its own parts call outdated
        box = prim.Prim(table, wanted, threshold=0.8).find_box()
    limits, chances = box.box_lims[-1], box.qp[-1]
    found = []
    for a in known:
        if a.name in chances and min(chances[a.name]) < SIGNIFICANT and a.low < a.high:
            low, high = (a.low + (a.high - a.low) * float(bound) for bound in limits[a.name])
            found.append((a.name, low, high))
    return tuple(sorted(found))
