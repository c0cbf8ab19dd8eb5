"""What is measured of a pipeline: words, classes, lemmas, mood and trees on a treebank; its speed.

Text is raw, tokens are predicted. "Sentences" are parted as in the treebank and parsed one by one;
"paragraphs" are parted by entente's own rule first, as a build does it. Where a treebank does not say
where its paragraphs end, ten sentences in a row are one.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from corpora import Material, make_example, plain_examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Token

    from entente.model.text import Span
    from treebanks import Sentence

PARAGRAPH: Final = 10
SCORES: Final = ("token_f", "pos_acc", "morph_acc", "dep_uas", "dep_las")
"""spaCy's names of the scores of a treebank."""
_ROUNDS: Final = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one treebank; shares in 0..1, conditionals as (right, false, missed)."""

    sentences: Mapping[str, float]
    paragraphs: Mapping[str, float]
    lemma: float
    verb_lemma: float
    conditionals: tuple[int, int, int]


def measure(nlp: Language, material: Material, split: Callable[[str], Sequence[Span]]) -> Figures:
    """Measure a pipeline on one treebank; `split` parts a paragraph into sentences."""
    alone = _scores(nlp, list(plain_examples(nlp, material)))
    whole = Scorer(nlp).score(list(_read_paragraphs(nlp, material, split)))
    paragraphs = {name: float(whole[name]) for name in SCORES}
    pairs = list(_aligned(nlp, list(plain_examples(nlp, material))))
    verbs = [pair for pair in pairs if pair[1].pos_ in ("VERB", "AUX")]
    return Figures(alone, paragraphs, _lemmas(pairs), _lemmas(verbs), _conditionals(pairs))


def _read_paragraphs(
    nlp: Language, material: Material, split: Callable[[str], Sequence[Span]]
) -> Iterator[Example]:
    """Yield paragraphs as they were read, sentence by sentence, beside the treebank's reading."""
    for block in _paragraphs(material.sentences):
        reference = make_example(nlp, block, material).reference
        docs = [nlp.make_doc(part) for part in _parted(reference.text, split)]
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i == 0
        yield Example(Doc.from_docs(list(nlp.pipe(docs)), ensure_whitespace=True), reference)


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    if not any(sentence.opens for sentence in sentences):
        waiting = iter(sentences)
        while block := list(islice(waiting, PARAGRAPH)):
            yield block
        return
    starts = [at for at, sentence in enumerate(sentences) if sentence.opens or at == 0]
    for start, end in zip(starts, [*starts[1:], len(sentences)], strict=True):
        yield list(sentences[start:end])


def _parted(text: str, split: Callable[[str], Sequence[Span]]) -> Iterator[str]:
    """Yield the sentences of a text, and what stands between them."""
    end = 0
    for span in split(text):
        yield from filter(None, (text[end : span.start].strip(), span.of(text)))
        end = span.end
    yield from filter(None, (text[end:].strip(),))


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
