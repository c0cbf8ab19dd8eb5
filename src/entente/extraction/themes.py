"""What passes or is acted on: the things that fill the theme of an act, lists and containers undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.frames import CARGO
from entente.extraction.placing import CHAINED, Anchor, Placed
from entente.extraction.subjects import ATTACHED
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from entente.extraction.flows import FoundThing
    from entente.extraction.frames import Frame, Trigger
    from entente.extraction.scene import Scene

SLOT_STEP: Final = 0.25
"""What each step down a role's list of slots costs."""
_VAGUE: Final = 0.3
"""What it costs a thing to be named by a word of any thing ("a shipment of shells")."""
_LIST_GLUE: Final = frozenset({"PUNCT", "CCONJ", "DET", "ADV", "ADJ", "ADP", "NUM"})


def find_themes(anchor: Anchor, frame: Frame, slots: tuple[str, ...]) -> tuple[FoundThing, ...]:
    """Return the things that fill the theme: those in its slot, and those listed with them."""
    wanted = [
        t
        for t in anchor.scene.things
        if (not frame.theme or flow_top(t.flow) in frame.theme) and (not t.weak or frame.takes_weak_things)
    ]
    if frame.subject_is_theme:
        slots = ("subj",)
    scored = []
    for thing in wanted:
        placed = _place_thing(anchor, thing)
        fits = [i for i, slot in enumerate(slots) if placed is not None and slot in placed.slots]
        if placed is not None and fits:
            distance = abs(thing.head - anchor.trigger.head)
            score = placed.tie - SLOT_STEP * fits[0] - _VAGUE * thing.weak - 0.01 * distance
            scored.append((score, thing))
    if not scored:
        return ()
    best = max(scored, key=lambda pair: (pair[0], -pair[1].head))[1]
    return _with_list(anchor.scene.doc, best, wanted)


def _place_thing(anchor: Anchor, thing: FoundThing) -> Placed | None:
    """Place a thing, or the container it stands in ("des millions d'obus", "un convoi d'armes")."""
    token = anchor.scene.doc[thing.head]
    inside = anchor.trigger.verbal and thing.head in anchor.trigger.tokens
    own = inside and thing.head != anchor.trigger.head and flow_top(thing.flow) in CARGO | {"sanctions"}
    words = range(thing.start, thing.end)
    if own or (len(words) > 1 and any(place in words for place in anchor.trigger.tokens)):
        return Placed(frozenset({"of", "obj"}), ATTACHED)
    placed = anchor.place(token)
    if anchor.trigger.verbal and _listed_after_name(anchor, token) and anchor.trigger.head < token.i:
        return Placed(frozenset({"obj"}), CHAINED)
    for container in _containers(anchor, token):
        outer = anchor.place(container)
        if outer is not None and (placed is None or outer.tie >= placed.tie):
            return outer
    return placed


def _containers(anchor: Anchor, token: Token) -> Iterator[Token]:
    """Yield what holds a thing, innermost first ("un lot de missiles", "des millions de barils de brut")."""
    here = token
    for _ in range(4):
        first = syntax.first_conjunct(here)
        words = syntax.preposition(here, anchor.scene.grammar)
        inside = first.dep_ in {"nummod", "nmod"} or syntax.is_before_noun(first)
        if "of" not in anchor.scene.grammar.slots(words) and not inside:
            return
        here = first.head
        if here.i in anchor.trigger.tokens or here.pos_ == "PROPN" or not syntax.is_nominal(here):
            return
        yield here


def _listed_after_name(anchor: Anchor, token: Token) -> bool:
    """Tell whether a bare noun was taken for one listed with a name ("vers X drones et missiles")."""
    first = syntax.first_conjunct(token)
    if (
        first == token
        or first.pos_ != "PROPN"
        or any(c.dep_ == "case" and c.i < token.i for c in token.children)
    ):
        return False
    return anchor.place(first) is not None


def _with_list(doc: Doc, thing: FoundThing, wanted: Iterable[FoundThing]) -> tuple[FoundThing, ...]:
    members = {t.i for t in syntax.conjuncts(syntax.first_conjunct(doc[thing.head]))}
    ordered = sorted(wanted, key=lambda t: t.head)
    chosen = [t for t in ordered if t.head in members or t is thing]
    grown = True
    while grown:
        grown = False
        for other in ordered:
            if other not in chosen and any(_same_list(doc, other, c) for c in chosen):
                chosen.append(other)
                grown = True
    return tuple(sorted(chosen, key=lambda t: t.head))


def _same_list(doc: Doc, one: FoundThing, other: FoundThing) -> bool:
    left, right = sorted((one, other), key=lambda t: t.head)
    if not left.end <= right.start <= left.end + 9:
        return False
    between = doc[left.end : right.start]
    glue = [t for t in between if t.text == "," or t.pos_ == "CCONJ"]
    plain = all(t.pos_ in _LIST_GLUE and t.dep_ != "mark" and t.text not in ";:." for t in between)
    return bool(glue) and plain


def swapped_things(scene: Scene, trigger: Trigger) -> tuple[FoundThing, ...]:
    """Return the things given in return for what a transfer hands over ("en échange de munitions")."""
    anchor = Anchor(scene, trigger, None, 0.0, passive=False)
    found = []
    for thing in scene.things:
        placed = anchor.place(scene.doc[thing.head])
        if placed is not None and "swap" in placed.slots and flow_top(thing.flow) in CARGO:
            found.append(thing)
    return tuple(found)
