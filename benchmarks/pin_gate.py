"""Pin the figures of extraction that the gate holds: tests/gates/extraction.yaml.

    python benchmarks/pin_gate.py [--lower REASON] [--show]

Figures go up to what is measured now. None goes down without a reason, which is kept beside it.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import sys

import yaml
from quality import DOCUMENTS, PINS, can_read, load_pins, measure, raise_pins

HEAD = """\
# Figures that extraction has reached on the annotated corpora, by corpus and language. The gate
# (tests/extraction/test_quality_gate.py) fails below them; `python benchmarks/pin_gate.py` raises them.
"""


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
    return 0


if __name__ == "__main__":
    sys.exit(main())
