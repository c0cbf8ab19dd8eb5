"""Measures a build on this machine: `make bench`, or `python benchmarks/build.py --articles 400 --workers 2`.

The example articles are copied with other numbers until there are enough; a dossier is built of them,
then built again unchanged. Prints articles and words a second, and the most memory that a process took.
"""

# ruff: noqa: INP001, T201  a script, which prints

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from entente.engine import BuildOptions, build_dossier
from entente.engine.ours import our_stages

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "press"


def write_articles(folder: Path, count: int) -> int:
    """Write `count` variants of the example articles; return their words."""
    originals = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html"})
    words = 0
    for number in range(count):
        original = originals[number % len(originals)]
        text = original.read_text(encoding="utf-8")
        varied = text.replace("1 500", f"1 {number % 900 + 100}").replace("500 000", f"{number + 100} 000")
        (folder / f"{number:06}-{original.name}").write_text(varied, encoding="utf-8")
        words += len(varied.split())
    return words


def measure(folder: Path, out: Path, words: int, workers: int) -> None:
    """Build once and print how long it took."""
    begun = time.perf_counter()
    report = build_dossier([str(folder)], out, BuildOptions(workers=workers), our_stages())
    took = time.perf_counter() - begun
    print(
        f"{report.read} articles ({report.added} new), {words} words, {report.claims} claims, "
        f"{report.facts} facts: {took:.1f} s, {report.read / took:.1f} articles/s, {words / took:.0f} words/s"
    )


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "press")
        folder.mkdir()
        words = write_articles(folder, options.articles)
        measure(folder, Path(name, "out"), words, options.workers)
        measure(folder, Path(name, "out"), words, options.workers)
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"most memory of a process: {max(ours, theirs) / 1024:.0f} MB")


if __name__ == "__main__":
    main()
