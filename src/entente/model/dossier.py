"""A dossier: everything that one build knows, as values. What store, export and web exchange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.model.judgement import Judgement
    from entente.model.text import Article, Span


@dataclass(frozen=True, slots=True)
class Unread:
    """A source, or a part of one, that was not read, and why (one short English reason)."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What extraction made of one article: its claims, and what it set apart or did not understand.

    `opinion` are sentences taken as the author's judgement; `unclaimed` are kept sentences that
    name an actor but gave no claim. Both are listed so that nothing is dropped in silence.
    """

    doc: str
    claims: tuple[Claim, ...]
    opinion: tuple[Span, ...] = ()
    unclaimed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Articles, readings and facts of a build, in a fixed order (articles by `doc`, facts by id).

    `copies` maps the `doc` of a copy to the `doc` it copies. `judgements` is the log of what humans
    decided, in its order; claims and facts are as it has them.
    """

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    facts: tuple[Fact, ...]
    copies: tuple[tuple[str, str], ...] = ()
    unread: tuple[Unread, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, article by article, in reading order."""
        return tuple(claim for reading in self.readings for claim in reading.claims)
