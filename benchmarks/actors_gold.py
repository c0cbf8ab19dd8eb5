"""How many of the parties and holders of annotated claims the lexicon finds, and which it misses.

    python benchmarks/actors_gold.py SHARED [--lang fr] [--misses]

SHARED is the folder with `corpus/` and `gold/`. For each state or organisation of an agent,
recipient or holder: is it named anywhere in the article, and inside the claim's own sentence?
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import py3langid

from entente.extraction.mentions import PersonMemory, find_names, learn_people, link_actors
from entente.language.pack import load_pack
from entente.language.parse import parse_sentences
from entente.model.actor import UNNAMED, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("seeds", "dev2", "dev3")


def linked_states(text: str, lang: str, people: PersonMemory | None = None) -> set[str]:
    """Return the states and organisations that a text names in any form; `people` is its article's memory."""
    pack = load_pack(lang)
    sentences = [span.of(line) for line in text.splitlines() for span in pack.split_sentences(line)]
    memory = people or learn_people(sentences, pack)
    names = [find_names(sentence, pack, memory=memory) for sentence in sentences]
    rows = [[(n.span.start, n.span.end, n.label) for n in found if n.label] for found in names]
    docs = parse_sentences(pack, sentences, rows)
    linked = (link_actors(doc, found, pack, memory=memory) for doc, found in zip(docs, names, strict=True))
    return {state_of(actor) for mentions in linked for mention in mentions for actor in mention.ids}


def memory_of(text: str, lang: str) -> PersonMemory:
    """Learn what the names of an article mean."""
    pack = load_pack(lang)
    return learn_people([s.of(line) for line in text.splitlines() for s in pack.split_sentences(line)], pack)


def claims_of(shared: Path, lang: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the claims about articles of one language, each with its article's text."""
    for name in SETS:
        texts = {p.name: p.read_text(encoding="utf-8") for p in (shared / "corpus" / name).glob("*.txt")}
        texts = {doc: text for doc, text in texts.items() if py3langid.classify(text)[0] == lang}
        lines = (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = (json.loads(line) for line in lines)
        yield from ((row, texts[row["doc"]]) for row in rows if row["doc"] in texts)


def main() -> None:
    """Count, by role, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--misses", action="store_true", help="list what is nowhere in the article")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    misses: Counter[tuple[str, str]] = Counter()
    articles: dict[str, tuple[PersonMemory, set[str]]] = {}
    for claim, text in claims_of(options.shared, options.lang):
        if claim["doc"] not in articles:
            people = memory_of(text, options.lang)
            articles[claim["doc"]] = people, linked_states(text, options.lang, people)
        people, named = articles[claim["doc"]]
        here = linked_states(text[slice(*claim["span"])], options.lang, people)
        for role in ("agent", "recipient", "holder"):
            for state in sorted({state_of(actor) for actor in claim[role] if actor != UNNAMED}):
                counts[role, "all"] += 1
                counts[role, "article"] += state in named
                counts[role, "sentence"] += state in here
                misses[claim["doc"], state] += state not in named
    for role in ("agent", "recipient", "holder"):
        total, article, sentence = (counts[role, part] for part in ("all", "article", "sentence"))
        print(f"{role:10} {total:5}  article {article / total:.3f}  sentence {sentence / total:.3f}")
    total = sum(n for (_, part), n in counts.items() if part == "all")
    print(f"{'all':10} {total:5}  article {1 - sum(misses.values()) / total:.3f}")
    if options.misses:
        for (doc, state), number in sorted(misses.items()):
            if number:
                print(f"  {doc} {state} x{number}")


if __name__ == "__main__":
    main()
