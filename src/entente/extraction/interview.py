"""Interviews: articles whose answers are all one guest's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction.parties import parties_of
from entente.model.actor import sector_of
from entente.model.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.extraction.analysis import Analysis
    from entente.extraction.cues import Cues
    from entente.extraction.discourse import Party
    from entente.model.text import Article

_QUESTIONS: Final = 3
"""Blocks that ask, from which an article is an interview."""
_ASKING: Final = ("?", "…", "...")
_SHORT: Final = 220
"""Characters of the longest question."""
_HEADINGS: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.LEAD})


def find_guest(
    article: Article, analyses: Sequence[Analysis], cues: Cues
) -> tuple[tuple[Party, ...], frozenset[int]]:
    """Find the guest of an interview and the blocks that answer; nobody and no block otherwise."""
    asking = [i for i, b in enumerate(article.blocks) if b.removed is None and _asks(article, i)]
    if len(asking) < _QUESTIONS or not _is_announced(article, cues, asking[0]):
        return (), frozenset()
    guest = _guest(analyses, asking[0])
    answers = {a.sentence.block for a in analyses if a.sentence.block > asking[0]} - set(asking)
    kept = {i for i in answers if article.blocks[i].kind not in _HEADINGS}
    return guest, frozenset(kept if guest else ())


def _asks(article: Article, block: int) -> bool:
    text = article.blocks[block].span.of(article.text).strip()
    return text.endswith(_ASKING) and len(text) <= _SHORT


def _is_announced(article: Article, cues: Cues, first: int) -> bool:
    """Tell whether what stands before the first question says that this is an interview."""
    head = article.text[: article.blocks[first].span.start].lower()
    return any(words in head for words in cues.words.get("interview", {}))


def _guest(analyses: Sequence[Analysis], first: int) -> tuple[Party, ...]:
    """Return the expert named before the first question, else the last person named there."""
    before = [a for a in analyses if a.sentence.block < first]
    named = [
        (mention, analysis)
        for analysis in before
        for mention in analysis.actors
        if mention.ids and mention.kind in {"office", "name", "group"}
    ]
    for mention, analysis in named:
        if any(sector_of(actor) == "EDU" for actor in mention.ids):
            return parties_of([mention], analysis)
    return ()
