"""From a draft to a claim: who answers for it, how much, when, where, and the text it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entente.extraction.commitments import SPEECH_ACTS, commitment_with, levels_over, ruled
from entente.extraction.confidence import confidence_of
from entente.extraction.dating import date_of
from entente.extraction.drafts import as_demand, as_denial, as_voiced
from entente.extraction.mood import read_wording
from entente.extraction.negation import negation_mentions
from entente.extraction.parties import parties_of, span_of
from entente.extraction.slots import cue_span, places_for, quantity_for
from entente.extraction.subjects import subject_of
from entente.model.actor import Mention, MentionKind, MentionRole
from entente.model.attribution import Attribution, Commitment, HolderKind, Stance
from entente.model.claim import Claim, claim_id
from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.extraction.analysis import Analysis
    from entente.extraction.candidates import Candidate
    from entente.extraction.discourse import Discourse, Party
    from entente.extraction.drafts import Draft
    from entente.extraction.levels import Level
    from entente.extraction.operators import Operators
    from entente.extraction.parties import Parties
    from entente.model.text import Article, Span


@dataclass(frozen=True, slots=True)
class Page:
    """All that the claims of one sentence are written from.

    `parties` are the sides of every act of the sentence, by the head of its trigger; `heading_date` is
    the date that heads the sentence's paragraph or item.
    """

    article: Article
    analysis: Analysis
    levels: tuple[Level, ...]
    parties: Mapping[int, Parties]
    operators: Operators
    memory: Discourse
    heading_date: Mention | None = None


def write_claim(draft: Draft, page: Page) -> Claim | None:
    """Write the claim of a draft, None when the sentence only asks."""
    analysis, candidate = page.analysis, draft.candidate
    stack, holders = _attributions(candidate, page)
    token = analysis.doc[candidate.trigger.head]
    wording = read_wording(token, page.operators, attributed=bool(stack))
    if wording.asks:
        return None
    wording = ruled(wording, token.i, page.levels)
    if candidate.frame.mood is not None:
        wording = replace(wording, mood=candidate.frame.mood)
    commitment = _own_stance(candidate, commitment_with(stack, wording))
    acted = _by_saying(draft, page, commitment, holders)
    if acted is None:
        return None
    if acted.denied or acted.demanded or candidate.frame.pattern.voiced:
        commitment, holders = Commitment(), ()
    return _claim(acted, page, commitment, holders)


def _by_saying(draft: Draft, page: Page, commitment: Commitment, holders: tuple[Party, ...]) -> Draft | None:
    """Return the act that words themselves are: a denial, a demand, a stand; None for a stand of nobody's."""
    if draft.candidate.frame.pattern.voiced:
        return as_voiced(draft, holders)
    denial = as_denial(draft, commitment, holders)
    return as_demand(denial, page.analysis.doc, page.operators, holders)


def _claim(draft: Draft, page: Page, commitment: Commitment, holders: tuple[Party, ...]) -> Claim:
    analysis, sentence = page.analysis, page.analysis.sentence.span
    quantity = quantity_for(analysis, draft.candidate, draft.thing)
    dated = date_of(draft, page)
    places = places_for(analysis, draft.candidate)
    mentions = _parties_and_thing(draft, analysis, holders)
    mentions += [Mention(p.span.shifted(analysis.offset), MentionKind.PLACE, (p.id,)) for p in places]
    if quantity is not None:
        span = quantity.span.shifted(analysis.offset)
        mentions.append(Mention(span, MentionKind.QUANTITY, (quantity.quantity.reading,)))
    if dated is not None:
        mentions.append(dated)
    token, cue = analysis.doc[draft.candidate.trigger.head], cue_span(analysis, draft.candidate)
    mentions += negation_mentions(commitment, token, page.operators, offset=analysis.offset, cue=cue)
    claim = Claim(
        doc=page.article.doc,
        span=sentence,
        quote=sentence.of(page.article.text),
        cue=cue,
        event=draft.event,
        mode=draft.candidate.frame.mode,
        agent=tuple(party.id for party in draft.parties.agent),
        recipient=tuple(party.id for party in draft.parties.recipient),
        flow=draft.flow,
        quantity=quantity.quantity if quantity is not None else None,
        when=DateSpan(dated.ids[0]) if dated is not None else None,
        where=tuple(place.id for place in places),
        commitment=commitment,
        mentions=tuple(sorted(set(mentions), key=lambda m: (m.span, m.kind, m.ids, m.roles))),
        support=_support(sentence, mentions),
    )
    confidence = confidence_of(claim, draft, page)
    return replace(claim, id=claim_id(page.article.sha256, claim), confidence=confidence)


