"""Finds the dates of a text with the grammar of its language; the language brings only YAML rows.

Expressions are chosen longest first and resolved in reading order, so that "two days later" counts
from the date before it. The lean of a date without its year ("Monday", "in July") is read from the
verbs nearby (`Cues`), else it is the habit of the press: the most recent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from entente.language.calendar import Expression, Recurring, resolve
from entente.language.date_arithmetic import Lean
from entente.language.date_forms import Grammar, build_grammar
from entente.language.date_reader import Reader
from entente.language.date_tokens import fold, plain, split_tokens
from entente.language.pack import FoundDate, lexicon_rows
from entente.language.relative_dates import Since, Within
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.language.date_tokens import Token
    from entente.model.dates import DateSpan
    from entente.vocabulary.rows import Row

TOP: Final = "date"
"""The rule whose readings are dates on their own."""
CUE_REACH: Final = 12
"""How many words away a verb may stand that tells past from future."""
SINCE_REACH: Final = 12
"""How many words back "since" may stand from the date of its event."""
CUE_ENDING_FROM: Final = 5
CUE_THEN: Final = 3
CLAUSE_ENDS: Final = frozenset('.;:!?()«»"')


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of cues: words, or endings of words of five letters and more but for `exceptions`.

    `then`, when not empty, holds endings of which one must come within the next three words: "a"
    tells the past in "a signé", not in "a jusqu'à mardi".
    """

    lean: Lean
    words: frozenset[str]
    endings: tuple[str, ...]
    exceptions: frozenset[str]
    then: tuple[str, ...]

    def tells(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether the word at `at` is such a cue."""
        key = tokens[at].key
        told = len(key) >= CUE_ENDING_FROM and key.endswith(self.endings) and key not in self.exceptions
        if key not in self.words and not told:
            return False
        after = [token.text.lower() for token in tokens[at + 1 : at + 1 + CUE_THEN]]
        return not self.then or any(len(word) > 2 and word.endswith(self.then) for word in after)


@dataclass(frozen=True, slots=True)
class SinceEvents:
    """The words of "since the invasion of February 2022": the preposition, articles, what happens once."""

    words: frozenset[str]
    gap: frozenset[str]
    events: frozenset[str]


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
        cues=tuple(_build_cue(row) for row in rows if "cue" in row),
        joiners=_words_of(grammar, "joiners"),
        since=SinceEvents(*(_words_of(grammar, f"since_{part}") for part in ("words", "gap", "events"))),
    )


def _words_of(grammar: Grammar, name: str) -> frozenset[str]:
    return grammar.lists[name].words if name in grammar.lists else frozenset()


def _build_cue(row: Row) -> Cue:
    return Cue(
        lean=Lean(row["cue"]),
        words=frozenset(fold(word) for word in row.get("words", ())),
        endings=tuple(row.get("endings", ())),
        exceptions=frozenset(fold(word) for word in row.get("except", ())),
        then=tuple(row.get("then", ())),
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch of tokens, and every way to read it, best first."""

    first: int
    end: int
    readings: tuple[Expression, ...]


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
    flat = plain(text)
    tokens = split_tokens(flat, lexicon.grammar.shapes)
    candidates = _choose(list(_candidates(flat, tokens, lexicon)), flat, tokens)
    candidates = _with_since(candidates, tokens, lexicon.since)
    found: list[FoundDate] = []
    for at, candidate in enumerate(candidates):
        leaning = lean or _lean_nearby(tokens, candidate, lexicon.cues)
        following = candidates[at + 1] if at + 1 < len(candidates) else None
        date = None
        for expression in candidate.readings:
            if following is not None:
                expression = _completed(expression, candidate, following, tokens, lexicon)  # noqa: PLW2901
            date = resolve(expression, published, context, leaning)
            if date is not None:
                break
        if date is not None:
            found.append(FoundDate(Span(tokens[candidate.first].start, tokens[candidate.end - 1].end), date))
            context = date
    return tuple(found)


def _candidates(text: str, tokens: Sequence[Token], lexicon: DateLexicon) -> Iterator[_Candidate]:
    reader = Reader(lexicon.grammar, tokens)
    for at in range(len(tokens)):
        by_end: dict[int, list[Expression]] = {}
        for end, _, expression in reader.read(TOP, at):
            if _stands_alone(text, tokens, at, end):
                by_end.setdefault(end, []).append(expression)
        for end, readings in by_end.items():
            yield _Candidate(at, end, tuple(readings))


def _stands_alone(text: str, tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether an expression is no part of a longer name ("Zapad-2025", "Champ-de-Mars")."""
    start, stop = tokens[first].start, tokens[end - 1].end
    if start >= 2 and text[start - 1] in "-/." and text[start - 2].isalnum():
        return False
    if start >= 1 and (text[start - 1].isalnum() or text[start - 1] == "@"):
        return False
    after, further = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if after.isalnum() or after in {"%", "°", "€", "$"}:
        return False
    return not (after in {"-", "/"} and further.isalnum())


def _choose(candidates: list[_Candidate], text: str, tokens: Sequence[Token]) -> list[_Candidate]:
    """Keep the longest, then the leftmost, of those that overlap; never across a blank line."""

    def length(candidate: _Candidate) -> tuple[int, int]:
        return candidate.first - candidate.end, candidate.first

    taken: set[int] = set()
    kept = []
    for candidate in sorted(candidates, key=length):
        places = range(candidate.first, candidate.end)
        inside = text[tokens[candidate.first].start : tokens[candidate.end - 1].end]
        if taken.isdisjoint(places) and "\n\n" not in inside:
            taken.update(places)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.first)


def _with_since(
    candidates: list[_Candidate], tokens: Sequence[Token], since: SinceEvents
) -> list[_Candidate]:
    """Add to "since the invasion of February 2022" the open interval, carried by its "since"."""
    found = []
    free_from = 0
    for candidate in candidates:
        at = _since_before(candidate, free_from, tokens, since)
        if at is not None:
            found.append(_Candidate(at, at + 1, tuple(Since(reading) for reading in candidate.readings)))
        found.append(candidate)
        free_from = candidate.end
    return found


def _since_before(
    candidate: _Candidate, free_from: int, tokens: Sequence[Token], since: SinceEvents
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


def _completed(
    expression: Expression,
    candidate: _Candidate,
    following: _Candidate,
    tokens: Sequence[Token],
    lexicon: DateLexicon,
) -> Expression:
    """Give "March" the year of "April 2024" in "in March and April 2024"."""
    between = tokens[candidate.end : following.first]
    joined = 1 <= len(between) <= 2 and all(token.key in lexicon.joiners for token in between)
    after = following.readings[0]
    if joined and isinstance(expression, Recurring) and expression.recurs and isinstance(after, Within):
        return Within(expression, after.container)
    return expression


def _lean_nearby(tokens: Sequence[Token], candidate: _Candidate, cues: Sequence[Cue]) -> Lean:
    """Return the lean told by the nearest verb of the clause."""
    before, after = range(candidate.first - 1, -1, -1), range(candidate.end, len(tokens))
    opens = candidate.first == 0 or not tokens[candidate.first - 1].text.isalnum()
    told = [_cue_along(tokens, before, cues, cross=True), _cue_along(tokens, after, cues, cross=opens)]
    return min((cue for cue in told if cue is not None), default=(0, Lean.PRESS), key=itemgetter(0))[1]


def _cue_along(
    tokens: Sequence[Token], indices: range, cues: Sequence[Cue], *, cross: bool
) -> tuple[int, Lean] | None:
    """Walk away from a date to the first cue of its clause; return its distance and lean.

    A comma ends the clause, but one beside a date that stands apart may be crossed: "Monday, he will".
    """
    for distance, index in enumerate(indices[:CUE_REACH], 1):
        text = tokens[index].text
        if text in CLAUSE_ENDS or (text == "," and not (cross and distance == 1)):
            return None
        for cue in cues:
            if cue.tells(tokens, index):
                return distance, cue.lean
    return None
