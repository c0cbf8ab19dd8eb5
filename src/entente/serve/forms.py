"""What a reviewer sends: forms read into judgements, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from entente.errors import ClaimError
from entente.fusion.questions import states
from entente.fusion.review import correct
from entente.model.dates import DateSpan
from entente.model.judgement import CORRECTED, MERGED, SLOTS, Axis, Judgement
from entente.vocabulary.actors import is_actor_id
from entente.vocabulary.flows import flows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.web.desk import Desk

BACK: Final = "back"
"""The decision that takes the standing one back."""


class FormError(ValueError):
    """A form that is no judgement; says why in one word, for which the page has a sentence."""


def slots_of(claim: Claim) -> dict[str, str]:
    """Return the slots of a claim as a form shows them."""
    quantity = claim.quantity
    return {
        "event": claim.event,
        "agent": ",".join(claim.agent),
        "recipient": ",".join(claim.recipient),
        "flow": claim.flow or "",
        "when": claim.when.edtf if claim.when else "",
        "low": _number(quantity.low if quantity else None),
        "high": _number(quantity.high if quantity else None),
        "unit": quantity.unit if quantity else "",
        "status": claim.status.value,
    }


def read_decision(
    form: Mapping[str, str], axis: Axis, subject: str, claim: Claim | None, vocabulary: Path | None
) -> Judgement:
    """Read a decision of today.

    Args:
        form: fields as they were sent.
        axis: what is judged.
        subject: a source, or the id of a claim.
        claim: the claim as it stands, where its reading is corrected.
        vocabulary: a user's own folder, whose actors may be named too.

    Raises:
        FormError: a field is missing, or cannot be read.
    """
    rating = form.get("decision", "")
    by, why = form.get("by", "").strip(), form.get("why", "").strip()
    if not (rating and by and why):
        raise FormError("incomplete")
    slots = tuple(sorted(_changed(form, claim))) if rating == CORRECTED and claim else ()
    if rating == CORRECTED and not slots:
        raise FormError("same")
    other = form.get("other", "").strip() or None if rating == MERGED else None
    if claim is not None and slots:
        _check(claim, dict(slots), vocabulary)
    try:
        given = None if rating == BACK else rating
        return Judgement(axis, subject, given, by, why, DateSpan(date.today().isoformat()), slots, other)  # noqa: DTZ011  the reviewer's own day
    except ValueError as error:
        raise FormError("unread") from error


def _changed(form: Mapping[str, str], claim: Claim) -> Iterator[tuple[str, str]]:
    before = slots_of(claim)
    for name in SLOTS:
        value = form.get(name, before[name]).strip()
        if value != before[name]:
            yield name, value


def _check(claim: Claim, slots: Mapping[str, str], vocabulary: Path | None) -> None:
    try:
        corrected = correct(claim, slots.items())
    except ClaimError as error:
        raise FormError("unreadable") from error
    if any(not is_actor_id(actor, vocabulary) for actor in corrected.parties):
        raise FormError("party")
    if corrected.flow is not None and corrected.flow not in flows():
        raise FormError("flow")


def known_values(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Return what a form offers for slots of a closed set."""
    words = desk.words
    return {
        "event": words.keys("event"),
        "status": words.keys("status"),
        "flow": tuple(sorted(flows(), key=lambda flow: words.word("flow", flow))),
        "unit": words.keys("unit"),
    }


def alike(desk: Desk, claim: Claim) -> tuple[Fact, ...]:
    """Return the other facts between the parties of a claim, those of its flow first: one may be its own."""
    own = set(states(claim.parties))
    near = [
        fact
        for fact in desk.dossier.facts
        if claim.id not in fact.claims and own & set(states((*fact.agent, *fact.recipient)))
    ]
    return tuple(sorted(near, key=lambda fact: (fact.flow != claim.flow, fact.event != claim.event, fact.id)))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"
