"""Pin the figures of extraction that the gate holds: tests/gates/extraction.yaml.

    python benchmarks/pin_gate.py [--lower REASON] [--show]

Figures go up to what is measured now. None goes down without a reason, which is kept beside it.
What is pinned is shown on the methods page of every dossier: src/entente/web/quality.yaml.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from quality import DOCUMENTS, PINS, SHARED, can_read, load_pins, measure, raise_pins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

HEAD = """\
# Figures that extraction has reached on the annotated corpora, by corpus and language. The gate
# (tests/extraction/test_quality_gate.py) fails below them; `python benchmarks/pin_gate.py` raises them.
"""


SHOWN = Path(__file__).resolve().parents[1] / "src" / "entente" / "web" / "quality.yaml"
SHOWN_HEAD = """\
# How well the program reads, as the methods page shows it: the pins of tests/gates/extraction.yaml, and
# how many articles they were measured on. Written by `make pin`.
"""


def show(pins: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
    """Write what is pinned for the methods page."""
    rows = [
        {
            "corpus": corpus,
            "language": language,
            "articles": len(
                {p for pattern in DOCUMENTS[corpus, language] for p in _documents(corpus, pattern)}
            ),
            "figures": {name: share for name, share in pin["figures"].items() if share is not None},
        }
        for (corpus, language), pin in pins.items()
    ]
    text = yaml.safe_dump(rows, sort_keys=False, allow_unicode=True, width=110)
    SHOWN.write_text(SHOWN_HEAD + text, encoding="utf-8")


def _documents(corpus: str, pattern: str) -> Iterator[Path]:
    return (p for p in (SHARED / "corpus" / corpus).glob(pattern) if p.suffix != ".csv")


def main() -> int:
    """Measure, compare and write; return 1 when a figure would go down without a reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", metavar="REASON", help="why figures may go down")
    parser.add_argument("--show", action="store_true", help="only print what is measured")
    options = parser.parse_args()
    pins, refused = load_pins(), []
    for corpus, language in DOCUMENTS:
        if not can_read(language):
            continue
        measured = measure(corpus, language)
        print(corpus, language, measured.figures)
        try:
            pins[measured.key] = raise_pins(pins.get(measured.key), measured, options.lower)
        except ValueError as error:
            refused.append(str(error))
    if refused and not options.show:
        print("nothing was pinned; say why with --lower REASON:", *refused, sep="\n", file=sys.stderr)
        return 1
    if not options.show:
        rows = yaml.safe_dump(list(pins.values()), sort_keys=False, allow_unicode=True, width=110)
        PINS.write_text(HEAD + rows, encoding="utf-8")
        show(pins)
    return 0


if __name__ == "__main__":
    sys.exit(main())
