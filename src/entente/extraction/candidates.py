"""Acts named in a sentence: each trigger with the sense that applies and its roles, before claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.frames import COUNTED, find_triggers
from entente.extraction.gaps import share_verb
from entente.extraction.roles import Roles
from entente.extraction.senses import choose_sense, unfilled
from entente.extraction.themes import swapped_things
from entente.extraction.verbless import consignments
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from entente.extraction.frames import Frame, Trigger
    from entente.extraction.scene import Scene

SWALLOWS: Final = frozenset(
    {"promise", "accept", "request", "deny", "unconfirmed", "refuse", "provide", "own"}
)
"""Operators whose content is part of their own act, and makes no claim beside it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One act: the sense of its trigger, its roles, and the acts that it swallows."""

    trigger: Trigger
    frame: Frame
    roles: Roles
    inner: tuple[Candidate, ...] = ()


def find_candidates(scene: Scene, lang: str) -> tuple[Candidate, ...]:
    """Find the acts of a sentence, in order; acts that another one swallows stand inside it."""
    found = []
    named = {t.head for t in scene.things if t.head and scene.doc[t.head].text[0].isupper()}
    triggers = find_triggers(scene.doc, lang, scene.measured | named)  # a Rafale is no burst of fire
    things = {thing.head for thing in scene.things}
    deeds = frozenset(t.head for t in triggers if not t.verbal and t.head not in things)
    scene = replace(scene, deeds=deeds)
    for trigger in triggers:
        sense = choose_sense(scene, trigger)
        if sense is not None:
            candidate = Candidate(*sense)
            found += [replace(candidate, roles=roles) for roles in _shares(scene, candidate)]
            scene = replace(scene, counted=_counted(candidate) or scene.counted)
    given = frozenset(thing.head for c in found for thing in c.roles.theme)
    found += [Candidate(trigger, frame, roles) for trigger, frame, roles in consignments(scene, given)]
    found = _join_losses(found)
    found += [swap for c in found for swap in _swap(scene, c)]
    tests = (_is_purpose, _is_load, _is_echo, _is_theme)
    kept = [c for c in found if not any(test(scene, c, found) for test in tests)]
    return _swallow(scene.doc, kept)


def _join_losses(found: list[Candidate]) -> list[Candidate]:
    """Make one loss of nouns that count it together ("un bilan de 6 000 morts et blessés").

    Killed and wounded under one number are neither so many killed nor so many wounded.
    """
    joined: list[Candidate] = []
    for candidate in found:
        last = joined[-1] if joined else None
        if last is None or not _counted_together(last, candidate):
            joined.append(candidate)
            continue
        kinds = {c.frame.flow for c in (last, candidate)} - {"casualties"}
        flow = kinds.pop() if len(kinds) == 1 else "casualties"
        tokens = (*last.trigger.tokens, *candidate.trigger.tokens)
        kept = last if last.roles.recipient else candidate
        joined[-1] = Candidate(
            replace(last.trigger, tokens=tokens), replace(last.frame, flow=flow), kept.roles, last.inner
        )
    return joined


def _shares(scene: Scene, candidate: Candidate) -> tuple[Roles, ...]:
    return share_verb(scene, candidate.trigger, candidate.frame, candidate.roles)


def _counted(candidate: Candidate) -> str | None:
    """Return the flow of a transfer or loss, which later words of the sentence may count again."""
    if candidate.frame.event not in {"AID", "ASSAULT"}:
        return None
    return next((flow for flow in flows_of(candidate, None) if flow_top(flow or "") in COUNTED), None)


_LOSS_REACH: Final = 6
"""How many tokens apart two nouns may count one loss."""


def _counted_together(one: Candidate, other: Candidate) -> bool:
    nouns = not one.trigger.verbal and not other.trigger.verbal
    losses = all((c.frame.flow or "").startswith("casualties") for c in (one, other))
    return nouns and losses and 0 < other.trigger.head - one.trigger.tokens[-1] <= _LOSS_REACH


def _swap(scene: Scene, candidate: Candidate) -> Iterator[Candidate]:
    """Yield the transfer that goes the other way, when a thing is given in return."""
    roles = candidate.roles
    if candidate.frame.event != "AID" or not (roles.agent and roles.recipient and roles.theme):
        return
    things = swapped_things(scene, candidate.trigger)
    if things:
        reverse = Roles(agent=roles.recipient, recipient=roles.agent, theme=things)
        yield Candidate(candidate.trigger, candidate.frame, reverse)


def _is_purpose(scene: Scene, candidate: Candidate, found: list[Candidate]) -> bool:
    """Tell whether an act without theme only says what another act is for ("envoyer X pour aider Y")."""
    token = scene.doc[candidate.trigger.head]
    if (
        candidate.roles.theme
        or not syntax.is_infinitive(token)
        or candidate.frame.event not in {"AID", "SUPPORT"}
    ):
        return False
    marks = [c for c in token.children if c.dep_ in {"mark", "case"} and c.i < token.i]
    purpose = any(scene.operators.has("purpose", mark.lemma_.lower()) for mark in marks)
    heads = {c.trigger.head for c in found}
    return purpose and any(here.i in heads for here in syntax.ancestors(token))


def _is_echo(scene: Scene, candidate: Candidate, found: list[Candidate]) -> bool:
    """Tell whether a word only counts, or asks for, what another word of the sentence names as an act."""
    if candidate.frame.only_counts:
        heads = {thing.head for thing in candidate.roles.theme}
        themes = {t.head for c in found if not c.frame.only_counts for t in c.roles.theme}
        return bool(heads & themes)
    if candidate.frame.subject_is_theme and candidate.frame.event == "AID":
        subject = syntax.own_subject(scene.doc[candidate.trigger.head])
        return subject is not None and any(
            subject.i in c.trigger.tokens and c.frame.event == "AID" for c in found if not c.trigger.verbal
        )
    if candidate.frame.pattern.voiced and candidate.frame.event == "REQUEST":
        heads = {c.trigger.head for c in found if c.trigger.verbal and c is not candidate}
        return any(c.dep_ == "xcomp" and c.i in heads for c in scene.doc[candidate.trigger.head].children)
    return False


_MEASURES: Final = frozenset({"SANCTION", "AGREE"})
"""Events whose nouns are things as well."""


def _is_theme(scene: Scene, candidate: Candidate, found: list[Candidate]) -> bool:
    """Tell whether the noun of a measure or pact is what a verb acts on ("lever les sanctions")."""
    del scene
    head = candidate.trigger.head
    measure = candidate.frame.event in _MEASURES and not candidate.trigger.verbal
    return measure and any(
        thing.start <= head < thing.end and other.frame.theme
        for other in found
        if other.trigger.verbal
        for thing in other.roles.theme
    )


def _is_load(scene: Scene, candidate: Candidate, found: list[Candidate]) -> bool:
    """Tell whether a transfer's noun is only what another hands over or halts ("received shipments of")."""
    doc = scene.doc
    if candidate.trigger.verbal or candidate.frame.event != "AID":
        return False
    noun = syntax.first_conjunct(doc[candidate.trigger.head])
    givers = {c.trigger.head for c in found if c.trigger.verbal and c.frame.event in {"AID", "SANCTION"}}
    return noun.dep_ in {"obj", "nsubj:pass"} and noun.head.i in givers


