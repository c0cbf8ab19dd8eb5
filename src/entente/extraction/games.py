"""Articles about sport: there the names of states are those of teams, and no state does anything."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from entente.language.inflection import load_inflection
from entente.language.pack import lexicon_rows
from entente.language.phrases import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

_KINDS: Final = 5
"""How many different words of sport an article about it holds at least."""
_SHARE: Final = 0.25
"""In what part of its sentences one stands at least."""


def is_about_games(docs: Sequence[Doc], lang: str) -> bool:
    """Tell whether the sentences of an article are about sport: many words of it, in many sentences."""
    table = _load_words(lang)
    found = [_words_of(doc, table) for doc in docs]
    kinds = {word for words in found for word in words}
    return len(kinds) >= _KINDS and sum(map(bool, found)) >= _SHARE * len(found)


def _words_of(doc: Doc, table: PhraseTable[str]) -> set[str]:
    forms = [(token.text.lower(), token.lemma_.lower()) for token in doc]
    hits = (table.longest(forms, place) for place in range(len(forms)))
    return {word for hit in hits if hit is not None for word in hit[1]}


@cache
def _load_words(lang: str) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable(load_inflection(lang))
    for row in lexicon_rows(lang, "games"):
        for word in row["words"]:
            table.add(word, word)
    return table
