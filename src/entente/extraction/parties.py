"""From mentions to parties: what the sentence names, and what it leaves to the reader's memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.bonds import sides_of
from entente.extraction.discourse import Party
from entente.extraction.frames import CARGO
from entente.model.actor import sector_of
from entente.model.text import Span
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entente.extraction.analysis import Analysis
    from entente.extraction.candidates import Candidate
    from entente.extraction.discourse import Discourse
    from entente.extraction.frames import Frame
    from entente.extraction.mentions import ActorMention


@dataclass(frozen=True, slots=True)
class Parties:
    """The two sides of an act. `explicit` counts sides that the sentence itself names."""

    agent: tuple[Party, ...]
    recipient: tuple[Party, ...]
    explicit: int
    lacks: frozenset[str] = frozenset()
    """Roles that only memory fills."""
    odds: tuple[float, ...] = ()
    """How likely agent and recipient are filled rightly, among all who could fill them."""
    recast: frozenset[str] = frozenset()
    """Sides that the rules would fill otherwise."""


def parties_of(
    mentions: Iterable[ActorMention], analysis: Analysis, memory: Discourse | None = None
) -> tuple[Party, ...]:
    """Return the parties that mentions name, each id once, in order; memory says whom anaphors mean."""
    found: dict[str, Party] = {}
    for mention in mentions:
        if memory is not None and mention.kind == "anaphor":
            meant = _meant_here(mention, analysis) or memory.meant_by(mention.refers)
            found.update({party.id: party for party in meant if party.id not in found})
            continue
        span = mention.span.shifted(analysis.offset)
        for actor in mention.ids:
            found.setdefault(actor, Party(actor, span))
    return tuple(found.values())


def _meant_here(mention: ActorMention, analysis: Analysis) -> tuple[Party, ...]:
    """Return the subject named earlier in the same sentence, for a word that means the last one."""
    if mention.refers != "last" and analysis.doc[mention.head].pos_ != "PRON":
        return ()
    return _subject_before(mention.head, analysis)


def _subject_before(place: int, analysis: Analysis) -> tuple[Party, ...]:
    """Return the first subject that the sentence names before a token."""
    before = [
        m
        for m in analysis.actors
        if m.ids and m.head < place and m.kind != "adjective" and analysis.doc[m.head].dep_ in syntax.SUBJECTS
    ]
    if not before:
        return ()
    members = {t.i for t in syntax.conjuncts(syntax.first_conjunct(analysis.doc[before[0].head]))}
    named = [m for m in analysis.actors if m.ids and m.head in members and m.kind != "adjective"]
    return parties_of(named, analysis)


def resolve_parties(
    candidate: Candidate, analysis: Analysis, memory: Discourse, deeds: Mapping[int, Candidate] | None = None
) -> Parties:
    """Resolve both sides of an act, from its sentence first, from memory where no reader doubts."""
    roles, frame = candidate.roles, candidate.frame
    agent = parties_of(roles.agent, analysis, memory)
    recipient = parties_of(roles.recipient, analysis, memory)
    if frame.operator == "request":
        recipient = _others(_asked_to_act(candidate, analysis, clause=True), agent) or recipient
    for inner in candidate.inner:
        recipient = recipient or _others(_answered(candidate, inner, analysis), agent)
        recipient = recipient or parties_of(inner.roles.recipient, analysis, memory)
    if not agent:
        agent = _origin_of_theme(candidate, analysis) or _accused(candidate, analysis, deeds or {})
    if not recipient and len({party.state for party in agent}) < _BOTH and _is_link(candidate):
        agent = _ends_of_link(candidate, analysis) or agent
    if roles.agent and all(mention.kind == "anaphor" for mention in roles.agent) and len(agent) > 1:
        agent = _others(agent, recipient) or agent
    explicit = bool(agent) + bool(recipient)
    if not agent and frame.event in _WITH_OPEN_AGENT:
        agent = _others(_main_subject(candidate, analysis), recipient) if recipient else ()
    if roles.open_subject is not None:
        agent, recipient = _with_open_subject(candidate, analysis, memory, agent, recipient)
    if not recipient:
        recipient = _implied_recipient(candidate, analysis, memory, deeds or {}, agent)
    agent, recipient = _distinct(agent, recipient)
    if (
        not agent
        and frame.pattern.name in {"joint", "together"}
        and len({p.state for p in recipient}) >= _BOTH
    ):
        agent, recipient = recipient, ()
    lacks = lacking(agent, recipient)
    if explicit or agent or recipient or frame.theme or frame.flow:
        agent, recipient = _complete(candidate, analysis, agent, recipient, memory)
    return Parties(agent, recipient, explicit, lacks)


def _implied_recipient(
    candidate: Candidate,
    analysis: Analysis,
    memory: Discourse,
    deeds: Mapping[int, Candidate],
    agent: tuple[Party, ...],
) -> tuple[Party, ...]:
    """Return whom an act must reach by its kind when no phrase names them: the first that fits."""
    roles, frame = candidate.roles, candidate.frame
    found: tuple[Party, ...] = ()
    if roles.open_object is not None:
        found = _from_pronoun(analysis, roles.open_object, agent) or _others(memory.last_subject(), agent)
    if not found and _is_loss(frame) and candidate.trigger.verbal:
        found = _owner(candidate, analysis, memory)
    if not found and frame.operator == "request":
        found = _others(_asked_to_act(candidate, analysis), agent)
    if not found and frame.operator == "threat":
        found = _others(_aimed_at(candidate, analysis, deeds), agent)
    if not found and frame.event in _REACTIONS:
        found = _others(_doer_of_object(candidate, analysis, deeds), agent)
    if not found and roles.bond is not None:
        found = parties_of(sides_of(analysis.doc, roles.bond, analysis.actors), analysis) or memory.both()
    if not found and frame.operator in {"deny", "unconfirmed"}:
        found = _others(memory.speaker if memory.speaker_age <= 1 else (), agent)
    return found


def lacking(agent: tuple[Party, ...], recipient: tuple[Party, ...]) -> frozenset[str]:
    """Return the roles that have no filler."""
    return frozenset(role for role, side in (("agent", agent), ("recipient", recipient)) if not side)


def _origin_of_theme(candidate: Candidate, analysis: Analysis) -> tuple[Party, ...]:
    """Return the giver that the cargo's own adjective names ("missiles nord-coréens")."""
    measure = candidate.frame.event == "SANCTION" and candidate.trigger.verbal
    if not measure and candidate.frame.pattern.name not in {"give", "get", "buy", "equip", "arrive"}:
        return ()
    heads = {thing.head for thing in candidate.roles.theme}
    places = {place for thing in candidate.roles.theme for place in range(thing.start, thing.end)}
    named = [m for m in analysis.actors if m.ids and (_holder_of(m, analysis) & (heads | places))]
    return parties_of(named, analysis)


