"""How often holder and status of annotated claims are read right, wherever events are found or not.

    python benchmarks/status_gold.py SHARED [--sets seeds dev3] [--misses]

SHARED is the folder with `corpus/` and `gold/`. For each claim the first verb or act noun of its cue
is taken, and asked for its holder and status. Accepted are the values that the annotation lists.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entente.extraction.commitments import SPEECH_ACTS
from entente.extraction.place import Reader
from entente.model.text import Article
from entente.reading import ReadOptions, list_sources, load_metadata, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = {"seeds": ("0",), "dev2": ("1", "21"), "dev3": ("f",)}
COARSE = {
    "asserted": "fact",
    "confirmed": "fact",
    "reported": "said",
    "alleged": "said",
    "possible": "unreal",
    "hypothetical": "unreal",
    "planned": "unreal",
    "prescribed": "unreal",
    "denied": "denied",
    "unconfirmed": "denied",
    "opinion": "opinion",
}


def articles(shared: Path, name: str) -> Iterator[Article]:
    """Yield the French articles of one set."""
    folder = shared / "corpus" / name
    table = folder / ("published.csv" if name == "dev3" else "dates.csv")
    options = ReadOptions() if name == "dev3" else ReadOptions(metadata=load_metadata(table))
    for source in list_sources([folder]):
        for article in read_source(source, options):
            if (
                isinstance(article, Article)
                and article.language == "fr"
                and article.doc.startswith(DOCS[name])
            ):
                yield article


def claims(shared: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the annotated claims of one set by document."""
    found = defaultdict(list)
    for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["doc"]].append(row)
    return found


def states(ids: list[str]) -> set[str]:
    """Return the states and organisations of ids."""
    return {i.split("/")[0] for i in ids}


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sets", nargs="+", default=["seeds", "dev3"])
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    for name in options.sets:
        counts: Counter[str] = Counter()
        wrong: Counter[tuple[str, str]] = Counter()
        gold = claims(options.shared, name)
        for article in articles(options.shared, name):
            reader = Reader(article)
            for row in gold[article.doc]:
                if row["event"] == "REJECT":
                    continue  # refusals and denials are acts: their status is their own
                judge(row, article, reader, counts, wrong, show=options.misses)
        report(name, counts, wrong)


def judge(
    row: dict[str, Any],
    article: Article,
    reader: Reader,
    counts: Counter[str],
    wrong: Counter[tuple[str, str]],
    *,
    show: bool,
) -> None:
    """Compare one claim."""
    start = article.text.find(row["cue"], row["span"][0])
    if start < 0 or start >= row["span"][1]:
        counts["cue lost"] += 1
        return
    events = row["event"] if isinstance(row["event"], list) else [row["event"]]
    speakers = frozenset(states(row["agent"]) if events[0] in SPEECH_ACTS else ())
    found = reader.at(start, start + len(row["cue"]), speakers=speakers)
    if found is None:
        counts["not read"] += 1
        return
    word, commitment = found
    accepted = row["status"] if isinstance(row["status"], list) else [row["status"]]
    status = commitment.status.value
    tiers = ("all", row["tier"])
    right = {
        "status": status in accepted,
        "status, coarse": COARSE[status] in {COARSE[a] for a in accepted},
        "holder": bool(states(row["holder"]) & states(list(commitment.holder)))
        if row["holder"]
        else not commitment.holder,
    }
    if "asserted" not in accepted:
        right["status, when not a plain fact (coarse)"] = right["status, coarse"]
    else:
        right["status, when a plain fact may be (coarse)"] = right["status, coarse"]
    if row["holder"]:
        right["holder, when named"] = right["holder"]
    else:
        right["holder, when nobody"] = right["holder"]
    for tier in tiers:
        for key, value in right.items():
            counts[f"{tier} {key} n"] += 1
            counts[f"{tier} {key} ok"] += value
    if not right["status, coarse"]:
        wrong[accepted[0], status] += 1
    if show and not (right["status, coarse"] and right["holder"]):
        flag = ("" if right["status, coarse"] else "S") + ("" if right["holder"] else "H")
        sentence = article.text[row["span"][0] : row["span"][1]]
        print(f"{flag:2} {row['doc'][:3]} {row['tier'][0]} gold {accepted} {row['holder']}")
        print(f"   got {status} {list(commitment.holder)} | {word!r} | {row['cue']} | {sentence[:330]}")


def report(name: str, counts: Counter[str], wrong: Counter[tuple[str, str]]) -> None:
    """Print the figures of one set."""
    for key in sorted(k[:-2] for k in counts if k.endswith(" n")):
        n, ok = counts[key + " n"], counts[key + " ok"]
        print(f"{name:6} {key:48} {ok:4}/{n:4} = {ok / n:.3f}")
    print(name, {k: v for k, v in counts.items() if not k.endswith((" n", " ok"))}, wrong.most_common(25))


if __name__ == "__main__":
    main()
