"""Names in running text: a table of known forms, and the longest of them at each place.

Forms are compared piece by piece ("Kim", "Jong", "un"), without regard to accents, to the kind of
apostrophe, or to a hyphen written as a blank. Case counts: a capitalised form is not found in lower
case, save in a text that has no capital at all ("poutine et kim jong-un").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from entente.language.pieces import HYPHENS, PIECE, Piece, fold, glue, pieces, plain
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORT_CAPITALS: Final = 3
"""A capitalised form is recognised in capitals from this length on: "IL" is no name."""


class NameKind(StrEnum):
    """What a form is: it decides how the form may be read in a sentence."""

    STATE = "state"
    SEAT = "seat"
    PALACE = "palace"
    PLACE = "place"
    GROUP = "group"
    PERSON = "person"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    PREFIX = "prefix"
    ROLE = "role"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Office:
    """Whom a person speaks for, with the first and the last year, both included."""

    ids: tuple[str, ...]
    first: int
    last: int | None = None

    def distance(self, year: int) -> int:
        """Return how many years `year` lies outside the office; 0 inside."""
        if year < self.first:
            return self.first - year
        return max(0, year - self.last) if self.last is not None else 0


@dataclass(frozen=True, slots=True)
class Form:
    """One known form and what it names.

    `ids` are actor ids, `place` a place id. `strict`: only this very spelling counts. `alone`: no
    capitalised word follows ("West", not "West Virginia"). `context`: the form
    counts only where the article also names one of these actors in full ("le Nord"), or has one of
    these full names. `offices` are those of a person, whose `ids` are left empty.
    """

    text: str
    kind: NameKind
    ids: tuple[str, ...] = ()
    place: str | None = None
    strict: bool = False
    alone: bool = False
    context: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    def ids_in(self, year: int | None) -> tuple[str, ...]:
        """Return the actor ids; a person's are those of the office held in, or nearest to, `year`."""
        if not self.offices:
            return self.ids
        if year is None:
            return self.offices[-1].ids
        return min(reversed(self.offices), key=lambda office: office.distance(year)).ids


@dataclass(frozen=True, slots=True)
class FormMatch:
    """A form found at a span of the text searched; `exact` when the case is that of the form."""

    span: Span
    form: Form
    exact: bool


@dataclass(slots=True)
class _Node:
    below: dict[str, _Node] = field(default_factory=dict)
    forms: list[tuple[Form, tuple[Piece, ...], str]] = field(default_factory=list)


class Gazetteer:
    """A table of forms, searched for the longest at each place."""

    def __init__(
        self,
        forms: Iterable[Form],
        base: Gazetteer | None = None,
        joiners: frozenset[str] = frozenset(),
        trailers: frozenset[str] = frozenset(),
    ) -> None:
        """Build the table.

        Args:
            forms: what it holds.
            base: a table that is searched too (a language's below an article's own).
            joiners: folded words that may stand before a form and a hyphen ("ex-président").
            trailers: folded words that may stand after a form and a hyphen ("Moscow-backed").
        """
        self._root = _Node()
        self._base = base
        self._halves: tuple[frozenset[str], frozenset[str]] = (joiners, trailers)
        if base is not None:
            self._halves = base._halves  # noqa: SLF001 - another table of this very class
        for form in forms:
            self._add(form)

    def _add(self, form: Form) -> None:
        parts = pieces(form.text)
        node = self._root
        for part in parts:
            node = node.below.setdefault(part.key, _Node())
        node.forms.append((form, parts, _glues(form.text, parts)))

    def forms(self) -> Iterator[Form]:
        """Yield the forms of this table, without its base."""
        stack = [self._root]
        while stack:
            node = stack.pop()
            yield from (form for form, _, _ in node.forms)
            stack += node.below.values()

    def find(self, text: str, known: frozenset[str] = frozenset()) -> tuple[FormMatch, ...]:
        """Find the forms of a text, the longest at each place, in order.

        Args:
            text: a sentence or heading.
            known: actors and full names that the article has, for forms that need a context.
        """
        parts = pieces(text)
        lower = not any(c.isupper() for c in text)
        found: list[FormMatch] = []
        position = 0
        while position < len(parts):
            length, match = self._longest(text, parts, position, lower=lower, known=known)
            if match is not None:
                found.append(match)
            position += max(length, 1)
        return _without_halves(text, found, *self._halves)

    def _longest(
        self, text: str, parts: tuple[Piece, ...], start: int, *, lower: bool, known: frozenset[str]
    ) -> tuple[int, FormMatch | None]:
        best: tuple[int, FormMatch | None] = (0, None)
        if not _may_start(text, parts[start].start):
            return best
        nodes = list(self._roots())
        seams = ""
        for end in range(start, len(parts)):
            if end > start:
                seam = glue(text[parts[end - 1].end : parts[end].start])
                if seam is None:
                    break
                seams += seam
            nodes = [node.below[parts[end].key] for node in nodes if parts[end].key in node.below]
            if not nodes:
                break
            forms = [entry for node in nodes for entry in node.forms]
            chosen = _choose(forms, parts[start : end + 1], seams, lower=lower, known=known)
            if chosen is not None and _may_end(text, parts[end].end, chosen[0]):
                dot = chosen[0].text.endswith(".") and text[parts[end].end : parts[end].end + 1] == "."
                span = Span(parts[start].start, parts[end].end + dot)
                best = end - start + 1, FormMatch(span, chosen[0], chosen[1])
        return best

    def _roots(self) -> Iterator[_Node]:
        yield self._root
        if self._base is not None:
            yield from self._base._roots()  # noqa: SLF001 - another table of this very class


