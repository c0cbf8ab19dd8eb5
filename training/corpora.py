"""Turns treebank sentences into spaCy training examples, varied anew in every epoch.

Press text differs from treebanks: headlines without a stop or in capitals, several kinds of quotation
marks, and names that the program merged and masked before tagging. The examples are varied
accordingly, from a seeded source: the same seed gives the same examples.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc
from spacy.training import Example

from names import Name, find_names, merge_names
from treebanks import Sentence, Word

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.language import Language

    from constructions import Constructions

QUOTES: Final = (("«", "»"), ('"', '"'))
_OPENING: Final = frozenset({"«", "“"})
_MARKS: Final = frozenset({"«", "»", "“", "”", '"'})
_LONGEST_GROUP: Final = 4
_MASKED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Variation:
    """How often (0..1) a sentence is varied in each way, and how often sentences are joined.

    `constructed` is how many drawn sentences come with each of the treebanks.
    """

    lower: float = 0.03
    title: float = 0.04
    upper: float = 0.01
    quote: float = 0.15
    headline: float = 0.05
    names: float = 0.4
    group: float = 0.2
    constructed: float = 0.1


@dataclass(frozen=True, slots=True)
class Material:
    """What examples are made of.

    Sentences; the plain text of a raw one; the type of words that are a known name; the word that stands
    for each type of name; constructions to draw further sentences from.
    """

    sentences: Sequence[Sentence]
    plain: Callable[[str], str]
    type_of: Callable[[Sequence[Word]], str | None]
    prototypes: Mapping[str, str]
    constructions: Constructions | None = None


def training_examples(
    nlp: Language, material: Material, variation: Variation, rng: random.Random
) -> Iterator[Example]:
    """Yield the examples of one epoch, shuffled and varied."""
    sentences = list(material.sentences)
    rng.shuffle(sentences)
    waiting = iter(sentences)
    while group := tuple(islice(waiting, _group_size(variation, rng))):
        varied = [vary(sentence, variation, rng) for sentence in group]
        yield make_example(nlp, varied, material, rng if rng.random() < variation.names else None)
        if material.constructions is not None and rng.random() < variation.constructed:
            yield constructed_example(nlp, material, material.constructions, rng)


def plain_examples(nlp: Language, material: Material, size: int = 1) -> Iterator[Example]:
    """Yield unvaried examples, `size` sentences each; single ones are marked as unsplittable."""
    waiting = iter(material.sentences)
    while group := tuple(islice(waiting, size)):
        yield make_example(nlp, group, material)


def _group_size(variation: Variation, rng: random.Random) -> int:
    return rng.randint(2, _LONGEST_GROUP) if rng.random() < variation.group else 1


def vary(sentence: Sentence, variation: Variation, rng: random.Random) -> Sentence:
    """Return the sentence, or a variant of its typography."""
    changes = (
        (variation.lower, _lower),
        (variation.title, _title),
        (variation.upper, _upper),
        (variation.quote, _requote),
        (variation.headline, _headline),
    )
    draw = rng.random()
    for share, change in changes:
        if draw < share:
            return change(sentence, rng)
        draw -= share
    return sentence


def _reformed(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    forms = (change(word.form) for word in sentence.words)
    kept = zip(sentence.words, forms, strict=True)
    return Sentence([replace(w, form=form if len(form) == len(w.form) else w.form) for w, form in kept])


def _lower(sentence: Sentence, _: random.Random) -> Sentence:
    return _reformed(sentence, str.lower)


def _upper(sentence: Sentence, _: random.Random) -> Sentence:
    return _reformed(sentence, str.upper)


def _title(sentence: Sentence, _: random.Random) -> Sentence:
    return _reformed(sentence, lambda form: form[:1].upper() + form[1:] if len(form) > 3 else form)


def _headline(sentence: Sentence, rng: random.Random) -> Sentence:
    """Drop the final stop, where nothing hangs on it."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last].form != "." or sentence.children(last):
        return _lower(sentence, rng)
    return Sentence(sentence.words[:last])


