"""Who could play a side of an act: everybody in sight, with what speaks for and against each.

In sight are those whom the rules of `parties.py` propose, those whom the sentence names, alone and with
whom they are coordinated, those whom the reader keeps in mind, and mostly nobody. What is said of them
belongs to no language: where they stand, how they are tied to the act, what part they have had so far.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log1p
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.analysis import GROUND
from entente.extraction.commitments import levels_over
from entente.extraction.parties import parties_of
from entente.model.actor import sector_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from entente.extraction.analysis import Analysis
    from entente.extraction.candidates import Candidate
    from entente.extraction.discourse import Discourse, Party
    from entente.extraction.levels import Level
    from entente.extraction.mentions import ActorMention
    from entente.extraction.parties import Parties
    from entente.extraction.scene import Scene

TOGETHER: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Acts that are done together: their sides may change places."""
_NEAR: Final = frozenset({"child", "child of clause", "in clause"})
"""Ties of phrases that stand in the act's own clause."""
HOSTILE: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
"""Acts against somebody: never guessed between those who mostly give to one another in the article."""
SIDES: Final = ("agent", "recipient")
"""The sides of an act, in the order in which they are filled."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a side is filled from: the act, its sentence, and what the reader keeps in mind.

    `before` are the sides of the sentence's acts that were filled already.
    """

    candidate: Candidate
    scene: Scene
    analysis: Analysis
    levels: tuple[Level, ...]
    memory: Discourse
    before: tuple[Parties, ...] = ()


@dataclass(frozen=True, slots=True)
class Contender:
    """A possible filler of a side, () for nobody, and its features, each near 0..1."""

    parties: tuple[Party, ...]
    features: Mapping[str, float]

    @property
    def states(self) -> frozenset[str]:
        """The states that would fill the side."""
        return _states(self.parties)


@dataclass(slots=True)
class _Seen:
    """A contender in the making: how it came into sight, and the words that name it here."""

    parties: tuple[Party, ...]
    ways: set[str] = field(default_factory=set)
    mentions: list[ActorMention] = field(default_factory=list)


def find_contenders(side: str, stage: Stage, proposed: Parties) -> tuple[Contender, ...]:
    """Return who could fill a side, each set of states once, the one proposed first.

    Nobody is among them unless the sentence itself fills the side; who plays the other side beyond doubt
    is not.

    Args:
        side: "agent" or "recipient".
        stage: the act in its sentence.
        proposed: both sides as the rules fill them; of the other side, what was chosen since.
    """
    opposite = SIDES[side == SIDES[0]]
    mine, other = getattr(proposed, side), getattr(proposed, opposite)
    seen = {_states(mine): _Seen(mine)}
    if side in proposed.lacks or not mine:  # whom the sentence itself brings in gives way to another only
        seen[frozenset()] = _Seen(())
    for group in _groups(stage):
        parties = parties_of(group, stage.analysis, stage.memory)
        found = seen.setdefault(_states(parties), _Seen(parties))
        if parties:
            found.mentions.append(group[0])
    for way, parties in _kept_in_mind(side, stage, other):
        if parties:
            seen.setdefault(_states(parties), _Seen(parties)).ways.add(way)
    taken = _states(other) if is_firm(opposite, stage, proposed) else frozenset()
    if stage.candidate.frame.event in HOSTILE:
        others = set(_states(other))
        usual = stage.memory.usual
        taken |= usual.partners(others, giving=True) | usual.partners(others, giving=False)
    options = [
        each for place, each in enumerate(seen.values()) if place == 0 or not _states(each.parties) & taken
    ]
    return tuple(
        Contender(
            each.parties,
            {
                **_of_nobody(side, stage, other, each),
                **_of_proposal(side, stage, proposed, each, is_proposed=place == 0),
                **_of_party(side, stage, other, each),
                **_of_mentions(side, stage, each.mentions),
            },
        )
        for place, each in enumerate(options)
    )


