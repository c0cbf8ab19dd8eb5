"""Who does what to whom with what: the roles of an act, read off the sentence around its trigger.

Several fillers of a role are scored by how well they are tied to the trigger and how good a slot
they stand in; the best one wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.placing import CHAINED, STEP, Anchor, anchor_at
from entente.extraction.subjects import ATTACHED, NEAR
from entente.extraction.themes import SLOT_STEP, find_themes
from entente.model.actor import state_of
from entente.vocabulary.flows import flow_top

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.extraction.flows import FoundThing
    from entente.extraction.frames import Frame, Slots, Trigger
    from entente.extraction.mentions import ActorMention
    from entente.extraction.scene import Scene

_LEAST: Final = 0.5
"""Below this score a phrase fills no role."""
_INDIRECT: Final = 0.9
"""What it costs an actor to be named only through what it owns."""
_GROUND: Final = 1.2
"""What it costs a state to be named only through a town or region of its own."""
_PLACE: Final = 0.5
"""What it costs a party to be named only as a place."""
_SETTING: Final = 1.4
"""What it costs a town with a preposition to be a party of an act that goes nowhere ("signé à Pékin")."""
_REACHING: Final = frozenset(
    {"act_at", "act_on", "act_thing", "act_toward", "ask", "together", "joint", "hit"}
)
"""Patterns of acts that hardly go without somebody whom they reach."""
_ON_GROUND: Final = frozenset({"COERCE", "PROTEST", "ASSAULT", "CONCEDE"})
"""Acts done to whoever's ground they are done on."""
_OWNED_FLOWS: Final = frozenset({"casualties", "territory"})
"""What is lost: whoever the lost belong to is a party, and no mere part of the theme."""
_BODIES: Final = frozenset({"monitoring"})
"""Bodies, which are parties as much as things."""
_PEOPLE: Final = _BODIES | {"personnel", "humanitarian"}
"""People too, who may be parties of any act that does not hand them over."""
_TOGETHER: Final = frozenset({"joint", "gather"})
"""Patterns of acts whose people are the doers, also where they are counted."""
_SUFFERING: Final = frozenset({"suffer", "lose", "mourned"})
"""Patterns of losses: the ground they fall on inflicts none."""
_OWNED: Final = frozenset({"NOUN", "PROPN"})
_GOALS: Final = frozenset({"iobj", "to", "from", "of"})
_BORNE: Final = frozenset({"subj", "obj", "iobj", "against", "by", "to", "with"})
"""Slots in which a noun's adjective names the party ("accorde l'asile à des rebelles rwandais")."""
_OWNED_SLOTS: Final = frozenset({"obj", "iobj", "against", "of", "from"})
"""Slots that the owner of an expression's own noun may fill ("geler les avoirs russes")."""
_OBJECTS: Final = frozenset({"obj", "iobj"})
"""Slots that a pronoun object may fill."""
_DIRECT: Final = frozenset({"subj", "obj", "against", "by"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Fillers of an act's roles. `open_subject` is a subject that no actor names (a pronoun, a noun)."""

    agent: tuple[ActorMention, ...] = ()
    recipient: tuple[ActorMention, ...] = ()
    theme: tuple[FoundThing, ...] = ()
    open_subject: int | None = None
    open_object: int | None = None
    bond: int | None = None
    """A noun in the recipient's slot that stands for two parties ("cette alliance")."""


def fill_roles(scene: Scene, trigger: Trigger, frame: Frame) -> Roles:
    """Fill the roles of one sense of a trigger from its sentence alone."""
    anchor = anchor_at(scene, trigger, frame)
    slots = _slots_around(anchor, frame)
    subject = anchor.subject
    theme = find_themes(anchor, frame, slots.get("theme", ()))
    it_is_theme = frame.subject_is_theme and subject is not None and subject.pos_ == "PRON"
    taken: set[int] = {subject.i} if subject is not None and it_is_theme else set()
    roles = {}
    people = _PEOPLE if not frame.theme or frame.pattern.name in _TOGETHER else _BODIES
    cargo = tuple(t for t in theme if flow_top(t.flow) not in people)
    owned = flow_top(frame.flow or "") in _OWNED_FLOWS or frame.pattern.owned
    cargo = () if owned else cargo
    for role in _role_order(slots):
        fillers = _best_actors(anchor, slots.get(role, ()), taken, cargo)
        taken |= {mention.head for mention in fillers}
        roles[role] = fillers
    if frame.pattern.name in _SUFFERING:
        roles["agent"] = tuple(m for m in roles.get("agent", ()) if not _is_ground(m))
    if not roles.get("recipient") and frame.pattern.name in _REACHING:
        roles["recipient"] = _left_over(anchor, taken, cargo, on_ground=frame.event in _ON_GROUND)
    named = {m.head for m in roles.get("agent", ()) + roles.get("recipient", ())}
    open_subject = subject.i if subject is not None and subject.i not in named else None
    return Roles(
        agent=roles.get("agent", ()),
        recipient=roles.get("recipient", ()),
        theme=theme,
        open_subject=open_subject,
        open_object=_open_object(anchor, named) if _OBJECTS & set(slots.get("recipient", ())) else None,
        bond=None if roles.get("recipient") else _bond(anchor, slots.get("recipient", ())),
    )


def _left_over(
    anchor: Anchor, taken: set[int], theme: tuple[FoundThing, ...], *, on_ground: bool
) -> tuple[ActorMention, ...]:
    """Return the one party left in what a verb governs, when nothing places it but nobody else is there.

    `on_ground`: whose ground the act takes place on is a party to it.
    """
    head = anchor.head
    if not anchor.trigger.verbal or anchor.subject is None:
        return ()
    below = {t.i for t in head.subtree if t.i > head.i} - anchor.scene.barred - taken
    near = [m for m in anchor.scene.actors if m.ids and m.head in below and _is_own(anchor, m, theme)]
    found = [m for m in near if not _is_ground(m)] or (near if on_ground else [])
    if not found:
        return ()
    chosen = _with_conjuncts(anchor, found[0], taken)
    states = {state_of(actor) for m in chosen for actor in m.ids}
    mine = {state_of(a) for m in anchor.scene.actors if m.head in taken for a in m.ids}
    others = {state_of(actor) for m in found for actor in m.ids} - states
    return chosen if not others and not states & mine else ()


def _is_ground(mention: ActorMention) -> bool:
    return mention.kind == "ground" or mention.locative


def _is_own(anchor: Anchor, mention: ActorMention, theme: tuple[FoundThing, ...]) -> bool:
    """Tell whether a mention stands in the trigger's clause, or in what its infinitives say."""
    token = anchor.scene.doc[mention.head]
    if any(thing.start <= mention.head < thing.end for thing in theme):
        return False
    if any("Yes" in child.morph.get("Poss", []) for child in token.children):
        return False
    clause, own = syntax.clause_head(token), syntax.clause_head(anchor.head)
    while clause != own and clause.dep_ == "xcomp":
        clause = syntax.clause_head(clause.head)
    return clause == own


def _slots_around(anchor: Anchor, frame: Frame) -> Slots:
    """Return the slots of each role; the subject of a light verb fills a role of the noun it carries.

    It is the doer, unless the verb says that it undergoes the act ("essuyer des tirs"), or admits the act
    of somebody named beside it ("admettre les frappes russes").
    """
    if anchor.trigger.verbal:
        return frame.pattern.verb
    if anchor.carrier is None:
        return frame.pattern.noun
    carrier = anchor.scene.doc[anchor.carrier].lemma_.lower()
    lent = "obj" if anchor.scene.operators.has("undergone", carrier) else "subj"
    verbal, last = frame.pattern.verb, anchor.scene.operators.has("admitting", carrier)
    return {
        role: ((*names, "subj") if last else ("subj", *names))
        if lent in verbal.get(role, ()) and role != "theme"
        else names
        for role, names in frame.pattern.noun.items()
    }


def _role_order(slots: Slots) -> tuple[str, str]:
    """The party that a pattern names first chooses first ("le bombardement de Kiev": it is hit)."""
    first = next(role for role in slots if role != "theme")
    return ("recipient", "agent") if first == "recipient" else ("agent", "recipient")


def _best_actors(
    anchor: Anchor, slots: tuple[str, ...], taken: set[int], theme: tuple[FoundThing, ...]
) -> tuple[ActorMention, ...]:
    best: tuple[float, ActorMention] | None = None
    for mention in anchor.scene.actors:
        if mention.head in taken or not (mention.ids or mention.kind == "anaphor"):
            continue
        score = _actor_score(anchor, mention, slots, theme)
        if score > _LEAST and (best is None or score > best[0]):
            best = score, mention
    if best is None:
        return ()
    return _with_conjuncts(anchor, best[1], taken)


def _actor_score(
    anchor: Anchor, mention: ActorMention, slots: tuple[str, ...], theme: tuple[FoundThing, ...]
) -> float:
    token = anchor.scene.doc[mention.head]
    if mention.head in anchor.trigger.tokens:
        return _score_inside(anchor, mention, slots)
    if "iobj" in slots and anchor.stands_between(mention):
        return NEAR
    if any(thing.start <= mention.head < thing.end for thing in theme):
        return 0.0
    placed = anchor.place(token)
    fits = [i for i, slot in enumerate(slots) if placed is not None and slot in placed.slots]
    if mention.kind == "adjective":
        ground = anchor.scene.operators.has("ground", token.lemma_.lower())
        borne = _BORNE | anchor.bears_on | set(slots[:1]) | ({"in"} if ground else set())
        fits = [i for i in fits if slots[i] in borne]
        close = placed is not None and placed.tie >= CHAINED - STEP
        return placed.tie - _INDIRECT - SLOT_STEP * fits[0] if placed is not None and close and fits else 0.0
    if not fits:
        return _through_owner(anchor, token, slots)
    assert placed is not None  # noqa: S101  it fits a slot
    distance = abs(mention.head - anchor.trigger.head)
    place_only = _PLACE if slots[fits[0]] == "in" else 0.0
    if mention.kind == "ground":
        place_only = _GROUND
    if mention.locative and anchor.goes_nowhere and slots[fits[0]] != "with" and "in" in placed.slots:
        return 0.0
    if mention.locative and slots[0] not in _GOALS:
        place_only = max(place_only, _SETTING)
    return placed.tie - place_only - SLOT_STEP * fits[0] - 0.01 * distance


def _score_inside(anchor: Anchor, mention: ActorMention, slots: tuple[str, ...]) -> float:
    """Score an actor whose noun belongs to the expression: its doer, or whom its object is taken from.

    "Les frappes israéliennes" are Israel's; "geler les avoirs russes" hits Russia.
    """
    if not anchor.trigger.verbal:
        if mention.kind == "office" and slots[:1] == ("of",):  # "le fournisseur de gaz de l'Espagne"
            return ATTACHED
        borne = mention.kind == "office" and mention.head != anchor.trigger.head
        modifies = (borne or mention.kind == "adjective") and "adj" in slots
        return ATTACHED - SLOT_STEP * slots.index("adj") if modifies else 0.0
    token = anchor.scene.doc[mention.head]
    own = any("Yes" in child.morph.get("Poss", []) for child in token.children)
    if own or mention.head == anchor.trigger.head or "subj" in slots:
        return 0.0
    return CHAINED - _INDIRECT if _OWNED_SLOTS.intersection(slots) else 0.0


def _through_owner(anchor: Anchor, token: Token, slots: tuple[str, ...]) -> float:
    """Score an actor that owns what fills the slot ("frapper le territoire de l'Ukraine")."""
    first = syntax.first_conjunct(token)
    owned = first.head
    if owned.dep_ == "acl" and anchor.scene.operators.has("owning", owned.lemma_.lower()):
        return _score_owned(anchor, owned.head, slots)
    modifies = syntax.is_before_noun(first)
    if not (modifies or first.dep_ == "nmod") or owned.pos_ not in _OWNED or owned.i in anchor.trigger.tokens:
        return 0.0
    words = syntax.preposition(token, anchor.scene.grammar)
    if not modifies and not anchor.scene.grammar.slots(words) & {"of", "in"}:
        return 0.0
    return _score_owned(anchor, owned, slots)


def _score_owned(anchor: Anchor, owned: Token, slots: tuple[str, ...]) -> float:
    """Score an owner by where what it owns stands."""
    placed = anchor.place(owned)
    direct = _DIRECT | ({"in", "to"} if anchor.scene.operators.has("ground", owned.lemma_.lower()) else set())
    fits = [
        i for i, slot in enumerate(slots) if placed is not None and slot in placed.slots and slot in direct
    ]
    return placed.tie - _INDIRECT - SLOT_STEP * fits[0] if placed is not None and fits else 0.0


def _with_conjuncts(anchor: Anchor, mention: ActorMention, taken: set[int]) -> tuple[ActorMention, ...]:
    """Return the mention with those coordinated with it, in order of the text."""
    doc = anchor.scene.doc
    members = {t.i for t in syntax.conjuncts(syntax.first_conjunct(doc[mention.head]))}
    if mention.kind == "office":  # "the navies of China, India and Oman"
        below = (c for c in doc[mention.head].children if c.dep_ == "nmod" and c.pos_ == "PROPN")
        grammar = anchor.scene.grammar
        owners = [c for c in below if "of" in grammar.slots(syntax.preposition(c, grammar))]
        members |= {t.i for owner in owners for t in syntax.conjuncts(owner)}
    found = [mention]
    for other in anchor.scene.actors:
        if other.head in taken | anchor.scene.barred or other is mention or not other.ids:
            continue
        if (other.kind == "adjective") != (mention.kind == "adjective"):
            continue
        if other.head in members or _listed(doc, found[-1], other):
            found.append(other)
    return tuple(sorted(found, key=lambda m: m.head))


def _listed(doc: Doc, left: ActorMention, right: ActorMention) -> bool:
    """Tell whether only list glue stands between two mentions ("Séoul, Tokyo et Washington")."""
    if not left.head < right.head <= left.head + 6:
        return False
    between = doc[left.head + 1 : right.head]
    if doc[right.head].dep_ in syntax.SUBJECTS and doc[left.head].dep_ not in syntax.SUBJECTS:
        return False  # "reçu par X, le ministre de Y a dit"
    glue = any(t.text == "," or t.pos_ == "CCONJ" for t in between)
    return glue and all(
        t.pos_ in {"PUNCT", "CCONJ", "DET", "ADV", "ADJ"} and t.text not in ";:()" for t in between
    )


def _open_object(anchor: Anchor, named: set[int]) -> int | None:
    for child in anchor.head.children:
        if child.dep_ in {"obj", "iobj"} and child.i not in named and child.pos_ in {"PRON", "DET"}:
            return child.i
    return None


def _bond(anchor: Anchor, slots: tuple[str, ...]) -> int | None:
    for token in anchor.scene.doc:
        if token.lemma_.lower() not in anchor.scene.bonds:
            continue
        placed = anchor.place(token)
        if placed is not None and placed.tie >= CHAINED - STEP and placed.slots & set(slots):
            return int(token.i)
    return None
