"""The story of a fact: every claim that stands in it, in order of time, with who says it and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from entente.errors import StoreError
from entente.fusion.questions import is_denial
from entente.model.actor import UNNAMED

if TYPE_CHECKING:
    from entente.model.attribution import Status
    from entente.model.claim import Claim
    from entente.model.dates import DateSpan
    from entente.model.fact import Fact
    from entente.model.text import Article
    from entente.store import Store


@dataclass(frozen=True, slots=True)
class Line:
    """One claim of a fact: who holds it, how firmly, told when and where, in which sentence.

    `holder` are the holders, the author when they are none; of a denial told as an act, who denies, and
    `teller` who tells it. `when` is the date that the claim itself gives. `copy_of` is the article that
    this one reprints.
    """

    claim: str
    holder: tuple[str, ...]
    status: Status
    against: bool
    published: DateSpan | None
    outlet: str
    doc: str
    when: DateSpan | None
    sentence: str
    teller: tuple[str, ...] = ()
    copy_of: str | None = None


def find_fact(store: Store, name: str) -> Fact:
    """Return the fact of an id, or of the beginning of one that no other fact shares.

    Raises:
        StoreError: there is none, or there are several; names those that are like it.
    """
    fact = store.fact(name)
    alike = () if fact is not None else store.fact_ids(name)
    if len(alike) == 1:
        fact = store.fact(alike[0])
    if fact is None:
        near = alike[:3] or get_close_matches(name, store.fact_ids(), n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "facts.jsonl has their ids"
        raise StoreError(f"no fact is called {name!r}; {hint}")
    return fact


def tell_fact(store: Store, fact: Fact) -> tuple[Line, ...]:
    """Tell a fact claim by claim, in order of publication, then by article and place in it."""
    named = set(fact.claims)
    claims = store.claims(named)
    with store.memory() as memory:
        docs = {claim.doc for claim in claims}
        articles, copies = memory.heads(docs), memory.originals(docs)
    denials = fact.event != "REJECT"  # a fact that is itself a refusal is affirmed by refusals
    lines = [
        _line(claim, articles[claim.doc], copies.get(claim.doc), against=denials and is_denial(claim))
        for claim in claims
    ]
    return tuple(sorted(lines, key=_day))


def _line(claim: Claim, article: Article, copy_of: str | None, *, against: bool) -> Line:
    holder = claim.holder or (article.byline or article.publisher or article.doc,)
    denies = claim.agent if against and claim.event == "REJECT" else ()
    return Line(
        claim=claim.id,
        holder=denies or holder,
        teller=holder if denies else (),
        status=claim.status,
        against=against,
        published=article.published,
        outlet=article.publisher or article.doc,
        doc=claim.doc,
        when=claim.when,
        sentence=claim.quote,
        copy_of=copy_of,
    )


def _day(line: Line) -> date:
    when = line.published
    return (when.first or when.last or date.max) if when else date.max


def unnamed(holder: tuple[str, ...]) -> bool:
    """Tell whether nobody who is named holds a claim."""
    return all(actor == UNNAMED for actor in holder)