def _glues(text: str, parts: tuple[Piece, ...]) -> str:
    return "".join(glue(text[left.end : right.start]) or "w" for left, right in pairwise(parts))


def _choose(
    forms: list[tuple[Form, tuple[Piece, ...], str]],
    parts: tuple[Piece, ...],
    seams: str,
    *,
    lower: bool,
    known: frozenset[str],
) -> tuple[Form, bool] | None:
    best: tuple[tuple[bool, bool, int], Form, bool] | None = None
    for order, (form, own, glues) in enumerate(forms):
        fit = _fit(form, own, parts, lower=lower) if _same_seams(glues, seams) else None
        if fit is None or not _in_context(form, known):
            continue
        rank = (fit, bool(form.context), -order)
        if best is None or rank > best[0]:
            best = rank, form, fit
    return None if best is None else best[1:]


def _same_seams(form: str, text: str) -> bool:
    """Tell whether a text joins its pieces as the form does; a dot may be left out."""
    return all(f == t or (f == "d" and t == "w") for f, t in zip(form, text, strict=True))


def _in_context(form: Form, known: frozenset[str]) -> bool:
    return not form.context or any(actor in known for actor in form.context)


def _fit(form: Form, own: tuple[Piece, ...], parts: tuple[Piece, ...], *, lower: bool) -> bool | None:
    """Return True for the form's very case, False for one that may pass, None for a misfit."""
    pairs = [(mine.text, seen.text) for mine, seen in zip(own, parts, strict=True)]
    if form.strict:
        return True if all(mine == seen for mine, seen in pairs) else None
    if not all(_letters_pass(mine, seen) for mine, seen in pairs):
        return None
    if all(plain(mine) == plain(seen) for mine, seen in pairs):
        return True
    if lower:
        return None if any(mine.isupper() and len(mine) < _SHORT_CAPITALS for mine, _ in pairs) else False
    alone = len(pairs) == 1
    return False if all(_case_passes(mine, seen, alone=alone) for mine, seen in pairs) else None


def _letters_pass(mine: str, seen: str) -> bool:
    """Tell whether a text leaves out accents of the form, at most: "Prévôt" is not "Prévot"."""
    ours, theirs = mine.casefold(), seen.casefold()
    if len(ours) != len(theirs):
        return plain(ours) == plain(theirs)
    return all(their in {our, plain(our)} for our, their in zip(ours, theirs, strict=True))


def _case_passes(mine: str, seen: str, *, alone: bool) -> bool:
    if not mine[0].isupper():
        return seen.islower() or seen[0].isupper()
    if mine.isupper() and len(mine) > 1:
        return seen.isupper() or (len(mine) > _SHORT_CAPITALS and seen[0].isupper())
    if seen.isupper() and len(seen) > 1:
        return not alone or len(seen) >= _SHORT_CAPITALS
    return seen[0].isupper()


def _may_start(text: str, start: int) -> bool:
    """Tell whether a name may begin here: not inside an address ("www.nato.int", "@nato")."""
    before = text[max(0, start - 2) : start]
    return not (
        before.endswith("@") or (before.endswith(".") and before[:1].isalnum() and before[:1].islower())
    )


def _may_end(text: str, end: int, form: Form) -> bool:
    """Tell whether a name may end here: not inside an address, nor before more of a name."""
    after = text[end : end + 2]
    if form.alone and after[:1].isspace() and after[1:].isupper():
        return False
    return not (after[:1] in {".", "@"} and after[1:].islower())


def _without_halves(
    text: str, found: list[FormMatch], joiners: frozenset[str], trailers: frozenset[str]
) -> tuple[FormMatch, ...]:
    """Drop names that are one half of a hyphenated word whose other half is none ("anti-iranien")."""
    kept = list(found)
    words = [(m.start(), m.end(), fold(m.group())) for m in PIECE.finditer(text)]
    joined = {end for _, end, word in words if word in joiners}
    trailing = {start for start, _, word in words if word in trailers}
    while True:
        starts = {match.span.start for match in kept} | trailing
        ends = {match.span.end for match in kept} | joined
        whole = [m for m in kept if _is_whole(text, m, starts, ends)]
        if len(whole) == len(kept):
            return tuple(
                m for m in whole if m.form.kind is not NameKind.PREFIX or text[m.span.end : m.span.end + 1]
            )
        kept = whole


def _is_whole(text: str, match: FormMatch, starts: set[int], ends: set[int]) -> bool:
    start, end = match.span.start, match.span.end
    before = text[start - 1 : start] if start else ""
    after = text[end : end + 1]
    left = before not in HYPHENS or start - 1 in ends or not text[max(0, start - 2) : start - 1].isalnum()
    right = after not in HYPHENS or end + 1 in starts or not text[end + 1 : end + 2].isalnum()
    if match.form.kind is NameKind.PREFIX:
        return bool(after) and after in HYPHENS and end + 1 in starts
    return left and right