def is_firm(side: str, stage: Stage, proposed: Parties) -> bool:
    """Tell whether the sentence itself gives a side to somebody, beyond doubt.

    A doer that the rules read off the sentence is firm, and so is a recipient of the act's own clause;
    both must be named, not pointed at.
    """
    placed: tuple[ActorMention, ...] = getattr(stage.candidate.roles, side)
    if side in proposed.lacks or not placed or any(mention.kind == "anaphor" for mention in placed):
        return False
    trigger, doc = stage.candidate.trigger, stage.analysis.doc
    heads = [syntax.first_conjunct(doc[mention.head]) for mention in placed]
    near = any(h.i in trigger.tokens or syntax.tie(h, doc[trigger.head]) in _NEAR for h in heads)
    return side == SIDES[0] or (near and placed[0].kind != GROUND)


def _states(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.state for party in parties)


def _groups(stage: Stage) -> Iterator[tuple[ActorMention, ...]]:
    """Yield the actors of the sentence, each alone and then with those coordinated with it."""
    doc = stage.analysis.doc
    named = [m for m in stage.analysis.actors if m.ids or m.kind == "anaphor"]
    chains: dict[int, list[ActorMention]] = {}
    for mention in named:
        yield (mention,)
        if mention.kind not in {"adjective", GROUND}:
            chains.setdefault(syntax.first_conjunct(doc[mention.head]).i, []).append(mention)
    yield from (tuple(chain) for chain in chains.values() if len(chain) > 1)


def _kept_in_mind(
    side: str, stage: Stage, other: tuple[Party, ...]
) -> Iterator[tuple[str, tuple[Party, ...]]]:
    """Yield whom earlier sentences, or the words of a speaker, bring to mind, and how."""
    memory, candidate = stage.memory, stage.candidate
    yield "last subject", memory.last_subject()
    yield "speaker", memory.speaker if memory.speaker_age <= 1 else ()
    yield "last doer", memory.doers
    yield "last hit", memory.target if memory.target_age <= 1 else ()
    yield "last to lose", memory.losers if memory.losers_age <= 1 else ()
    yield from (("sentence before", (party,)) for party in memory.latest)
    yield from (("principal", (party,)) for party in memory.principal_parties())
    if candidate.frame.event != "AID":  # who gives to the other is not both
        yield "both principals", memory.principal_parties()
        yield "both", memory.both()
    flow = candidate.roles.theme[0].flow if candidate.roles.theme else candidate.frame.flow
    way = memory.direction(flow)
    yield "usual on this side", way[side == SIDES[1]]
    yield "usual on the other side", way[side == SIDES[0]]
    if other:
        yield "counterpart", memory.counterpart(other)
        yield "usual with the other side", memory.other_side(flow, other, giving=side == SIDES[1])
    trigger = candidate.trigger
    yield from (
        ("holder", level.parties) for level in levels_over(stage.levels, trigger.head, trigger.tokens)
    )


def _as(side: str, stage: Stage) -> str:
    """Return the words that tell features of this side from those of the other."""
    return f"as {side} together" if stage.candidate.frame.event in TOGETHER else f"as {side}"


def _by(stage: Stage) -> str:
    return "by verb" if stage.candidate.trigger.verbal else "by noun"


def _each(*names: str) -> dict[str, float]:
    return dict.fromkeys(names, 1.0)


def _of_nobody(side: str, stage: Stage, other: tuple[Party, ...], seen: _Seen) -> dict[str, float]:
    if seen.parties:
        return {}
    beside = "somebody" if other else "nobody"
    return _each(
        f"nobody {_as(side, stage)}",
        f"nobody as {side} of {stage.candidate.frame.event}",
        f"nobody as {side} beside {beside}",
        f"nobody as {side} {_by(stage)}",
    )


