"""Puts a newly trained model into its data package, unless the one that is there scores better.

    python training/replace.py fr --treebanks ../shared/nlp/data --candidate work/fr \
        --package packages/entente-fr/src/entente_fr

Both are scored on the development treebank in the same run. Only what loading needs is copied.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import spacy
from spacy.util import load_config

from corpora import plain_examples
from languages import LANGUAGES
from train import score

if TYPE_CHECKING:
    from spacy.language import Language

    from corpora import Material

_TRAINING_ONLY: Final = ("paths", "corpora", "training", "initialize", "pretraining")


def score_of(path: Path, dev: Material) -> float:
    """Return the score of a model on the development treebank, -1 when there is no model."""
    if not (path / "meta.json").is_file():
        return -1.0
    nlp = spacy.load(path, exclude=["tokenizer"])
    return score(nlp, list(plain_examples(nlp, dev)))["score"]


def replace(candidate: Path, package: Path, dev: Material) -> tuple[float, float]:
    """Replace the model of a package by the candidate if it is no worse; return both scores.

    Raises:
        SystemExit: the candidate is worse; nothing was changed.
    """
    current = package / "model"
    new, old = score_of(candidate, dev), score_of(current, dev)
    if new < old:
        raise SystemExit(f"{candidate} scores {new:.4f}, {current} scores {old:.4f}: not replaced")
    slim = package / "model.new"
    shutil.rmtree(slim, ignore_errors=True)
    shutil.copytree(candidate, slim)
    tidy(slim)
    shutil.rmtree(current, ignore_errors=True)
    slim.rename(current)
    return new, old


def tidy(model: Path) -> None:
    """Strip a model folder of what only training needs: settings, figures, the words seen."""
    nlp = spacy.load(model, exclude=["tokenizer"])
    config = load_config(model / "config.cfg", interpolate=False)
    for section in _TRAINING_ONLY:
        config.pop(section, None)
    config.to_disk(model / "config.cfg")
    meta: dict[str, Any] = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    kept = {key: meta[key] for key in ("lang", "name", "version", "spacy_version", "vectors", "pipeline")}
    (model / "meta.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    strings = json.dumps(sorted(_labels(nlp)), ensure_ascii=False, indent=0)
    (model / "vocab" / "strings.json").write_text(strings + "\n", encoding="utf-8")
    (model / "tokenizer").unlink(missing_ok=True)


def _labels(nlp: Language) -> set[str]:
    """Return the strings that the components write: everything else a text brings with it."""
    found = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    parts = {part for label in found for part in label.split("|")}
    values = {value for part in parts for value in part.split("=", 1)}
    return found | parts | values


def main() -> None:
    """Read the arguments and replace."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(LANGUAGES))
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--candidate", type=Path, required=True)
    parser.add_argument("--package", type=Path, required=True)
    options = parser.parse_args()
    language = LANGUAGES[options.language](options.treebanks)
    new, old = replace(options.candidate, options.package, language.treebanks.dev)
    sys.stdout.write(f"replaced: {100 * old:.2f} before, {100 * new:.2f} now\n")


if __name__ == "__main__":
    main()
