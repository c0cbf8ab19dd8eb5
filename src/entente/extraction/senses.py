"""Which sense of an ambiguous word applies: its demands on parties, things and the words around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.frames import NO_ACT, Frame, Trigger
from entente.extraction.roles import Roles, fill_roles
from entente.language.parse import AMOUNT
from entente.model.actor import sector_of
from entente.vocabulary.actors import load_catalogue
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.flows import FoundThing
    from entente.extraction.scene import Scene

Sense = tuple[Trigger, Frame, Roles]
"""The words that name an act, the sense that applies, and who and what fills its roles."""


def choose_sense(scene: Scene, trigger: Trigger) -> Sense | None:
    """Take the most demanding sense whose demands are met; one that lacks a party when none is better.

    What a sentence does not name, memory may still fill.
    """
    lacking: Sense | None = None
    for sense in trigger.frames:
        frame = _repeated(scene, trigger, sense) if sense.repeats else sense
        if frame is None:
            continue
        if frame.event == NO_ACT:
            if _words_fit(scene.doc[trigger.head], frame):
                return None
            continue
        if trigger.head in scene.sayings and frame.event in _DEEDS:
            continue
        roles = fill_roles(scene, trigger, frame)
        if not _theme_fits(scene, trigger, frame, roles):
            continue
        chosen = trigger, frame, roles
        met = not frame.needs & unfilled(roles)
        if met and (frame.needs or lacking is None):
            return chosen
        lacking = lacking or chosen
    if lacking is None and trigger.shorter is not None:
        return choose_sense(scene, trigger.shorter)
    return lacking


_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Acts that no verb of saying does, whatever else it means ("martèle Alger")."""


def _repeated(scene: Scene, trigger: Trigger, frame: Frame) -> Frame | None:
    """Return the sense of a word that counts again what was last counted, None when it counts something else.

    A bare number must stand in the word's own complement ("chiffre à 6,5 millions", "en reste à 600").
    """
    own = {child for place in trigger.tokens for child in scene.doc[place].children}
    bare = any(c.ent_type_ == AMOUNT and c.dep_.startswith(("obj", "obl", "xcomp")) for c in own)
    if scene.counted is None or not bare:
        return None
    event = "ASSAULT" if flow_top(scene.counted) == "casualties" else "AID"
    return replace(frame, event=event, flow=scene.counted)


def unfilled(roles: Roles) -> frozenset[str]:
    """Return the roles that nothing in the sentence fills, not even a pronoun."""
    agent = roles.agent or roles.open_subject is not None
    recipient = roles.recipient or roles.open_object is not None or roles.bond is not None
    return frozenset(role for role, filled in (("agent", agent), ("recipient", recipient)) if not filled)


def _theme_fits(scene: Scene, trigger: Trigger, frame: Frame, roles: Roles) -> bool:
    if frame.agents and not any(_has_sector(actor, frame.agents) for m in roles.agent for actor in m.ids):
        return False
    if frame.not_agents and any(sector_of(a) in frame.not_agents for m in roles.agent for a in m.ids):
        return False
    if frame.context and not frame.context & _spoken_of(scene):
        return False
    if frame.theme and not roles.theme:
        return _topic_fits(scene, frame, roles) or _elided_theme_fits(scene, trigger, frame)
    return _words_fit(scene.doc[trigger.head], frame, roles.theme)


_WORDS_REACH: Final = 14
"""How many tokens after a trigger its deciding words may stand."""


def _words_fit(head: Token, frame: Frame, theme: tuple[FoundThing, ...] = ()) -> bool:
    """Tell whether the words around a trigger, its theme's own among them, let the sense apply."""
    if frame.without and any(
        c.dep_ in _COMPLEMENTS.get(name, ()) for name in frame.without for c in head.children
    ):
        return False
    if not frame.theme_words and not frame.not_words:
        return True
    reach = head.doc[head.left_edge.i : min(head.right_edge.i + 1, head.i + _WORDS_REACH)]
    settings = [c for c in head.lefts if c.dep_.startswith("obl") or c.dep_ == "advcl"]
    apart = {below.i for setting in settings for below in setting.subtree}
    words = {token.lemma_.lower() for token in reach if token.i not in apart}
    wanted = words | {token.lemma_.lower() for thing in theme for token in head.doc[thing.start : thing.end]}
    return not words & frame.not_words and (not frame.theme_words or bool(wanted & frame.theme_words))


_COMPLEMENTS: Final = {"clause": {"ccomp"}, "infinitive": {"xcomp"}, "object": {"obj"}}
"""Relations of the complements that may bar a sense."""


def _has_sector(actor: str, sectors: frozenset[str]) -> bool:
    sector = sector_of(actor)
    if sector is not None:
        return sector in sectors
    entry = load_catalogue().get(actor)
    return entry is not None and _SECTOR_OF_KIND.get(entry.kind) in sectors


_SECTOR_OF_KIND: Final = {"armed_group": "MIL", "company": "BUS"}


def _spoken_of(scene: Scene) -> frozenset[str]:
    flows = [thing.flow for thing in scene.things if not thing.weak] + [
        scene.topic or "",
        scene.last_flow or "",
    ]
    return frozenset(map(flow_top, flows))


def _topic_fits(scene: Scene, frame: Frame, roles: Roles) -> bool:
    """Tell whether a pronoun subject can stand for a theme of the kind last spoken of ("il prévoit que").

    Nothing tells whether it has the words that a sense demands of it.
    """
    if not frame.subject_is_theme or roles.open_subject is None or scene.topic is None:
        return False
    pronoun = scene.doc[roles.open_subject]
    single = pronoun.pos_ == "PRON" and "Plur" not in pronoun.morph.get("Number", [])
    return single and not frame.theme_words and flow_top(scene.topic) in frame.theme


def _elided_theme_fits(scene: Scene, trigger: Trigger, frame: Frame) -> bool:
    """Tell whether a transfer without object can only mean what was last spoken of ("n'en a livré aucun")."""
    if not frame.strong or scene.last_flow is None or flow_top(scene.last_flow) not in frame.theme:
        return False
    if not trigger.verbal or _amount_object(scene, trigger):
        return True
    return any(
        c.pos_ in {"PRON", "NUM"} and c.dep_ not in syntax.SUBJECTS for c in scene.doc[trigger.head].children
    )


def _amount_object(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the object is a bare amount ("en a promis une quarantaine")."""
    objects = [c for c in scene.doc[trigger.head].children if c.dep_ == "obj"]
    return any(below.i in scene.measured for c in objects for below in c.subtree)
