"""What a comparison of claims reads off each of them, computed once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.fusion.amounts import measured
from entente.fusion.authors import fold
from entente.fusion.questions import is_denial, states
from entente.fusion.thresholds import threshold
from entente.fusion.voices import spoken_for
from entente.model.actor import UNNAMED, sector_of
from entente.model.attribution import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.fusion.amounts import Amount
    from entente.fusion.questions import Question, Topic
    from entente.fusion.setting import Setting
    from entente.model.claim import Claim
    from entente.model.dates import DateSpan

_WORD = re.compile(r"[^\W\d_]{4,}")
Days = tuple[int, int]
"""First and last day of a period, counted from the year 1; see `_days` for open ends."""
NEVER = 10_000_000
"""A day beyond all days."""
_TENSES = {
    Status.PLANNED: "planned",
    Status.POSSIBLE: "possible",
    Status.HYPOTHETICAL: "possible",
    Status.PRESCRIBED: "prescribed",
}


@dataclass(frozen=True, slots=True)
class Aspect:
    """A claim as it is compared.

    `kind` is that of its question; `tense` is real, planned, possible or prescribed; `sectors` are those
    of the agents (of all parties to a joint act); `named` are its named holders, `spoken` those that
    count; `amount` is its quantity in comparable form; `days` are those of its date, `likely` those of
    its likely date; `published` is when its article appeared, `appeared` the last day of that; `anchor`
    is when an undated claim is likely to have happened: the date last given in its article for the same
    question, else the article's; `words` are stems of its cue; `text` is its article, for copies the
    original; `voice` is its author's.
    """

    claim: Claim
    question: Question
    kind: Topic
    tense: str
    denial: bool
    agents: frozenset[str]
    recipients: frozenset[str]
    sectors: frozenset[str]
    named: frozenset[str]
    spoken: tuple[str, ...]
    amount: Amount | None
    places: frozenset[str]
    days: Days | None
    likely: Days | None
    published: DateSpan | None
    appeared: int | None
    anchor: DateSpan | None
    words: frozenset[str]
    text: str
    voice: str


def view_all(question: Question, claims: Iterable[Claim], setting: Setting) -> list[Aspect]:
    """Read off claims of one question, given in reading order, what comparisons need."""
    return [view(question, claim, setting, anchor) for claim, anchor in anchored(claims, setting)]


def anchored(claims: Iterable[Claim], setting: Setting) -> list[tuple[Claim, DateSpan | None]]:
    """Return each claim of one question with its anchor, given in reading order (see `Aspect`)."""
    last: dict[str, DateSpan] = {}
    found = []
    for claim in claims:
        if claim.when is not None:
            last[claim.doc] = claim.when
        found.append((claim, last.get(claim.doc) or setting.published(claim.doc)))
    return found


def view(question: Question, claim: Claim, setting: Setting, anchor: DateSpan | None) -> Aspect:
    """Read off a claim what comparisons need."""
    agents, recipients = states(claim.agent), states(claim.recipient)
    published = setting.published(claim.doc)
    appeared = _days(published)
    return Aspect(
        claim=claim,
        question=question,
        kind=question.kind,
        tense=_TENSES.get(claim.status, "real"),
        denial=is_denial(claim),
        agents=agents - recipients,
        recipients=recipients - agents,
        sectors=frozenset(
            filter(None, map(sector_of, claim.parties if question.kind.joint else claim.agent))
        ),
        named=frozenset(claim.holder) - {UNNAMED},
        spoken=spoken_for(claim.holder, setting.extra),
        amount=measured(claim.quantity, claim.flow or "") if claim.quantity else None,
        places=frozenset(map(fold, claim.where)),
        days=_days(claim.when),
        likely=_days(claim.when or anchor),
        published=published,
        appeared=appeared[1] if appeared else None,
        anchor=anchor,
        words=stems(setting.quoted(claim, claim.cue)),
        text=setting.text(claim.doc),
        voice=setting.voice(claim.doc),
    )


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text, without case or accents."""
    length = int(threshold("word_stem"))
    return frozenset(word[:length] for word in _WORD.findall(fold(text)))


def _days(when: DateSpan | None) -> Days | None:
    """Return the first and the last day of a date, as numbers; an open end lies beyond all days."""
    if when is None:
        return None
    first, last = when.first, when.last
    return first.toordinal() if first else 0, last.toordinal() if last else NEVER


def is_dated(when: DateSpan) -> bool:
    """Tell whether a date is close enough to name one event: a week or less."""
    if when.first is None or when.last is None:
        return False
    return (when.last - when.first).days < threshold("dated_days")
