"""The desk: look-ups over a dossier that every page shares. It finds and names; it concludes nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from entente.assessment.evidence import Evidence, gather
from entente.model.actor import UNNAMED, state_of
from entente.model.attribution import FIRMNESS, Status
from entente.model.fact import Verdict
from entente.model.judgement import Axis, standing
from entente.web.links import card_anchor, id_name, page_name, sentence_anchor, site_path
from entente.web.marking import cover
from entente.web.parts import cut, part_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from entente.model.change import Change
    from entente.model.claim import Claim
    from entente.model.dossier import Dossier, Reading
    from entente.model.fact import Fact
    from entente.model.judgement import Judgement, Standing
    from entente.model.text import Article
    from entente.web.words import Words

T = TypeVar("T")
_TEXTURE_OF: Final = {3: "firm", 2: "said", 1: "unreal", 0: "negated"}
OPINION: Final = "opinion"
TEXTURES: Final = (*_TEXTURE_OF.values(), OPINION)
"""All textures, the firmest first, judgements last: they say neither yes nor no."""
_PAGE_WEIGHT: Final = 500_000
"""Bytes of text and cards that one page of an article takes, about; the frame comes on top."""
_CARD_WEIGHT: Final = 4_000


def texture(status: Status) -> str:
    """Return the class that draws how firm a status is: firm, said, unreal, negated, or opinion."""
    return OPINION if status is Status.OPINION else _TEXTURE_OF[FIRMNESS[status]]


@dataclass(frozen=True, slots=True)
class Desk:
    """A dossier with its look-ups; build it with `lay_out`.

    `numbers` are those of claims in their article, `cuts` the offsets at which a new page of a long
    article begins (the first is 0), `states` whatever has an actor page, `sites` whatever has a place page.
    `quotes_only` leaves the texts of articles out but for the sentences that carry claims. `vocabulary` is
    the user's own folder, `scenarios` what was found when they were run, `changes` what builds changed.
    """

    dossier: Dossier
    words: Words
    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    claims: Mapping[str, Claim]
    facts: Mapping[str, Fact]
    numbers: Mapping[str, int]
    facts_of_claim: Mapping[str, tuple[Fact, ...]]
    cuts: Mapping[str, tuple[int, ...]]
    states: tuple[str, ...]
    holders: frozenset[str]
    sites: frozenset[str]
    quotes_only: bool = False
    vocabulary: Path | None = None
    scenarios: tuple[Mapping[str, Any], ...] = ()
    changes: tuple[Change, ...] = ()
    made: dict[Any, Any] = field(default_factory=dict, compare=False)

    def once(self, make: Callable[[Desk], T]) -> T:
        """Return what a function makes of this desk, made the first time that it is asked for."""
        if make not in self.made:
            self.made[make] = make(self)
        found: T = self.made[make]
        return found

    @property
    def judged(self) -> Standing:
        """The judgements that stand."""
        return self.once(_standing)

    def reviews(self, claim: str) -> tuple[Judgement, ...]:
        """Return what stands judged of a claim: how it was read, and what it is one fact with."""
        found = (self.judged.get((axis, claim.casefold())) for axis in (Axis.READING, Axis.GROUPING))
        return tuple(judgement for judgement in found if judgement is not None)

    @property
    def evidence(self) -> Evidence:
        """What the rules of assessment look up."""
        return self.once(_evidence)

    def article_page(self, doc: str, offset: int = 0) -> str:
        """Return the page that shows an article at an offset, relative to the root of the dossier."""
        number = bisect_right(self.cuts[doc], offset)
        return part_path(f"articles/{page_name(doc)}", number)

    def sentence(self, claim: Claim) -> str:
        """Return the link to the sentence that a claim rests on."""
        return f"{self.article_page(claim.doc, claim.span.start)}#{sentence_anchor(claim.span)}"

    def card(self, claim: Claim) -> str:
        """Return the link to the card of a claim, beside its sentence."""
        return f"{self.article_page(claim.doc, claim.span.start)}#{card_anchor(claim.id)}"

    def fact_page(self, fact: Fact) -> str:
        """Return the page of a fact."""
        return f"facts/{id_name(fact.id)}"

    def actor_page(self, actor: str) -> str | None:
        """Return the page of the state or organisation of an actor id, None where there is none."""
        state = state_of(actor)
        return f"actors/{id_name(state)}" if state in self.states else None

    def voice_page(self, holder: str) -> str | None:
        """Return the page of what a holder says, None where it says nothing."""
        return f"voices/{id_name(holder)}" if holder in self.holders else None

    def place_page(self, place: str) -> str | None:
        """Return the page of a place, None where no claim is set there."""
        return site_path(place) if place in self.sites else None

    def title(self, doc: str) -> str:
        """Return the title of an article, its name in the dossier when it has none."""
        article = self.articles[doc]
        return article.title or doc

    def author(self, doc: str) -> str | None:
        """Return who signs an article: its byline, else its publisher, None when it has neither."""
        article = self.articles[doc]
        return article.byline or article.publisher

    def voice_name(self, origin: str) -> str:
        """Name an origin: an actor, an author, or the author of an article that nobody signs."""
        doc = origin.removeprefix("doc:")
        if doc != origin and doc in self.articles:
            return self.author(doc) or self.title(doc)
        return self.words.actor(origin)

    def of_fact(self, fact: Fact) -> tuple[Claim, ...]:
        """Return the claims of a fact, in the fact's order; ids that are not here are left out."""
        return tuple(self.claims[key] for key in fact.claims if key in self.claims)

    def verdict_class(self, fact: Fact) -> str:
        """Return the class that draws a fact: contested above all, else the firmness of its status."""
        return "contested" if fact.verdict is Verdict.CONTESTED else texture(fact.status)


