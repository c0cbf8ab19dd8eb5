"""Finds the dates of a text with the grammar of its language; the language brings only YAML rows.

Expressions are chosen longest first and resolved in reading order, so that "two days later" counts
from the date before it. The lean of a date without its year ("Monday", "in July") is read from the
verbs nearby (`Cues`), else it is the habit of the press: the most recent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from entente.language.calendar import resolve
from entente.language.date_candidates import find_candidates, scan
from entente.language.date_cues import Cue, build_cue, find_cues, lean_nearby
from entente.language.date_forms import Grammar, build_grammar
from entente.language.date_joins import SinceEvents, completed, with_joined, with_since
from entente.language.pack import FoundDate, lexicon_rows
from entente.model.text import Span

if TYPE_CHECKING:
    from entente.language.date_arithmetic import Lean
    from entente.model.dates import DateSpan


@dataclass(frozen=True, slots=True)
class DateLexicon:
    """What `lexicon/dates.yaml` of one language says."""

    grammar: Grammar
    cues: tuple[Cue, ...]
    joiners: frozenset[str]
    since: SinceEvents


@cache
def load_dates(code: str) -> DateLexicon:
    """Load the date grammar of a language, once."""
    rows = lexicon_rows(code, "dates")
    grammar = build_grammar(rows)
    return DateLexicon(
        grammar=grammar,
        cues=tuple(build_cue(row) for row in rows if "cue" in row),
        joiners=_words_of(grammar, "joiners"),
        since=SinceEvents(*(_words_of(grammar, f"since_{part}") for part in ("words", "gap", "events"))),
    )


def _words_of(grammar: Grammar, name: str) -> frozenset[str]:
    return grammar.lists[name].words if name in grammar.lists else frozenset()


def find_dates(
    code: str,
    text: str,
    *,
    published: DateSpan | None,
    context: DateSpan | None = None,
    lean: Lean | None = None,
) -> tuple[FoundDate, ...]:
    """Find the dates of a text, in order; those that lack an anchor are left out.

    Args:
        code: the language.
        text: any text; offsets of the result are its own.
        published: when it was published, if that is known.
        context: the date last spoken of before it.
        lean: how to read dates without a year; by default verbs nearby, then the habit of the press.
    """
    lexicon = load_dates(code)
    scanned = scan(text, lexicon.grammar)
    tokens = scanned.tokens
    candidates = with_joined(find_candidates(scanned), scanned, lexicon.joiners)
    candidates = completed(with_since(candidates, tokens, lexicon.since), tokens, lexicon.joiners)
    told = frozenset(at for candidate in candidates for at in range(candidate.first, candidate.end))
    cues = find_cues(tokens, lexicon.cues, told)
    found: list[FoundDate] = []
    for candidate in candidates:
        leaning = lean or lean_nearby(tokens, candidate.first, candidate.end, cues)
        dates = (resolve(expression, published, context, leaning) for expression in candidate.readings)
        date = next((date for date in dates if date is not None), None)
        if date is not None:
            found.append(FoundDate(Span(tokens[candidate.first].start, tokens[candidate.end - 1].end), date))
            context = date
    return tuple(found)