def _attributions(candidate: Candidate, page: Page) -> tuple[tuple[Attribution, ...], tuple[Party, ...]]:
    """Return the stack of attributions over an act, outermost first, and all holders it names."""
    stack: list[Attribution] = []
    holders: list[Party] = []
    trigger = candidate.trigger
    speakers = _speakers(candidate, page)
    for level in levels_over(page.levels, trigger.head, trigger.tokens, speakers=speakers):
        named = level.parties
        if not named and level.stance is Stance.ACCUSES and level.cue[0] in page.parties:
            named = page.parties[level.cue[0]].agent
        holders += named
        ids = tuple(party.id for party in named)
        stack.append(level.attribution(page.analysis.doc, page.analysis.offset, ids))
    if not holders and candidate.frame.only_counts:
        holders += _counter(candidate, page)
        ids = tuple(party.id for party in holders)
        cue = cue_span(page.analysis, candidate)
        stack += [Attribution(ids, HolderKind.STATE, Stance.ESTIMATES, cue)] if ids else []
    return tuple(stack), tuple(holders)


def _counter(candidate: Candidate, page: Page) -> tuple[Party, ...]:
    """Return who counts: the subject of a word that only says how many ("le NIS dénombre mille soldats")."""
    subject, _ = subject_of(page.analysis.doc[candidate.trigger.head], page.operators)
    if subject is None:
        return ()
    return parties_of([m for m in page.analysis.actors if m.ids and m.head == subject.i], page.analysis)


def _speakers(candidate: Candidate, page: Page) -> frozenset[str]:
    """Return the states that do an act by saying it, nobody for other acts."""
    sides = page.parties.get(candidate.trigger.head)
    if candidate.frame.event not in SPEECH_ACTS or sides is None:
        return frozenset()
    return frozenset(party.state for party in sides.agent)


def _own_stance(candidate: Candidate, commitment: Commitment) -> Commitment:
    """A refusal or denial is itself a fact; its words' own negation does not deny it again."""
    if candidate.frame.operator == "unconfirmed":
        level = Attribution(commitment.holder, HolderKind.STATE, Stance.DOES_NOT_CONFIRM)
        return replace(commitment, stack=(*commitment.stack, level), negated=False)
    if candidate.trigger.negated:
        return replace(commitment, negated=False)
    return commitment


def _parties_and_thing(draft: Draft, analysis: Analysis, holders: tuple[Party, ...]) -> list[Mention]:
    roles = {
        MentionRole.AGENT: draft.parties.agent,
        MentionRole.RECIPIENT: draft.parties.recipient,
        MentionRole.HOLDER: holders,
    }
    named = dict.fromkeys((party.span, party.id) for parties in roles.values() for party in parties)
    found = [
        Mention(
            span, MentionKind.ACTOR, (actor,), tuple(r for r in roles if (span, actor) in _places(roles[r]))
        )
        for span, actor in named
    ]
    if draft.thing is not None:
        span = span_of(draft.thing.start, draft.thing.end, analysis)
        found.append(Mention(span, MentionKind.THING, (draft.thing.flow,)))
    return found


def _places(parties: tuple[Party, ...]) -> list[tuple[Span, str]]:
    return [(party.span, party.id) for party in parties]


def _support(sentence: Span, mentions: list[Mention]) -> tuple[Span, ...]:
    """Return the sentence, then the spans elsewhere that name what it only points at."""
    outside = sorted({m.span for m in mentions if not sentence.contains(m.span)})
    return (sentence, *outside)