def _accused(candidate: Candidate, analysis: Analysis, deeds: Mapping[int, Candidate]) -> tuple[Party, ...]:
    """Return who is said to have done what an accusation is about ("blamed Iran for the attack")."""
    noun = analysis.doc[candidate.trigger.head]
    accusation = deeds.get(noun.head.i)
    if candidate.trigger.verbal or candidate.frame.event != "ASSAULT":
        return ()
    if accusation is None or accusation.frame.event != "ACCUSE":
        return ()
    about = accusation.trigger.verbal and noun.dep_ in {"obl", "obl:arg", "obl:mod"}
    return parties_of(accusation.roles.recipient, analysis) if about else ()


def _holder_of(mention: ActorMention, analysis: Analysis) -> set[int]:
    """Return the token of a mention, and the noun that it owns or modifies from before it."""
    token = analysis.doc[mention.head]
    return {token.i, token.head.i} if syntax.is_before_noun(token) else {token.i}


_STALE: Final = 8
"""Sentences after which an attack is no longer what "the attacks" means."""
_BOTH: Final = 2
"""How many ends a link has."""


def _is_link(candidate: Candidate) -> bool:
    flows = [thing.flow for thing in candidate.roles.theme] or [candidate.frame.flow or ""]
    return candidate.frame.event == "COOPERATE" and flow_top(flows[0]) == "link"


