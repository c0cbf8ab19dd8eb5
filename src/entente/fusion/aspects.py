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
    from collections.abc import Iterable, Mapping

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

    `tense` is real, planned, possible or prescribed; `sectors` are those of the agents (of all parties
    to a joint act); `published` is when its article appeared; `anchor` is when an undated claim is likely
    to have happened: the date last given in its article for the same question, else the article's;
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
    anchor: DateSpan | None
    words: frozenset[str]


def view_all(question: Question, claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Aspect]:
    """Read off claims of one question what comparisons need; claims in reading order, articles by `doc`."""
    last: dict[str, DateSpan] = {}
    aspects = []
    for claim in claims:
        if claim.when is not None:
            last[claim.doc] = claim.when
        aspects.append(_view(question, claim, articles.get(claim.doc), last.get(claim.doc)))
    return aspects


def _view(question: Question, claim: Claim, article: Article | None, last: DateSpan | None) -> Aspect:
    agents, recipients = states(claim.agent), states(claim.recipient)
    return Aspect(
        claim=claim,
        question=question,
        tense=_TENSES.get(claim.status, "real"),
        denial=is_denial(claim),
        agents=agents - recipients,
        recipients=recipients - agents,
        sectors=frozenset(filter(None, map(sector_of, claim.parties if question.joint else claim.agent))),
        places=frozenset(map(_fold, claim.where)),
        published=article.published if article else None,
        anchor=last or (article.published if article else None),
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
