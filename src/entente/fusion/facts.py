"""The face of fusion: claims of all articles in, facts out, whatever the order of arrival."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.fusion.agreement import Case, figures_of, is_disputing, stances_of, verdict_of
from entente.fusion.aspects import Aspect, view_all
from entente.fusion.copies import find_copies
from entente.fusion.grouping import group
from entente.fusion.likeness import Likeness, carried_out
from entente.fusion.origins import Voices, author_voices
from entente.fusion.questions import Question, ask
from entente.fusion.thresholds import threshold
from entente.fusion.timeline import period_of
from entente.fusion.wording import word_fact
from entente.model.attribution import FIRMNESS, Status
from entente.model.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entente.model.claim import Claim
    from entente.model.text import Article

_FIRMEST_FIRST = tuple(Status)


@dataclass(frozen=True, slots=True)
class Setting:
    """What fusion knows of the articles: each by `doc`, and the author's voice of each."""

    articles: Mapping[str, Article]
    voices: Voices


def fuse(articles: Sequence[Article], claims: Sequence[Claim]) -> tuple[Fact, ...]:
    """Fuse the claims of all articles into facts, sorted by id.

    Pure, and independent of the order of both arguments. Claims of opinion make no facts; every other
    claim stands in exactly one. Claims of articles that are not given count as voices of their own.
    """
    copies = dict(find_copies(articles))
    setting = Setting({a.doc: a for a in articles}, Voices(author_voices(articles, copies)))
    facts = [
        fact
        for question, asked in sorted(questions_of(claims).items())
        for fact in answer(question, asked, setting)
    ]
    return tuple(sorted(facts, key=lambda fact: fact.id))


def questions_of(claims: Iterable[Claim]) -> dict[Question, tuple[Claim, ...]]:
    """Give every claim its question: the shards of fusion, each answered without the others."""
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status is not Status.OPINION:
            by_doc[claim.doc].append(claim)
    shards: dict[Question, list[Claim]] = defaultdict(list)
    for _, own in sorted(by_doc.items()):
        for question, claim in ask(sorted(own, key=_reading_order)):
            shards[question].append(claim)
    return {question: tuple(asked) for question, asked in shards.items()}


def _reading_order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.doc, claim.span.start, claim.cue.start, claim.id


def answer(question: Question, claims: Sequence[Claim], setting: Setting) -> tuple[Fact, ...]:
    """Answer one question from the claims that were asked it, in reading order."""
    aspects = view_all(question, claims, setting.articles)
    affirming = [each for each in aspects if not each.denial]
    denials = [each for each in aspects if each.denial]
    likeness = Likeness(aspects, disputed=any(map(is_disputing, denials)))
    least = threshold("join_moment" if question.pace == "moment" else "join_lasting")
    groups = _with_plans(group(affirming, likeness, least=least))
    sides = [(members, _opposing(members, groups, denials)) for members in groups] or [((), tuple(denials))]
    return tuple(_state(question, yes, no, setting) for yes, no in sides)


def _with_plans(groups: Sequence[tuple[Aspect, ...]]) -> tuple[tuple[Aspect, ...], ...]:
    """Put each planned group to the group that tells the same thing as done, if there is one."""
    done = {number: list(members) for number, members in enumerate(groups)}
    for number, members in enumerate(groups):
        fits = {
            other: sum(carried_out(plan, deed) for plan in members for deed in groups[other])
            for other in done
            if other != number and groups[other][0].tense == "real"
        }
        best = max(fits, key=lambda other: (fits[other], -other), default=None)
        if best is not None and fits[best] and members[0].tense == "planned":
            done[best] += done.pop(number)
    return tuple(tuple(members) for members in done.values())


def _opposing(
    members: tuple[Aspect, ...], groups: Sequence[tuple[Aspect, ...]], denials: Iterable[Aspect]
) -> tuple[Aspect, ...]:
    return tuple(denial for denial in denials if _target(denial, groups) is members)


def _target(denial: Aspect, groups: Sequence[tuple[Aspect, ...]]) -> tuple[Aspect, ...]:
    """Return the group that a denial speaks of: the thing itself rather than its number, then the nearest."""

    def fit(members: tuple[Aspect, ...]) -> tuple[bool, bool, bool, int, int]:
        own = denial.claim.event != "REJECT" and any(
            m.claim.doc == denial.claim.doc and m.claim.holder == denial.claim.holder for m in members
        )
        before = [
            denial.claim.span.start - m.claim.span.start
            for m in members
            if m.claim.doc == denial.claim.doc and m.claim.span.start <= denial.claim.span.start
        ]
        exists = any(m.claim.quantity is None and m.tense == "real" for m in members)
        return own, exists, bool(before), -min(before, default=0), len(members)

    return max(groups, key=fit)


def _state(
    question: Question, affirming: Sequence[Aspect], opposing: Sequence[Aspect], setting: Setting
) -> Fact:
    """State one fact from its claims on either side."""
    origins = setting.voices.of(affirming)
    figures = figures_of(affirming)
    members = sorted((*affirming, *opposing), key=lambda each: _reading_order(each.claim))
    leading = _leading([each.claim for each in affirming or opposing])
    ids = tuple(dict.fromkeys(each.claim.id for each in members))
    fact = Fact(
        id=_fact_id(question, ids),
        what_en="",
        what_fr="",
        status=_status(affirming),
        event=leading.event,
        agent=leading.agent,
        recipient=leading.recipient,
        flow=leading.flow,
        claims=ids,
        origins=origins,
        verdict=verdict_of(Case(tuple(affirming), tuple(opposing), origins, figures)),
        when=period_of(question, [each.claim for each in affirming]),
        figures=figures,
        stances=stances_of(affirming, opposing),
        evidence=_evidence(members, setting),
    )
    return word_fact(fact)


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


def _status(affirming: Sequence[Aspect]) -> Status:
    """Return the status of the firmest affirming claim; denied when nobody affirms."""
    statuses = {each.claim.status for each in affirming}
    if not statuses:
        return Status.DENIED
    return max(statuses, key=lambda status: (FIRMNESS[status], -_FIRMEST_FIRST.index(status)))


def _evidence(members: Iterable[Aspect], setting: Setting) -> tuple[str, ...]:
    quotes = []
    for each in members:
        article = setting.articles.get(each.claim.doc)
        if article is not None:
            quotes += [e.of(article.text) for level in each.claim.commitment.stack for e in level.evidence]
    return tuple(dict.fromkeys(quotes))
