"""The ledger: what each actor gains and bears, as the facts tell it, line by line and never netted.

A line is a fact, with a weight by stated rules (`ledger.yaml`): how its text presents it, how many
independent voices stand behind it, how long ago it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.assessment.evidence import Evidence, states
from entente.errors import LexiconError
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from entente.model.fact import Fact
    from entente.vocabulary.rows import Row

FILE: Final = "assessment/ledger.yaml"
DOMAINS: Final = ("military", "energy", "technology", "money", "diplomatic", "risk")
NEEDED: Final = {
    "domain": ("flow", "domain"),
    "side": ("event",),
    "status": ("status", "weight"),
    "origins": ("weight",),
    "recency": ("weight",),
}
"""What a row of each rule must have, beside its reason."""


class Side(StrEnum):
    """Whether a line is a gain or a cost of its actor."""

    GAIN = "gain"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Line:
    """One fact on one side of one actor's account.

    `weight` is the product of its parts: status, origins, recency, each from 0 to 1.
    """

    actor: str
    domain: str
    side: Side
    fact: str
    status_part: float
    origins_part: float
    recency_part: float
    why: str

    @property
    def weight(self) -> float:
        """The product of the parts, from 0 to 1."""
        return self.status_part * self.origins_part * self.recency_part


@dataclass(frozen=True, slots=True)
class Account:
    """All lines of one actor in one domain; both sums stand apart, nothing is netted."""

    actor: str
    domain: str
    gains: tuple[Line, ...]
    costs: tuple[Line, ...]


@cache
def load_ledger_rules() -> tuple[Row, ...]:
    """Load the rules of the ledger, in file order.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = read_rows(FILE)
    bad = [f"{row.where}: {fault}" for row in rows if (fault := _fault(row)) is not None]
    if bad:
        raise LexiconError("\n".join(bad))
    return rows


def _fault(row: Row) -> str | None:
    if row.get("rule") not in NEEDED:
        return f"no rule {row.get('rule')!r}; there are {', '.join(NEEDED)}"
    missing = [key for key in (*NEEDED[row["rule"]], "why") if row.get(key) is None]
    if missing:
        return f"a rule on {row['rule']} needs {', '.join(missing)}"
    if row.get("domain", DOMAINS[0]) not in DOMAINS:
        return f"no domain {row['domain']!r}; there are {', '.join(DOMAINS)}"
    return None


def keep_ledger(evidence: Evidence, actors: Iterable[str] = ()) -> tuple[Account, ...]:
    """Keep the accounts of the actors given, or of all that facts name, by actor and domain.

    Lines come with the heaviest first, then by fact.
    """
    wanted = frozenset(actors)
    now = last_day(evidence)
    lines = [
        line
        for fact in evidence.facts
        for line in _lines(fact, evidence, now)
        if not wanted or line.actor in wanted
    ]
    keys = sorted({(line.actor, DOMAINS.index(line.domain)) for line in lines})
    return tuple(_account(actor, DOMAINS[place], lines) for actor, place in keys)


def _account(actor: str, domain: str, lines: list[Line]) -> Account:
    own = sorted(
        (line for line in lines if (line.actor, line.domain) == (actor, domain)),
        key=lambda line: (-line.weight, line.fact),
    )
    gains = tuple(line for line in own if line.side is Side.GAIN)
    return Account(actor, domain, gains, tuple(line for line in own if line.side is Side.COST))


def last_day(evidence: Evidence) -> date | None:
    """Return the last day that the dossier knows: that of its latest article."""
    days = [told.last for told in evidence.published.values() if told.last is not None]
    return max(days, default=None)


def _lines(fact: Fact, evidence: Evidence, now: date | None) -> Iterator[Line]:
    """Yield the lines of one fact: one an actor and side."""
    side = _side_of(fact)
    if side is None or fact.status.value == "opinion":
        return
    domain = side.get("domain") or domain_of(fact.flow)
    if domain is None:
        return
    parts = (_status_part(fact), _origins_part(fact), _recency_part(fact, evidence, now))
    for role, which in (("gain", Side.GAIN), ("cost", Side.COST)):
        for actor in _actors(fact, side.get(role)):
            yield Line(actor, domain, which, fact.id, *parts, side["why"])


def _side_of(fact: Fact) -> Row | None:
    """Return the rule on sides for a fact; one that names its flow goes before the general one."""
    fits = [r for r in load_ledger_rules() if r["rule"] == "side" and r["event"] == fact.event]
    named = [row for row in fits if row.get("flow") is not None and row["flow"] == fact.flow]
    return next((row for row in (*named, *fits) if row in named or "flow" not in row), None)


def _actors(fact: Fact, role: str | None) -> tuple[str, ...]:
    """Return the states on one side of a fact, sorted; in joint work all parties gain."""
    roles = {"agent": fact.agent, "recipient": fact.recipient, "both": (*fact.agent, *fact.recipient)}
    return tuple(sorted(states(roles.get(role or "", ())) - {"?"}))


def domain_of(flow: str | None) -> str | None:
    """Return the domain that a flow counts under, by the longest flow that fits; None without one."""
    fits = [
        row
        for row in load_ledger_rules()
        if row["rule"] == "domain"
        and flow is not None
        and (flow == row["flow"] or flow.startswith(f"{row['flow']}."))
    ]
    return max(fits, key=lambda row: len(row["flow"]))["domain"] if fits else None


def _weight(rule: str, status: str | None = None) -> float:
    return float(
        next(r["weight"] for r in load_ledger_rules() if r["rule"] == rule and r.get("status") == status)
    )


def _status_part(fact: Fact) -> float:
    return _weight("status", fact.status.value)


def _origins_part(fact: Fact) -> float:
    """Return how much independent voices leave beyond doubt; without any, half a voice."""
    return 1 - _weight("origins") ** (fact.independent or 0.5)


def _recency_part(fact: Fact, evidence: Evidence, now: date | None) -> float:
    """Return 1 for what is still going on or was just told, half after each half-life."""
    day = fact.when.last if fact.when else _told(fact, evidence)
    if now is None or day is None or day >= now:
        return 1.0
    return float(0.5 ** ((now - day).days / _weight("recency")))


def _told(fact: Fact, evidence: Evidence) -> date | None:
    """Return the day of the latest article that tells the fact."""
    docs = {evidence.by_id[ident].doc for ident in fact.claims if ident in evidence.by_id}
    days = [evidence.published[doc].last for doc in sorted(docs) if doc in evidence.published]
    return max((day for day in days if day is not None), default=None)
