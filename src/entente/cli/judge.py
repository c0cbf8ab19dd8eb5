"""`entente judge`: what a human decides of a source or a fact, logged; and the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from entente.cli.options import VocabularyOption
from entente.cli.output import Format, FormatOption, print_rows, shown_progress
from entente.engine import log_judgement
from entente.engine.choosing import open_dossier
from entente.engine.ours import our_stages
from entente.model.actor import UNNAMED
from entente.model.dates import DateSpan
from entente.model.judgement import ACCEPTED, REJECTED, SPLIT, Axis, Judgement, judgement_to_row, standing
from entente.vocabulary.actors import is_actor_id

if TYPE_CHECKING:
    from entente.store import Store

_TAKE_BACK = "-"
_AXES = {ACCEPTED: Axis.READING, REJECTED: Axis.READING, SPLIT: Axis.GROUPING}
_AUTHORS = ("author:", "outlet:", "doc:")


def judge(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    subject: Annotated[
        str | None, typer.Argument(help="A source as facts name it, or the id of a fact or claim.")
    ] = None,
    rating: Annotated[
        str | None,
        typer.Argument(
            help="A to F for a source; of a claim 1 to 6, accepted, rejected, split; - takes back."
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="Who judges.")] = "",
    why: Annotated[str, typer.Option(help="For which reason.")] = "",
    on: Annotated[str | None, typer.Option(help="The day of the judgement: 2026-01-31.")] = None,
    vocabulary: VocabularyOption = None,
    shape: FormatOption = Format.AUTO,
) -> None:
    """Rate a source or a fact by your own judgement, which goes before the rules; alone, list the judgements.

    Judgements are only ever added: the last one on a subject stands.
    """
    if subject is not None and rating is not None:
        _log(dossier, _read(dossier, (subject, rating), (by, why, on), vocabulary), vocabulary)
    elif subject is not None:
        raise typer.BadParameter(
            "say which: A to F for a source, 1 to 6 for what is said", param_hint="RATING"
        )
    else:
        with open_dossier(dossier) as store:
            log = store.judgements()
        print_rows([judgement_to_row(each) for each in log], shape, "Nobody has judged anything yet.")


def _log(dossier: Path, judgement: Judgement, vocabulary: Path | None) -> None:
    with shown_progress() as progress:
        log_judgement(dossier, judgement, our_stages(vocabulary), progress)


def _read(
    dossier: Path, judged: tuple[str, str], told: tuple[str, str, str | None], vocabulary: Path | None
) -> Judgement:
    (subject, rating), (by, why, on) = judged, told
    with open_dossier(dossier) as store:
        claim = _claim_of(store, subject)
        stands = [axis for axis, of in standing(store.judgements()) if of == (claim or "").casefold()]
    word = rating.lower()
    plainly = stands[-1] if stands and rating == _TAKE_BACK else Axis.CREDIBILITY
    axis = Axis.RELIABILITY if claim is None else _AXES.get(word, plainly)
    if claim is None and not _is_source(subject, vocabulary):
        raise typer.BadParameter(
            f"{subject!r} is no source, fact or claim of the dossier; write KOR/SPY, author:NAME or an id",
            param_hint="SUBJECT",
        )
    try:
        given = None if rating == _TAKE_BACK else word if word in _AXES else rating.upper()
        return Judgement(axis, claim or subject, given, by, why, DateSpan(on) if on else None)
    except ValueError as error:
        raise typer.BadParameter(f"{error}; see: entente judge --help") from error


def _claim_of(store: Store, subject: str) -> str | None:
    """Return the claim by which a fact or claim is judged, None where the dossier has neither."""
    fact = store.fact(subject)
    if fact is not None:
        return fact.claims[0]
    return subject if store.claims((subject,)) else None


def _is_source(subject: str, vocabulary: Path | None) -> bool:
    return subject == UNNAMED or subject.startswith(_AUTHORS) or is_actor_id(subject, vocabulary)
