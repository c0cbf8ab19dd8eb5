"""Transfers whose verb is said once for several pairs ("des chars à Bakou, des drones à Rabat")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.frames import CARGO
from entente.model.actor import state_of
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from entente.extraction.flows import FoundThing
    from entente.extraction.frames import Frame, Trigger
    from entente.extraction.mentions import ActorMention
    from entente.extraction.roles import Roles
    from entente.extraction.scene import Scene

_OTHER_SIDE: Final = {
    "give": ("agent", "recipient", frozenset({"to", "for"})),
    "get": ("recipient", "agent", frozenset({"from", "with"})),
    "buy": ("recipient", "agent", frozenset({"to", "from"})),
}
"""By pattern: the role of a bare name, the role of a name with a preposition, and the slots of those."""


def share_verb(scene: Scene, trigger: Trigger, frame: Frame, roles: Roles) -> tuple[Roles, ...]:
    """Return the roles of each transfer that one verb names, the verb's own first.

    A later stretch between commas or "and" with one name and a cargo of its own is a transfer of its own;
    so is a cargo received that names another origin than the first.
    """
    if frame.event != "AID" or frame.pattern.name not in _OTHER_SIDE or not roles.theme:
        return (roles,)
    if not trigger.verbal:
        return (roles,)
    pairs = list(_pairs(scene, trigger, frame, roles))
    if pairs:
        return (_without(roles, pairs), *pairs)
    return (roles, *_other_origins(scene, trigger, roles)) if not roles.agent else (roles,)


def _pairs(scene: Scene, trigger: Trigger, frame: Frame, roles: Roles) -> Iterator[Roles]:
    bare, marked, slots = _OTHER_SIDE[frame.pattern.name]
    for start, end in _stretches(scene.doc, trigger.head):
        actors = [m for m in scene.actors if start <= m.head < end and m.ids and m.kind != "ground"]
        actors = [m for m in actors if m.kind != "adjective"]
        things = _cargoes(scene, start, end)
        if len(actors) != 1 or not things or actors[0].head == things[0].head:
            continue
        words = syntax.preposition(scene.doc[actors[0].head], scene.grammar)
        if words and not slots & scene.grammar.slots(words):
            continue
        if not words and actors[0].head > things[0].head:
            continue
        role = marked if words else bare
        other = bare if words else marked
        if role == marked and not getattr(roles, marked):
            continue
        sides = {role: (actors[0],), other: tuple(m for m in getattr(roles, other) if m is not actors[0])}
        yield replace(roles, theme=things, agent=sides["agent"], recipient=sides["recipient"])


def _stretches(doc: Doc, after: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a clause behind each comma or "and" that follow a verb, verbs excluded."""
    marks = [t.i for t in doc if t.i > after and (t.text == "," or t.pos_ == "CCONJ")]
    for mark in marks:
        end = next((t.i for t in doc[mark + 1 :] if _ends(t.i, mark, doc)), len(doc))
        if end > mark + 1 and not (end < len(doc) and syntax.is_verb(doc[end])):
            yield mark + 1, end


def _ends(place: int, mark: int, doc: Doc) -> bool:
    token = doc[place]
    return syntax.is_verb(token) or (token.text in ",;:.()" and place > mark + 1) or token.pos_ == "CCONJ"


def _cargoes(scene: Scene, start: int, end: int) -> tuple[FoundThing, ...]:
    return tuple(t for t in scene.things if start <= t.start and t.end <= end and flow_top(t.flow) in CARGO)


def _without(roles: Roles, pairs: list[Roles]) -> Roles:
    """Take from the verb's own roles what its other pairs hold; the first of each side stays."""
    gone = {thing for pair in pairs for thing in pair.theme}
    others = {id(m) for pair in pairs for m in (*pair.agent, *pair.recipient)}
    return replace(
        roles,
        theme=tuple(thing for thing in roles.theme if thing not in gone) or roles.theme,
        agent=roles.agent[:1] + tuple(m for m in roles.agent[1:] if id(m) not in others),
        recipient=roles.recipient[:1] + tuple(m for m in roles.recipient[1:] if id(m) not in others),
    )


def _other_origins(scene: Scene, trigger: Trigger, roles: Roles) -> Iterator[Roles]:
    """Yield what is received from another origin than the first cargo ("ainsi que du blé canadien")."""
    first = _origin(scene, roles.theme[0])
    if first is None:
        return
    last = max(thing.end for thing in roles.theme)
    for thing in scene.things:
        origin = _origin(scene, thing)
        if origin is None or thing.start < last or flow_top(thing.flow) not in CARGO:
            continue
        between = scene.doc[trigger.head + 1 : thing.start]
        if any(syntax.is_verb(token) for token in between) or _states(origin) & _states(first):
            continue
        yield replace(roles, theme=(thing,))


def _origin(scene: Scene, thing: FoundThing) -> ActorMention | None:
    kinds = {"adjective", "office"}
    return next((m for m in scene.actors if m.ids and m.head == thing.head and m.kind in kinds), None)


def _states(mention: ActorMention) -> set[str]:
    return {state_of(actor) for actor in mention.ids}
