"""Forms of date expressions: how YAML rows become a grammar.

A row of a language's `lexicon/dates.yaml` is one of

    class: month      words: [juillet, juil.]   value: 7          words that mean a value
    rule: full        form: "{day} {month}"     means: day        a sequence that builds one
    shape: "regex"    order: dmy                                  digits with separators

    list: edges       words: [".", ","]                           what may stand beside a form

A form holds words, `{name}` or `{name:class}` for a class, a rule or a built-in (`digits`, `year`,
`shape`, `word`), `{_:name}` for what is read and not kept, `[...]` for what may be absent and `(a|b)`
for alternatives; a backslash before a bracket makes it a character. A class of value true is read
and not kept. `means` names a builder of `date_meanings`, `with` gives it fixed values; `last_in` and
`next_in` name the lists that hold what may stand before and after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from entente.errors import LexiconError
from entente.language.date_meanings import MEANINGS
from entente.language.date_tokens import WORD, Shape, fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entente.vocabulary.rows import Row

BUILT_IN: Final = frozenset({"digits", "year", "shape", "word"})
ANY_RULE: Final = ""
"""Name under which the words that begin any rule are kept."""
TOP: Final = "date"
"""The rule whose readings are dates on their own; every language has it."""
JOINED: Final = "joined"
"""The rule for what may follow a date without repeating its preposition; every language has it."""
MAX_SEQUENCES: Final = 4000
_PIECE = re.compile(r"\\.|\{(\w+)(?::(\w+))?\}|[\[\]()|]|\s+|\d+|[^\W\d_]+|[^\w\s]")
_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_PLAIN: Final = str.maketrans("’‘ʼ‛′`´–—‑−‐‒―", "'''''''-------")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What may stand beside a form: `words`, or anything but them; "^" and "$" are the edges of a line."""

    words: frozenset[str]
    forbidden: bool

    def allow(self, key: str) -> bool:
        """Tell whether a word may stand there."""
        return (key in self.words) is not self.forbidden


@dataclass(frozen=True, slots=True)
class Action:
    """What to build when a sequence has matched; the first rule in the file goes first."""

    means: str
    fixed: tuple[tuple[str, Any], ...]
    rank: int
    case: str = ""
    last_in: Neighbours | None = None
    next_in: Neighbours | None = None


@dataclass(slots=True)
class Branch:
    """A node of the trie of one class or rule; `fits` keeps which names a word may begin."""

    words: dict[str, Branch] = field(default_factory=dict)
    names: dict[tuple[str, str], Branch] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)
    fits: dict[str, tuple[tuple[str, str, Branch], ...]] = field(default_factory=dict)


Piece = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The classes and rules of one language."""

    roots: dict[str, Branch]
    shapes: tuple[Shape, ...]
    lists: dict[str, Neighbours]
    starts: dict[str, frozenset[str]]
    """For each class and rule, the keys that may begin it; "#" stands for any digits or shape."""
    telling: frozenset[str]
    """The keys of which every date has one or more; "#" as above."""

    def allows(self, name: str, beside: str) -> bool:
        """Tell whether a word may stand beside what the list `name` guards; no list, no guard."""
        return name not in self.lists or self.lists[name].allow(beside)

    def openings(self, branch: Branch, key: str) -> tuple[tuple[str, str, Branch], ...]:
        """Return the names of a branch that a word may begin: slot, class or rule, next branch."""
        key = opening_key(key)
        found = branch.fits.get(key)
        if found is None:
            found = tuple(
                (slot, kind, child)
                for (slot, kind), child in branch.names.items()
                if kind == "word" or key in self.starts[kind]
            )
            if key in self.starts[ANY_RULE]:
                branch.fits[key] = found  # only for the words of the grammar, which are few
        return found


def opening_key(key: str) -> str:
    """Return the key under which a word opens rules: all digits and numeric dates have one."""
    return "#" if not key or key[0].isdigit() else key


def build_grammar(rows: Iterable[Row]) -> Grammar:
    """Compile the rows of a language.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = tuple(rows)
    roots: dict[str, Branch] = {}
    shapes: list[Shape] = []
    bad: list[str] = []
    lists = {row["list"]: _neighbours(row) for row in rows if "list" in row}
    for rank, row in enumerate(rows):
        try:
            if "shape" in row:
                shapes.append(Shape(re.compile(row["shape"]), row["order"]))
            elif "class" in row or "rule" in row:
                _add_row(roots, row, rank, lists)
        except (AttributeError, KeyError, ValueError, re.error) as error:
            bad.append(f"{row.where}: {error}")
    bad += _unknown_names(roots) + _rules_that_begin_with_themselves(roots)
    if bad:
        raise LexiconError("\n".join(bad))
    return Grammar(roots, tuple(shapes), lists, _first_keys(roots), _telling_keys(roots, lists))


def _neighbours(row: Row) -> Neighbours:
    words = row.get("words", row.get("except", ()))
    return Neighbours(frozenset(fold(word) for word in words), "except" in row)


