"""English dates: the grammar of `lexicon/dates.yaml` in the engine of `date_finder`."""

from __future__ import annotations

from functools import partial
from typing import Final

from entente.language import date_finder

find_dates: Final = partial(date_finder.find_dates, "en")
"""Find the dates of a text in English; see `date_finder.find_dates`."""
