"""Joins what was found in each sentence into claims, article by article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entente.extraction import syntax
from entente.extraction.analysis import GROUND, analyse
from entente.extraction.bonds import load_bonds, sides_of
from entente.extraction.candidates import find_candidates, flows_of
from entente.extraction.commitments import commitment_with
from entente.extraction.discourse import Discourse, Party, Transfer, find_principals, usual_directions
from entente.extraction.frames import CARGO
from entente.extraction.grammar import load_grammar
from entente.extraction.mood import read_wording
from entente.extraction.operators import load_operators
from entente.extraction.parties import Parties, lacking, parties_of, resolve_parties, span_of
from entente.extraction.scene import Scene
from entente.extraction.slots import cue_span, date_for, places_for, quantity_for, whole_date
from entente.extraction.voices import find_voices
from entente.language.pack import languages, load_pack
from entente.model.actor import Mention, MentionKind, sector_of, state_of
from entente.model.attribution import Attribution, Commitment, HolderKind, Mood, Stance
from entente.model.claim import Claim, claim_id
from entente.model.dates import DateSpan
from entente.model.dossier import Reading
from entente.model.text import BlockKind, Span
from entente.vocabulary.flows import flow_top

_TOPICS = CARGO | {"territory", "casualties", "link", "treaty"}
"""Families of flow that a later denial or transfer without object may mean."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from spacy.tokens import Doc

    from entente.extraction.analysis import Analysis
    from entente.extraction.attribution import Level
    from entente.extraction.candidates import Candidate
    from entente.extraction.flows import FoundThing
    from entente.language.pack import FoundDate
    from entente.extraction.operators import Operators
    from entente.extraction.voices import Voices
    from entente.language.pack import LanguagePack
    from entente.model.text import Article


def extract_claims(article: Article, extra: Path | None = None) -> Reading:
    """Extract the claims of one article, in reading order.

    An article in a language without a pack gives an empty reading. `extra` is a user's vocabulary
    folder, whose actors are found beside ours.
    """
    if article.language not in languages():
        return Reading(article.doc, ())
    pack = load_pack(article.language)
    analyses = analyse(article, pack, extra)
    principals = _principals(analyses)
    voices = find_voices(article, analyses, pack.code)
    scout = _Reader(article, pack, voices, Discourse(principals=principals))
    for analysis in analyses:
        scout.read(analysis)
    usual = usual_directions(scout.transfers)
    reader = _Reader(article, pack, voices, Discourse(principals=principals, usual=usual))
    claims, unclaimed = [], []
    for analysis in analyses:
        found = reader.read(analysis)
        claims += found
        if not found and any(mention.ids for mention in analysis.actors):
            unclaimed.append(analysis.sentence.span)
    opinion = tuple(dict.fromkeys(c.span for c in claims if c.commitment.mood is Mood.OPINION))
    return Reading(article.doc, tuple(claims), opinion, tuple(unclaimed))


