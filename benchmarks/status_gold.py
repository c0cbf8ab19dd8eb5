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

    from entente.model.attribution import Commitment

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
        tally = Tally(show=options.misses)
        gold = claims(options.shared, name)
        for article in articles(options.shared, name):
            reader = Reader(article)
            for row in gold[article.doc]:
                if row["event"] != "REJECT":  # refusals and denials are acts: their status is their own
                    tally.judge(row, article, reader)
        tally.report(name)


class Tally:
    """Right and seen cases by question, and which status is taken for which."""

    def __init__(self, *, show: bool) -> None:
        """Start from nothing; `show` prints every miss."""
        self.right: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.wrong: Counter[tuple[str, str]] = Counter()
        self._show = show

    def judge(self, row: dict[str, Any], article: Article, reader: Reader) -> None:
        """Compare one claim."""
        start = article.text.find(row["cue"], row["span"][0])
        if not row["span"][0] <= start < row["span"][1]:
            return
        events = row["event"] if isinstance(row["event"], list) else [row["event"]]
        speakers = frozenset(states(row["agent"]) if events[0] in SPEECH_ACTS else ())
        found = reader.at(start, start + len(row["cue"]), speakers=speakers)
        if found is None:
            return
        word, commitment = found
        answers = _answers(row, commitment)
        for tier in ("all", row["tier"]):
            self.seen.update(f"{tier} {question}" for question in answers)
            self.right.update(f"{tier} {question}" for question, right in answers.items() if right)
        if not answers["status, coarse"]:
            self.wrong[_accepted(row)[0], commitment.status.value] += 1
        if self._show and not (answers["status, coarse"] and answers["holder"]):
            sentence = article.text[row["span"][0] : row["span"][1]]
            print(
                f"{row['doc'][:3]} {row['tier'][0]} wanted {_accepted(row)} {row['holder']}",
                f"got {commitment.status.value} {list(commitment.holder)} at {word!r}",
                f"{row['cue']} || {sentence[:330]}",
                sep=" | ",
            )

    def report(self, name: str) -> None:
        """Print the figures of one set."""
        for question, seen in sorted(self.seen.items()):
            right = self.right[question]
            print(f"{name:6} {question:48} {right:4}/{seen:4} = {right / seen:.3f}")
        print(name, "most often wrong:", self.wrong.most_common(12))


def _accepted(row: dict[str, Any]) -> list[str]:
    return row["status"] if isinstance(row["status"], list) else [row["status"]]


def _answers(row: dict[str, Any], commitment: Commitment) -> dict[str, bool]:
    """Return what is right, by question."""
    accepted, status = _accepted(row), commitment.status.value
    coarse = COARSE[status] in {COARSE[value] for value in accepted}
    holder = not commitment.holder
    if row["holder"]:
        holder = bool(states(row["holder"]) & states(list(commitment.holder)))
    plain = "a plain fact may be" if "asserted" in accepted else "not a plain fact"
    named = "when named" if row["holder"] else "when nobody"
    return {
        "status": status in accepted,
        "status, coarse": coarse,
        f"status, when {plain} (coarse)": coarse,
        "holder": holder,
        f"holder, {named}": holder,
    }


if __name__ == "__main__":
    main()
