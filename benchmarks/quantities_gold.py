"""How many quantities of the hand-annotated claims `find_quantities` finds in their sentences.

    python benchmarks/quantities_gold.py [--show] [fr|en] [SET ...]

Sets are `seeds`, `dev2`, `dev3`. A claim counts when one quantity found in its sentence has its
bounds, as `score.py` compares them. Needs the shared corpora beside the project.
"""

# ruff: noqa: INP001, T201  a script, which prints
from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.model.quantity import Quantity

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("seeds", "dev2", "dev3")
ENGLISH = {"dev2": ("221.txt", "222.txt"), "dev3": ("ed",)}


def language_of(name: str, doc: str) -> str:
    """Return the language of a document of the shared corpora, by its name."""
    return "en" if doc.startswith(ENGLISH.get(name, ("-",))) else "fr"


def close(left: float | None, right: float | None) -> bool:
    """Compare two bounds as the scorer of the claims does."""
    if left is None or right is None:
        return left is right
    return abs(left - right) <= 0.1 * max(abs(left), abs(right), 1)


def agrees(gold: dict[str, Any], found: Quantity) -> bool:
    """Tell whether a quantity has the bounds of an annotated one; shares count in percent there."""
    factor = 100 if found.share and gold["unit"] == "percent" else 1
    low, high = (None if bound is None else bound * factor for bound in (found.low, found.high))
    return close(gold["low"], low) and close(gold["high"], high)


def cases(name: str, lang: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield document, sentence and annotated quantity of every claim that has one."""
    lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    for claim in map(json.loads, filter(str.strip, lines)):
        if claim.get("quantity") and language_of(name, claim["doc"]) == lang:
            raw = (SHARED / "corpus" / name / claim["doc"]).read_bytes().decode("utf-8")
            yield claim["doc"], raw[slice(*claim["span"])], claim["quantity"]


def measure(name: str, lang: str, *, show: bool = False) -> tuple[int, int]:
    """Return how many annotated quantities of a set were found, and how many there are."""
    find = import_module(f"entente.language.{lang}.quantities").find_quantities
    seen = hits = 0
    for doc, sentence, gold in cases(name, lang):
        found = [item.quantity for item in find(sentence)]
        hit = any(agrees(gold, quantity) for quantity in found)
        seen, hits = seen + 1, hits + hit
        if show and not hit:
            shown = [(q.low, q.high, q.unit, q.words) for q in found]
            print(f"{doc}: {gold}\n    {sentence}\n    {shown}")
    return hits, seen


def main(arguments: list[str]) -> None:
    """Print one line a set: found, seen, share."""
    lang = "en" if "en" in arguments else "fr"
    for name in [name for name in SETS if name in arguments] or SETS:
        hits, seen = measure(name, lang, show="--show" in arguments)
        print(f"{lang} {name} {hits}/{seen} = {hits / seen:.3f}" if seen else f"{lang} {name}: no case")


if __name__ == "__main__":
    if SHARED.is_dir():
        main(sys.argv[1:])
    else:
        print(f"no shared corpora at {SHARED}: nothing measured")