def _principals(analyses: tuple[Analysis, ...]) -> tuple[str, ...]:
    title: list[str] = []
    body: list[str] = []
    for analysis in analyses:
        states = [state_of(actor) for mention in analysis.actors for actor in mention.ids]
        (title if analysis.sentence.kind is BlockKind.TITLE else body).extend(states)
    return find_principals(title, body)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim in the making, with the tokens it was read from."""

    candidate: Candidate
    parties: Parties
    flow: str | None
    thing: FoundThing | None
    denied: bool = False
    """The speaker denies the act: the claim is the denial, not the act."""


class _Reader:
    """Reads one article, sentence by sentence, keeping in mind what was said before."""

    def __init__(self, article: Article, pack: LanguagePack, voices: Voices, memory: Discourse) -> None:
        self.article, self.voices, self.memory = article, voices, memory
        self.transfers: list[Transfer] = []
        self.lang = pack.code
        self.grammar = load_grammar(pack.code)
        self.operators: Operators = load_operators(pack.code)

    def read(self, analysis: Analysis) -> list[Claim]:
        """Return the claims of one sentence and update the memory."""
        scene = Scene(
            analysis.doc,
            analysis.actors,
            analysis.things,
            self.grammar,
            self.operators,
            load_bonds(self.lang),
        )
        levels = self.voices[analysis.part]
        barred = frozenset(place for level in levels for place in level.barred)
        scene = replace(
            scene,
            barred=barred,
            measured=_measured(analysis),
            topic=self.memory.topic,
            last_flow=self.memory.last_flow,
        )
        heading = whole_date(analysis)
        if heading is not None:
            dated = Mention(heading.span.shifted(analysis.offset), MentionKind.DATE, (heading.date.edtf,))
            self.memory.heading_date = analysis.sentence.block, dated
        candidates = find_candidates(scene, self.lang)
        self.memory.note(parties_of(analysis.actors, analysis))
        claims: dict[str, Claim] = {}
        self._note_speaker(analysis, levels)
        deeds = {c.trigger.head: c for c in candidates if not c.trigger.verbal}
        resolved = [(c, resolve_parties(c, analysis, self.memory, deeds)) for c in candidates]
        parties = {c.trigger.head: sides for c, sides in reversed(resolved)}
        for candidate, sides in resolved:
            for draft in self._drafts(candidate, sides, analysis):
                claim = self._claim(draft, analysis, levels, parties)
                if claim is not None:
                    _add(claims, claim)
                    self._note_deed(draft)
        self._remember(analysis, candidates)
        self._note_topic(analysis, tuple(claims.values()))
        return list(claims.values())

    def _drafts(self, candidate: Candidate, parties: Parties, analysis: Analysis) -> Iterator[_Draft]:
        if not _enough(candidate, parties):
            return
        things = {
            thing.flow: thing for act in (candidate, *candidate.inner) for thing in reversed(act.roles.theme)
        }
        for flow in self._flows(candidate, analysis.doc):
            yield _Draft(candidate, parties, flow, things.get(flow or ""))

    def _note_speaker(self, analysis: Analysis, levels: tuple[Level, ...]) -> None:
        """Remember who is quoted, by the narrowest attribution that names somebody."""
        for level in levels:
            if level.parties:
                self.memory.speaker, self.memory.speaker_age = level.parties, 0

    def _note_deed(self, draft: _Draft) -> None:
        """Remember who did what, for reactions, losses and transfers that leave it out."""
        event = draft.candidate.frame.event
        if event not in {"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN"} and draft.parties.explicit:
            self.memory.doers = draft.parties.agent or self.memory.doers
        if event == "ASSAULT" and draft.parties.recipient:
            self.memory.target = draft.parties.recipient
        self._note_transfer(draft)

    def _note_transfer(self, draft: _Draft) -> None:
        if draft.flow is None:
            return
        if draft.candidate.frame.event == "AID" and draft.parties.explicit:
            lacks = draft.parties.lacks
            giver = () if "agent" in lacks else draft.parties.agent
            receiver = () if "recipient" in lacks else draft.parties.recipient
            self.transfers.append((draft.flow, giver, receiver))
        if draft.candidate.frame.event in {"AID", "SUPPORT"}:
            self.memory.note_transfer(draft.flow, draft.parties.agent, draft.parties.recipient)

    def _flows(self, candidate: Candidate, doc: Doc) -> tuple[str | None, ...]:
        """Return the flows of an act; a denial without object denies what was last spoken of."""
        flows = flows_of(candidate, self.memory.last_flow)
        if (
            candidate.frame.operator in {"deny", "unconfirmed"}
            and flows == (None,)
            and _says_no_more(candidate, doc)
        ):
            return (self.memory.last_flow,)
        return flows

    def _claim(
        self, draft: _Draft, analysis: Analysis, levels: tuple[Level, ...], parties: Mapping[int, Parties]
    ) -> Claim | None:
        candidate = draft.candidate
        token = analysis.doc[candidate.trigger.head]
        commitment, holders = self._commitment(candidate, analysis, levels, parties)
        wording = read_wording(token, self.operators, attributed=bool(commitment.stack))
        if wording.asks:
            return None
        if candidate.frame.mood is not None:
            wording = replace(wording, mood=candidate.frame.mood)
        commitment = commitment_with(commitment.stack, wording)
        commitment = _own_stance(candidate, commitment)
        draft = _as_denial(draft, commitment, holders)
        if draft.denied:
            commitment = Commitment()
            holders = ()
        quantity = quantity_for(analysis, candidate, draft.thing)
        when = self._date_for(analysis, candidate, levels, frozenset(parties))
        mentions = self._mentions(draft, analysis, holders)
        if quantity is not None:
            mentions.append(Mention(quantity.span.shifted(analysis.offset), MentionKind.QUANTITY))
        dated = self._dated(when, analysis)
        if dated is not None:
            mentions.append(dated)
        places = places_for(analysis, candidate)
        mentions += [Mention(p.span.shifted(analysis.offset), MentionKind.PLACE, (p.id,)) for p in places]
        sentence = analysis.sentence.span
        claim = Claim(
            doc=self.article.doc,
            span=sentence,
            quote=sentence.of(self.article.text),
            cue=cue_span(analysis, candidate),
            event="REJECT" if draft.denied else candidate.frame.event,
            mode=candidate.frame.mode,
            agent=tuple(party.id for party in draft.parties.agent),
            recipient=tuple(party.id for party in draft.parties.recipient),
            flow=draft.flow,
            quantity=quantity.quantity if quantity is not None else None,
            when=DateSpan(dated.ids[0]) if dated is not None else None,
            where=tuple(place.id for place in places),
            commitment=commitment,
            mentions=tuple(sorted(set(mentions), key=lambda m: (m.span, m.kind, m.ids))),
            support=_support(sentence, mentions),
            confidence=0.5 + 0.2 * (draft.parties.explicit == 2),
        )
        return replace(claim, id=claim_id(self.article.sha256, claim))

    def _commitment(
        self,
        candidate: Candidate,
        analysis: Analysis,
        levels: tuple[Level, ...],
        parties: Mapping[int, Parties],
    ) -> tuple[Commitment, tuple[Party, ...]]:
        stack: list[Attribution] = []
        holders: list[Party] = []
        for level in levels:
            if candidate.trigger.head not in level.scope or level.cue[0] in candidate.trigger.tokens:
                continue
            named = level.parties
            if not named and level.stance is Stance.ACCUSES and level.cue[0] in parties:
                named = parties[level.cue[0]].agent
            holders += named
            stack.append(level.attribution(analysis.doc, analysis.offset, tuple(p.id for p in named)))
        return Commitment(tuple(stack)), tuple(holders)

    def _dated(self, when: FoundDate | None, analysis: Analysis) -> Mention | None:
        """Return the mention of an act's date: its own, else that which heads its paragraph or item."""
        if when is not None:
            return Mention(when.span.shifted(analysis.offset), MentionKind.DATE, (when.date.edtf,))
        block, mention = self.memory.heading_date
        return mention if block == analysis.sentence.block else None

    def _date_for(
        self, analysis: Analysis, candidate: Candidate, levels: tuple[Level, ...], triggers: frozenset[int]
    ) -> FoundDate | None:
        sayings = frozenset(place for level in levels for place in range(level.cue[0], level.cue[1] + 1))
        return date_for(analysis, candidate, triggers, sayings - frozenset(candidate.trigger.tokens))

    def _mentions(self, draft: _Draft, analysis: Analysis, holders: tuple[Party, ...]) -> list[Mention]:
        named = (*draft.parties.agent, *draft.parties.recipient, *holders)
        found = [Mention(party.span, MentionKind.ACTOR, (party.id,)) for party in named]
        if draft.thing is not None:
            span = span_of(draft.thing.start, draft.thing.end, analysis)
            found.append(Mention(span, MentionKind.THING, (draft.thing.flow,)))
        return found

    def _note_topic(self, analysis: Analysis, claims: tuple[Claim, ...]) -> None:
        """Remember what was spoken of: the flow of the last claim, else the last thing named."""
        self.transfers += self._origins(analysis)
        things = [t.flow for t in analysis.things if not t.weak and flow_top(t.flow) in _TOPICS]
        flows = [c.flow for c in claims if c.flow is not None and flow_top(c.flow) in _TOPICS]
        self.memory.last_flow = next(iter([*reversed(flows), *reversed(things)]), self.memory.last_flow)
        forces = [m for m in analysis.actors if any(sector_of(actor) == "MIL" for actor in m.ids)]
        self.memory.troops = parties_of(forces[-1:], analysis) or self.memory.troops
        self.memory.next_sentence(parties_of((m for m in analysis.actors if m.kind != GROUND), analysis))

    def _origins(self, analysis: Analysis) -> Iterator[Transfer]:
        """Yield the givers that cargoes themselves name ("missiles nord-coréens")."""
        for thing in analysis.things:
            named = [m for m in analysis.actors if m.head == thing.head and m.kind in {"adjective", "office"}]
            if flow_top(thing.flow) in CARGO and not thing.weak and len(named) == 1:
                yield thing.flow, parties_of(named, analysis), ()

    def _bond_subject(self, analysis: Analysis) -> tuple[Party, ...]:
        """Return both sides of a bond that is the subject ("l'axe Moscou-Pyongyang")."""
        bonds = load_bonds(self.lang)
        for token in analysis.doc:
            if token.dep_ in {"nsubj", "nsubj:pass"} and token.lemma_.lower() in bonds:
                return (
                    parties_of(sides_of(analysis.doc, token.i, analysis.actors), analysis)
                    or self.memory.both()
                )
        return ()

    def _remember(self, analysis: Analysis, candidates: tuple[Candidate, ...]) -> None:
        named = [m for m in analysis.actors if m.ids and m.kind not in {"adjective", GROUND}]
        subjects = [m for m in named if analysis.doc[m.head].dep_.startswith("nsubj")]
        if not subjects:
            subjects = [m for m in named if not syntax.preposition(analysis.doc[m.head], self.grammar)]
        self.memory.note_subject(parties_of(subjects[:1], analysis) or self._bond_subject(analysis))
        topics = [
            t.flow
            for t in analysis.things
            if analysis.doc[t.head].dep_ in {"nsubj", "nsubj:pass", "ROOT", "obj"}
        ]
        self.memory.topic = topics[0] if topics else self.memory.topic
        for candidate in candidates:
            self.memory.note_pair(
                parties_of(candidate.roles.agent, analysis), parties_of(candidate.roles.recipient, analysis)
            )


