"""What is measured of a pipeline: words, classes, lemmas, mood and trees on a treebank; its speed.

Text is raw, tokens are predicted. "Sentences" are parsed one by one, as the program does it;
"running text" is ten sentences in a row, which the parser parts itself.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpora import Material, plain_examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Token
    from spacy.training import Example

RUNNING: Final = 10
SCORES: Final = ("token_f", "pos_acc", "morph_acc", "dep_uas", "dep_las")
"""spaCy's names of the scores of a treebank."""
_ROUNDS: Final = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one treebank; shares in 0..1, conditionals as (right, false, missed)."""

    sentences: Mapping[str, float]
    running: Mapping[str, float]
    lemma: float
    verb_lemma: float
    conditionals: tuple[int, int, int]


def measure(nlp: Language, material: Material) -> Figures:
    """Measure a pipeline on one treebank."""
    alone = _scores(nlp, list(plain_examples(nlp, material)))
    running = _scores(nlp, list(plain_examples(nlp, material, RUNNING)))
    pairs = list(_aligned(nlp, list(plain_examples(nlp, material))))
    verbs = [pair for pair in pairs if pair[1].pos_ in ("VERB", "AUX")]
    return Figures(alone, running, _lemmas(pairs), _lemmas(verbs), _conditionals(pairs))


def _lemmas(pairs: Sequence[tuple[Token, Token]]) -> float:
    """Return the share of tokens whose lemma is that of the treebank, whatever the case."""
    given = [(got, gold) for got, gold in pairs if gold.lemma_ not in ("", "_")]
    return sum(got.lemma_.lower() == gold.lemma_.lower() for got, gold in given) / len(given)


def _scores(nlp: Language, examples: Sequence[Example]) -> dict[str, float]:
    found = nlp.evaluate(examples)
    return {name: float(found[name]) for name in SCORES}


def _aligned(nlp: Language, examples: Sequence[Example]) -> Iterable[tuple[Token, Token]]:
    """Yield predicted and gold tokens that cover the same stretch."""
    for doc, example in zip(nlp.pipe([e.predicted for e in examples]), examples, strict=True):
        gold = {(token.idx, len(token)): token for token in example.reference}
        for token in doc:
            if (token.idx, len(token)) in gold:
                yield token, gold[token.idx, len(token)]


def _conditionals(pairs: Sequence[tuple[Token, Token]]) -> tuple[int, int, int]:
    found = [("Mood=Cnd" in str(got.morph), "Mood=Cnd" in str(gold.morph)) for got, gold in pairs]
    return found.count((True, True)), found.count((True, False)), found.count((False, True))


def words_per_second(pipelines: Sequence[tuple[Language, Sequence[str]]]) -> list[float]:
    """Return how many words (no punctuation) a second of one core each pipeline reads of its texts.

    They take turns, and the best of some rounds counts: what else the machine does slows all alike.
    """
    times: list[list[float]] = [[] for _ in pipelines]
    for nlp, texts in pipelines:
        list(nlp.pipe(texts[:50]))
    for _ in range(_ROUNDS):
        for (nlp, texts), taken in zip(pipelines, times, strict=True):
            started = time.process_time()
            list(nlp.pipe(texts, batch_size=64))
            taken.append(time.process_time() - started)
    return [
        sum(not token.is_punct for text in texts for token in nlp.make_doc(text)) / min(taken)
        for (nlp, texts), taken in zip(pipelines, times, strict=True)
    ]
