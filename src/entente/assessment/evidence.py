"""What every rule of assessment looks up: the claims of a sentence, the fact of a claim, days of publication.

Built once a dossier. Sentences are told apart by article and span: claims of one sentence share both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.model.actor import MentionKind, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entente.model.claim import Claim
    from entente.model.dates import DateSpan
    from entente.model.fact import Fact
    from entente.model.text import Article, Span

ALLIES = "ALLIES:"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The claims and facts of a dossier, with the look-ups that rules ask for."""

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    by_id: Mapping[str, Claim]
    sentences: Mapping[tuple[str, Span], tuple[Claim, ...]]
    fact_of: Mapping[str, Fact]
    published: Mapping[str, DateSpan]
    named: Mapping[str, frozenset[str]]
    """States and organisations that the claims of an article have as parties."""

    def beside(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the other claims of the claim's sentence, in reading order."""
        return tuple(other for other in self.sentences[claim.doc, claim.span] if other.id != claim.id)

    def when(self, claim: Claim) -> DateSpan | None:
        """Return when the deed took place: what the claim says, else what its fact knows."""
        if claim.when is not None:
            return claim.when
        fact = self.fact_of.get(claim.id)
        return fact.when if fact else None

    def published_of(self, claim: Claim) -> DateSpan | None:
        """Return when the claim's article came out, None when nobody knows."""
        return self.published.get(claim.doc)


def gather(articles: Iterable[Article], claims: Iterable[Claim], facts: Iterable[Fact]) -> Evidence:
    """Gather what a dossier holds; claims keep their order, facts theirs."""
    kept, known = tuple(claims), tuple(facts)
    sentences: dict[tuple[str, Span], list[Claim]] = {}
    named: dict[str, set[str]] = {}
    for claim in kept:
        sentences.setdefault((claim.doc, claim.span), []).append(claim)
        named.setdefault(claim.doc, set()).update(states(claim.parties))
    return Evidence(
        claims=kept,
        facts=known,
        by_id={claim.id: claim for claim in kept},
        sentences={where: tuple(found) for where, found in sentences.items()},
        fact_of={ident: fact for fact in known for ident in fact.claims},
        published={article.doc: article.published for article in articles if article.published},
        named={doc: frozenset(found) for doc, found in named.items()},
    )


def states(actors: Iterable[str]) -> frozenset[str]:
    """Return the states and organisations of actor ids: `RUS` of `RUS/GOV`; allies stay a group."""
    return frozenset(state_of(actor) for actor in actors)


def named_in(claim: Claim) -> frozenset[str]:
    """Return the states that a claim has as parties, or names anywhere in its support."""
    mentioned = {i for m in claim.mentions if m.kind is MentionKind.ACTOR for i in m.ids}
    return states((*claim.parties, *mentioned))
