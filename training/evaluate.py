"""Measures a model, writes its figures into its card and its package, and holds them to what is asked.

    python training/evaluate.py en --treebanks TREEBANKS --shared ../shared --package packages/entente-en

`asked.yaml` says what is asked; the exit code is 1 where a figure falls short.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from entente.language.pack import load_pack
from entente.language.pipeline import load_model
from languages import LANGUAGES, SpokenLanguage
from measures import SCORES, Figures, measure, words_per_second
from named import Named, measure_names
from press import press_links
from stock import stock_pipeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language

    from corpora import Material

_MARK: Final = re.compile(r"(?s)(<!-- figures -->).*(<!-- end of figures -->)")
_MEGABYTE: Final = 1e6
_FIGURES: Final = "figures.json"

_NOTES: Final = """
Words: F1 of predicted words. Conditional: verbs in the conditional found / falsely found / missed.

{press}Speed on one core, all components: {ours:,.0f} words/s. An untrained pipeline of the stock shape
(tok2vec 96x4, tagger, lemmatizer, parser, names with a 96x4 of their own) in the same run: {stock:,.0f}."""

Row = dict[str, Any]


def asked_of(code: str) -> list[Row]:
    """Return what is asked of the model of a language, in order."""
    rows: dict[str, list[Row]] = yaml.safe_load(
        Path(__file__).with_name("asked.yaml").read_text(encoding="utf-8")
    )
    return rows[code]


def reached(row: Row, figures: Mapping[str, float]) -> bool | None:
    """Tell whether a figure is as good as asked; None where it could not be measured."""
    figure = figures.get(row["figure"])
    if figure is None:
        return None
    return bool(figure >= row["least"] if "least" in row else figure <= row["most"])


def asked_table(rows: Sequence[Row], figures: Mapping[str, float]) -> str:
    """Return what is asked beside what is reached, as a Markdown table."""
    lines = ["| figure | measured on | asked | reached | |", "| --- | --- | --- | --- | --- |"]
    words = {True: "", False: "**short**", None: ""}
    for row in rows:
        figure = figures.get(row["figure"])
        asked = f"≥ {row['least']}" if "least" in row else f"≤ {row['most']}"
        shown = "not measured" if figure is None else f"{figure:.2f}"
        lines.append(
            f"| {row['figure']} | {row['on']} | {asked} | {shown} | {words[reached(row, figures)]} |"
        )
    return "\n".join(lines)


def summary(measured: Mapping[str, Figures], on: str) -> dict[str, float]:
    """Return the figures that are asked of a treebank; LAS, UPOS and lemmas on the one called `on`."""
    chosen = measured[on]
    right, false, missed = (
        sum(part) for part in zip(*(f.conditionals for f in measured.values()), strict=True)
    )
    found = {
        "LAS": chosen.sentences["dep_las"],
        "UPOS": chosen.sentences["pos_acc"],
        "verb lemma": chosen.verb_lemma,
    }
    if right + missed:
        found |= {
            "conditional recall": right / (right + missed),
            "conditional precision": right / max(right + false, 1),
        }
    return {name: 100 * value for name, value in found.items()}


def treebank_table(measured: Mapping[str, Figures]) -> str:
    """Return the figures of every treebank as a Markdown table."""
    lines = [
        "| treebank | text | words | UPOS | features | lemma | verb lemma | UAS | LAS | conditional |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, figures in measured.items():
        lines.append(_treebank_row(name, "sentences", figures.sentences, figures))
        lines.append(_treebank_row(name, "paragraphs", figures.paragraphs))
    return "\n".join(lines)


def _treebank_row(name: str, text: str, scores: Mapping[str, float], figures: Figures | None = None) -> str:
    words, upos, features, uas, las = (f"{100 * scores[key]:.2f}" for key in SCORES)
    lemma = f"{100 * figures.lemma:.2f}" if figures else ""
    verbs = f"{100 * figures.verb_lemma:.2f}" if figures else ""
    conditional = " / ".join(map(str, figures.conditionals)) if figures else ""
    cells = (name, text, words, upos, features, lemma, verbs, uas, las, conditional)
    return "| " + " | ".join(cells) + " |"


def names_table(named: Mapping[str, Named]) -> str:
    """Return how well names are found, type by type, as a Markdown table."""
    lines = ["| names | marked | precision | recall | F1 |", "| --- | --- | --- | --- | --- |"]
    for kind, counts in {**named, "all": _sum(named)}.items():
        precision = counts.right / max(counts.right + counts.false, 1)
        recall = counts.right / counts.marked
        lines.append(f"| {kind} | {counts.marked} | {precision:.3f} | {recall:.3f} | {counts.f1:.3f} |")
    return "\n".join(lines)


def _sum(named: Mapping[str, Named]) -> Named:
    counts = named.values()
    return Named(sum(n.right for n in counts), sum(n.false for n in counts), sum(n.missed for n in counts))


def _size(package: Path) -> float:
    """Return the size of a package as it is installed, its own figures aside."""
    files = (file for file in (package / "src").rglob("*") if file.is_file())
    kept = (file for file in files if file.suffix != ".pyc" and file.name != _FIGURES)
    return sum(file.stat().st_size for file in kept) / _MEGABYTE


def _speeds(nlp: Language, language: SpokenLanguage) -> tuple[float, float]:
    dev: Material = language.treebanks.dev
    texts = [sentence.text for sentence in dev.sentences]
    plain = [dev.plain(text) for text in texts]
    ours, stock = words_per_second([(nlp, plain), (stock_pipeline(language.code, dev), texts)])
    return ours, stock


def _press(nlp: Language, code: str) -> str:
    links = list(press_links(code, nlp))
    right = sum(found for *_, found in links)
    if not links:
        return ""
    return (
        f"Press sentences (`training/press_{code}.yaml`, who gives what to whom; the constructions of "
        f"training were written with them in view): {right} of {len(links)} relations.\n\n"
    )


def evaluate(language: SpokenLanguage, package: Path, shared: Path) -> tuple[dict[str, float], str]:
    """Measure the model of a package; return the figures that are asked for, and all of them as Markdown.

    Args:
        language: with its treebanks.
        package: folder of the distribution.
        shared: folder of the press texts whose names were marked.
    """
    code = language.code
    nlp = load_model(package / "src" / f"entente_{code}" / "model")
    rows = asked_of(code)
    split = load_pack(code).split_sentences
    measured = {name: measure(nlp, material, split) for name, material in language.treebanks.tests.items()}
    ours, stock = _speeds(nlp, language)
    figures = summary(measured, next(row["on"] for row in rows if row["figure"] == "LAS"))
    named = measure_names(code, shared)
    if named:
        figures["names F1"] = 100 * _sum(named).f1
    figures |= {"speed ratio": ours / stock, "package MB": _size(package)}
    parts = [asked_table(rows, figures), treebank_table(measured)]
    notes = _NOTES.format(ours=ours, stock=stock, press=_press(nlp, code))
    parts += [notes.strip("\n"), *([names_table(named)] if named else [])]
    return {name: round(value, 2) for name, value in figures.items()}, "\n\n".join(parts)


def main() -> None:
    """Measure, write card and figures, and say what falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(LANGUAGES))
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--package", type=Path, required=True)
    options = parser.parse_args()
    language = LANGUAGES[options.language](options.treebanks)
    figures, shown = evaluate(language, options.package, options.shared)
    sys.stdout.write(shown + "\n")
    part = options.package / "src" / f"entente_{options.language}"
    (part / _FIGURES).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    card = options.package / "MODEL_CARD.md"
    text = card.read_text(encoding="utf-8")
    card.write_text(_MARK.sub(lambda m: f"{m[1]}\n{shown}\n{m[2]}", text), encoding="utf-8")
    short = [row["figure"] for row in asked_of(options.language) if reached(row, figures) is False]
    if short:
        raise SystemExit(f"{options.language}: short of what is asked: {', '.join(short)}")


if __name__ == "__main__":
    main()