def _of_proposal(
    side: str, stage: Stage, proposed: Parties, seen: _Seen, *, is_proposed: bool
) -> dict[str, float]:
    if not is_proposed:
        return {}
    found = "filled" if side in proposed.lacks else "named"
    what = f"proposed, {found}" if seen.parties else "proposed, empty"
    names = [
        f"{what} {_as(side, stage)}",
        f"{what} as {side} of {stage.candidate.frame.event}",
        f"{what} as {side} {_by(stage)}",
    ]
    placed = getattr(stage.candidate.roles, side)
    if placed:
        names += [f"placed {_as(side, stage)} {_by(stage)}", f"placed {placed[0].kind} {_as(side, stage)}"]
    return _each(*names)


def _of_party(side: str, stage: Stage, other: tuple[Party, ...], seen: _Seen) -> dict[str, float]:
    """Return what is known of those who would fill a side beyond the words of the sentence."""
    if not seen.parties:
        return {}
    event, role, memory = stage.candidate.frame.event, _as(side, stage), stage.memory
    where = "here" if seen.mentions else "afar"
    names = [f"{where} {role}", f"{where} as {side} of {event}"]
    for way in sorted(seen.ways):
        names += [f"{way} {role}", f"{way} as {side} of {event}"]
    states = _states(seen.parties)
    if states & _states(other):
        names += [
            f"on the other side {role}",
            f"on the other side alone as {side}: {states == _states(other)}",
        ]
    if len(states) > 1:
        names += [f"several {role}", f"several as {side} of {event}"]
    names += [f"sector {sector_of(party.id) or 'none'} as {side}" for party in seen.parties]
    if any(_states(getattr(parties, side)) == states for parties in stage.before):
        names.append(f"same side in this sentence {role}")
    if any(_states(getattr(parties, SIDES[side == SIDES[0]])) == states for parties in stage.before):
        names.append(f"other side in this sentence {role}")
    if memory.principals:
        among = "among" if states <= set(memory.principals) else "not among"
        names.append(f"{among} the principals {role}")
    return _each(*names)


def _of_mentions(side: str, stage: Stage, mentions: list[ActorMention]) -> dict[str, float]:
    """Return how the words that name a contender stand to the act."""
    if not mentions:
        return {}
    trigger, role = stage.candidate.trigger, _as(side, stage)
    gap = min(abs(mention.head - trigger.head) for mention in mentions)
    nearer = sum(bool(m.ids) and abs(m.head - trigger.head) < gap for m in stage.analysis.actors)
    scales = {f"distance {role}": log1p(gap) / 3, f"nearer ones {role}": log1p(nearer)}
    names = {name for mention in mentions for name in _of_mention(side, stage, mention)}
    return _each(*sorted(names)) | scales


def _of_mention(side: str, stage: Stage, mention: ActorMention) -> Iterator[str]:
    role, by, doc = _as(side, stage), _by(stage), stage.analysis.doc
    trigger, event = stage.candidate.trigger, stage.candidate.frame.event
    act, token = doc[trigger.head], syntax.first_conjunct(doc[mention.head])
    relation = token.dep_.partition(":")[0]
    tie = "inside" if mention.head in trigger.tokens else syntax.tie(token, act)
    order = "before" if mention.head < trigger.head else "after"
    words = syntax.preposition(doc[mention.head], stage.scene.grammar)
    slots = "/".join(sorted(stage.scene.grammar.slots(words))) or "other" if words else "none"
    yield f"{mention.kind} {role}"
    yield f"tied {tie} {role} {by}"
    yield f"tied {tie} {order} {role}"
    yield f"preposition {slots} {role} {by}"
    yield f"{order} {role} {by}"
    yield f"{order} as {side} of {event}"
    if mention.locative:
        yield f"locative {role}"
    if mention.head in stage.scene.barred:
        yield f"holder's words {role}"
    if relation in {"nsubj", "obl"} and syntax.is_passive(act):
        yield f"{relation} of passive {role}"
    if mention.kind == "adjective" or relation == "nmod":
        theme = stage.candidate.roles.theme
        if any(thing.start <= mention.head < thing.end for thing in theme):
            yield f"in the theme {role} of {event}"
        elif any(thing.head == token.head.i for thing in theme):
            yield f"owner of the theme {role} of {event}"
        else:
            yield f"owner of a noun {role}"
