"""The parts that scenarios need beside the core: loaded here alone, with a word on how to get them."""

# ruff: noqa: PLC0415  they are loaded when they are asked for

from __future__ import annotations

from typing import Any

from entente.errors import MissingPartError

HOW = "install the extra `scenarios`: pip install 'entente[scenarios]'"

try:
    import numpy as np
except ImportError as error:  # pragma: no cover  NumPy comes with the language models
    raise MissingPartError(f"scenarios need NumPy; {HOW}") from error

__all__ = ["load_prim", "load_sobol", "np"]


def load_sobol() -> tuple[Any, Any]:
    """Load SALib's sampler and analysis of Sobol indices.

    Raises:
        MissingPartError: SALib is not installed; says how to get it.
    """
    try:
        from SALib.analyze import sobol as analysis
        from SALib.sample import sobol as sampling
    except ImportError as error:
        raise MissingPartError(f"indices of influence need SALib; {HOW}") from error
    return sampling, analysis


def load_prim() -> Any:
    """Load ema_workbench's PRIM.

    Raises:
        MissingPartError: ema_workbench is not installed; says how to get it.
    """
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells of evaluators that are not used here
            from ema_workbench.analysis import prim
    except ImportError as error:
        raise MissingPartError(f"scenario discovery needs ema_workbench; {HOW}") from error
    return prim
