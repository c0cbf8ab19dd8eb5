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

from entente.extraction.mentions import find_names, learn_people
from entente.language.actor_names import load_actors
from entente.language.pack import load_pack
from entente.model.actor import UNNAMED, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("seeds", "dev2", "dev3")


def named_states(text: str, lang: str) -> set[str]:
    """Return the states and organisations that a text names in any form."""
    pack = load_pack(lang)
    sentences = [span.of(line) for line in text.splitlines() for span in pack.split_sentences(line)]
    memory = learn_people(sentences, pack)
    found = {state_of(i) for s in sentences for n in find_names(s, pack, memory=memory) for i in n.ids}
    forms = (m.form for s in sentences for m in load_actors(lang).find(s, memory.known))
    return found | {state_of(i) for form in forms for i in form.ids}


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
    articles: dict[str, set[str]] = {}
    for claim, text in claims_of(options.shared, options.lang):
        named = articles.setdefault(claim["doc"], named_states(text, options.lang))
        here = named_states(text[slice(*claim["span"])], options.lang)
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
