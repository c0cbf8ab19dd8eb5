"""Fusion alone: a build whose claims are given, not extracted.

The claims may come from another program or from hand annotation, where they carry little more than
holder and status: their sentences, places and ids are filled in from the articles they speak of.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from entente.engine.choosing import open_dossier
from entente.engine.plan import build_dossier, silent
from entente.errors import ClaimError, SourceError
from entente.export.jsonlines import read_rows
from entente.model.claim import claim_from_row, claim_id
from entente.model.dossier import Reading, Unread
from entente.model.text import Article, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from entente.engine.stages import Stages
    from entente.engine.values import BuildOptions, BuildReport, Progress
    from entente.model.claim import Claim
    from entente.reading.sources.base import Source

Rows = tuple[dict[str, Any], ...]


def fuse_given(
    claims: Path,
    articles: Path,
    out: Path,
    options: BuildOptions,
    stages: Stages,
    progress: Progress = silent,
) -> BuildReport:
    """Fuse the claims of a file into the dossier in folder `out`, beside what it holds already.

    Only articles that the claims speak of are read; claims that speak of others are named as unread.

    Args:
        claims: JSON lines of the open format, or of an annotated file.
        articles: folder or file of the articles that the claims speak of.
        out: folder of the dossier, made if it is not there.
        options: as for a build.
        stages: the functions that do the rest of the work.
        progress: told how far the work has come.

    Raises:
        SourceError: the file of claims cannot be read.
        ClaimError: a claim is not one of the open format.
        StoreError: the folder cannot be used.
    """
    rows = _rows_by_doc(claims)
    digest = hashlib.sha256(claims.read_bytes()).hexdigest()[:16]
    given = replace(
        stages,
        told_of=partial(_told_of, stages.told_of, frozenset(rows)),
        read_source=partial(_read_named, stages.read_source, frozenset(rows)),
        extract_claims=partial(take_given, rows),
        check_claim=check_given,
        version=f"given {digest}",
    )
    report = build_dossier([str(articles)], out, replace(options, any_language=True), given, progress)
    with open_dossier(out) as store:
        known = store.keys()
    lost = [
        Unread(doc, f"{len(own)} claims speak of it, and {articles} has no such article")
        for doc, own in rows.items()
        if doc not in known
    ]
    return replace(report, unread=(*report.unread, *lost))


def _rows_by_doc(path: Path) -> dict[str, Rows]:
    """Read the claims of a file by `doc`; each must be a claim, but its sentence need not be there."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_rows(path):
        rows[claim_from_row(row).doc].append(row)
    if not rows:
        raise SourceError(str(path), "there are no claims in it")
    return {doc: tuple(own) for doc, own in sorted(rows.items())}


def _told_of(told_of: Callable[[Any], Collection[str]], docs: frozenset[str], options: Any) -> list[str]:
    return [name for name in told_of(options) if name in docs]


def _read_named(
    read: Callable[[Source, Any], Sequence[Article | Unread]],
    docs: frozenset[str],
    source: Source,
    options: Any,
) -> list[Article | Unread]:
    """Read a source, and keep the articles of these names; what else it holds is not asked for."""
    parts = read(source, options)
    return [part for part in parts if (part.doc if isinstance(part, Article) else part.where) in docs]


def take_given(rows: Mapping[str, Rows], article: Article) -> Reading:
    """Return the given claims of an article, in the order in which they stand in it."""
    claims = [_place(row, article) for row in rows.get(article.doc, ())]
    claims.sort(key=lambda claim: (claim.span, claim.cue))
    seen: Counter[str] = Counter()
    named = []
    for claim in claims:
        seen[claim.id] += 1
        number = seen[claim.id]
        named.append(claim if number == 1 else replace(claim, id=f"{claim.id}-{number}"))
    return Reading(article.doc, tuple(named))


def _place(row: Mapping[str, Any], article: Article) -> Claim:
    """Return a given claim with its sentence, the place of its cue in it, and an id."""
    claim = claim_from_row(row)
    quote = claim.span.of(article.text)
    cue = claim.cue
    if not row.get("cue_span") and isinstance(row.get("cue"), str):
        at = quote.find(row["cue"])
        start = claim.span.start + at
        cue = Span(start, start + len(row["cue"])) if at >= 0 else claim.span
    placed = replace(claim, quote=quote, cue=cue)
    return placed if placed.id else replace(placed, id=claim_id(article.sha256, placed))


def check_given(claim: Claim, text: str) -> None:
    """Check that a given claim stands in its article; what it rests on is its giver's affair.

    Raises:
        ClaimError: its sentence or its cue lies outside the text.
    """
    for name, span in (("sentence", claim.span), ("cue", claim.cue)):
        if not 0 <= span.start < span.end <= len(text):
            raise ClaimError(f"{claim.doc} {claim.span}: its {name} {span} lies outside the text")
