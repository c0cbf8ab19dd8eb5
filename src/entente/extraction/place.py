"""What an article says of the words at one place: who holds them, and with which status.

This is the reading of `assemble` without events: for benchmarks, and for showing why a status was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.extraction import syntax
from entente.extraction.analysis import analyse
from entente.extraction.commitments import commitment_at
from entente.extraction.frames import find_triggers
from entente.extraction.operators import load_operators
from entente.extraction.voices import find_voices
from entente.language.pack import load_pack

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.analysis import Analysis
    from entente.model.attribution import Commitment
    from entente.model.text import Article


class Reader:
    """Reads an article once and answers for any stretch of it."""

    def __init__(self, article: Article) -> None:
        """Parse and listen through an article."""
        pack = load_pack(article.language)
        self._lang, self._operators = pack.code, load_operators(pack.code)
        self._analyses = analyse(article, pack)
        self._voices = find_voices(article, self._analyses, pack.code)

    def at(self, start: int, end: int) -> tuple[str, Commitment] | None:
        """Return the first act word between two offsets, and its commitment; None where nothing is read."""
        for analysis in self._analyses:
            if not analysis.part.start <= start < analysis.part.end:
                continue
            inside = [t for t in analysis.doc if start <= t.idx + analysis.offset < end]
            if not inside:
                return None
            token = self._act(analysis, inside)
            return token.text, commitment_at(token, self._voices[analysis.part], analysis, self._operators)
        return None

    def _act(self, analysis: Analysis, inside: list[Token]) -> Token:
        """Return the first word of a stretch that names an act: a trigger, else a verb, else a noun."""
        places = {t.i for t in inside}
        triggers = [t for t in find_triggers(analysis.doc, self._lang) if t.head in places]
        if triggers:
            return analysis.doc[triggers[0].head]
        verbs = [t for t in inside if syntax.is_verb(t)]
        nouns = [t for t in inside if t.pos_ in {"NOUN", "PROPN"}]
        return next(iter([*verbs, *nouns, *inside]))
