"""French sentences: the common rule, with the abbreviations of the French lexicon."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from entente.language.pack import lexicon_rows
from entente.language.sentences import Abbreviations, split_text

if TYPE_CHECKING:
    from entente.model.text import Span
    from entente.vocabulary.rows import Row


@cache
def _abbreviations() -> Abbreviations:
    rows = [row for row in lexicon_rows("fr", "tokenizer") if row["kind"] == "abbreviation"]
    return Abbreviations(before_name=_held(rows, "name"), before_number=_held(rows, "number"))


def _held(rows: list[Row], what: str) -> frozenset[str]:
    return frozenset(form.lower() for row in rows if what in row["before"] for form in row["forms"])


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a block of French text, in order, without surrounding blanks."""
    return split_text(text, _abbreviations())
