"""The functions that a build is made of, as one value; tests put their own in place of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entente.fusion.review import review
from entente.model.claim import check_claim

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from entente.engine.focus import Focus
    from entente.engine.values import BuildOptions, Progress
    from entente.model.claim import Claim
    from entente.model.dossier import Dossier, Reading, Unread
    from entente.model.fact import Fact
    from entente.model.judgement import Standing
    from entente.model.text import Article
    from entente.reading.sources.base import Source
    from entente.store import Store


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of a build, each a plain function that can be named from another process.

    `prepare` makes of the options, once a run, what `read_source` is told; `told_of` names the articles
    that this speaks of. `version` names the extractor: readings made by another version are made again.
    `refresh` brings the facts of a store up to date, `assess` rates one by the judgements that stand,
    `review` has claims and facts as those judgements have them.
    `write_pages` is told the language of the interface, "" where nobody chose one. `check_claim` raises
    `ClaimError` for claims that must not enter the store.
    """

    prepare: Callable[[BuildOptions], Any]
    told_of: Callable[[Any], Collection[str]]
    list_sources: Callable[[Sequence[str]], Sequence[Source]]
    read_source: Callable[[Source, Any], Sequence[Article | Unread]]
    extract_claims: Callable[[Article], Reading]
    refresh: Callable[[Store, Focus, Progress], None]
    assess: Callable[[Fact, Standing], Fact]
    writers: tuple[Callable[[Dossier, Path], object], ...]
    version: str
    write_pages: Callable[[Dossier, Path, str], object] | None = None
    review: Callable[[Dossier, Standing], Dossier] = review
    check_claim: Callable[[Claim, str], None] = check_claim
