"""What a comparison of claims reads off each of them, computed once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from entente.fusion.questions import is_denial, states
from entente.fusion.thresholds import threshold
from entente.model.actor import sector_of
from entente.model.attribution import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.fusion.questions import Question
    from entente.model.claim import Claim
    from entente.model.dates import DateSpan
    from entente.model.text import Article

_WORD = re.compile(r"[^\W\d_]{4,}")
_TENSES = {
    Status.PLANNED: "planned",
    Status.POSSIBLE: "possible",
    Status.HYPOTHETICAL: "possible",
    Status.PRESCRIBED: "prescribed",
}


@dataclass(frozen=True, slots=True)
class Aspect:
    """A claim as it is compared: its question, its sides, its period, its words.

    `tense` is real, planned, possible or prescribed; `published` is when its article appeared;
    `words` are stems of its cue.
    """

    claim: Claim
    question: Question
    tense: str
    denial: bool
    agents: frozenset[str]
    recipients: frozenset[str]
    sectors: frozenset[str]
    places: frozenset[str]
    published: DateSpan | None
    words: frozenset[str]


def view(question: Question, claim: Claim, article: Article | None) -> Aspect:
    """Read off a claim what comparisons need; `article` is the one that it stands in, if known."""
    agents, recipients = states(claim.agent), states(claim.recipient)
    return Aspect(
        claim=claim,
        question=question,
        tense=_TENSES.get(claim.status, "real"),
        denial=is_denial(claim),
        agents=agents - recipients,
        recipients=recipients - agents,
        sectors=frozenset(filter(None, map(sector_of, claim.parties))),
        places=frozenset(map(_fold, claim.where)),
        published=article.published if article else None,
        words=stems(_cue(claim, article)),
    )


def _cue(claim: Claim, article: Article | None) -> str:
    if article is not None:
        return claim.cue.of(article.text)
    return claim.cue.shifted(-claim.span.start).of(claim.quote)


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    """Return the text without case or accents."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in split if not unicodedata.combining(letter)).casefold()


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text, without case or accents."""
    length = int(threshold("word_stem"))
    return frozenset(word[:length] for word in _WORD.findall(_fold(text)))


def doc_count(aspects: Iterable[Aspect]) -> int:
    """Count the articles that some claims stand in."""
    return len({aspect.claim.doc for aspect in aspects})
