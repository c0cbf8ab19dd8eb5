"""Reads the tokens of a text with a date grammar; every reading at every place, each worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entente.language.date_arithmetic import YEARS_READ
from entente.language.date_forms import BUILT_IN, Action, Branch, Grammar, opening_key
from entente.language.date_meanings import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.language.date_tokens import Token


Reading = tuple[int, int, Any]
"""Index after the last token, rank of the rule, value."""


class Reader:
    """Reads the tokens of one text; keeps what it has read at each place."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token]) -> None:
        self._grammar, self._tokens = grammar, tokens
        self._memo: dict[tuple[str, int], tuple[Reading, ...]] = {}

    def read(self, name: str, at: int) -> tuple[Reading, ...]:
        """Return every reading of a class or rule that begins at token `at`, by rank."""
        known = self._memo.get((name, at))
        if known is not None:
            return known
        if at >= len(self._tokens):
            return ()
        if name in BUILT_IN:
            found = _built_in(name, self._tokens, at, self._grammar)
        elif opening_key(self._tokens[at].key) not in self._grammar.starts[name]:
            return ()
        else:
            found = self._best(self._walk(self._grammar.roots[name], at, at, {}))
        self._memo[name, at] = found
        return found

    @staticmethod
    def _best(readings: Iterator[Reading]) -> tuple[Reading, ...]:
        """Keep one of each meaning, by the rank of its rule."""
        ranked = sorted(readings, key=lambda reading: reading[1])
        unique = {(end, type(value), value): (end, rank, value) for end, rank, value in reversed(ranked)}
        return tuple(reversed(unique.values()))

    def _walk(self, branch: Branch, start: int, at: int, caught: dict[str, Any]) -> Iterator[Reading]:
        for action in branch.actions:
            value = self._build(action, start, at, caught)
            if value is not None:
                yield at, action.rank, value
        if at >= len(self._tokens):
            return
        token = self._tokens[at]
        if token.shape is None and token.key in branch.words:
            yield from self._walk(branch.words[token.key], start, at + 1, caught)
        for slot, kind, child in self._grammar.openings(branch, token.key):
            for end, _, value in self.read(kind, at):
                more = caught if value is True or slot == "_" else {**caught, slot: value}
                yield from self._walk(child, start, end, more)

    def _build(self, action: Action, start: int, end: int, caught: dict[str, Any]) -> Any:
        if not self._allowed(action, start, end):
            return None
        return MEANINGS[action.means](**caught, **dict(action.fixed))

    def _allowed(self, action: Action, start: int, end: int) -> bool:
        tokens = self._tokens
        upper = tokens[start].text[0].isupper()
        if (action.case == "capital" and not upper) or (action.case == "lower" and upper and start > 0):
            return False
        if action.last_in is not None:
            begins = start == 0 or tokens[start].breaks
            if not action.last_in.allow("^" if begins else tokens[start - 1].key):
                return False
        if action.next_in is None:
            return True
        ends = end == len(tokens) or tokens[end].breaks
        return action.next_in.allow("$" if ends else tokens[end].key)


def _built_in(name: str, tokens: Sequence[Token], at: int, grammar: Grammar) -> tuple[Reading, ...]:
    """Read one token as `shape`, `word`, `digits` (one or two) or `year` (four)."""
    token = tokens[at]
    value: Any = None
    if name == "shape":
        value = token.shape
    elif name == "word":
        value = token.text.isalpha() or None
    elif token.shape is None and token.text.isdecimal() and not _in_number(tokens, at):
        fits = len(token.text) <= 2 if name == "digits" else _is_year(tokens, at, grammar)
        value = int(token.text) if fits else None
    return () if value is None else ((at + 1, 0, value),)


def _is_year(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Tell a year from a number: "2000 soldats" is none."""
    text = tokens[at].text
    if len(text) != 4 or int(text) not in YEARS_READ:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return not (
        text.endswith("00") and after and after.text.islower() and not grammar.allows("followers", after.key)
    )


def _in_number(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether these digits are a group of a longer number ("11 000", "3,5")."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.text.isdecimal() and len(after.text) == 3:
        return True
    if before is not None and before.text.isdecimal() and len(tokens[at].text) == 3:
        return True
    point = after is not None and after.glued and after.text in {".", ","}
    further = tokens[at + 2] if at + 2 < len(tokens) else None
    if point and further is not None and further.glued and further.text.isdecimal():
        return True
    pointed = before is not None and before.text in {".", ","} and before.glued and tokens[at].glued
    return pointed and at >= 2 and tokens[at - 2].text.isdecimal()
