"""One article, sentence by sentence, with everything that was found in each before claims are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.extraction.flows import FoundThing, find_things
from entente.extraction.mentions import ActorMention, find_names, link_actors
from entente.extraction.people import learn_people
from entente.language.parse import parse_sentences
from entente.model.text import Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

    from entente.language.pack import FoundDate, FoundQuantity, LanguagePack
    from entente.model.text import Article


@dataclass(frozen=True, slots=True)
class Analysis:
    """A parsed sentence; all spans but `sentence.span` count from the sentence's start."""

    sentence: Sentence
    doc: Doc
    actors: tuple[ActorMention, ...]
    things: tuple[FoundThing, ...]
    quantities: tuple[FoundQuantity, ...]
    dates: tuple[FoundDate, ...]

    @property
    def offset(self) -> int:
        """Start of the sentence in the article's text."""
        return self.sentence.span.start


def analyse(article: Article, pack: LanguagePack, extra: Path | None = None) -> tuple[Analysis, ...]:
    """Split, parse and search every kept block of an article, in reading order.

    `extra` is a user's vocabulary folder, whose actors are found beside ours.
    """
    sentences = _sentences(article, pack)
    texts = [sentence.span.of(article.text) for sentence in sentences]
    year = article.published.first.year if article.published and article.published.first else None
    people = learn_people(texts, pack, year=year, extra=extra)
    names = [find_names(text, pack, memory=people) for text in texts]
    rows = [[(n.span.start, n.span.end, n.label) for n in found if n.label] for found in names]
    docs = parse_sentences(pack, texts, rows)
    return tuple(
        Analysis(
            sentence=sentence,
            doc=doc,
            actors=link_actors(doc, found, pack, memory=people, extra=extra),
            things=find_things(doc, pack),
            quantities=pack.find_quantities(text),
            dates=pack.find_dates(text, published=article.published),
        )
        for sentence, text, doc, found in zip(sentences, texts, docs, names, strict=True)
    )


def _sentences(article: Article, pack: LanguagePack) -> list[Sentence]:
    found = []
    for index, block in enumerate(article.blocks):
        if block.removed is not None:
            continue
        spans = pack.split_sentences(block.span.of(article.text))
        found += [Sentence(span.shifted(block.span.start), block.kind, index) for span in spans]
    return found
