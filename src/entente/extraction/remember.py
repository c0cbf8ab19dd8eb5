"""What a sentence leaves in the reader's memory once its claims are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.analysis import GROUND
from entente.extraction.bonds import sides_of
from entente.extraction.frames import CARGO, COUNTED
from entente.extraction.parties import parties_of
from entente.model.actor import Mention, MentionKind, sector_of
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.extraction.analysis import Analysis
    from entente.extraction.candidates import Candidate
    from entente.extraction.discourse import Discourse, Party, Transfer
    from entente.extraction.drafts import Draft
    from entente.extraction.levels import Level
    from entente.extraction.parties import Parties
    from entente.extraction.scene import Scene
    from entente.model.claim import Claim

_TOPICS: Final = CARGO | {"territory", "casualties", "link", "treaty"}
"""Families of flow that a later denial or transfer without object may mean."""
_COUNTED_ACTS: Final = frozenset({"AID", "AGREE", "ASSAULT"})
"""Acts whose number may be given again by a word that only counts."""
UNSAID: Final = "unsaid"
"""Stands for the flow of a transfer that says who helps whom, and not with what."""
_WORDS: Final = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN"})
"""Events that only speak of deeds."""


def note_speaker(memory: Discourse, levels: tuple[Level, ...]) -> None:
    """Remember who is quoted: the narrowest attribution that names somebody."""
    for level in levels:
        if level.parties:
            memory.speaker, memory.speaker_age = level.parties, 0


def note_losses(memory: Discourse, candidate: Candidate, parties: Parties) -> None:
    """Remember whose losses an act counts, for the rest of its sentence and the next."""
    if (candidate.frame.flow or "").startswith("casualties") and "recipient" not in parties.lacks:
        memory.losers, memory.losers_age = parties.recipient, 0


def note_deed(memory: Discourse, draft: Draft, claim: Claim) -> None:
    """Remember who did what and when, for reactions, losses and transfers that leave it out."""
    event = draft.candidate.frame.event
    if event not in _WORDS and draft.parties.explicit:
        memory.doers = draft.parties.agent or memory.doers
    loss = (draft.flow or "").startswith("casualties")
    if event == "ASSAULT" and not loss and "recipient" not in draft.parties.lacks:
        memory.target, memory.target_age = draft.parties.recipient, 0
    if event in {"AID", "SUPPORT"} and draft.flow is not None:
        memory.note_transfer(draft.flow, draft.parties.agent, draft.parties.recipient)
    for mention in claim.mentions:
        if mention.kind is MentionKind.DATE:
            memory.note_dated_deed(draft.event, (*draft.parties.agent, *draft.parties.recipient), mention)


def stated_transfers(draft: Draft) -> Iterator[Transfer]:
    """Yield what a draft says of who gives what to whom, the sides that memory filled left out."""
    if draft.candidate.frame.event != "AID" or not draft.parties.explicit:
        return
    lacks = draft.parties.lacks
    giver = () if "agent" in lacks else draft.parties.agent
    receiver = () if "recipient" in lacks else draft.parties.recipient
    yield draft.flow or UNSAID, giver, receiver


def named_origins(analysis: Analysis) -> Iterator[Transfer]:
    """Yield the givers that cargoes themselves name ("missiles nord-coréens")."""
    for thing in analysis.things:
        named = [m for m in analysis.actors if m.head == thing.head and m.kind in {"adjective", "office"}]
        if flow_top(thing.flow) in CARGO and not thing.weak and len(named) == 1:
            yield thing.flow, parties_of(named, analysis), ()


def note_sentence(
    memory: Discourse,
    scene: Scene,
    analysis: Analysis,
    candidates: tuple[Candidate, ...],
    claims: tuple[Claim, ...],
) -> None:
    """Remember whom and what a sentence was about, and who dealt with whom."""
    memory.note_subject(_subject(scene, analysis) or _bond_subject(memory, scene, analysis))
    themes = [t.flow for t in analysis.things if analysis.doc[t.head].dep_ in _THEMATIC]
    memory.topic = themes[0] if themes else memory.topic
    for candidate in candidates:
        agent, recipient = candidate.roles.agent, candidate.roles.recipient
        memory.note_pair(parties_of(agent, analysis), parties_of(recipient, analysis))
    flows = [c.flow for c in claims if c.flow is not None and flow_top(c.flow) in _TOPICS]
    things = [t.flow for t in analysis.things if not t.weak and flow_top(t.flow) in _TOPICS]
    memory.last_flow = next(iter([*reversed(flows), *reversed(things)]), memory.last_flow)
    sums = [
        c.flow for c in claims if c.quantity is not None and c.event in _COUNTED_ACTS and c.flow is not None
    ]
    sums = [flow for flow in sums if flow_top(flow) in COUNTED]
    if sums:
        memory.counted, memory.counted_age = sums[-1], 0
    forces = [m for m in analysis.actors if any(sector_of(actor) == "MIL" for actor in m.ids)]
    memory.troops = parties_of(forces[-1:], analysis) or memory.troops
    for found in analysis.dates:
        mention = Mention(found.span.shifted(analysis.offset), MentionKind.DATE, (found.date.edtf,))
        memory.note_date(mention, analysis.sentence.block)
    memory.next_sentence(parties_of((m for m in analysis.actors if m.kind != GROUND), analysis))


_THEMATIC: Final = frozenset({"nsubj", "nsubj:pass", "ROOT", "obj"})
"""Relations of the things that a sentence is about."""


def _subject(scene: Scene, analysis: Analysis) -> tuple[Party, ...]:
    """Return who the sentence is about: its first subject, else the first actor without preposition."""
    named = [m for m in analysis.actors if m.ids and m.kind not in {"adjective", GROUND}]
    subjects = [m for m in named if analysis.doc[m.head].dep_.startswith("nsubj")]
    if not subjects:
        subjects = [m for m in named if not syntax.preposition(analysis.doc[m.head], scene.grammar)]
    return parties_of(subjects[:1], analysis)


def _bond_subject(memory: Discourse, scene: Scene, analysis: Analysis) -> tuple[Party, ...]:
    """Return both sides of a bond that is the subject ("l'axe Moscou-Pyongyang")."""
    for token in analysis.doc:
        if token.dep_ in {"nsubj", "nsubj:pass"} and token.lemma_.lower() in scene.bonds:
            return parties_of(sides_of(analysis.doc, token.i, analysis.actors), analysis) or memory.both()
    return ()