def _requote(sentence: Sentence, rng: random.Random) -> Sentence:
    pair = rng.choice(QUOTES)
    words, opened = [], False
    for word in sentence.words:
        if word.form in _MARKS:
            opened = word.form in _OPENING or (word.form == '"' and not opened)
            words.append(replace(word, form=pair[0] if opened else pair[1]))
        else:
            words.append(word)
    return Sentence(words)


def make_example(
    nlp: Language, group: Sequence[Sentence], material: Material, mask: random.Random | None = None
) -> Example:
    """Make the example of a group of sentences; `mask` draws the known names to merge and mask."""
    words: list[Word] = []
    starts: list[bool] = []
    for sentence in group:
        offset = len(words)
        words += [replace(word, head=word.head + offset) for word in sentence.words]
        starts += [at == 0 for at in range(len(sentence.words))]
        words[-1].space = True
    whole = Sentence(words)
    names: list[Name] = []
    if mask is not None and not whole.text.isupper():  # in capitals every word looks like an acronym
        names = [name for name in find_names(whole, material.type_of) if mask.random() < _MASKED]
        starts = [start for at, start in enumerate(starts) if not any(n.first < at <= n.last for n in names)]
        whole, names = merge_names(whole, names)
    return _example(nlp, whole, starts, names, material)


def constructed_example(
    nlp: Language, material: Material, constructions: Constructions, rng: random.Random
) -> Example:
    """Draw a sentence from the constructions; names are masked mostly, those of several words always."""
    sentence, names = constructions.draw(rng)
    known = [n for n in names if " " in sentence.words[n.first].form or rng.random() < _MASKED]
    starts = [at == 0 for at in range(len(sentence.words))]
    return _example(nlp, sentence, starts, known, material)


def _example(
    nlp: Language, whole: Sentence, starts: list[bool], names: Sequence[Name], material: Material
) -> Example:
    plain = material.plain(whole.text)
    forms, at, offsets = [], 0, []
    for word in whole.words:
        forms.append(plain[at : at + len(word.form)])
        offsets.append(at)
        at += len(word.form) + word.space
    pairs = zip(forms, whole.words, strict=True)
    text = "".join(form + " " * word.space for form, word in pairs).rstrip()
    reference = Doc(
        nlp.vocab,
        words=forms,
        spaces=[word.space for word in whole.words[:-1]] + [False],
        pos=[word.upos for word in whole.words],
        lemmas=[word.lemma for word in whole.words],
        morphs=None,
        heads=[word.head for word in whole.words],
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in whole.words],
        sent_starts=starts,
    )
    for token, word in zip(reference, whole.words, strict=True):
        if word.upos:  # where the class is open, so are the features
            token.set_morph(_morph(word))
    spans = [(offsets[n.first], offsets[n.first] + len(forms[n.first]), n.type) for n in names]
    predicted = _predicted(nlp, text, spans, material.prototypes)
    if sum(starts) == 1:
        for token in predicted:
            token.is_sent_start = token.i == 0
    return Example(predicted, reference)


def _morph(word: Word) -> str:
    return "|".join(f"{key}={value}" for key, value in sorted(word.feats.items()))


def _predicted(
    nlp: Language, text: str, spans: Sequence[tuple[int, int, str]], prototypes: Mapping[str, str]
) -> Doc:
    doc = nlp.make_doc(text)
    found = [(span, kind) for start, end, kind in spans if (span := doc.char_span(start, end)) is not None]
    starts = {span.start_char: kind for span, kind in found}
    with doc.retokenize() as retokenizer:
        for span, _ in found:
            retokenizer.merge(span)
    for token in doc:
        if token.idx in starts:
            token.norm_ = prototypes[starts[token.idx]]
    return doc
