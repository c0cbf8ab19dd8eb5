"""Training is seeded to the bit, and no model is replaced by a worse one."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy import util

from corpora import Material
from entente.language.en import tokenizer
from entente.language.pipeline import register
from names import NameTypes
from replace import replace, score_of
from train import train
from treebanks import read_treebank

CONLLU = """\
1	Serbia	Serbia	PROPN	_	Number=Sing	2	nsubj	_	_
2	sends	send	VERB	_	Tense=Pres	0	root	_	_
3	shells	shell	NOUN	_	Number=Plur	2	obj	_	_
4	to	to	ADP	_	_	5	case	_	_
5	Cyprus	Cyprus	PROPN	_	Number=Sing	2	obl	_	SpaceAfter=No
6	.	.	PUNCT	_	_	2	punct	_	_

1	They	they	PRON	_	Number=Plur	2	nsubj	_	_
2	say	say	VERB	_	Tense=Pres	0	root	_	_
3	so	so	ADV	_	_	2	advmod	_	SpaceAfter=No
4	.	.	PUNCT	_	_	2	punct	_	_

"""
PROTOTYPES = {"STATE": "germany", "CITY": "berlin", "PER": "smith", "ORG": "nato"}
CONFIG = Path(__file__).parents[2] / "training" / "pipeline.cfg"


@pytest.fixture
def material(tmp_path: Path) -> Material:
    """Two sentences."""
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    register("en", tokenizer.tokenizer_rules())
    return Material(read_treebank(path), str, NameTypes("en", str.istitle), PROTOTYPES)


def _train(material: Material, output: Path, *, steps: int, seed: int = 0) -> Path:
    small = {
        "nlp.lang": "entente_en",
        "sizes.width": 16,
        "sizes.depth": 1,
        "components.parser.min_action_freq": 1,
        "training.steps": steps,
        "training.evaluate_every": steps,
        "training.dropout": 0.0,
        "training.batch_words.start": 10,
        "training.batch_words.stop": 10,
        "training.optimizer.learn_rate.warmup_steps": 1,
        "training.optimizer.learn_rate.initial_rate": 0.02,
    }
    train(util.load_config(CONFIG, overrides=small, interpolate=False), material, material, output, seed)
    return output


def _weights(model: Path) -> dict[str, bytes]:
    return {str(file.relative_to(model)): file.read_bytes() for file in sorted(model.rglob("model"))}


def test_training_is_reproducible(material: Material, tmp_path: Path) -> None:
    """The same seed gives the same bytes, another seed others."""
    first, again = (_weights(_train(material, tmp_path / name, steps=3)) for name in ("first", "again"))

    assert first == again
    assert first != _weights(_train(material, tmp_path / "other", steps=3, seed=1))


def test_no_model_is_replaced_by_a_worse_one(material: Material, tmp_path: Path) -> None:
    """A worse candidate is refused and nothing is touched; a better one takes its place, slimmed."""
    good = _train(material, tmp_path / "good", steps=60)
    bad = _train(material, tmp_path / "bad", steps=1)
    assert score_of(good, material) > score_of(bad, material)
    package = tmp_path / "package"
    package.mkdir()

    replace(bad, package, material)
    new, old = replace(good, package, material)
    assert new > old
    kept = _weights(package / "model")
    assert kept == _weights(good)

    with pytest.raises(SystemExit, match="not replaced"):
        replace(bad, package, material)
    assert _weights(package / "model") == kept
    assert [path.name for path in package.iterdir()] == ["model"]
    assert "training" not in util.load_config(package / "model" / "config.cfg")
