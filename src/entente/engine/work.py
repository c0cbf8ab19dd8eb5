"""The work on one source: read it, and extract the claims of each of its articles that is new.

Nothing that a source contains stops a build: what goes wrong is named beside the source. Bad rows of
a lexicon are no fault of the source, and do stop it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, TypeVar

from entente.errors import ClaimError, EntenteError, LexiconError
from entente.model.dossier import Reading, Unread
from entente.model.text import Article, article_to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entente.engine.stages import Stages
    from entente.model.claim import Claim
    from entente.reading.sources.base import Source

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article that is new or has changed, what was read in it, and what was not."""

    article: Article
    key: str
    reading: Reading
    notes: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: articles worked on, names of articles kept as they are, what is unread."""

    source: str
    extracted: tuple[Extracted, ...] = ()
    kept: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What every process must know to work on a source.

    `known` are the content keys of the articles in the store, `read_options` what the reading is told.
    """

    stages: Stages
    read_options: Any
    version: str
    known: Mapping[str, str]

    def run(self, source: Source) -> Outcome:
        """Read one source and extract its articles; whatever goes wrong is named in the outcome.

        Raises:
            LexiconError: bad rows in a lexicon, ours or the user's.
        """
        read = _attempt(source.doc, partial(self.stages.read_source, source, self.read_options))
        parts = (read,) if isinstance(read, Unread) else read
        unread = [part for part in parts if isinstance(part, Unread)]
        extracted, kept = [], []
        for article in (part for part in parts if isinstance(part, Article)):
            key = content_key(article, self.version)
            if self.known.get(article.doc) == key:
                kept.append(article.doc)
                continue
            found = _attempt(article.doc, partial(_extract, self.stages, article, key))
            if isinstance(found, Unread):
                unread.append(found)
            else:
                extracted.append(found)
        return Outcome(source.doc, tuple(extracted), tuple(kept), tuple(unread))

    def lose(self, source: Source) -> Outcome:
        """Return what is left of a source whose process died."""
        reason = "the process working on it died, perhaps for want of memory; try it alone"
        return Outcome(source.doc, unread=(Unread(source.doc, reason),))


def content_key(article: Article, version: str) -> str:
    """Return the key under which an article is kept: same content and same extractor, same key."""
    content = json.dumps([version, article_to_row(article)], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _attempt(where: str, work: Callable[[], Result]) -> Result | Unread:
    """Do the work; if it fails, name what it was done on: nothing may stop the others."""
    try:
        return work()
    except LexiconError:
        raise
    except Exception as error:  # noqa: BLE001  whatever a source can bring about
        return Unread(where, _reason(error))


def _extract(stages: Stages, article: Article, key: str) -> Extracted:
    reading = stages.extract_claims(article)
    sound, notes = _check(reading.claims, article, stages)
    return Extracted(article, key, Reading(reading.doc, sound, reading.opinion, reading.unclaimed), notes)


def _check(
    claims: tuple[Claim, ...], article: Article, stages: Stages
) -> tuple[tuple[Claim, ...], tuple[Unread, ...]]:
    """Take out the claims that break an invariant, and say which."""
    sound: list[Claim] = []
    notes: list[Unread] = []
    for claim in claims:
        try:
            stages.check_claim(claim, article.text)
            sound.append(claim)
        except ClaimError as error:
            notes.append(Unread(article.doc, f"a claim was refused: {error}"))
    return tuple(sound), tuple(notes)


def _reason(error: Exception) -> str:
    if isinstance(error, EntenteError):
        return str(error)
    frame = extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(frame.filename).name}:{frame.lineno}"
    return f"entente failed on it ({type(error).__name__} at {place}: {error}); please report it"
