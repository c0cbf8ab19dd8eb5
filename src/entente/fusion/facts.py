"""The face of fusion: claims of all articles in, facts out, whatever the order of arrival."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from entente.errors import ClaimError
from entente.fusion.agreement import Case, verdict_of
from entente.fusion.aspects import Aspect, view_all
from entente.fusion.denials import oppose
from entente.fusion.figures import figures_of
from entente.fusion.grouping import group
from entente.fusion.knots import Ties, is_disputed, tie_up
from entente.fusion.likeness import carried_out
from entente.fusion.origins import origins_of
from entente.fusion.questions import Question, ask
from entente.fusion.setting import survey
from entente.fusion.stances import official_since, stances_of, transitions_of
from entente.fusion.timeline import period_of
from entente.fusion.wording import word_fact
from entente.model.attribution import FIRMNESS, Status
from entente.model.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from entente.fusion.setting import Setting
    from entente.model.claim import Claim
    from entente.model.text import Article

Sides = tuple[tuple[Aspect, ...], tuple[Aspect, ...]]
"""The claims that affirm a fact, and those that oppose it."""

_FIRMEST_FIRST = (Status.CONFIRMED, *Status)


def fuse(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    *,
    copies: Iterable[tuple[str, str]] | None = None,
    extra: Path | None = None,
) -> tuple[Fact, ...]:
    """Fuse the claims of all articles into facts, sorted by id.

    Pure, and independent of the order of the arguments. Claims of opinion make no facts; every other
    claim stands in exactly one. Claims of articles that are not given count as voices of their own.

    Args:
        articles: the articles, for their dates, authors and copies.
        claims: their claims, with ids.
        copies: pairs (copy doc, original doc) where they are known already; else they are sought.
        extra: a user's vocabulary folder, whose groups and names count beside ours.

    Raises:
        ClaimError: a claim has no id.
    """
    nameless = [claim for claim in claims if not claim.id]
    if nameless:
        raise ClaimError(f"{nameless[0].doc} {nameless[0].span}: a claim without id; give it one by claim_id")
    claims = [claim for claim in claims if claim.status is not Status.OPINION]
    setting = survey(articles, claims, copies, extra)
    shards = questions_of(claims, setting)
    facts = [fact for question in sorted(shards) for fact in answer(question, shards[question], setting)]
    return tuple(sorted(facts, key=lambda fact: fact.id))


def questions_of(claims: Iterable[Claim], setting: Setting) -> dict[Question, tuple[Claim, ...]]:
    """Give every claim its question: the shards of fusion, each answered without the others.

    A claim that only repeats another's sentence goes where that one goes. Claims come in reading order.
    """
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_doc[claim.doc].append(claim)
    asked = {claim: question for _, own in sorted(by_doc.items()) for question, claim in ask_article(own)}
    shards: dict[Question, dict[Claim, None]] = defaultdict(dict)
    for claim, question in asked.items():
        shards[asked.get(setting.repeats.get(claim, claim), question)][claim] = None
    return {question: tuple(own) for question, own in shards.items()}


def ask_article(claims: Iterable[Claim]) -> tuple[tuple[Question, Claim], ...]:
    """Give each claim of one article its question, in reading order; opinions ask none."""
    return ask(sorted((c for c in claims if c.status is not Status.OPINION), key=reading_order))


def _order_in_time(aspect: Aspect) -> tuple[date, str, int, int, str]:
    """Return a key that puts claims of one time near one another."""
    when = aspect.claim.when or aspect.anchor
    day = (when.first or when.last) if when else None
    return day or date.max, *reading_order(aspect.claim)


def reading_order(claim: Claim) -> tuple[str, int, int, str]:
    """Return the key that puts claims in the order in which articles give them."""
    return claim.doc, claim.span.start, claim.cue.start, claim.id


def answer(question: Question, claims: Sequence[Claim], setting: Setting) -> tuple[Fact, ...]:
    """Answer one question from all claims that were asked it, in any order."""
    claims = sorted(claims, key=reading_order)
    own = set(claims)
    repeating = {claim: None for claim in claims if setting.repeats.get(claim) in own}
    aspects = view_all(question, (claim for claim in claims if claim not in repeating), setting)
    ties = Ties(question, disputed=is_disputed(aspects))
    return tuple(
        fact
        for knot in tie_up(aspects, ties)
        for fact in state_knot(question, knot, repeating, setting, ties)
    )


def state_knot(
    question: Question, knot: Sequence[Aspect], repeating: Iterable[Claim], setting: Setting, ties: Ties
) -> tuple[Fact, ...]:
    """State the facts of one knot of a question.

    Args:
        question: the question.
        knot: claims that are tied, and all that are tied to them, none of them a repeat.
        repeating: claims that repeat others; only those that repeat members of the knot are taken.
        setting: what is known of the articles.
        ties: how claims of the question are compared.
    """
    followers: dict[Claim, list[Claim]] = defaultdict(list)
    for claim in repeating:
        followers[setting.repeats[claim]].append(claim)
    facts = []
    for sides in _sides(knot, ties):
        repeats = [repeat for each in (*sides[0], *sides[1]) for repeat in followers[each.claim]]
        facts.append(_state(question, sides, repeats, setting))
    return tuple(facts)


def state_together(question: Question, claims: Sequence[Claim], setting: Setting) -> Fact:
    """State one fact from claims that somebody decided to be about one thing; denials oppose the others."""
    aspects = view_all(question, sorted(claims, key=reading_order), setting)
    denials = tuple(each for each in aspects if each.denial)
    affirming = tuple(each for each in aspects if not each.denial)
    return _state(question, (affirming, denials) if affirming else (denials, ()), (), setting)


def _sides(knot: Sequence[Aspect], ties: Ties) -> list[Sides]:
    """Return the affirming and the opposing claims of each fact.

    Where nobody affirms, the denials are what is affirmed: that a party refuses or denies.
    """
    aspects = sorted(knot, key=_order_in_time)
    affirming = [each for each in aspects if not each.denial]
    denials = [each for each in aspects if each.denial]
    groups = _with_plans(group(affirming, ties.likeness, least=ties.least))
    opposed, alone = oppose(groups, denials, ties.likeness)
    sides: list[Sides] = [(members, tuple(opposed[number])) for number, members in enumerate(groups)]
    return sides + [(members, ()) for members in group(alone, ties.likeness, least=ties.least)]


def _with_plans(groups: Sequence[tuple[Aspect, ...]]) -> tuple[tuple[Aspect, ...], ...]:
    """Put each planned group to the group that tells the same thing as done, if there is one."""
    done = {number: list(members) for number, members in enumerate(groups)}
    for number, members in enumerate(groups):
        if members[0].tense != "planned":
            continue
        fits = {
            other: sum(carried_out(plan, deed) for plan in members for deed in groups[other])
            for other in done
            if other != number and groups[other][0].tense == "real"
        }
        best = max(fits, key=lambda other: (fits[other], -other), default=None)
        if best is not None and fits[best]:
            done[best] += done.pop(number)
    return tuple(tuple(members) for members in done.values())


def _state(question: Question, sides: Sides, repeats: Sequence[Claim], setting: Setting) -> Fact:
    """State one fact from its claims on either side, and the claims that repeat them."""
    affirming, opposing = sides
    origins = origins_of(affirming)
    figures = figures_of(affirming)
    stances = stances_of(affirming, opposing)
    members = sorted((*(each.claim for each in (*affirming, *opposing)), *repeats), key=reading_order)
    leading = _leading([each.claim for each in affirming])
    ids = tuple(dict.fromkeys(claim.id for claim in members))
    fact = Fact(
        id=_fact_id(question, ids),
        what_en="",
        what_fr="",
        status=_status(affirming),
        event=leading.event,
        agent=leading.agent,
        recipient=leading.recipient,
        flow=_flow(question, leading, affirming),
        claims=ids,
        origins=origins,
        verdict=verdict_of(Case(affirming, opposing, origins, figures)),
        when=period_of(question, [each.claim for each in affirming]),
        figures=figures,
        stances=stances,
        evidence=_evidence(members, setting),
        transitions=transitions_of(stances),
        official=official_since(affirming),
    )
    return word_fact(fact, setting.extra)


def _fact_id(question: Question, claims: Iterable[str]) -> str:
    """Return a stable id: the question and the smallest claim id, which later claims seldom change."""
    parts = (question.topic, question.flow, ",".join(question.parties), min(claims))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _leading(claims: Sequence[Claim]) -> Claim:
    """Return the claim whose event and parties stand for the fact: the commonest, then the fullest."""
    shapes = Counter((claim.event, claim.agent, claim.recipient, claim.flow) for claim in claims)
    return max(
        claims,
        key=lambda c: (
            bool(c.agent) + bool(c.recipient),
            shapes[c.event, c.agent, c.recipient, c.flow],
            c.event,
            c.agent,
            c.recipient,
            c.flow or "",
            c.id,
        ),
    )


def _flow(question: Question, leading: Claim, affirming: Sequence[Aspect]) -> str | None:
    """Return the flow of a fact: for losses of several kinds, losses."""
    kinds = {each.claim.flow for each in affirming if each.claim.flow}
    if question.topic == "losses" and len(kinds) > 1:
        return "casualties"
    return leading.flow


def _status(affirming: Sequence[Aspect]) -> Status:
    """Return the status of the firmest affirming claim."""
    statuses = {each.claim.status for each in affirming}
    return max(statuses, key=lambda status: (FIRMNESS[status], -_FIRMEST_FIRST.index(status)))


def _evidence(members: Iterable[Claim], setting: Setting) -> tuple[str, ...]:
    quotes = [
        setting.quoted(claim, span)
        for claim in members
        for level in claim.commitment.stack
        for span in level.evidence
    ]
    return tuple(dict.fromkeys(filter(None, quotes)))