def _ends_of_link(candidate: Candidate, analysis: Analysis) -> tuple[Party, ...]:
    """Return the two states that a route joins ("un pont entre Rason et Khassan"), else nobody."""
    clause = {token.i for token in syntax.clause_head(analysis.doc[candidate.trigger.head]).subtree}
    named = parties_of([m for m in analysis.actors if m.ids and m.head in clause], analysis)
    ends = {party.state: party for party in reversed(named)}
    return tuple(sorted(ends.values(), key=lambda party: party.span)) if len(ends) == _BOTH else ()


def _with_open_subject(
    candidate: Candidate,
    analysis: Analysis,
    memory: Discourse,
    agent: tuple[Party, ...],
    recipient: tuple[Party, ...],
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give the role that the subject fills to whom an unnamed subject means."""
    subject = candidate.roles.open_subject
    assert subject is not None  # noqa: S101  the caller asked
    if _is_loss(candidate.frame):
        return agent, recipient
    if "subj" in candidate.frame.pattern.verb.get("recipient", ()):
        return agent, recipient or _from_subject(analysis, subject, memory)
    return agent or _from_subject(analysis, subject, memory), recipient


def _from_subject(analysis: Analysis, subject: int, memory: Discourse) -> tuple[Party, ...]:
    """Resolve a subject that is a pronoun or "the two countries"."""
    token = analysis.doc[subject]
    if any(thing.head == subject and flow_top(thing.flow) == "personnel" for thing in analysis.things):
        return memory.direction("personnel")[0]
    for mention in analysis.actors:
        if mention.head == subject and not mention.ids:
            return memory.both() if mention.plural else memory.last_subject()
    if token.pos_ != "PRON" or {"Rel", "Ind"} & set(token.morph.get("PronType", [])):
        return ()
    here = _subject_before(subject, analysis) if "3" in token.morph.get("Person", []) else ()
    if here:
        return here
    return memory.speaker if "1" in token.morph.get("Person", []) else memory.last_subject()


def _from_pronoun(analysis: Analysis, pronoun: int, agent: tuple[Party, ...]) -> tuple[Party, ...]:
    """Resolve an object pronoun to the first subject named before it in the sentence, the agent aside."""
    subjects = [
        m
        for m in analysis.actors
        if m.ids
        and m.head < pronoun
        and analysis.doc[m.head].dep_.startswith("nsubj")
        and m.kind != "adjective"
    ]
    return _others(parties_of(subjects[:1], analysis), agent)


def _others(parties: tuple[Party, ...], agent: tuple[Party, ...]) -> tuple[Party, ...]:
    states = {party.state for party in agent}
    return tuple(party for party in parties if party.state not in states)


_REACTIONS = frozenset({"ACCUSE", "SUPPORT", "THREATEN"})
"""Acts that answer another: without object they mean the last deed."""
_ANSWERS = frozenset({"accept", "deny", "refuse"})
"""Operators that answer somebody."""
_ANSWERED = frozenset({"REQUEST", "AGREE", "CONSULT", "ACCUSE", "THREATEN", "SUPPORT"})
"""Acts that call for an answer to whoever does them."""
_CONCESSION = "CONCEDE"
"""The act of yielding, which without object is to those whose deeds came before."""
_WITH_OPEN_AGENT = frozenset({"ACCUSE", "SANCTION", "COERCE", "THREATEN"})
"""Acts whose passive without agent is the doing of who acts in the main clause."""


def _answered(candidate: Candidate, inner: Candidate, analysis: Analysis) -> tuple[Party, ...]:
    """Return whose offer or demand an answer is given to ("rejette une proposition indienne")."""
    if candidate.frame.operator not in _ANSWERS or inner.frame.event not in _ANSWERED:
        return ()
    return parties_of(inner.roles.agent, analysis)


def _aimed_at(candidate: Candidate, analysis: Analysis, deeds: Mapping[int, Candidate]) -> tuple[Party, ...]:
    """Return whom the deed that is threatened would reach ("menace de couper le gaz à X")."""
    for token in analysis.doc[candidate.trigger.head].subtree:
        deed = deeds.get(token.i)
        if deed is not None and deed is not candidate and deed.roles.recipient:
            return parties_of(deed.roles.recipient, analysis)
    return ()


def _asked_to_act(candidate: Candidate, analysis: Analysis, *, clause: bool = False) -> tuple[Party, ...]:
    """Return the subject of the clause that says what is asked ("exige que X se retire").

    With `clause`, only when the clause is the content of the asking itself, beyond doubt.
    """
    doc = analysis.doc
    below = {token.i for token in analysis.doc[candidate.trigger.head].subtree}
    named = [
        m
        for m in analysis.actors
        if m.ids
        and m.head in below
        and m.head > candidate.trigger.head
        and doc[m.head].dep_ in syntax.SUBJECTS
    ]
    if clause:
        own = candidate.trigger.tokens
        named = [m for m in named if (v := doc[m.head].head).dep_ == "ccomp" and v.head.i in own]
    return parties_of(named[:1], analysis)


def _doer_of_object(
    candidate: Candidate, analysis: Analysis, deeds: Mapping[int, Candidate]
) -> tuple[Party, ...]:
    """Return who does the deed that a reaction is about ("condamner les frappes israéliennes")."""
    for child in analysis.doc[candidate.trigger.head].children:
        deed = deeds.get(child.i)
        if (
            deed is not None
            and child.dep_ in {"obj", "nmod", "obl:arg", "obl"}
            and child.i > candidate.trigger.head
        ):
            return parties_of(deed.roles.agent, analysis)
    return ()


def _main_subject(candidate: Candidate, analysis: Analysis) -> tuple[Party, ...]:
    """Return the subject of the sentence when the act is a passive participle hanging from it."""
    token = analysis.doc[candidate.trigger.head]
    if (
        not candidate.trigger.verbal
        or not syntax.is_passive(token)
        or token.dep_ not in {"acl", "acl:relcl", "conj"}
    ):
        return ()
    named = [m for m in analysis.actors if m.ids and m.kind != "adjective" and m.head < token.i]
    return parties_of([m for m in named if analysis.doc[m.head].dep_ == "nsubj"][:1], analysis)


def _distinct(
    agent: tuple[Party, ...], recipient: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Drop from the recipients what the agents already name, unless nothing would be left to say."""
    ids = {party.id for party in agent}
    return agent, tuple(party for party in recipient if party.id not in ids)


def _leaves_doer_out(candidate: Candidate, analysis: Analysis) -> bool:
    """Tell whether a verb says nothing of who acts; a storm that paralyses a country is no state's deed."""
    verb = analysis.doc[candidate.trigger.head]
    return candidate.trigger.verbal and (syntax.is_passive(verb) or syntax.own_subject(verb) is None)


def _complete(
    candidate: Candidate,
    analysis: Analysis,
    agent: tuple[Party, ...],
    recipient: tuple[Party, ...],
    memory: Discourse,
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Fill a side that the article makes plain: the other principal of a two-party exchange."""
    event = candidate.frame.event
    if (
        event in {"AGREE", "COOPERATE", "CONSULT"}
        and not agent
        and not recipient
        and not candidate.frame.weak
    ):
        return (memory.both(), ()) if _speaks_of_both(candidate) else ((), ())
    if event == "AID" and _is_cargo(candidate):
        return _complete_transfer(candidate, agent, recipient, memory)
    if event in {"CONSULT", "COOPERATE"} and recipient and not agent:
        return memory.counterpart(recipient), recipient
    if event in _REACTIONS | {_CONCESSION} and agent and not recipient:
        return agent, memory.reacted_to(agent)
    if event in _WITH_OPEN_AGENT and recipient and not agent and _leaves_doer_out(candidate, analysis):
        return _others(memory.last_subject(), recipient), recipient
    if event == "ASSAULT" and not recipient:
        return agent, _attacked(candidate, analysis, agent, memory)
    if event == "AGREE" and agent and not recipient and _promises_cargo(candidate):
        return agent, memory.other_side(candidate.roles.theme[0].flow, agent, giving=True)
    if event == "AGREE" and recipient and not agent and _promises_cargo(candidate):
        return memory.other_side(candidate.roles.theme[0].flow, recipient, giving=False), recipient
    if event in {"AGREE", "COOPERATE"} and agent and not recipient and len({p.state for p in agent}) == 1:
        return agent, memory.counterpart(agent)
    return agent, recipient


def _attacked(
    candidate: Candidate, analysis: Analysis, agent: tuple[Party, ...], memory: Discourse
) -> tuple[Party, ...]:
    """Return whom losses or an attack told before must be those of."""
    if (candidate.frame.flow or "").startswith("casualties"):
        return memory.suffering()
    told = agent and memory.target_age <= _STALE and _resumes(candidate, analysis)
    return _others(memory.target, agent) if told else ()


def _resumes(candidate: Candidate, analysis: Analysis) -> bool:
    """Tell whether words mean an attack told before: a definite noun ("the attacks"), or owning up to it."""
    noun = analysis.doc[candidate.trigger.head]
    definite = (
        "Def" in c.morph.get("Definite", []) or "Dem" in c.morph.get("PronType", []) for c in noun.children
    )
    return candidate.frame.operator == "own" or (not candidate.trigger.verbal and any(definite))


def _complete_transfer(
    candidate: Candidate, agent: tuple[Party, ...], recipient: tuple[Party, ...], memory: Discourse
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Fill the sides of a transfer from the way that such things go in this article."""
    flow = candidate.roles.theme[0].flow if candidate.roles.theme else candidate.frame.flow
    if not agent and not recipient:
        return memory.direction(flow)
    if agent and flow_top(flow or "") == "personnel":
        recipient = memory.beneficiary(agent, recipient)
    if agent and not recipient:
        both = set(memory.principals) <= {party.state for party in agent} and bool(memory.principals)
        return agent, () if both else memory.other_side(flow, agent, giving=True)
    if recipient and not agent:
        return memory.other_side(flow, recipient, giving=False), recipient
    return agent, recipient


def _promises_cargo(candidate: Candidate) -> bool:
    """Tell whether somebody promises a thing that passes from hand to hand ("promet 500 millions")."""
    tops = {flow_top(thing.flow) for thing in candidate.roles.theme}
    return candidate.frame.operator == "promise" and bool(tops & CARGO)


def _is_loss(frame: Frame) -> bool:
    return (frame.flow or "").startswith("casualties")


def _owner(candidate: Candidate, analysis: Analysis, memory: Discourse) -> tuple[Party, ...]:
    """Return whose forces the subject of a loss belongs to by its possessive ("neuf de ses sapeurs")."""
    subject = syntax.own_subject(analysis.doc[candidate.trigger.head])
    owned = subject is not None and any("Yes" in token.morph.get("Poss", []) for token in subject.subtree)
    return tuple(p for p in memory.last_subject() if sector_of(p.id) not in _VOICES) if owned else ()


_VOICES = frozenset({"MED", "SPY", "EDU"})
"""Sectors that speak of losses and suffer none."""


def _speaks_of_both(candidate: Candidate) -> bool:
    """Tell whether an act without parties is plainly theirs: it bears on a pact or a link."""
    if candidate.frame.event == "COOPERATE" and candidate.roles.theme:
        return True
    tops = {flow_top(thing.flow) for thing in candidate.roles.theme} | {flow_top(candidate.frame.flow or "")}
    return bool(tops & {"treaty", "link"})


def _is_cargo(candidate: Candidate) -> bool:
    return any(flow_top(t.flow) not in {"sanctions", "treaty"} for t in candidate.roles.theme) or bool(
        candidate.frame.flow
    )


def span_of(start: int, end: int, analysis: Analysis) -> Span:
    """Return the article span of tokens `start` to `end` (excluded) of a sentence."""
    first, last = analysis.doc[start], analysis.doc[end - 1]
    return Span(first.idx + analysis.offset, last.idx + len(last.text) + analysis.offset)
