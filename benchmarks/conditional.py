"""Which French conditionals are hearsay, against labelled ones (`bench/` of the shared folder).

    python benchmarks/conditional.py SHARED [--misses] > answers.jsonl
    python SHARED/bench/score_bench.py score conditional answers.jsonl

Prints one answer a line, and precision and recall to the error stream.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from entente.extraction.conditionals import Use, use_of
from entente.extraction.mentions import find_names
from entente.extraction.operators import load_operators
from entente.language.pack import load_pack
from entente.language.parse import parse_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def head_at(doc: Doc, start: int) -> Token | None:
    """Return the head of the clause whose conditional stands at an offset."""
    form = next((t for t in doc if t.idx <= start < t.idx + len(t)), None)
    if form is None:
        return None
    return form.head if form.dep_.startswith(("aux", "cop")) else form


def main() -> None:
    """Answer every case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    path = options.shared / "bench" / "fr_conditional_sequoia.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pack, operators = load_pack("fr"), load_operators("fr")
    texts = [row["text"] for row in rows]
    names = [
        [(n.span.start, n.span.end, n.label) for n in find_names(text, pack) if n.label] for text in texts
    ]
    docs = parse_sentences(pack, texts, names)
    hits = said = true = 0
    for number, (row, doc) in enumerate(zip(rows, docs, strict=True), 1):
        head = head_at(doc, row["start"])
        use = use_of(head, operators, framed=False) if head is not None else None
        reported, label = use is Use.REPORTED, row["label"] == "reported"
        hits, said, true = hits + (reported and label), said + reported, true + label
        print(json.dumps({"id": f"fr_conditional_sequoia-{number:04d}", "reported": reported}))
        if options.misses and reported != label:
            around = row["text"][max(0, row["start"] - 150) : row["end"] + 90]
            print(f"{row['label']:14} {use} {row['form']} | {around}", file=sys.stderr)
    print(
        f"precision {hits}/{said} = {hits / said:.3f}, recall {hits}/{true} = {hits / true:.3f}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
