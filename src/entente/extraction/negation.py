"""The words that make a claim say no: one mention for each thing that they turn into its contrary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.model.actor import Mention, MentionKind
from entente.model.support import DENYING, NEGATED
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from entente.extraction.operators import Operators
    from entente.model.attribution import Commitment

_KINDS: Final = ("full_negation", "negative_determiner", "avoid", "avoid_noun", "without", "negation")
"""Operators that turn the act below them into its contrary, fullest words first."""


def negation_mentions(
    commitment: Commitment, token: Token, operators: Operators, *, offset: int, cue: Span
) -> Iterator[Mention]:
    """Yield the words that show a commitment's negation and denying stances.

    Args:
        commitment: what the claim is committed to.
        token: head of the act's trigger.
        operators: the language's operators.
        offset: start of the parsed text in the article.
        cue: the stretch that carries the act; it shows a stance that has no cue of its own.
    """
    for level in commitment.stack:
        if level.stance in DENYING:
            yield Mention(level.cue or cue, MentionKind.NEGATION, (level.stance.value,))
    word = _nearest(token, operators) if commitment.negated else None
    if word is not None:
        start = word.idx + offset
        yield Mention(Span(start, start + len(word.text)), MentionKind.NEGATION, (NEGATED,))


def _nearest(token: Token, operators: Operators) -> Token | None:
    """Return the negating word nearest to an act: by the tree, then by fullness, then by distance."""
    found = [
        (_steps(token, other), rank, abs(other.i - token.i), other.i)
        for other in token.doc
        if (rank := _rank(other, operators)) is not None
    ]
    return token.doc[min(found)[-1]] if found else None


def _rank(token: Token, operators: Operators) -> int | None:
    forms = (token.lower_, token.lemma_.lower())
    return next(
        (rank for rank, kind in enumerate(_KINDS) if any(operators.has(kind, form) for form in forms)), None
    )


def _steps(one: Token, other: Token) -> int:
    """Return how many links of the tree lie between two tokens."""
    up = [here.i for here in (one, *syntax.ancestors(one))]
    for steps, here in enumerate((other, *syntax.ancestors(other))):
        if here.i in up:
            return steps + up.index(here.i)
    return len(one.doc)
