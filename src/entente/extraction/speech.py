"""Quotations whose speaker stands elsewhere: in the tag of another sentence, before a colon, or just before.

A quotation keeps its speaker over all its sentences. Headings that quote a rumour to judge it deny it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction.holders import Holder
from entente.extraction.levels import Level
from entente.extraction.quotations import find_quotations
from entente.model.attribution import HolderKind, Stance
from entente.model.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.extraction.analysis import Analysis
    from entente.extraction.cues import Cues
    from entente.extraction.discourse import Party
    from entente.extraction.hearing import Hearing
    from entente.extraction.quotations import Quotation
    from entente.model.text import Article, Span

_DIRECT: Final = 4
"""Words from which a quotation is speech, and not a word held at a distance."""

Voice = tuple["tuple[Party, ...]", HolderKind]
"""Who speaks, () when unnamed, and what kind of voice it is."""


class Speech:
    """The quotations of an article and who speaks in each, as far as it is read."""

    def __init__(
        self,
        article: Article,
        parts: Sequence[tuple[Analysis, tuple[Level, ...]]],
        cues: Cues,
        guest: tuple[Party, ...],
    ) -> None:
        """Find the quotations.

        Args:
            article: the article read.
            parts: its parts with the levels found in each alone.
            cues: the language's cues.
            guest: whom it interviews, () for other articles.
        """
        self._text, self._parts, self._cues, self._guest = article.text, parts, cues, guest
        found = find_quotations(article)
        self._quotations = [q for q in found if len(q.span.of(article.text).split()) >= _DIRECT]
        self._known: dict[Span, Voice] = {}

    def over(self, analysis: Analysis) -> tuple[Quotation, frozenset[int]] | None:
        """Return the quotation that a part stands in or holds, with the tokens it covers."""
        for quotation in self._quotations:
            if quotation.span.meets(analysis.part):
                scope = _tokens(quotation, analysis)
                if sum(not analysis.doc[i].is_punct for i in scope) >= _DIRECT:
                    return quotation, scope
        return None

    def levels(self, i: int, found: Sequence[Level], hearing: Hearing) -> list[Level]:
        """Return the level of part `i` that its quotation's speaker adds to those found in it."""
        analysis, _ = self._parts[i]
        inside = self.over(analysis)
        if inside is None:
            return []
        quotation, scope = inside
        verdict = self._verdict(quotation, analysis)
        if verdict is not None:
            denied = Level(Stance.DENIES, (0, 0), scope, elsewhere=True)
            return [denied] if verdict is Stance.DENIES else []
        wide = next((level for level in found if level.scope >= scope), None)
        if wide is not None:
            self._known[quotation.span] = wide.parties, wide.holder.kind
            return []
        voice = self._voice(quotation, i, hearing)
        if voice is None:
            return []
        parties, kind = voice
        if not parties and analysis.sentence.kind is BlockKind.TITLE:
            parties = self._guest
        first = min(scope)
        return [Level(Stance.SAYS, (first, first), scope, Holder(kind=kind), parties, elsewhere=True)]

    def _verdict(self, quotation: Quotation, analysis: Analysis) -> Stance | None:
        """Return what a heading says of the rumour it quotes ("« Neuf morts » : FAUX")."""
        rest = self._text[quotation.span.end + 1 : analysis.sentence.span.end].strip()
        if not rest.startswith(":"):
            return None
        words = {word.strip(",.!") for word in rest.lower().split()}
        if words & set(self._cues.words.get("verdict_false", {})):
            return Stance.DENIES
        return Stance.SAYS if words & set(self._cues.words.get("verdict_true", {})) else None

    def _voice(self, quotation: Quotation, i: int, hearing: Hearing) -> Voice | None:
        """Return who speaks: by a tag in a sentence that the quotation runs into, else as before.

        None when nothing shows that it is speech at all.
        """
        known = self._known.get(quotation.span) or self._tagged_later(quotation, i, hearing)
        if known is not None:
            self._known[quotation.span] = known
            return known
        if not _stands_alone(quotation, self._parts[i][0], self._text):
            return None
        if hearing.quoting is not None:
            return hearing.quoting.parties, hearing.quoting.holder.kind
        if hearing.last is not None or hearing.subject:
            return hearing.subject or hearing.speaker, HolderKind.PERSON
        return (), HolderKind.UNSPECIFIED

    def _tagged_later(self, quotation: Quotation, i: int, hearing: Hearing) -> Voice | None:
        for analysis, found in self._parts[i:]:
            if analysis.part.start > quotation.span.end:
                break
            over = _tokens(quotation, analysis)
            for level in found:
                if len(over) > 1 and over <= level.scope | set(level.words):
                    return hearing.resolve(level, analysis).parties, level.holder.kind
        return None


def _tokens(quotation: Quotation, analysis: Analysis) -> frozenset[int]:
    span = quotation.span
    return frozenset(t.i for t in analysis.doc if span.start <= t.idx + analysis.offset < span.end)


def _stands_alone(quotation: Quotation, analysis: Analysis, text: str) -> bool:
    """Tell whether a part is nothing but (a stretch of) the quotation, marks and stops aside."""
    part, span = analysis.part, quotation.span
    before = text[part.start : max(part.start, min(span.start, part.end))]
    after = text[min(max(span.end, part.start), part.end) : part.end]
    return not any(c.isalnum() for c in before + after)
