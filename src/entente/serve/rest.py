"""The REST interface: claims, facts, articles, judgements and search, as rows of the open formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, Field

from entente.errors import ClaimError
from entente.fusion.questions import states
from entente.fusion.review import correct
from entente.model.claim import Claim, claim_to_row
from entente.model.fact import fact_to_row
from entente.model.judgement import judgement_from_row, judgement_to_row
from entente.model.text import article_to_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.model.fact import Fact
    from entente.serve.search import Entry
    from entente.serve.shelf import Shelf

Start = Annotated[int, Query(ge=0, description="How many to pass over.")]
Count = Annotated[int, Query(ge=1, le=1000, description="How many to return at most.")]
Wanted = Annotated[str, Query(description="Only those of this value; all where it is empty.")]
_PREFIX: Final = "/api"
T = TypeVar("T")


class Rows(BaseModel):
    """A part of a list, and how many there are in all."""

    total: int
    rows: list[dict[str, Any]]


class Decision(BaseModel):
    """A judgement to be added to the log, as in `judgements.jsonl`."""

    axis: str = Field(description="reliability, credibility, reading or grouping.")
    subject: str = Field(description="A source as facts name it, or the id of a claim.")
    rating: str | None = Field(description="A word of the axis; null takes the one before back.")
    by: str
    why: str
    on: str | None = Field(default=None, description="Day of the judgement, EDTF.")
    slots: dict[str, str] = Field(default_factory=dict, description="What a correction sets.")
    other: str | None = Field(default=None, description="A claim of the fact that this one is merged with.")


def make_rest(shelf: Shelf) -> APIRouter:
    """Make the routes under `/api`."""
    rest = APIRouter(prefix=_PREFIX)

    @rest.get("/claims")
    def claims(
        party: Wanted = "",
        event: Wanted = "",
        flow: Wanted = "",
        status: Wanted = "",
        start: Start = 0,
        count: Count = 100,
    ) -> Rows:
        """List claims in the order of their articles."""
        wanted = (party, event, flow, status)
        return _part([c for c in shelf.desk.dossier.claims if _fits(c, wanted)], start, count, shelf)

    @rest.get("/claims/{claim_id}")
    def claim(claim_id: str) -> dict[str, Any]:
        """Return one claim."""
        return _row(_there(shelf.claim(claim_id), "claim"), shelf)

    @rest.get("/facts")
    def facts(
        party: Wanted = "",
        event: Wanted = "",
        flow: Wanted = "",
        status: Wanted = "",
        start: Start = 0,
        count: Count = 100,
    ) -> Rows:
        """List facts by id."""
        wanted = (party, event, flow, status)
        return _part([f for f in shelf.desk.dossier.facts if _fits(f, wanted)], start, count, shelf)

    @rest.get("/facts/{fact_id}")
    def fact(fact_id: str) -> dict[str, Any]:
        """Return one fact."""
        return fact_to_row(_there(shelf.desk.facts.get(fact_id), "fact"))

    @rest.get("/articles")
    def articles(start: Start = 0, count: Count = 100) -> Rows:
        """List articles by name, without their texts."""
        held = shelf.desk.dossier.articles
        rows = [article_to_row(each) for each in held[start : start + count]]
        return Rows(total=len(held), rows=[{k: v for k, v in row.items() if k != "text"} for row in rows])

    @rest.get("/articles/{doc:path}")
    def article(doc: str) -> dict[str, Any]:
        """Return one article with its text."""
        return article_to_row(_there(shelf.desk.articles.get(doc), "article"))

    @rest.get("/search")
    def search(
        q: Annotated[str, Query(description="Words, phrases in quotation marks, beginnings with a star.")],
        kind: Wanted = "",
        start: Start = 0,
        count: Count = 20,
    ) -> Rows:
        """Search claims, facts and passages; stems meet, accents do not matter."""
        found = shelf.index.search(q, {"kind": kind}, start=start, count=count)
        return Rows(total=found.total, rows=[_found(hit.entry, shelf) for hit in found.hits])

    @rest.get("/judgements")
    def judgements() -> Rows:
        """Return the log of judgements, in its order."""
        log = shelf.desk.dossier.judgements
        return Rows(total=len(log), rows=[judgement_to_row(each) for each in log])

    @rest.post("/judgements", status_code=201)
    def judge(decision: Decision) -> dict[str, Any]:
        """Add a judgement; the pages show it at once, the files when the dossier is next written."""
        try:
            judgement = judgement_from_row(decision.model_dump())
            held = shelf.claim(judgement.subject)
            if judgement.slots:
                correct(_there(held, "claim"), judgement.slots)
        except (ValueError, ClaimError) as error:
            raise HTTPException(422, str(error)) from error
        shelf.note(judgement)
        return judgement_to_row(judgement)

    return rest


def _there(found: T | None, what: str) -> T:
    if found is None:
        raise HTTPException(404, f"there is no such {what}")
    return found


def _fits(one: Claim | Fact, wanted: tuple[str, str, str, str]) -> bool:
    party, event, flow, status = wanted
    return (
        (not party or party in (*one.agent, *one.recipient, *states((*one.agent, *one.recipient))))
        and (not event or one.event == event)
        and (not flow or one.flow == flow)
        and (not status or one.status.value == status)
    )


def _part(found: Sequence[Claim | Fact], start: int, count: int, shelf: Shelf) -> Rows:
    return Rows(total=len(found), rows=[_row(each, shelf) for each in found[start : start + count]])


def _row(one: Claim | Fact, shelf: Shelf) -> dict[str, Any]:
    return (
        claim_to_row(one, shelf.desk.articles[one.doc].text) if isinstance(one, Claim) else fact_to_row(one)
    )


def _found(entry: Entry, shelf: Shelf) -> dict[str, Any]:
    if entry.claim is not None:
        return {"kind": "claim", "claim": _row(entry.claim, shelf)}
    if entry.fact is not None:
        return {"kind": "fact", "fact": fact_to_row(entry.fact)}
    assert entry.passage is not None  # noqa: S101  one of the three
    article, block = entry.passage
    return {
        "kind": "passage",
        "doc": article.doc,
        "span": [block.span.start, block.span.end],
        "text": entry.text,
    }
