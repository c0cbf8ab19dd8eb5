"""A claim: one proposition at one place in one article, with the sentence it rests on.

Invariants, checked by `check_claim` on every claim that enters a store:

1. quote, cue, mentions and attribution cues are exact slices of the source text;
2. every number, date, place, holder and party that a claim carries is named inside its support (the
   sentence, or an antecedent span that names what the sentence only points at) by a mention that reads
   it so, and every negation and denial shows its word there (see `entente.model.support`);
3. status is derived from the commitment, never stored beside it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entente.errors import ClaimError
from entente.model.actor import Mention, MentionKind, MentionRole
from entente.model.attribution import (
    AUTHOR_ASSERTS,
    Attribution,
    Commitment,
    HolderKind,
    Mood,
    Phase,
    Stance,
    Status,
    commitment_of,
)
from entente.model.dates import DateSpan
from entente.model.quantity import Quantity
from entente.model.support import find_unsupported
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition at one place in one article.

    Fields as in the open format: `span` is the sentence, `cue` the shortest stretch that carries the
    claim, `event` a bare PLOVER type with `mode` beside it, parties are actor ids, `flow` what
    passes. `support` holds the sentence first, then antecedent spans. `confidence` lies in 0..1.
    """

    doc: str
    span: Span
    quote: str
    cue: Span
    event: str
    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mode: str | None = None
    flow: str | None = None
    quantity: Quantity | None = None
    when: DateSpan | None = None
    where: tuple[str, ...] = ()
    commitment: Commitment = AUTHOR_ASSERTS
    mentions: tuple[Mention, ...] = ()
    support: tuple[Span, ...] = ()
    confidence: float = 0.5
    extractor: str = "rules"
    id: str = ""

    def __hash__(self) -> int:
        """Hash what tells most claims apart: to hash all of their parts takes as long as to read them."""
        return hash((self.doc, self.cue, self.event, self.id))

    @property
    def status(self) -> Status:
        """What the text presents the claim as."""
        return self.commitment.status

    @property
    def holder(self) -> tuple[str, ...]:
        """Who answers for the content: () is the author, ("?",) nobody named."""
        return self.commitment.holder

    @property
    def parties(self) -> tuple[str, ...]:
        """Agents, then recipients."""
        return self.agent + self.recipient


