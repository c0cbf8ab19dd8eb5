"""Reviews applied: a dossier as its reviewers read it. Rejected claims leave, corrected ones are changed.

Only questions whose claims changed are answered anew; then facts are merged and split as was decided.
The store keeps what extraction made: a review that is taken back leaves no trace but its entry in the log.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from entente.errors import ClaimError
from entente.fusion.facts import answer, questions_of, state_together
from entente.fusion.setting import survey
from entente.model.attribution import Status, commitment_of
from entente.model.dates import DateSpan
from entente.model.judgement import CORRECTED, MERGED, REJECTED, SPLIT, Axis
from entente.model.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from entente.fusion.questions import Question
    from entente.fusion.setting import Setting
    from entente.model.claim import Claim
    from entente.model.dossier import Dossier, Reading
    from entente.model.fact import Fact
    from entente.model.judgement import Judgement, Standing

    Shards = Mapping[Question, tuple[Claim, ...]]

REVIEWER: Final = "review"
"""The extractor of a claim that a reviewer corrected."""


def review(dossier: Dossier, judged: Standing, extra: Path | None = None) -> Dossier:
    """Return a dossier as the judgements on readings and groupings have it.

    Pure. Claims keep their ids, corrected ones too, so that links and later judgements find them.

    Args:
        dossier: as extraction and fusion made it.
        judged: the judgements that stand; those on ratings are passed over.
        extra: a user's vocabulary folder.

    Raises:
        ClaimError: a correction cannot be read.
    """
    read = {j.subject: j for (axis, _), j in judged.items() if axis is Axis.READING}
    grouped = [j for (axis, _), j in judged.items() if axis is Axis.GROUPING]
    if not read and not grouped:
        return dossier
    reviewed = replace(dossier, readings=tuple(_read_anew(each, read) for each in dossier.readings))
    setting = survey(reviewed.articles, _telling(reviewed), dossier.copies, extra)
    shards = questions_of(_telling(reviewed), setting)
    facts = _answer_changed(dossier, shards, setting)
    for judgement in grouped:
        facts = _regroup(facts, judgement, shards, setting)
    return replace(reviewed, facts=tuple(sorted(facts, key=lambda fact: fact.id)))


def correct(claim: Claim, slots: Iterable[tuple[str, str]]) -> Claim:
    """Return a claim with some slots as a reviewer sets them; see `entente.model.judgement.SLOTS`.

    Raises:
        ClaimError: a date, a number or a status cannot be read.
    """
    given = dict(slots)
    try:
        changed = {name: _TOLD[name](given[name]) for name in given if name in _TOLD}
        if given.keys() & {"low", "high", "unit"}:
            changed["quantity"] = _quantity(claim, given)
        if "status" in given:
            changed["commitment"] = commitment_of(Status(given["status"]), claim.holder)
        return replace(claim, **changed, extractor=REVIEWER)
    except ValueError as error:
        raise ClaimError(f"{claim.doc} {claim.span}: a correction cannot be read: {error}") from error


def _parties(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",") if name.strip())


_TOLD: Final[Mapping[str, Callable[[str], Any]]] = {
    "event": str,
    "agent": _parties,
    "recipient": _parties,
    "flow": lambda flow: flow or None,
    "when": lambda when: DateSpan(when) if when else None,
}


def _quantity(claim: Claim, given: Mapping[str, str]) -> Quantity | None:
    """Return the amount as corrected; None where both bounds are emptied."""
    before = claim.quantity
    low = _bound(given.get("low"), before.low if before else None)
    high = _bound(given.get("high"), before.high if before else None)
    if low is None and high is None:
        return None
    unit = given.get("unit") or (before.unit if before else "item")
    return replace(before, low=low, high=high, unit=unit) if before else Quantity(low, high, unit)


def _bound(given: str | None, before: float | None) -> float | None:
    """Return a bound as given, "" for none; that of before where nothing is given."""
    if given is None:
        return before
    return float(given) if given else None


def _read_anew(reading: Reading, read: Mapping[str, Judgement]) -> Reading:
    claims = [
        correct(claim, read[claim.id].slots) if _is(read.get(claim.id), CORRECTED) else claim
        for claim in reading.claims
        if not _is(read.get(claim.id), REJECTED)
    ]
    return replace(reading, claims=tuple(claims))


def _is(judgement: Judgement | None, rating: str) -> bool:
    return judgement is not None and judgement.rating == rating


def _telling(dossier: Dossier) -> tuple[Claim, ...]:
    return tuple(claim for claim in dossier.claims if claim.status is not Status.OPINION)


def _answer_changed(dossier: Dossier, shards: Shards, setting: Setting) -> list[Fact]:
    """Return the facts of questions whose claims are as they were, and new answers to all others."""
    claims = _telling(dossier)
    before = questions_of(claims, survey(dossier.articles, claims, dossier.copies, setting.extra))
    changed = sorted(q for q in {*before, *shards} if before.get(q) != shards.get(q))
    moved = {claim.id for q in changed for claim in (*before.get(q, ()), *shards.get(q, ()))}
    kept = [fact for fact in dossier.facts if not moved.intersection(fact.claims)]
    return kept + [fact for q in changed if q in shards for fact in answer(q, shards[q], setting)]


def _regroup(facts: list[Fact], judgement: Judgement, shards: Shards, setting: Setting) -> list[Fact]:
    """Merge two facts, or split a claim off one; a judgement on claims that are gone does nothing."""
    asked = {claim.id: (question, claim) for question, claims in shards.items() for claim in claims}
    own = _holding(facts, judgement.subject)
    if own is None or judgement.subject not in asked:
        return facts
    question, claim = asked[judgement.subject]
    if judgement.rating == SPLIT:
        rest = [asked[key][1] for key in own.claims if key != claim.id and key in asked]
        if not rest:
            return facts
        others = [fact for fact in facts if fact is not own]
        return [*others, state_together(question, rest, setting), state_together(question, [claim], setting)]
    other = _holding(facts, judgement.other or "")
    if judgement.rating != MERGED or other is None or other is own:
        return facts
    members = [asked[key][1] for key in (*own.claims, *other.claims) if key in asked]
    others = [fact for fact in facts if fact is not own and fact is not other]
    return [*others, state_together(question, members, setting)]


def _holding(facts: Iterable[Fact], claim: str) -> Fact | None:
    return next((fact for fact in facts if claim in fact.claims), None)
