"""The desk: look-ups over a dossier that every page shares. It finds and names; it concludes nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entente.model.actor import UNNAMED, state_of
from entente.model.attribution import FIRMNESS, Status
from entente.model.fact import Verdict
from entente.web.links import id_name, page_name, sentence_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entente.model.claim import Claim
    from entente.model.dossier import Dossier, Reading
    from entente.model.fact import Fact
    from entente.model.text import Article
    from entente.web.words import Words

_TEXTURES = {3: "firm", 2: "said", 1: "unreal", 0: "negated"}


def texture(status: Status) -> str:
    """Return the class that draws how firm a status is: firm, said, unreal or negated."""
    return _TEXTURES[FIRMNESS[status]]


@dataclass(frozen=True, slots=True)
class Desk:
    """A dossier with its look-ups; build it with `lay_out`."""

    dossier: Dossier
    words: Words
    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    claims: Mapping[str, Claim]
    numbers: Mapping[str, int]
    facts_of_claim: Mapping[str, tuple[Fact, ...]]
    copy_of: Mapping[str, str]
    actors: tuple[str, ...] = field(default=())

    def article_page(self, doc: str) -> str:
        """Return the page of an article, relative to the root of the dossier."""
        return f"articles/{page_name(doc)}"

    def sentence(self, claim: Claim) -> str:
        """Return the link to the sentence that a claim rests on."""
        return f"{self.article_page(claim.doc)}#{sentence_anchor(claim.span)}"

    def fact_page(self, fact: Fact) -> str:
        """Return the page of a fact."""
        return f"facts/{id_name(fact.id)}"

    def actor_page(self, actor: str) -> str | None:
        """Return the page of the state or organisation of an actor id, None where there is none."""
        state = state_of(actor)
        return f"actors/{id_name(state)}" if state in self.actors else None

    def title(self, doc: str) -> str:
        """Return the title of an article, its name in the dossier when it has none."""
        article = self.articles[doc]
        return article.title or doc

    def of_fact(self, fact: Fact) -> tuple[Claim, ...]:
        """Return the claims of a fact, in the fact's order; ids that are not here are left out."""
        return tuple(self.claims[key] for key in fact.claims if key in self.claims)

    def verdict_class(self, fact: Fact) -> str:
        """Return the class that draws a fact: contested above all, else the firmness of its status."""
        return "contested" if fact.verdict is Verdict.CONTESTED else texture(fact.status)


def lay_out(dossier: Dossier, words: Words) -> Desk:
    """Build the desk of a dossier, with the words of an interface language."""
    facts_of: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in dossier.facts:
        for key in fact.claims:
            facts_of[key].append(fact)
    return Desk(
        dossier=dossier,
        words=words,
        articles={article.doc: article for article in dossier.articles},
        readings={reading.doc: reading for reading in dossier.readings},
        claims={claim.id: claim for claim in dossier.claims},
        numbers={c.id: n for reading in dossier.readings for n, c in enumerate(reading.claims, 1)},
        facts_of_claim={key: tuple(facts) for key, facts in facts_of.items()},
        copy_of=dict(dossier.copies),
        actors=_states(dossier.claims),
    )


def _states(claims: Iterable[Claim]) -> tuple[str, ...]:
    named = {state_of(actor) for claim in claims for actor in (*claim.parties, *claim.holder)}
    return tuple(sorted(named - {UNNAMED, ""}))