def claim_id(article_sha256: str, claim: Claim) -> str:
    """Return the stable id of a claim: same text, span, event, parties and flow give the same id."""
    parts = (
        article_sha256,
        str(claim.span.start),
        str(claim.span.end),
        claim.event,
        ",".join(claim.agent),
        ",".join(claim.recipient),
        claim.flow or "",
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def check_claim(claim: Claim, text: str) -> None:
    """Check that every span of a claim is an exact slice of `text`, and its parts are supported.

    Raises:
        ClaimError: the claim breaks an invariant; says which.
    """
    if claim.span.of(text) != claim.quote:
        raise ClaimError(f"{claim.doc} {claim.span}: the quote is not the text of its span")
    for name, span in _spans_of(claim):
        if not 0 <= span.start < span.end <= len(text):
            raise ClaimError(f"{claim.doc} {claim.span}: {name} {span} lies outside the text")
        if not any(part.contains(span) for part in claim.support):
            raise ClaimError(f"{claim.doc} {claim.span}: {name} {span} lies outside the support")
    unsupported = find_unsupported(claim, text)
    if unsupported:
        raise ClaimError(f"{claim.doc} {claim.span}: {'; '.join(unsupported)}")


def _spans_of(claim: Claim) -> list[tuple[str, Span]]:
    spans = [("cue", claim.cue)]
    spans += [("mention", mention.span) for mention in claim.mentions]
    for level in claim.commitment.stack:
        if level.cue is not None:
            spans.append(("attribution cue", level.cue))
        spans += [("evidence", evidence) for evidence in level.evidence]
    return spans


def claim_to_row(claim: Claim, text: str) -> dict[str, Any]:
    """Return the claim as one object of `claims.jsonl`; `text` is its article's text."""
    return {
        "id": claim.id,
        "doc": claim.doc,
        "span": [claim.span.start, claim.span.end],
        "quote": claim.quote,
        "cue": claim.cue.of(text),
        "cue_span": [claim.cue.start, claim.cue.end],
        "event": claim.event,
        "mode": claim.mode,
        "agent": list(claim.agent),
        "recipient": list(claim.recipient),
        "flow": claim.flow,
        "quantity": quantity_to_row(claim.quantity),
        "when": claim.when.edtf if claim.when else None,
        "where": list(claim.where),
        "holder": list(claim.holder),
        "status": claim.status.value,
        "attributions": [_attribution_to_row(level, text) for level in claim.commitment.stack],
        "mood": claim.commitment.mood.value,
        "phase": claim.commitment.phase.value,
        "negated": claim.commitment.negated,
        "mentions": [_mention_to_row(mention, text) for mention in claim.mentions],
        "support": [[s.start, s.end] for s in claim.support],
        "confidence": round(claim.confidence, 3),
        "extractor": claim.extractor,
    }


def quantity_to_row(quantity: Quantity | None) -> dict[str, Any] | None:
    """Return a quantity as a JSON object, None as null."""
    if quantity is None:
        return None
    row: dict[str, Any] = {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "of": quantity.of,
        "words": quantity.words,
    }
    if quantity.share:
        row["share"] = True
    if quantity.per:
        row["per"] = quantity.per
    return row


def _mention_to_row(mention: Mention, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "span": [mention.span.start, mention.span.end],
        "text": mention.span.of(text),
        "kind": mention.kind.value,
        "ids": list(mention.ids),
    }
    if mention.roles:
        row["roles"] = [role.value for role in mention.roles]
    return row


def _attribution_to_row(level: Attribution, text: str) -> dict[str, Any]:
    return {
        "holder": list(level.holder),
        "kind": level.kind.value,
        "stance": level.stance.value,
        "cue": level.cue.of(text) if level.cue else None,
        "cue_span": [level.cue.start, level.cue.end] if level.cue else None,
        "evidence": [{"span": [e.start, e.end], "text": e.of(text)} for e in level.evidence],
    }


def claim_from_row(row: Mapping[str, Any]) -> Claim:
    """Read a claim from one object of `claims.jsonl`, or of a hand-annotated file without a stack.

    Where a field of an annotated file lists several right values, the first is taken. Without
    `attributions`, `mood` or `phase`, the plainest commitment with the given status is built.

    Raises:
        ClaimError: a field is missing or of the wrong form; says which.
    """
    try:
        return _claim_from_row(row)
    except (KeyError, TypeError, ValueError) as error:
        where = f"{row.get('doc', '?')} {row.get('span', '?')}"
        raise ClaimError(
            f"{where}: not a claim of the open format ({error!r}); see `entente schema`"
        ) from error


def _claim_from_row(row: Mapping[str, Any]) -> Claim:
    span = Span(*row["span"])
    cue = Span(*row["cue_span"]) if row.get("cue_span") else span
    return Claim(
        doc=row["doc"],
        span=span,
        quote=row.get("quote") or "",
        cue=cue,
        event=_first(row["event"]),
        mode=row.get("mode"),
        agent=tuple(row.get("agent") or ()),
        recipient=tuple(row.get("recipient") or ()),
        flow=_first(row.get("flow")),
        quantity=quantity_from_row(row.get("quantity")),
        when=_date_from(row.get("when")),
        where=tuple(row.get("where") or ()),
        commitment=_commitment_from_row(row),
        mentions=tuple(map(_mention_from_row, row.get("mentions") or ())),
        support=tuple(Span(*s) for s in row.get("support", (row["span"],))),
        confidence=float(row.get("confidence", 1.0)),
        extractor=row.get("extractor", "given"),
        id=row.get("id", ""),
    )


def _mention_from_row(row: Mapping[str, Any]) -> Mention:
    roles = tuple(map(MentionRole, row.get("roles", ())))
    return Mention(Span(*row["span"]), MentionKind(row["kind"]), tuple(row["ids"]), roles)


def _first(value: Any) -> Any:
    if isinstance(value, list):
        return value[0] if value else None
    return value


def _date_from(value: Any) -> DateSpan | None:
    edtf = _first(value)
    return DateSpan(edtf) if edtf else None


def quantity_from_row(row: Mapping[str, Any] | None) -> Quantity | None:
    """Read a quantity from what `quantity_to_row` returns; None where no bound is given."""
    if not row or (row.get("low") is None and row.get("high") is None):
        return None
    return Quantity(
        low=row.get("low"),
        high=row.get("high"),
        unit=row.get("unit") or "item",
        of=row.get("of") or "",
        words=row.get("words") or "",
        share=bool(row.get("share")),
        per=row.get("per"),
    )


def _commitment_from_row(row: Mapping[str, Any]) -> Commitment:
    if "mood" not in row:
        return commitment_of(Status(_first(row["status"])), tuple(row.get("holder") or ()))
    stack = tuple(
        Attribution(
            holder=tuple(level["holder"]),
            kind=HolderKind(level["kind"]),
            stance=Stance(level["stance"]),
            cue=Span(*level["cue_span"]) if level.get("cue_span") else None,
            evidence=tuple(Span(*e["span"]) for e in level.get("evidence") or ()),
        )
        for level in row["attributions"]
    )
    commitment = Commitment(stack, Mood(row["mood"]), Phase(row["phase"]), bool(row["negated"]))
    for name, derived in (("status", commitment.status.value), ("holder", list(commitment.holder))):
        if name in row and row[name] != derived:
            raise ValueError(
                f"{name} is {row[name]!r}, but its attributions, mood and phase give {derived!r}"
            )
    return commitment
