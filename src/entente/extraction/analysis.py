"""One article, sentence by sentence, with everything that was found in each before claims are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction.flows import FoundThing, counted_people, find_things, sums_of_money
from entente.extraction.mentions import ActorMention, find_names, link_actors
from entente.extraction.people import learn_people
from entente.extraction.places import PlaceMention, find_places
from entente.extraction.segments import split_segments
from entente.language.parse import AMOUNT, DATE, parse_sentences
from entente.model.text import Sentence
from entente.vocabulary.places import load_places

GROUND: Final = "ground"
"""Kind of a mention that names a town or region, and only through it a state."""

_NAME: Final = re.compile(r"(?<=\s)[A-ZÀ-ÖØ-Þ][^\W\d_]")

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

    from entente.extraction.mentions import NameMatch
    from entente.language.pack import FoundDate, FoundQuantity, LanguagePack
    from entente.language.parse import Name
    from entente.model.text import Article, Span


@dataclass(frozen=True, slots=True)
class Analysis:
    """A parsed part of a sentence; spans of what was found in it count from the part's start.

    `part` is its span in the article, most often the whole sentence.
    """

    sentence: Sentence
    part: Span
    doc: Doc
    actors: tuple[ActorMention, ...]
    things: tuple[FoundThing, ...]
    quantities: tuple[FoundQuantity, ...]
    dates: tuple[FoundDate, ...]
    places: tuple[PlaceMention, ...]

    @property
    def offset(self) -> int:
        """Start of the part in the article's text."""
        return self.part.start


def analyse(article: Article, pack: LanguagePack, extra: Path | None = None) -> tuple[Analysis, ...]:
    """Split, parse and search every kept block of an article, in reading order.

    `extra` is a user's vocabulary folder, whose actors are found beside ours.
    """
    parts = [
        (s, part.shifted(s.span.start)) for s in _sentences(article, pack) for part in _parts(s, article)
    ]
    texts = [part.of(article.text) for _, part in parts]
    year = article.published.first.year if article.published and article.published.first else None
    people = learn_people(texts, pack, year=year, extra=extra)
    names = [find_names(text, pack, memory=people) for text in texts]
    amounts = [pack.find_quantities(text) for text in texts]
    dates = [pack.find_dates(text, published=article.published) for text in texts]
    docs = parse_sentences(pack, texts, list(map(_wholes, texts, names, amounts, dates)))
    analyses = []
    for (sentence, part), doc, found, counted, dated in zip(parts, docs, names, amounts, dates, strict=True):
        actors = link_actors(doc, found, pack, memory=people, extra=extra)
        places = find_places(found, actors, extra=extra)
        analyses.append(
            Analysis(
                sentence=sentence,
                part=part,
                doc=doc,
                actors=_with_grounds(actors, places, doc),
                things=(
                    *find_things(doc, pack),
                    *sums_of_money(doc, counted),
                    *counted_people(doc, actors),
                ),
                quantities=counted,
                dates=dated,
                places=places,
            )
        )
    return tuple(analyses)


def _wholes(
    text: str,
    names: tuple[NameMatch, ...],
    amounts: tuple[FoundQuantity, ...],
    dates: tuple[FoundDate, ...],
) -> list[Name]:
    """Return what the parser is to read as one word: names, amounts up to their noun, dates.

    Of "500 000 barils par jour" the amount is the number; of "$500 million" all of it.
    """
    found = [(n.span.start, n.span.end, n.label) for n in names if n.label]
    for amount in amounts:
        start, end = amount.figures.start, amount.figures.end
        words = _before_name(text[start:end]).rstrip()
        if words:
            found.append((start, start + len(words), AMOUNT))
    return found + [(d.span.start, d.span.end, DATE) for d in dates]


def _before_name(words: str) -> str:
    """Return an amount without the name that parts it from its noun ("3,000 North Korean soldiers")."""
    return next((words[: m.start()] for m in _NAME.finditer(words, 1)), words)


def _with_grounds(
    actors: tuple[ActorMention, ...], places: tuple[PlaceMention, ...], doc: Doc
) -> tuple[ActorMention, ...]:
    """Add the towns and regions that name no actor, each as the ground of the state it lies in."""
    catalogue, taken = load_places(), {mention.head for mention in actors}
    starts = {token.idx: token.i for token in doc}
    found = []
    for place in places:
        known, head = catalogue.get(place.id), starts.get(place.span.start)
        if known is not None and known.state and head is not None and head not in taken:
            found.append(ActorMention(place.span, head, (known.state,), GROUND, locative=True))
    return tuple(sorted((*actors, *found), key=lambda mention: mention.span))


def _parts(sentence: Sentence, article: Article) -> tuple[Span, ...]:
    return split_segments(sentence.span.of(article.text))


def _sentences(article: Article, pack: LanguagePack) -> list[Sentence]:
    found = []
    for index, block in enumerate(article.blocks):
        if block.removed is not None:
            continue
        spans = pack.split_sentences(block.span.of(article.text))
        found += [Sentence(span.shifted(block.span.start), block.kind, index) for span in spans]
    return found