def _as_denial(draft: _Draft, commitment: Commitment, holders: tuple[Party, ...]) -> _Draft:
    """Turn an act that a named party denies into that party's denial ("aucun missile n'a été livré", dit-il)."""
    if draft.candidate.frame.operator or not holders or not commitment.negated:
        return draft
    return replace(draft, parties=Parties(holders, (), 1), denied=True)


def _own_stance(candidate: Candidate, commitment: Commitment) -> Commitment:
    """A refusal or denial is itself a fact; its words' own negation does not deny it again."""
    if candidate.frame.operator == "unconfirmed":
        level = Attribution(commitment.holder, HolderKind.STATE, Stance.DOES_NOT_CONFIRM)
        return replace(commitment, stack=(*commitment.stack, level), negated=False)
    if candidate.trigger.negated:
        return replace(commitment, negated=False)
    return commitment


def _says_no_more(candidate: Candidate, doc: Doc) -> bool:
    """Tell whether a denial has no content of its own: no clause, and at most a pronoun for object."""
    return not any(
        child.dep_ in {"ccomp", "xcomp"}
        or (child.dep_ in {"obj", "obl:arg"} and child.pos_ in {"NOUN", "PROPN"})
        for child in doc[candidate.trigger.head].children
    )


def _add(claims: dict[str, Claim], claim: Claim) -> None:
    """Add a claim unless the sentence makes it already; a second one of other status or amount is kept apart."""
    same = claims.get(claim.id)
    if same is None:
        claims[claim.id] = claim
    elif (same.status, same.quantity) != (claim.status, claim.quantity):
        twin = replace(claim, id=claim_id(claim.id, claim))
        claims.setdefault(twin.id, twin)


def _measured(analysis: Analysis) -> frozenset[int]:
    """Return the tokens of dates, and of amounts without the noun they count."""
    spans = [found.span for found in analysis.dates]
    spans += [Span(q.span.start, q.noun.start) if q.noun else q.span for q in analysis.quantities]
    return frozenset(
        token.i for token in analysis.doc for span in spans if span.start <= token.idx < span.end
    )


def _enough(candidate: Candidate, parties: Parties) -> bool:
    """Tell whether an act names enough to be a claim."""
    frame = candidate.frame
    bare = frame.event == "AID" and not candidate.roles.theme
    lacks = parties.lacks if bare else lacking(parties.agent, parties.recipient)
    if frame.needs & lacks:
        return False
    if frame.weak and not (parties.agent and parties.recipient):
        together = len({party.state for party in parties.agent}) >= 2
        return together
    return bool(parties.agent or parties.recipient)


def _support(sentence: Span, mentions: list[Mention]) -> tuple[Span, ...]:
    """Return the sentence, then the spans elsewhere that name what it only points at."""
    outside = sorted({m.span for m in mentions if not sentence.contains(m.span)})
    return (sentence, *outside)
