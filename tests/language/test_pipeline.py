"""The pipeline is loaded once, the same every time, and gives no token its own class at import."""

from __future__ import annotations

import subprocess
import sys

import pytest

from entente.language.pack import languages, load_pack

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


def test_a_second_process_parses_alike() -> None:
    """Nothing of a parse depends on the process: not on hashing, not on the order of sets."""
    code = (
        "from entente.language.pack import load_pack\n"
        "doc = load_pack('fr').load_pipeline()('Le navire aurait livré des obus au port, dit-on.')\n"
        "print([(t.text, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i) for t in doc])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1] != ""
