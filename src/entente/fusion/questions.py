"""The question that a claim answers: its topic and the states concerned. The shard key of fusion.

Keys are given article by article, because an article often names a party once and then only points
at it: a claim that names half of its parties takes the other half from its own article.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from entente.model.actor import UNNAMED, state_of
from entente.model.attribution import Status
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.model.claim import Claim

_NEGATIVE = frozenset({Status.DENIED, Status.UNCONFIRMED})
_SAME_FLOW = {"expertise": "technology"}  # know-how given and technology given: one flow to the annotators
_DEED_OF_FLOW = {"casualties": "ASSAULT", "territory": "ASSAULT", "sanctions": "COERCE", "treaty": "AGREE"}
_UNDENIABLE = frozenset({"monitoring"})  # a veto against an inspection denies nothing


@dataclass(frozen=True, slots=True)
class Topic:
    """One row of `topics.yaml`: a kind of question.

    `pace` is how dates tell its claims apart; `joint`: the parties do it together, so that agent and
    recipient are one side; `posture`: it may be a lasting attitude of a state as well as an act of one
    of its organs; `doer`: claims that name other agents are apart.
    """

    name: str
    events: frozenset[str]
    flows: tuple[str, ...] | None
    leaf: bool
    bare: bool
    parties: str
    pace: str
    joint: bool
    posture: bool
    doer: bool


_UNKNOWN = Topic("", frozenset(), None, *(False, False), "set", "moment", *(False, False, False))


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """The key of a question: topic with its flow, and the states concerned."""

    topic: str
    flow: str
    parties: tuple[str, ...]

    @property
    def key(self) -> str:
        """The question as text, by which it is kept; `Question.of` reads it back."""
        return "\x1f".join((self.topic, self.flow, *self.parties))

    @classmethod
    def of(cls, key: str) -> Question:
        """Return the question that has this key."""
        topic, flow, *parties = key.split("\x1f")
        return cls(topic, flow, tuple(parties))

    @property
    def kind(self) -> Topic:
        """The kind of question that it is; one that `topics.yaml` does not know is of moments."""
        return _by_name().get(self.topic, _UNKNOWN)

    @property
    def pace(self) -> str:
        """How dates tell claims of this question apart: stream, deed or moment."""
        return self.kind.pace


@cache
def topics() -> tuple[Topic, ...]:
    """Load the kinds of questions, in file order: the first that fits a claim decides."""
    return tuple(
        Topic(
            name=row["topic"],
            events=frozenset(row["events"]),
            flows=tuple(row["flows"]) if "flows" in row else None,
            leaf=bool(row.get("leaf")),
            bare=bool(row.get("bare")),
            parties=row["parties"],
            pace=row["pace"],
            joint=bool(row.get("joint")),
            posture=bool(row.get("posture")),
            doer=bool(row.get("doer")),
        )
        for row in read_rows("fusion/topics.yaml")
    )


@cache
def _by_name() -> dict[str, Topic]:
    return {topic.name: topic for topic in topics()}


@cache
def topic_of(event: str, flow: str, *, bare: bool = False) -> Topic | None:
    """Return the kind of question that an event with this flow answers ("" is no flow).

    `bare` claims have no date, place of their own or amount.
    """
    for topic in topics():
        fits = topic.flows is None or any(_covers(prefix, flow) for prefix in topic.flows)
        if event in topic.events and fits and (bare or not topic.bare):
            return topic
    return None


def _is_bare(claim: Claim) -> bool:
    """Tell whether a claim says nothing of when, how much, or where within the states concerned."""
    return claim.when is None and claim.quantity is None and set(claim.where) <= states(claim.parties)


def _covers(prefix: str, flow: str) -> bool:
    return flow == prefix or (prefix != "" and flow.startswith(f"{prefix}."))


def is_denial(claim: Claim) -> bool:
    """Tell whether the claim denies, or does not confirm, an act rather than affirming one."""
    if claim.status in _NEGATIVE:
        return True
    return claim.event == "REJECT" and claim.flow is not None and claim.flow not in _UNDENIABLE


def states(actors: Iterable[str]) -> frozenset[str]:
    """Return the states and organisations of some actor ids."""
    return frozenset(state_of(actor) for actor in actors if actor != UNNAMED)


def _asked(claim: Claim) -> tuple[Topic | None, str]:
    flow = claim.flow or ""
    flow = _SAME_FLOW.get(flow, flow)
    event = claim.event
    if event == "REJECT" and is_denial(claim):
        event = _DEED_OF_FLOW.get(flow.partition(".")[0], "AID") if flow else event
    topic = topic_of(event, flow, bare=_is_bare(claim))
    return topic, flow if topic is not None and topic.leaf else ""


def ask(claims: Sequence[Claim]) -> tuple[tuple[Question, Claim], ...]:
    """Give each claim of one article the question that it answers, in the order given.

    Claims of an event that `topics.yaml` does not know ask a question of their own kind.
    """
    asked = [(*_asked(claim), claim) for claim in claims]
    company = _Company(asked)
    return tuple((_question(topic, flow, claim, company), claim) for topic, flow, claim in asked)


class _Company:
    """The groups of states that an article speaks of, by topic and flow, for claims that name only some."""

    def __init__(self, asked: Iterable[tuple[Topic | None, str, Claim]]) -> None:
        self._groups: dict[tuple[str, str], Counter[frozenset[str]]] = {}
        for topic, flow, claim in asked:
            # denier and addressee, foe and foe are not giver and receiver
            if topic is None or is_denial(claim) or (claim.event == "ASSAULT" and topic.parties == "set"):
                continue
            group = _named(topic, claim)
            if len(group) > 1:
                for key in _keys(topic, flow):
                    self._groups.setdefault(key, Counter())[group] += 1

    def knows(self, group: frozenset[str]) -> bool:
        """Tell whether the article speaks of exactly these states together."""
        return any(group in groups for groups in self._groups.values())

    def complete(self, topic: Topic, flow: str, named: frozenset[str]) -> frozenset[str]:
        """Return the group most often spoken of in the article that holds these states, else these states."""
        for key in _keys(topic, flow):
            groups = self._groups.get(key, Counter())
            known = [(-count, sorted(group)) for group, count in groups.items() if named < group]
            if known and named:
                return frozenset(min(known)[1])
        return named


def _keys(topic: Topic, flow: str) -> tuple[tuple[str, str], ...]:
    """Where company is sought: among claims of the same flow, then its family, then of all kinds."""
    own = ((topic.name, flow), (topic.name, flow.partition(".")[0] + ".*"))
    return (*own, ("*", "")) if topic.parties == "set" else own


def _named(topic: Topic, claim: Claim) -> frozenset[str]:
    if topic.parties == "recipient":
        return states(claim.recipient)
    if topic.parties == "agent":
        return states(claim.agent)
    return states(claim.parties)


def _question(topic: Topic | None, flow: str, claim: Claim, company: _Company) -> Question:
    if topic is None:
        return Question(claim.event, claim.flow or "", tuple(sorted(states(claim.parties))))
    agents, recipients = sorted(states(claim.agent)), sorted(states(claim.recipient))
    if topic.parties == "directed":
        return Question(topic.name, flow, (*agents, ">", *recipients))
    if claim.event == "REJECT" and is_denial(claim):
        return Question(topic.name, flow, tuple(sorted(_denied_parties(topic, flow, claim, company))))
    if topic.parties == "set":
        # troops sent to fight: the foe is no party to the sending
        named = frozenset(agents) if claim.event == "ASSAULT" else states(claim.parties)
        return Question(topic.name, flow, tuple(sorted(_completed(topic, flow, named, company))))
    if topic.parties == "recipient":
        return Question(topic.name, flow, tuple(recipients) or (*agents, ">"))
    return Question(topic.name, flow, tuple(agents) or (">", *recipients))


def _completed(topic: Topic, flow: str, named: frozenset[str], company: _Company) -> frozenset[str]:
    return company.complete(topic, flow, named) if len(named) == 1 else named


def _denied_parties(topic: Topic, flow: str, claim: Claim, company: _Company) -> frozenset[str]:
    """Return the states of the act denied: the denier's, with those it acts with in the article.

    Whom a denial is addressed to is no party to the act, unless the article says so elsewhere.
    """
    agents = states(claim.agent)
    if topic.parties == "recipient":  # who denies having lost ground or men is the one said to have
        return agents
    if topic.parties == "set" and (company.knows(states(claim.parties)) or not agents):
        return states(claim.parties)
    return _completed(topic, flow, agents, company)
