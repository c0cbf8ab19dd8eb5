"""`entente build`: articles in, dossier out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from entente.cli.options import InterfaceOption, VocabularyOption
from entente.cli.output import Format, FormatOption, as_json, print_json, print_rows, shown_progress
from entente.engine import BuildOptions, build_dossier
from entente.engine.ours import our_stages
from entente.language.guests import find_guest
from entente.language.pack import languages
from entente.model.dates import DateSpan
from entente.vocabulary.actors import is_actor_id

if TYPE_CHECKING:
    from entente.engine import BuildReport

OutputOption = Annotated[
    Path, typer.Option("--output", "-o", file_okay=False, help="Folder of the dossier; added to if there.")
]
MetadataOption = Annotated[
    Path | None, typer.Option(exists=True, dir_okay=False, help="CSV: doc,published[,publisher,title,url].")
]
COUNTS = {
    "read": "articles read in this run",
    "added": "of these new",
    "changed": "of these changed",
    "articles": "articles in the dossier",
    "copies": "of these copies of another",
    "claims": "claims",
    "facts": "facts",
    "contested": "of these contested",
}
"""The counts of a report, in the words of the table."""


def _check_published(value: str | None) -> str | None:
    try:
        return value and DateSpan(value).edtf
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date; write 2024-06-18, 2024-06 or 2024") from error


def _check_language(value: str | None) -> str | None:
    if value is not None and value not in languages():
        raise typer.BadParameter(f"no language {value!r}; there are: {', '.join(languages())}")
    return value


def _read_focus(value: str, vocabulary: Path | None) -> tuple[str, ...]:
    actors = tuple(part.strip().upper() for part in value.split(",") if part.strip())
    unknown = [actor for actor in actors if not is_actor_id(actor, vocabulary)]
    if unknown:
        raise typer.BadParameter(
            f"no actor is called {', '.join(unknown)}; write ids such as RUS,PRK or UN", param_hint="--focus"
        )
    return actors


def build(
    sources: Annotated[list[str], typer.Argument(help="Folders and files of articles.")],
    output: OutputOption,
    metadata: MetadataOption = None,
    published: Annotated[
        str | None, typer.Option(callback=_check_published, help="When articles without a date came out.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(callback=_check_language, help="Their language, if it is known.")
    ] = None,
    focus: Annotated[str, typer.Option(help="Keep what touches these actors: RUS,PRK.")] = "",
    vocabulary: VocabularyOption = None,
    interface: InterfaceOption = None,
    model: Annotated[
        str | None, typer.Option(help="A spaCy pipeline to parse with, by name or folder: fr_dep_news_trf.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Number of processes.")] = None,
    shape: FormatOption = Format.AUTO,
) -> None:
    """Read articles, and write a dossier of what they claim: data, and pages to open in a browser."""
    options = BuildOptions(
        published=published,
        metadata=metadata,
        language=language,
        focus=_read_focus(focus, vocabulary),
        workers=workers,
        interface=interface,
    )
    stages = our_stages(vocabulary, find_guest(model) if model else None)
    with shown_progress() as progress:
        report = build_dossier(sources, output, options, stages, progress)
    print_report(report, output, shape)
    if report.read == 0:
        raise typer.Exit(1)


def print_report(report: BuildReport, output: Path, shape: Format) -> None:
    """Print what a run did, and where the dossier is."""
    counts: dict[str, Any] = asdict(report)
    unread = counts.pop("unread")
    if as_json(shape):
        print_json({"dossier": str(output), **counts, "unread": list(unread)})
        return
    print_rows([{"": COUNTS[name], "number": counts[name]} for name in COUNTS], shape, "")
    print_rows(
        [{"not read": row["where"], "why": row["reason"]} for row in unread], shape, "Everything was read."
    )
    typer.echo(f"The dossier: {output / 'index.html'}")