def lay_out(
    dossier: Dossier,
    words: Words,
    *,
    quotes_only: bool = False,
    vocabulary: Path | None = None,
    scenarios: tuple[Mapping[str, Any], ...] = (),
    changes: tuple[Change, ...] = (),
) -> Desk:
    """Build the desk of a dossier, with the words of an interface language; options as in `Desk`."""
    facts_of: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in dossier.facts:
        for key in fact.claims:
            facts_of[key].append(fact)
    readings = {reading.doc: reading for reading in dossier.readings}
    return Desk(
        dossier=dossier,
        words=words,
        articles={article.doc: article for article in dossier.articles},
        readings=readings,
        claims={claim.id: claim for claim in dossier.claims},
        facts={fact.id: fact for fact in dossier.facts},
        numbers={key: n for reading in dossier.readings for key, n in _numbered(reading)},
        facts_of_claim={key: tuple(facts) for key, facts in facts_of.items()},
        cuts={article.doc: _cuts(article, readings.get(article.doc)) for article in dossier.articles},
        states=_states(dossier.claims),
        holders=frozenset(h for claim in dossier.claims for a in claim.holder for h in (a, state_of(a))),
        sites=frozenset(place for claim in dossier.claims for place in claim.where),
        quotes_only=quotes_only,
        vocabulary=vocabulary,
        scenarios=scenarios,
        changes=changes,
    )


def _standing(desk: Desk) -> Standing:
    return standing(desk.dossier.judgements)


def _evidence(desk: Desk) -> Evidence:
    return gather(desk.dossier.articles, desk.dossier.claims, desk.dossier.facts)


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in the order in which their cues stand in the text."""
    return sorted(claims, key=lambda claim: (claim.cue, claim.span, claim.id))


def _numbered(reading: Reading) -> list[tuple[str, int]]:
    return [(claim.id, n) for n, claim in enumerate(in_order(reading.claims), 1)]


def _cuts(article: Article, reading: Reading | None) -> tuple[int, ...]:
    claims = reading.claims if reading else ()
    starts = [claim.span.start for claim in claims]
    blocks = [
        (block, sum(block.span.start <= start < block.span.end for start in starts))
        for block in cover(article)
    ]
    found = cut(blocks, _PAGE_WEIGHT, lambda b: (b[0].span.end - b[0].span.start) * 2 + b[1] * _CARD_WEIGHT)
    return (0, *(part[0][0].span.start for part in found[1:]))


def _states(claims: Iterable[Claim]) -> tuple[str, ...]:
    named = {state_of(actor) for claim in claims for actor in (*claim.parties, *claim.holder)}
    return tuple(sorted(named - {UNNAMED, ""}))
