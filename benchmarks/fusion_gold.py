# ruff: noqa: INP001  benchmarks are scripts, not a package
"""Fuse hand-annotated claims, so that fusion is judged alone; write the files that score_facts.py reads.

    python -P benchmarks/fusion_gold.py SHARED SET OUT     SET is seeds, dev3-fb or dev3-ed

-P keeps this folder off the path, where other scripts have names of the standard library.

By-lines are taken by a plain pattern: the reading floor has no part in this measure.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from entente.fusion import fuse
from entente.model.claim import Claim, claim_from_row
from entente.model.dates import DateSpan
from entente.model.fact import fact_to_row
from entente.model.text import Article

SETS = {
    "seeds": ("seeds", "dates.csv", "*.txt"),
    "dev3-fb": ("dev3", "published.csv", "fb[12].txt"),
    "dev3-ed": ("dev3", "published.csv", "ed[123].txt"),
}
BYLINE = re.compile(
    r"^(?:Auteur ?: ?|Par |By |ANALYSIS \| |.*Texte : )([A-ZÀ-Ý][\w’'-]+(?: (?:[A-Z]\w+|[A-ZÀ-Ý][\w’'-]+))+)",
    re.MULTILINE,
)


def read_articles(folder: Path, dates: str, pattern: str) -> list[Article]:
    """Read the articles of one set, with publication dates from its table."""
    with (folder / dates).open(encoding="utf-8") as lines:
        published = {row["doc"]: row["published"] for row in csv.DictReader(lines)}
    articles = []
    for path in sorted(folder.glob(pattern)):
        text = path.read_text(encoding="utf-8")
        found = BYLINE.search(text[:1000])
        day = published.get(path.name)
        articles.append(
            Article(
                doc=path.name,
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                byline=found[1] if found else None,
                published=DateSpan(day) if day else None,
            )
        )
    return articles


def read_claims(path: Path, articles: list[Article]) -> tuple[list[dict[str, Any]], list[Claim]]:
    """Read the gold claims of these articles, placing each cue in its sentence."""
    texts = {article.doc: article.text for article in articles}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if row["doc"] in texts]
    for row in rows:
        start, end = row["span"]
        row["quote"] = texts[row["doc"]][start:end]
        at = row["quote"].find(row["cue"])
        if at >= 0:
            row["cue_span"] = [start + at, start + at + len(row["cue"])]
    return rows, [claim_from_row(row) for row in rows]


def main() -> None:
    """Fuse one set and write its claims, facts and gold facts into a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("set", choices=SETS)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    corpus, dates, pattern = SETS[args.set]
    articles = read_articles(args.shared / "corpus" / corpus, dates, pattern)
    rows, claims = read_claims(args.shared / "gold" / f"{corpus}.jsonl", articles)
    docs = {article.doc for article in articles}
    gold = (args.shared / "gold" / f"facts_{corpus}.jsonl").read_text(encoding="utf-8").splitlines()
    args.out.mkdir(parents=True, exist_ok=True)
    write(args.out / "claims.jsonl", rows)
    write(args.out / "facts.jsonl", [fact_to_row(fact) for fact in fuse(articles, claims)])
    write(
        args.out / "gold_facts.jsonl",
        [f for f in map(json.loads, filter(None, gold)) if f["claims"][0][0] in docs],
    )
    sys.stderr.write(f"{len(articles)} articles, {len(claims)} claims\n")


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
