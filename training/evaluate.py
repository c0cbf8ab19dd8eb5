"""Measures a model on its development and test treebanks, and its speed beside a stock pipeline.

    python training/evaluate.py fr --treebanks ../shared/nlp/data --card packages/entente-fr/MODEL_CARD.md

Text is raw, tokens are predicted. "Sentences" are parsed one by one, as the program does it;
"running text" is ten sentences in a row, which the parser parts itself.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpora import Material, plain_examples
from entente.language.pipeline import load_model
from languages import LANGUAGES, SpokenLanguage
from press import press_links
from stock import stock_pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Token
    from spacy.training import Example

RUNNING: Final = 10
_ROUNDS: Final = 3
_MARK: Final = re.compile(r"(?s)(<!-- figures -->).*(<!-- end of figures -->)")
_SCORES: Final = ("token_f", "pos_acc", "morph_acc", "dep_uas", "dep_las")


_NOTES: Final = """

Words: F1 of predicted words. Conditional: verbs in the conditional found / falsely found / missed.

{press}Speed on one core, all components: {ours:,.0f} words/s. An untrained pipeline of the stock shape
(tok2vec 96x4, tagger, lemmatizer, parser, names with a 96x4 of their own) in the same run: {stock:,.0f};
ratio {ratio:.1f}. Package: {size:.1f} MB."""


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
    examples = list(plain_examples(nlp, material))
    alone = _scores(nlp, examples)
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
    return {name: float(found[name]) for name in _SCORES}


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


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Return how many words (no punctuation) a second of one core the pipeline reads, best of some."""
    words = sum(not token.is_punct for text in texts for token in nlp.make_doc(text))
    list(nlp.pipe(texts[:50]))
    times = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        list(nlp.pipe(texts, batch_size=64))
        times.append(time.process_time() - started)
    return words / min(times)


def report(nlp: Language, language: SpokenLanguage, path: Path) -> str:
    """Return all figures of a model as Markdown tables."""
    lines = [
        "| treebank | text | words | UPOS | features | lemma | verb lemma | UAS | LAS | conditional |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, material in language.treebanks.tests.items():
        figures = measure(nlp, material)
        lines.append(_row(name, "sentences", figures.sentences, figures))
        lines.append(_row(name, "running text", figures.running))
    texts = [sentence.text for sentence in language.treebanks.dev.sentences]
    ours = words_per_second(nlp, [language.treebanks.dev.plain(text) for text in texts])
    stock = words_per_second(stock_pipeline(language.code, language.treebanks.dev), texts)
    files = [file for file in path.parent.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    size = sum(file.stat().st_size for file in files) / 1e6
    press = _press(nlp, language.code)
    return "\n".join(lines) + _NOTES.format(
        ours=ours, stock=stock, ratio=ours / stock, size=size, press=press
    )


def _press(nlp: Language, code: str) -> str:
    links = list(press_links(code, nlp))
    right = sum(found for *_, found in links)
    if not links:
        return ""
    return (
        f"Press sentences (`training/press_{code}.yaml`, who gives what to whom; the constructions of "
        f"training were written with them in view): {right} of {len(links)} relations.\n\n"
    )


def _row(name: str, text: str, scores: Mapping[str, float], figures: Figures | None = None) -> str:
    words, upos, features, uas, las = (f"{100 * scores[key]:.2f}" for key in _SCORES)
    lemma = f"{100 * figures.lemma:.2f}" if figures else ""
    verbs = f"{100 * figures.verb_lemma:.2f}" if figures else ""
    conditional = " / ".join(map(str, figures.conditionals)) if figures else ""
    cells = (name, text, words, upos, features, lemma, verbs, uas, las, conditional)
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the figures of a model; write them into its card when one is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(LANGUAGES))
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--card", type=Path)
    options = parser.parse_args()
    language = LANGUAGES[options.language](options.treebanks)
    shown = report(load_model(options.model), language, options.model)
    sys.stdout.write(shown + "\n")
    if options.card:
        card = options.card.read_text(encoding="utf-8")
        options.card.write_text(_MARK.sub(lambda m: f"{m[1]}\n{shown}\n{m[2]}", card), encoding="utf-8")


if __name__ == "__main__":
    main()
