"""Score the French dates on cases from elsewhere (dialogue style), when ../shared is there.

    python benchmarks/dates.py [--wrong]

The cases are spoken to an assistant, so dates without their year lean to the future and "the day
after" counts from today. Where we find no date we answer "not resolved", the word that one of the two
collections uses for dates that do not exist. `--wrong` lists what is missed.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

from entente.language.date_arithmetic import Lean
from entente.language.fr.dates import find_dates
from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from types import ModuleType

SHARED = Path(__file__).resolve().parents[2] / "shared"
BENCHES = ("dates-duckling", "dates-recognizers")
NONE = {"first": "not resolved", "last": "not resolved"}


def load_scorer() -> ModuleType:
    """Load `score_bench.py` from where it is."""
    spec = spec_from_file_location("score_bench", SHARED / "bench" / "score_bench.py")
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018  a path that exists
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer(text: str, day: str) -> dict[str, str]:
    """Return the first and last day of the longest date in `text`, as if said on `day`."""
    today = DateSpan(day)
    found = find_dates(text, published=today, context=today, lean=Lean.FUTURE)
    best = max(found, key=lambda date: date.span.end - date.span.start, default=None)
    if best is None:
        return NONE
    first, last = best.date.first or best.date.last, best.date.last or best.date.first
    return {"first": str(first), "last": str(last)}


def main() -> None:
    """Print the score of each collection."""
    if not SHARED.is_dir():
        sys.exit("the shared cases are not here: ../shared")
    scorer = load_scorer()
    for bench in BENCHES:
        cases = list(scorer.BENCHES[bench]())
        answers = {ident: answer(item["text"], item["ref"]) for ident, item, _ in cases}
        print(bench, scorer.compare(bench, answers))
        if "--wrong" in sys.argv:
            for ident, item, right in cases:
                got = answers[ident]
                if (got["first"], got["last"]) not in right:
                    print(" ", json.dumps(item, ensure_ascii=False), got, sorted(right))


if __name__ == "__main__":
    main()