def _add_row(roots: dict[str, Branch], row: Row, rank: int, lists: dict[str, Neighbours]) -> None:
    if "class" in row:
        name, forms = row["class"], [_literal(word) for word in row["words"]]
        action = Action("value", (("value", row["value"]),), rank, row.get("case", ""))
    else:
        name, texts = row["rule"], row["form"]
        forms = [s for text in ([texts] if isinstance(texts, str) else texts) for s in expand(text)]
        means = row.get("means", "same")
        if means not in MEANINGS:
            raise ValueError(f"no meaning is called {means!r}")
        sides = [lists[row[side]] if side in row else None for side in ("last_in", "next_in")]
        action = Action(means, tuple(row.get("with", {}).items()), rank, row.get("case", ""), *sides)
    root = roots.setdefault(name, Branch())
    for form in forms:
        if not form:
            raise ValueError("a form that may be empty")
        branch = root
        for piece in form:
            if isinstance(piece, str):
                branch = branch.words.setdefault(piece, Branch())
            else:
                branch = branch.names.setdefault(piece, Branch())
        branch.actions.append(action)


def _literal(word: str) -> tuple[Piece, ...]:
    return tuple(fold(m.group()) for m in WORD.finditer(plain(word)))


def expand(form: str) -> list[tuple[Piece, ...]]:
    """Return every sequence of words and names that a form allows.

    Raises:
        ValueError: brackets that do not match, or more sequences than `MAX_SEQUENCES`.
    """
    pieces = [m for m in _PIECE.finditer(plain(form)) if not m.group().isspace()]
    sequences, at = _alternatives(pieces, 0)
    if at != len(pieces):
        raise ValueError(f"brackets do not match in {form!r}")
    return list(dict.fromkeys(sequences))


def _alternatives(pieces: list[re.Match[str]], at: int) -> tuple[list[tuple[Piece, ...]], int]:
    done: list[tuple[Piece, ...]] = []
    current: list[tuple[Piece, ...]] = [()]
    while at < len(pieces) and pieces[at].group() not in {"]", ")"}:
        text = pieces[at].group()
        if text == "|":
            done, current, at = done + current, [()], at + 1
            continue
        if text in {"[", "("}:
            inner, at = _alternatives(pieces, at + 1)
            if at == len(pieces) or pieces[at].group() != {"[": "]", "(": ")"}[text]:
                raise ValueError(f"a bracket {text!r} is never closed")
            options = [*inner, ()] if text == "[" else inner
        else:
            options = [(_piece(pieces[at]),)]
        current = [(*left, *right) for left in current for right in options]
        if len(current) > MAX_SEQUENCES:
            raise ValueError("a form with too many readings; split it")
        at += 1
    return done + current, at


def _piece(match: re.Match[str]) -> Piece:
    if match.group(1):
        return match.group(1), match.group(2) or match.group(1)
    return fold(match.group().removeprefix("\\"))


def _branches(root: Branch) -> Iterator[Branch]:
    yield root
    for child in (*root.words.values(), *root.names.values()):
        yield from _branches(child)


def _unknown_names(roots: dict[str, Branch]) -> list[str]:
    used = {kind for root in roots.values() for b in _branches(root) for _, kind in b.names} | {TOP, JOINED}
    return [f"no class or rule is called {name!r}" for name in sorted(used - roots.keys() - BUILT_IN)]


def _first_keys(roots: dict[str, Branch]) -> dict[str, frozenset[str]]:
    """Work out what may begin each rule, so that most words of a text cost one look-up."""
    starts: dict[str, set[str]] = {
        name: {opening_key(key) for key in root.words} for name, root in roots.items()
    }
    starts |= {name: {"#"} for name in BUILT_IN}  # no form begins with any word
    changed = True
    while changed:
        changed = False
        for name, root in roots.items():
            for _, kind in root.names:
                if not starts[kind] <= starts[name]:
                    starts[name] |= starts[kind]
                    changed = True
    starts[ANY_RULE] = {"#"}.union(*starts.values())
    return {name: frozenset(keys) for name, keys in starts.items()}


def _telling_keys(roots: dict[str, Branch], lists: dict[str, Neighbours]) -> frozenset[str]:
    """Collect the words of the grammar but for the small ones, which tell no date ("of", "the")."""
    words = {word for root in roots.values() for branch in _branches(root) for word in branch.words}
    small = lists["small"].words if "small" in lists else frozenset()
    return frozenset(word for word in words - small if word.isalpha()) | {"#"}


def _rules_that_begin_with_themselves(roots: dict[str, Branch]) -> list[str]:
    firsts = {name: {kind for _, kind in root.names} & roots.keys() for name, root in roots.items()}
    for _ in roots:
        firsts = {name: kinds.union(*(firsts[k] for k in kinds)) for name, kinds in firsts.items()}
    looped = sorted(name for name, kinds in firsts.items() if name in kinds)
    return [f"rule {name!r} begins with itself" for name in looped]
