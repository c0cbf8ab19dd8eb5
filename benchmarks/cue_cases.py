"""What is read at the places of hand-made cases of attribution and status (`bench/` of the shared folder).

    python benchmarks/cue_cases.py SHARED [--misses]

A case names a fragment of a seed article, the status it should have, and its holder as written there.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

from entente.extraction.place import Reader
from entente.model.text import Article
from entente.reading import ReadOptions, list_sources, load_metadata, read_source

ACCEPTED: Final = {
    "treaty_content": {"prescribed"},
    "intended": {"planned", "possible"},
    "scheduled": {"planned"},
    "counterfactual": {"hypothetical"},
    "reported_conditional": {"alleged", "reported"},
    "estimated": {"reported"},
    "not_confirmed": {"unconfirmed"},
    "question": {"question", "opinion"},
    "none": {"nothing"},
}
"""Our names for the names of the cases, by the table of the annotation guide."""
NOBODY: Final = {None, "author"}


def articles(shared: Path) -> dict[str, Article]:
    """Return the seed articles by document name."""
    folder = shared / "corpus" / "seeds"
    options = ReadOptions(metadata=load_metadata(folder / "dates.csv"))
    found = {}
    for source in list_sources([folder]):
        for article in read_source(source, options):
            if isinstance(article, Article):
                found[article.doc] = article
    return found


def holder_right(case: dict[str, Any], words: tuple[str, ...], *, named: bool) -> bool:
    """Tell whether the words of our holder meet those of the case."""
    if case["holder"] in NOBODY:
        return not named or case["holder_kind"] == "unspecified"
    wanted = set(case["holder"].lower().replace(";", " ").split())
    return any(wanted & set(word.lower().split()) for word in words)


def main() -> None:
    """Compare every case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    lines = (options.shared / "bench" / "fr_seed_microcases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    readers: dict[str, Reader] = {}
    texts = articles(options.shared)
    counts: Counter[str] = Counter()
    for case in cases:
        reader = readers.setdefault(case["file"], Reader(texts[case["file"]]))
        told = reader.told(case["start"], case["end"])
        status, words, named = told if told is not None else ("nothing", (), False)
        right = status in ACCEPTED.get(case["status"], {case["status"]})
        heard = holder_right(case, words, named=named)
        counts["status"] += right
        counts["holder"] += heard
        if options.misses and not (right and heard):
            print(
                "S" if not right else " ",
                "H" if not heard else " ",
                case["seed"],
                case["fragment"],
                "| wanted",
                case["status"],
                case["holder"],
                "| got",
                status,
                words,
            )
    print(f"status {counts['status']}/{len(cases)}, holder {counts['holder']}/{len(cases)}")


if __name__ == "__main__":
    main()
