"""`--model`: a spaCy pipeline that is not ours parses through the same language pack."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed
from typer.testing import CliRunner

from entente.cli.app import app
from entente.engine.version import extractor_version
from entente.errors import MissingPartError
from entente.language.guests import find_guest
from entente.language.pack import load_pack
from entente.language.parse import parse_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXT = "La Serbie livrera des obus à Chypre."
TREE = (
    ("La", "DET", "", 1, "det"),
    ("Serbie", "PROPN", "", 2, "nsubj"),
    ("livrera", "VERB", "Mood=Ind|Tense=Fut|VerbForm=Fin", 2, "ROOT"),
    ("des", "DET", "", 4, "det"),
    ("obus", "NOUN", "", 2, "obj"),
    ("à", "ADP", "", 6, "case"),
    ("Chypre", "PROPN", "", 2, "obl:arg"),
    (".", "PUNCT", "", 2, "punct"),
)
"""The one tree that the stand-in knows, name by name as ours is given them."""


def _stand_in() -> Language:
    """Train the smallest of stock pipelines on one sentence."""
    fix_random_seed(0)
    nlp = spacy.blank("fr")
    tok2vec = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 16,
        "depth": 1,
        "embed_size": 100,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": False,
    }
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": tok2vec}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 16,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 1})
    nlp.add_pipe("ner").add_label("MISC")
    words, classes, features, heads, labels = (list(column) for column in zip(*TREE, strict=True))
    gold = Doc(nlp.vocab, words=words, pos=classes, morphs=features, heads=heads, deps=labels)
    example = Example(nlp.make_doc(TEXT), gold)
    for token, name in ((example.predicted[1], "france"), (example.predicted[6], "france")):
        token.norm_ = name
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(150):
        nlp.update([example], sgd=optimizer)
    return nlp


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the stand-in."""
    folder = tmp_path_factory.mktemp("models") / "stand_in"
    _stand_in().to_disk(folder)
    return folder


def test_a_guest_parses_through_our_pack(stand_in: Path) -> None:
    """Names are merged before it reads, lemmas and mood are our lexicon's, and its own names stay out."""
    pack = load_pack("fr", find_guest(str(stand_in)))
    nlp = pack.load_pipeline()
    names = [(3, 9, "STATE"), (29, 35, "STATE")]

    (doc,) = parse_sentences(pack, [TEXT], [names])

    assert nlp is load_pack("fr", find_guest(str(stand_in))).load_pipeline()
    assert nlp.lang == "fr"
    assert "ner" not in nlp.pipe_names
    assert [(t.text, t.pos_, t.head.i, t.dep_) for t in doc] == [
        (word, upos, head, label) for word, upos, _, head, label in TREE
    ]
    assert [token.lemma_ for token in doc][2:5] == ["livrer", "un", "obus"]
    assert [token.ent_type_ for token in doc if token.ent_type_] == ["STATE", "STATE"]


def test_other_languages_keep_our_pipeline(stand_in: Path) -> None:
    """A French guest does not read English."""
    assert load_pack("en", find_guest(str(stand_in))).load_pipeline() is load_pack("en").load_pipeline()


def test_build_with_a_guest(stand_in: Path, tmp_path: Path) -> None:
    """The claim of the one sentence comes out of a whole build."""
    (tmp_path / "a.txt").write_text(f"{TEXT}\n\n{TEXT}\n", encoding="utf-8")
    arguments = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--language", "fr"]

    result = CliRunner().invoke(app, [*arguments, "--published", "2024", "--model", str(stand_in)])

    assert result.exit_code == 0, result.output
    claims = [
        json.loads(line) for line in (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()
    ]
    assert [(claim["agent"], claim["recipient"]) for claim in claims][:1] == [(["SRB"], ["CYP"])]


def test_a_guest_makes_articles_be_read_again(stand_in: Path) -> None:
    """What was read by another pipeline is not kept."""
    assert extractor_version(None, find_guest(str(stand_in))) != extractor_version(None)


@pytest.mark.parametrize(
    ("meta", "reason"),
    [
        (None, "no spaCy pipeline"),
        ({"pipeline": ["tagger", "parser"]}, "word classes"),
        ({"pipeline": ["morphologizer", "ner"]}, "parser"),
        (
            {"pipeline": ["morphologizer", "parser"], "labels": {"parser": ["nsubj", "dobj"]}},
            "Universal Dependencies",
        ),
    ],
)
def test_what_cannot_serve_is_refused(tmp_path: Path, meta: dict[str, Any] | None, reason: str) -> None:
    """A pipeline that is not there, or lacks what we need, is refused before anything is read."""
    if meta is not None:
        named = {"lang": "fr", "name": "stand_in", "version": "1"}
        (tmp_path / "meta.json").write_text(json.dumps(named | meta), encoding="utf-8")

    with pytest.raises(MissingPartError, match=reason):
        find_guest(str(tmp_path))


def test_a_package_that_is_not_installed_is_refused() -> None:
    """The name of no package ends with a hint."""
    with pytest.raises(MissingPartError, match="install it"):
        find_guest("fr_no_such_pipeline")
