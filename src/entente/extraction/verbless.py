"""Lines without a verb that hand something over by naming it ("soixante blindés pour le Liban")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.frames import CARGO, Frame, Trigger, load_patterns
from entente.extraction.roles import Roles, fill_roles
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from entente.extraction.flows import FoundThing
    from entente.extraction.scene import Scene

_LADEN: Final = frozenset({"nmod", "obl:mod", "conj", "appos"})
"""Relations by which a cargo hangs on what holds it ("deux cents tonnes de riz")."""


def consignments(scene: Scene, taken: frozenset[int]) -> Iterator[tuple[Trigger, Frame, Roles]]:
    """Yield the transfers that a line without a verb names by its cargo alone.

    Both sides must stand in the line. `taken` are the heads of things that other acts hand over.
    """
    for thing in scene.things:
        if thing.head in taken or flow_top(thing.flow) not in CARGO or not _stands_alone(scene, thing):
            continue
        frame = Frame("AID", load_patterns()["consign"], theme=CARGO, needs=frozenset({"agent", "recipient"}))
        trigger = Trigger(thing.head, (thing.head,), verbal=False, negated=False, frames=(frame,))
        roles = fill_roles(scene, trigger, frame)
        if roles.agent and roles.recipient:
            yield trigger, frame, Roles(roles.agent, roles.recipient, (thing,))


def _stands_alone(scene: Scene, thing: FoundThing) -> bool:
    """Tell whether a cargo, or what holds it, is the root of a sentence without a finite verb above it."""
    here: Token = scene.doc[thing.head]
    while here.head != here:
        if here.dep_ not in _LADEN or not syntax.is_nominal(here.head):
            return False
        here = here.head
    return syntax.is_nominal(here) and syntax.own_subject(here) is None
