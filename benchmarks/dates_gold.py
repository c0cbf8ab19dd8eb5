"""Measure the dates found against the `when` of the gold claims, when ../shared is there.

    python benchmarks/dates_gold.py seeds dev3 [--lang fr|en] [--wrong]

Each article is read sentence by sentence (the spans of its gold claims and the text between them), the
date last found going on as context. A claim counts when its sentence holds a date expression; it is
met when one of the dates found there equals an accepted value, exactly or to the month.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.language.pack import FoundDate

SHARED = Path(__file__).resolve().parents[2] / "shared"
ENGLISH_DEV2 = {"221.txt", "222.txt"}
BREAK = re.compile(r"\n+|(?<=[.!?…])\s+(?=[A-ZÀ-Ý«“\"])")


def published_dates(corpus: str) -> dict[str, DateSpan]:
    """Read the publication dates of a corpus."""
    folder = SHARED / "corpus" / corpus
    table = next(path for path in (folder / "published.csv", folder / "dates.csv") if path.exists())
    with table.open(encoding="utf-8") as lines:
        return {row["doc"]: DateSpan(row["published"]) for row in csv.DictReader(lines) if row["published"]}


def language_of(corpus: str, doc: str) -> str:
    """Tell the language of an article by its name."""
    english = doc in ENGLISH_DEV2 if corpus == "dev2" else doc.startswith("ed")
    return "en" if english else "fr"


def pieces(text: str, spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the gold spans and, between them, sentences cut plainly, in order."""
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        yield from _sentences(text, at, start)
        yield start, end
        at = end
    yield from _sentences(text, at, len(text))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in BREAK.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def dates_by_span(
    corpus: str, doc: str, spans: set[tuple[int, int]], published: DateSpan | None
) -> dict[tuple[int, int], tuple[FoundDate, ...]]:
    """Find the dates of every piece of one article."""
    find_dates = import_module(f"entente.language.{language_of(corpus, doc)}.dates").find_dates
    text = (SHARED / "corpus" / corpus / doc).read_bytes().decode("utf-8")
    found: dict[tuple[int, int], tuple[FoundDate, ...]] = {}
    context = None
    for start, end in pieces(text, spans):
        dates = find_dates(text[start:end], published=published, context=context)
        found[start, end] = dates
        context = dates[-1].date if dates else context
    for start, end in spans - found.keys():
        found[start, end] = find_dates(text[start:end], published=published)
    return found


def month_of(edtf: str) -> str:
    """Return an EDTF date cut to years and months."""
    return "/".join(point.rstrip("~")[:7] for point in edtf.split("/"))


def main() -> None:
    """Print, for each corpus, how many dated claims have their date among those found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", nargs="*", default=["seeds", "dev3"])
    parser.add_argument("--lang", choices=["fr", "en"])
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--all", action="store_true", help="list every date found")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit("the shared corpora are not here: ../shared")
    for corpus in options.corpora:
        measure(corpus, options)


def measure(corpus: str, options: argparse.Namespace) -> None:
    """Measure one corpus."""
    lines = (SHARED / "gold" / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in map(json.loads, lines):
        if options.lang in {None, language_of(corpus, claim["doc"])}:
            claims[claim["doc"]].append(claim)
    published = published_dates(corpus)
    tally: Counter[str] = Counter()
    for doc, rows in sorted(claims.items()):
        found = dates_by_span(corpus, doc, {tuple(row["span"]) for row in rows}, published.get(doc))
        text = (SHARED / "corpus" / corpus / doc).read_bytes().decode("utf-8")
        if options.all:
            print(
                *(f"{doc[:3]} {shown(text, span, dates)}" for span, dates in sorted(found.items())), sep="\n"
            )
        for row in rows:
            dates = found[tuple(row["span"])]
            met = judge(row["when"], dates)
            tally[met] += 1
            if options.wrong and met == "wrong":
                print(f"  {doc[:3]} {row['when']} {shown(text, row['span'], dates)}")
    exact, month = tally["exact"], tally["exact"] + tally["month"]
    dated = month + tally["wrong"]
    print(f"{corpus}: {dated} dated claims with a date in their sentence: exact {exact / max(dated, 1):.3f},")
    print(f"  to the month {month / max(dated, 1):.3f}; {tally['no date']} have none")


def judge(when: str | list[str] | None, dates: tuple[FoundDate, ...]) -> str:
    """Compare what a claim accepts with what was found in its sentence."""
    if when is None or not dates:
        return "undated" if when is None else "no date"
    accepted = when if isinstance(when, list) else [when]
    values = [date.date.edtf for date in dates]
    if set(values) & set(accepted):
        return "exact"
    return "month" if {month_of(v) for v in values} & {month_of(a) for a in accepted} else "wrong"


def shown(text: str, span: Sequence[int], dates: tuple[FoundDate, ...]) -> str:
    """Return one line that shows the dates found in a sentence, and the sentence."""
    sentence = text[span[0] : span[1]]
    return f"{[(date.span.of(sentence), date.date.edtf) for date in dates]} {sentence[:300]!r}"


if __name__ == "__main__":
    main()