def _swallow(doc: Doc, found: list[Candidate]) -> tuple[Candidate, ...]:
    inside: dict[int, int] = {}
    for place, candidate in enumerate(found):
        outer = _swallower(doc, candidate, found)
        if outer is not None:
            inside[place] = outer
    kept = []
    for place, candidate in enumerate(found):
        if place in inside:
            continue
        inner = tuple(found[i] for i, outer in inside.items() if _root(inside, i) == place)
        kept.append(Candidate(candidate.trigger, candidate.frame, candidate.roles, inner))
    return tuple(kept)


def _root(inside: dict[int, int], place: int) -> int:
    while place in inside:
        place = inside[place]
    return place


def _swallower(doc: Doc, candidate: Candidate, found: list[Candidate]) -> int | None:
    """Return the place of the nearest operator whose content the candidate is, None when there is none."""
    token = doc[candidate.trigger.head]
    if token.dep_ == "acl:relcl":
        return None
    beside = token.head.i if token.dep_ == "conj" and syntax.is_verb(token) else -1
    below = token
    for here in syntax.ancestors(token):
        sibling, below = below.dep_ == "conj" and syntax.own_subject(below) is not None, here
        if sibling:
            continue  # "Moscou ne confirme pas, Pyongyang nie": neither is the content of the other
        for place, other in enumerate(found):
            if here.i in other.trigger.tokens and other is not candidate and here.i != beside:
                return place if _governs(other) else None
        if here.dep_ in {"acl:relcl", "conj"} and syntax.is_verb(here):
            return None
    return None


def _governs(candidate: Candidate) -> bool:
    """Tell whether an act takes what it governs as its content; one without a doer is hardly meant."""
    lacks = candidate.frame.needs & unfilled(candidate.roles)
    return candidate.frame.operator in SWALLOWS and "agent" not in lacks


def flows_of(candidate: Candidate, last_flow: str | None) -> tuple[str | None, ...]:
    """Return the flows of an act, one a claim: what fills its theme, its own flow, or those it swallows.

    `last_flow` stands in for a theme that a transfer leaves out.
    """
    frame = candidate.frame
    themes = tuple(
        dict.fromkeys(thing.flow for thing in candidate.roles.theme if not thing.weak or frame.theme)
    )
    if frame.operator and candidate.inner and frame.flow is None:
        inner = tuple(
            flow for act in candidate.inner for flow in flows_of(act, last_flow) if flow is not None
        )
        if inner:
            return tuple(dict.fromkeys(inner))
    if frame.operator == "provide" and candidate.inner:
        content = (flow for act in candidate.inner for flow in _content(act))
        return tuple(dict.fromkeys(flow or frame.flow for flow in content)) or (frame.flow,)
    if frame.flow is not None:
        fitting = tuple(flow for flow in themes if flow_top(flow) == flow_top(frame.flow))
        return fitting or (frame.flow,)
    if frame.strong and not themes:
        return (last_flow,)
    if frame.theme or frame.operator or frame.event in _CARRIES_FLOW:
        return themes or (None,)
    return (None,)


def _content(act: Candidate) -> tuple[str | None, ...]:
    """Return the flows of what a clause provides: of work together its own, of help the clause's."""
    return flows_of(act, None) if act.frame.event == "COOPERATE" else (None,)


_CARRIES_FLOW: Final = frozenset(
    {"MOBILIZE", "ASSAULT", "AID", "AGREE", "COOPERATE", "REQUEST", "REJECT", "RETREAT", "CONCEDE"}
)
