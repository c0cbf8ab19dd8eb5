"""Trains the pipeline of a language from its treebanks: seeded, on one core, in minutes.

    python training/train.py fr --treebanks ../shared/nlp/data --output work/fr

The best checkpoint by the score of `SCORE` on the development treebank is written.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spacy import util
from thinc.api import fix_random_seed

from corpora import Material, Variation, plain_examples, training_examples
from entente.language.components import LANGUAGE_PREFIX
from languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.training import Example

SCORE: Final = {"dep_las": 0.6, "pos_acc": 0.3, "morph_acc": 0.1}
"""Weights by which checkpoints are compared."""

_HERE: Final = Path(__file__).parent


def build_pipeline(config: util.Config, material: Material) -> Language:
    """Build an untrained pipeline with the labels of the material."""
    wanted = config.copy()
    settings = wanted.pop("training")
    del settings
    wanted.pop("sizes", None)
    nlp = util.load_model_from_config(wanted, auto_fill=True)
    examples = list(plain_examples(nlp, material))
    nlp.initialize(lambda: examples)
    return nlp


def batches(
    nlp: Language, material: Material, variation: Variation, seed: int, size: Iterator[float]
) -> Iterator[list[Example]]:
    """Yield batches without end, epoch after epoch; `size` gives the words of each in turn."""
    rng = random.Random(seed)  # noqa: S311  # seeded on purpose: the same model again
    batch: list[Example] = []
    words, wanted = 0, next(size)
    while True:
        for example in training_examples(nlp, material, variation, rng):
            batch.append(example)
            words += len(example.reference)
            if words >= wanted:
                yield batch
                batch, words, wanted = [], 0, next(size)


def score(nlp: Language, examples: Sequence[Example]) -> dict[str, float]:
    """Return the scores named in `SCORE`, and their weighted sum as `score`."""
    found = nlp.evaluate(examples)
    values = {name: float(found[name]) for name in SCORE}
    return values | {"score": sum(SCORE[name] * value for name, value in values.items())}


def train(config: util.Config, train_on: Material, dev: Material, output: Path, seed: int) -> float:
    """Train, write the best checkpoint to `output`, return its score."""
    output.parent.mkdir(parents=True, exist_ok=True)
    fix_random_seed(seed)
    config = util.Config(config).interpolate()
    nlp = build_pipeline(config, train_on)
    settings = util.registry.resolve(config["training"], validate=False)
    optimizer = settings["optimizer"]
    examples = list(plain_examples(nlp, dev))
    best, started = -1.0, time.process_time()
    for step, batch in enumerate(batches(nlp, train_on, Variation(), seed, settings["batch_words"]), start=1):
        nlp.update(batch, sgd=optimizer, drop=settings["dropout"])
        optimizer.step_schedules()
        if step % settings["evaluate_every"] == 0 or step == settings["steps"]:
            with nlp.use_params(optimizer.averages):
                scores = score(nlp, examples)
                if scores["score"] > best:
                    best = scores["score"]
                    nlp.to_disk(output, exclude=["tokenizer"])
            shown = "  ".join(f"{name} {100 * value:.2f}" for name, value in scores.items())
            sys.stderr.write(f"{step:6d}  {time.process_time() - started:6.0f} s  {shown}\n")
        if step == settings["steps"]:
            return best
    raise AssertionError("batches never end")


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(LANGUAGES))
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--set", nargs=2, action="append", default=[], metavar=("KEY", "VALUE"))
    options = parser.parse_args()
    given = {key: util.Config().from_str(f"[a]\nb = {value}")["a"]["b"] for key, value in options.set}
    language = LANGUAGES[options.language](options.treebanks)
    treebanks = language.treebanks
    overrides = {**language.settings, **given, "nlp.lang": LANGUAGE_PREFIX + options.language}
    config = util.load_config(_HERE / "pipeline.cfg", overrides=overrides, interpolate=False)
    train(config, treebanks.train, treebanks.dev, options.output, options.seed)


if __name__ == "__main__":
    main()
