"""What a reader keeps in mind from sentence to sentence: who was spoken of, and which pair is in play.

Only what a reader cannot doubt is filled in from here, and every actor so filled brings the span that
names it, so that the claim's support shows it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from entente.model.actor import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entente.model.actor import Mention
    from entente.model.text import Span


@dataclass(frozen=True, slots=True)
class Party:
    """An actor id with the place in the article that names it."""

    id: str
    span: Span
    """Offsets in the article's text."""

    @property
    def state(self) -> str:
        """The state or organisation of the id."""
        return state_of(self.id)


Transfer = tuple[str, tuple[Party, ...], tuple[Party, ...]]
"""A flow, its giver and its receiver, as one sentence states them; a side may be empty."""


@dataclass(frozen=True, slots=True)
class Habits:
    """Who gives and who receives each flow, and each family of flow, in most statements of an article."""

    givers: dict[str, tuple[Party, ...]] = field(default_factory=dict)
    receivers: dict[str, tuple[Party, ...]] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = frozenset()
    """Giver and receiver, as states, of every transfer that names one of each."""

    def partners(self, states: set[str], *, giving: bool) -> set[str]:
        """Return the states that these are said to give to, or with `giving` false to receive from."""
        pairs = self.pairs if giving else {(receiver, giver) for giver, receiver in self.pairs}
        return {other for one, other in pairs if one in states} - states

    def direction(self, family: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Return the usual giver and receiver of a family, nobody to nobody unless both are known.

        Who is only ever said to deal with others does not deal with each other.
        """
        giver, receiver = self.givers.get(family, ()), self.receivers.get(family, ())
        one, other = {p.state for p in giver}, {p.state for p in receiver}
        if not giver or not receiver or one & other:
            return (), ()
        met = any(pair in self.pairs for pair in product(one, other))
        apart = any((a in one) != (b in other) for a, b in self.pairs)
        return (giver, receiver) if met or not apart else ((), ())


ANYTHING = "*"
"""Stands for whatever passes: who gives or receives most of it."""
_DATES = 2
"""Dates kept in mind."""
_DATE_AGE = 3
"""Sentences after which a date is out of mind."""
_CLEARLY = 2
"""How many times as often as any other a side must be named to be the usual one."""


def usual_directions(transfers: Iterable[Transfer]) -> Habits:
    """Return who mostly gives and receives each flow and each family of flow."""
    stated = list(transfers)
    pairs = frozenset((g[0].state, r[0].state) for _, g, r in stated if len(g) == 1 and len(r) == 1)
    return Habits(_usual_side(stated, 1), _usual_side(stated, 2), pairs)


def _usual_side(transfers: list[Transfer], side: int) -> dict[str, tuple[Party, ...]]:
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    first: dict[tuple[str, tuple[str, ...]], tuple[Party, ...]] = {}
    for transfer in transfers:
        parties: tuple[Party, ...] = transfer[side]  # type: ignore[assignment]  # 1 and 2 are the sides
        states = tuple(dict.fromkeys(p.state for p in parties))
        keys = (transfer[0], transfer[0].partition(".")[0], ANYTHING)
        for flow in dict.fromkeys(keys) if len(states) == 1 else ():
            counts[flow, states] += 1
            first.setdefault((flow, states), parties)
    best: dict[str, tuple[Party, ...]] = {}
    for flow in sorted({flow for flow, _ in counts}):
        ranked = sorted((-times, states) for (named, states), times in counts.items() if named == flow)
        if len(ranked) == 1 or ranked[0][0] <= _CLEARLY * ranked[1][0]:
            best[flow] = first[flow, ranked[0][1]]
    return best


@dataclass(slots=True)
class Discourse:
    """The reader's memory of one article, updated sentence by sentence.

    `principals` are the two states that the whole article is about, or fewer. `named` maps each state
    to its latest naming, `subjects` the parties of recent subjects, latest last.
    """

    principals: tuple[str, ...] = ()
    named: dict[str, Party] = field(default_factory=dict)
    subjects: list[tuple[Party, ...]] = field(default_factory=list)
    pair: tuple[Party, ...] = ()
    latest: tuple[Party, ...] = ()
    """The states that the sentence before named, each once."""
    pair_age: int = 0
    """Sentences read since the pair dealt with each other."""
    group: tuple[Party, ...] = ()
    """Three actors or more, last named together."""
    speaker: tuple[Party, ...] = ()
    """Who is quoted: whom "je" and "nous" mean inside quotation marks."""
    speaker_age: int = 0
    """Sentences read since the speaker was named."""
    doers: tuple[Party, ...] = ()
    """Agents of the last deed: what a reaction without object reacts to."""
    troops: tuple[Party, ...] = ()
    """Forces last named: whose losses are counted when nobody else's are."""
    target: tuple[Party, ...] = ()
    """Whom the last attack hit."""
    target_age: int = 0
    losers: tuple[Party, ...] = ()
    """Whose losses were last counted."""
    losers_age: int = 0
    heading_date: tuple[int, Mention | None] = (-1, None)
    """The date that opens a block, and that block's index."""
    counted: str | None = None
    """Flow of the transfer or loss that was last counted."""
    counted_age: int = 0
    """Sentences read since."""
    sentences: int = 0
    """How many were read."""
    dates: list[tuple[int, int, Mention]] = field(default_factory=list)
    """The last two dates, each with the number of its sentence and the index of its block."""
    dated_deeds: dict[tuple[str, frozenset[str]], Mention] = field(default_factory=dict)
    """The first date of each kind of deed between the same parties."""
    last_flow: str | None = None
    topic: str | None = None
    """Flow of the thing that recent sentences are about."""
    usual: Habits = field(default_factory=Habits)
    """Who gives what to whom in most of the article's plain statements."""
    directions: dict[str, tuple[tuple[Party, ...], tuple[Party, ...]]] = field(default_factory=dict)
    """By family of flow, who was last said to give it to whom."""

    def note_transfer(self, flow: str, agent: tuple[Party, ...], recipient: tuple[Party, ...]) -> None:
        """Remember which way a kind of thing goes."""
        if len(agent) == 1 and len(recipient) == 1:
            for key in (flow, flow.partition(".")[0]):
                known = self.directions.get(key)
                giver = known[0] if known is not None else ()
                reversed_now = bool(giver) and giver[0].state == recipient[0].state
                self.directions[key] = ((), ()) if reversed_now and key != flow else (agent, recipient)

    def direction(self, flow: str | None) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Return who was last said to give this kind of thing to whom, or nobody to nobody."""
        for key in (flow or "", (flow or "").partition(".")[0]):
            for known in (self.directions.get(key), self.usual.direction(key)):
                if known is not None and known[0]:
                    return known
        return (), ()

    def note_date(self, mention: Mention, block: int) -> None:
        """Remember a date that the sentence names."""
        self.dates = [*self.dates[1 - _DATES :], (self.sentences, block, mention)]

    def recent_dates(self, block: int) -> Iterator[tuple[str, Mention]]:
        """Yield the dates of the last sentences, and how far off they are for a sentence of a block."""
        for number, where, mention in self.dates:
            age = self.sentences - number
            if age <= _DATE_AGE:
                beside = "in its paragraph" if where == block else "in another paragraph"
                yield f"{age} before {beside}", mention

    def note_dated_deed(self, event: str, parties: Iterable[Party], mention: Mention) -> None:
        """Remember when a deed took place; the first date told of it stays."""
        self.dated_deeds.setdefault((event, frozenset(party.state for party in parties)), mention)

    def date_of_deed(self, event: str, parties: Iterable[Party]) -> Mention | None:
        """Return the date told of a deed of the same kind between the same parties."""
        return self.dated_deeds.get((event, frozenset(party.state for party in parties)))

    def suffering(self) -> tuple[Party, ...]:
        """Return whose losses a sentence counts without saying so, nobody when that is open to doubt.

        Those whose losses were just counted, whom an attack just hit, or the forces that the article is
        about; never a speaker.
        """
        for sides, age in ((self.losers, self.losers_age), (self.target, self.target_age)):
            if sides and age <= 1:
                return sides
        forces = tuple(party for party in self.troops if party.state in self.principals)
        return self.direction("personnel.troops")[0] or forces

    def accused_by(self, accuser: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return whom an accuser outside the principals can only mean: the principals."""
        sides = self.principal_parties()
        states = {party.state for party in accuser}
        return () if states & {side.state for side in sides} else sides

    def reacted_to(self, reactor: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return whose deed a reaction without object can only mean: the last doers, else the principals."""
        states = {party.state for party in reactor}
        others = tuple(party for party in self.doers if party.state not in states)
        return others or self.accused_by(reactor)

    def note(self, parties: Iterable[Party]) -> None:
        """Remember that these parties were named, in order."""
        for party in parties:
            self.named[party.state] = party

    def note_subject(self, parties: tuple[Party, ...]) -> None:
        """Remember the subject of a main clause."""
        if parties:
            self.subjects = [*self.subjects[-3:], parties]

    def note_pair(self, one: tuple[Party, ...], other: tuple[Party, ...]) -> None:
        """Remember two sides that dealt with each other."""
        if not one:
            return
        sides = {p.state: p for p in (*one, *other)}
        if len(sides) >= 3:
            self.group = tuple(sides.values())
        if len(sides) >= 2:
            self.pair, self.pair_age = tuple(sides.values()), 0

    def last_subject(self) -> tuple[Party, ...]:
        """Return the parties of the latest subject."""
        return self.subjects[-1] if self.subjects else ()

    def both(self) -> tuple[Party, ...]:
        """Return "the two": those of the sentence before, else the principals, else the last pair."""
        for sides in (
            self.latest,
            self.pair if self.pair_age <= 1 else (),
            self.principal_parties(),
            self.pair,
        ):
            if len(sides) == 2:
                return sides
        return ()

    def next_sentence(self, named: Iterable[Party]) -> None:
        """Let what was last spoken of grow older by a sentence, which named these parties."""
        self.sentences += 1
        self.pair_age += 1
        self.speaker_age += 1
        self.target_age += 1
        self.losers_age += 1
        self.counted_age += 1
        states: dict[str, Party] = {}
        for party in named:
            states.setdefault(party.state, party)
        self.latest = tuple(states.values())

    def meant_by(self, refers: str) -> tuple[Party, ...]:
        """Return whom a pointing word means: both, several, last or other (of the last subject)."""
        if refers == "both":
            return self.both()
        if refers == "several":
            return self.group or self.both()
        if refers == "other":
            last = {party.state for party in self.last_subject()}
            return tuple(party for party in self.both() if party.state not in last) if last else ()
        return self.last_subject()

    def principal_parties(self) -> tuple[Party, ...]:
        """Return the principals that have been named so far."""
        found = tuple(self.named[state] for state in self.principals if state in self.named)
        return found if len(found) == len(self.principals) else ()

    def other_side(self, flow: str | None, parties: tuple[Party, ...], *, giving: bool) -> tuple[Party, ...]:
        """Return the other side of a transfer: as last said of this kind of thing, else the counterpart.

        `giving` says whether `parties` are the givers.
        """
        giver, receiver = self.direction(flow)
        here, there = (giver, receiver) if giving else (receiver, giver)
        states = {p.state for p in parties}
        if here and {p.state for p in here} == states:
            return there
        own = self.usual.partners(states, giving=giving) & set(self.named)
        if len(own) == 1:
            return (self.named[own.pop()],)
        habits = self.usual.receivers if giving else self.usual.givers
        usual = habits.get((flow or "").partition(".")[0], ())
        if usual and not states & {p.state for p in usual}:
            return usual
        known = self.counterpart(parties)
        if known or not giving or states & set(self.principals):
            return known
        usual = habits.get(ANYTHING, ())
        return usual if usual and not states & {p.state for p in usual} else ()

    def beneficiary(self, giver: tuple[Party, ...], named: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return whom troops are lent to: a principal rather than the enemy on whose soil they fight."""
        other = self.counterpart(giver)
        return other if other and not {p.state for p in named} <= {p.state for p in other} else named

    def counterpart(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return the other principal when `parties` are exactly one of the two, else ()."""
        states = {party.state for party in parties}
        sides = self.principal_parties()
        if len(sides) == 2 and len(states) == 1 and states <= {side.state for side in sides}:
            return tuple(side for side in sides if side.state not in states)
        return ()


def find_principals(title: Iterable[str], body: Iterable[str]) -> tuple[str, ...]:
    """Find the two states an article is about: those named in its title, else far above all others.

    `title` and `body` are the states named, one item a mention. Returns two states or none.
    """
    counts = Counter(body)
    heading = Counter(title)
    for state, times in heading.items():
        counts[state] += 4 * times
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or ranked[1][1] < 3:
        return ()
    third = ranked[2][1] if len(ranked) > 2 else 0
    if ranked[1][1] < 1.3 * third:
        return ()
    return tuple(sorted((ranked[0][0], ranked[1][0])))
