"""Dates that lean on the one beside them: "in March and April 2024", "since the invasion of May 2022"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from entente.language.calendar import DayNumber, Expression, Recurring
from entente.language.date_candidates import Candidate, stands_alone
from entente.language.date_cues import CLAUSE_ENDS
from entente.language.date_forms import JOINED
from entente.language.relative_dates import Since, UpTo, Within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.language.date_candidates import Scan
    from entente.language.date_tokens import Token

SINCE_REACH: Final = 12
"""How many words back "since" may stand from the date of its event."""


@dataclass(frozen=True, slots=True)
class SinceEvents:
    """The words of "since the invasion of February 2022": the preposition, articles, what happens once."""

    words: frozenset[str]
    gap: frozenset[str]
    events: frozenset[str]


def with_since(candidates: list[Candidate], tokens: Sequence[Token], since: SinceEvents) -> list[Candidate]:
    """Add to "since the invasion of February 2022" the open interval, carried by its "since"."""
    found = []
    free_from = 0
    for candidate in candidates:
        at = _since_before(candidate, free_from, tokens, since)
        if at is not None:
            found.append(Candidate(at, at + 1, tuple(Since(reading) for reading in candidate.readings)))
        found.append(candidate)
        free_from = candidate.end
    return found


def _since_before(
    candidate: Candidate, free_from: int, tokens: Sequence[Token], since: SinceEvents
) -> int | None:
    """Return the place of a "since" whose event the date tells, if there is one."""
    for at in range(candidate.first - 1, max(free_from, candidate.first - SINCE_REACH) - 1, -1):
        token = tokens[at]
        if token.text in CLAUSE_ENDS:
            return None
        if token.key in since.words:
            after = next((t for t in tokens[at + 1 : candidate.first] if t.key not in since.gap), None)
            return at if after is not None and after.key in since.events else None
    return None


def with_joined(candidates: list[Candidate], scanned: Scan, joiners: frozenset[str]) -> list[Candidate]:
    """Add what a preposition before it still governs: "April" of "in March and April"."""
    found: list[Candidate] = []
    for at, candidate in enumerate(candidates):
        limit = candidates[at + 1].first if at + 1 < len(candidates) else len(scanned.tokens)
        more: Candidate | None = candidate
        while more is not None:
            found.append(more)
            more = _joined_after(more.end, limit, scanned, joiners)
    return found


def _joined_after(end: int, limit: int, scanned: Scan, joiners: frozenset[str]) -> Candidate | None:
    if end >= limit or scanned.tokens[end].key not in joiners:
        return None
    readings = [reading for reading in scanned.reader.read(JOINED, end + 1) if reading[0] <= limit]
    longest = max((reading[0] for reading in readings), default=0)
    if not readings or not stands_alone(scanned, end + 1, longest):
        return None
    return Candidate(end + 1, longest, tuple(value for stop, _, value in readings if stop == longest))


def completed(
    candidates: list[Candidate], tokens: Sequence[Token], joiners: frozenset[str]
) -> list[Candidate]:
    """Give each of two joined dates, from the last on, what only the right one tells: month or year."""
    done: list[Candidate] = []
    for candidate in reversed(candidates):
        if done and _are_joined(candidate, done[-1], tokens, joiners):
            right = done[-1].readings[0]
            readings = tuple(_completed_by(right, reading) for reading in candidate.readings)
            done.append(replace(candidate, readings=readings))
        else:
            done.append(candidate)
    return done[::-1]


def _are_joined(left: Candidate, right: Candidate, tokens: Sequence[Token], joiners: frozenset[str]) -> bool:
    between = tokens[left.end : right.first]
    return 1 <= len(between) <= 2 and all(token.key in joiners for token in between)


def _completed_by(right: Expression, left: Expression) -> Expression:
    if not isinstance(left, Recurring) or not left.recurs:
        return left
    if isinstance(left, DayNumber):
        return UpTo(left, right)
    return Within(left, right.container) if isinstance(right, Within) else left
