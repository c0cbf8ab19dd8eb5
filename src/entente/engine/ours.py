"""The stages of entente's own build; loaded on call, since they bring spaCy and the pages with them."""

# ruff: noqa: PLC0415  `entente schema` must not wait for spaCy

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from entente.engine.stages import Stages
from entente.engine.version import extractor_version

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from entente.engine.values import BuildOptions
    from entente.language.guests import Guest
    from entente.model.fact import Fact
    from entente.model.judgement import Standing
    from entente.reading import ReadOptions


def our_stages(vocabulary: Path | None = None, guest: Guest | None = None) -> Stages:
    """Return the stages of entente's own build.

    Args:
        vocabulary: a folder of the user's own rows.
        guest: a spaCy pipeline that parses its language in the place of ours.
    """
    from entente.engine.fusing import refresh
    from entente.export.assessments import write_assessments
    from entente.export.jsonlines import write_json_lines
    from entente.extraction import extract_claims
    from entente.fusion.review import review
    from entente.reading import list_sources, read_source
    from entente.web import write_pages

    return Stages(
        prepare=prepare_reading,
        told_of=name_articles,
        list_sources=list_sources,
        read_source=read_source,
        extract_claims=partial(extract_claims, extra=vocabulary, guest=guest),
        refresh=partial(refresh, vocabulary=vocabulary),
        assess=our_assessment(vocabulary),
        review=partial(review, extra=vocabulary),
        writers=(write_json_lines, partial(write_assessments, vocabulary=vocabulary)),
        version=extractor_version(vocabulary, guest),
        write_pages=partial(write_pages, vocabulary=vocabulary),
    )


def our_assessment(vocabulary: Path | None = None) -> Callable[[Fact, Standing], Fact]:
    """Return what rates a fact by the judgements that stand; `vocabulary` is a user's own folder."""
    from entente.assessment import assess

    return partial(assess, extra=vocabulary)


def prepare_reading(options: BuildOptions) -> ReadOptions:
    """Return what the reading is told.

    Raises:
        SourceError: the file of metadata cannot be used.
    """
    from entente.model.dates import DateSpan
    from entente.reading import ReadOptions, load_metadata

    return ReadOptions(
        published=DateSpan(options.published) if options.published else None,
        metadata=load_metadata(options.metadata) if options.metadata else {},
        language=options.language,
        any_language=options.any_language,
    )


def name_articles(options: ReadOptions) -> Collection[str]:
    """Return the names of the articles that the file of metadata speaks of."""
    return options.metadata.keys()
