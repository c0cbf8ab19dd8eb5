"""Short ways to build claims and articles for tests of fusion."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from entente.model.attribution import Status, commitment_of
from entente.model.claim import Claim, claim_id
from entente.model.dates import DateSpan
from entente.model.quantity import Quantity
from entente.model.text import Article, Block, BlockKind, Span


def article(doc: str, text: str = "", *, published: str | None = None, **known: Any) -> Article:
    """Build an article of one block."""
    return Article(
        doc=doc,
        text=text,
        sha256=hashlib.sha256(f"{doc}{text}".encode()).hexdigest(),
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),) if text else (),
        published=DateSpan(published) if published else None,
        **known,
    )


def claim(
    what: str,
    *,
    doc: str = "a.txt",
    quote: str = "",
    at: int = 0,
    status: str = "asserted",
    holder: tuple[str, ...] = (),
    when: str | None = None,
    amount: Quantity | None = None,
    where: tuple[str, ...] = (),
) -> Claim:
    """Build a claim from "EVENT AGENT,AGENT>RECIPIENT flow" ("-" for nobody, flow left out for none)."""
    event, parties, *flow = what.split()
    agent, _, recipient = parties.partition(">")
    quote = quote or f"{doc} {at}"  # no word long enough to be compared
    span = Span(at, at + len(quote))
    made = Claim(
        doc=doc,
        span=span,
        quote=quote,
        cue=span,
        event=event,
        agent=_actors(agent),
        recipient=_actors(recipient),
        flow=flow[0] if flow else None,
        quantity=amount,
        when=DateSpan(when) if when else None,
        where=where,
        commitment=commitment_of(Status(status), holder),
    )
    return replace(made, id=claim_id(doc, made))


def read_claim(row: dict[str, Any]) -> Claim:
    """Build a claim from a row of a case file."""
    known = {**row, "holder": tuple(row.get("holder", ())), "where": tuple(row.get("where", ()))}
    if "amount" in row:
        known["amount"] = Quantity(*row["amount"])
    return claim(known.pop("what"), **known)


def _actors(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split(",") if name not in {"", "-"})


def people(low: float | None, high: float | None = None, unit: str = "person") -> Quantity:
    """Build an amount of people; one number alone is exact."""
    return Quantity(low, low if high is None else high, unit)
