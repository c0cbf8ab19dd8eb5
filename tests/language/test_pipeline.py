"""The pipeline is loaded once, the same every time, and gives no token its own class at import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from entente.language.pack import languages, load_pack

TRAINING = Path(__file__).parents[2] / "training"
SENTENCES = {
    "fr": "Le gouvernement serbe a livré des obus à Chypre, selon un rapport.",
    "en": "Serbia sends shells to Cyprus, Belgrade said.",
}


@pytest.mark.parametrize("code", languages())
def test_pipeline_is_loaded_once(code: str) -> None:
    """Asking twice gives the same object."""
    pack = load_pack(code)

    assert pack.load_pipeline() is pack.load_pipeline()


@pytest.mark.parametrize("code", languages())
def test_pipeline_tags_parses_and_lemmatizes(code: str) -> None:
    """Every token of a plain sentence has a class, a lemma and a label."""
    doc = load_pack(code).load_pipeline()(SENTENCES[code])

    assert all(token.pos_ and token.lemma_ and token.dep_ for token in doc)
    assert next(token.lemma_ for token in doc if token.pos_ == "VERB") in ("livrer", "send")


def test_importing_registers_nothing() -> None:
    """Our spaCy classes are registered by loading, not by importing."""
    code = (
        "import entente.language.fr.pipeline, entente.language.components, spacy.util;"
        "from spacy.language import Language;"
        "found = ('entente_fr' in spacy.util.registry.languages, Language.has_factory('entente_lexicon'));"
        "raise SystemExit(any(found))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SHOWN = """
import sys
from entente.language.pack import load_pack
texts = sys.stdin.read().splitlines()
for doc in load_pack(sys.argv[1]).load_pipeline().pipe(texts, batch_size=int(sys.argv[2])):
    print([(t.text, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i) for t in doc])
"""
"""Prints what is read in the lines of its input, so many at a time."""


@pytest.mark.parametrize("code", languages())
def test_batches_and_processes_change_nothing(code: str) -> None:
    """Nothing of a parse depends on the texts beside it, nor on the process: hashing, order of sets."""
    rows = yaml.safe_load((TRAINING / f"press_{code}.yaml").read_text(encoding="utf-8"))
    texts = [row["text"] for row in rows]
    runs = [
        subprocess.run(
            [sys.executable, "-c", SHOWN, code, size],
            input="\n".join(texts),
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONHASHSEED": size, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for size in ("1", "7", "256")
    ]

    assert len(runs[0].splitlines()) == len(texts) > 10
    assert runs[0] == runs[1] == runs[2]
