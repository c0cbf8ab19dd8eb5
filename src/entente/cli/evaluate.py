"""`entente evaluate`: a dossier's claims against hand-annotated ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from entente.cli.output import Format, FormatOption, as_json, print_json, print_rows
from entente.evaluation import evaluate as compare
from entente.evaluation import read_annotations
from entente.evaluation.report import evaluation_to_row
from entente.export.jsonlines import read_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LAPSES = {"missed": "Nothing was missed.", "spurious": "Nothing was invented.", "slips": "No slot is wrong."}
"""The lists of lapses, and what to say when one is empty."""


def evaluate(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    gold: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Annotated claims, one a line.")],
    docs: Annotated[
        list[str] | None, typer.Option(help="Only these documents, for example 'f*.txt'.")
    ] = None,
    figures: Annotated[bool, typer.Option("--figures", help="Only the figures, no single lapses.")] = False,
    shape: FormatOption = Format.AUTO,
) -> None:
    """Measure a dossier's claims against annotated ones, and list what was missed, invented or half right.

    Recall is over annotations of tier `core`; a claim that answers a `minor` one counts neither way.
    """
    result = compare(read_annotations(gold), read_annotations(dossier / "claims.jsonl"), docs or ("*",))
    row = evaluation_to_row(result, read_texts(dossier / "documents.jsonl"))
    if figures:
        row = {key: row[key] for key in ("claims", "slots", "documents")}
    if as_json(shape):
        print_json(row)
        return
    asked = {name: number for name, _, number in result.slots}
    _print_tables(row, asked, shape)


def _print_tables(row: Mapping[str, Any], asked: Mapping[str, int], shape: Format) -> None:
    documents = [{"document": doc, **figures} for doc, figures in row["documents"].items()]
    print_rows([*documents, {"document": "all", **row["claims"]}], shape, "")
    slots = [
        {"slot": name, "right": "" if share is None else share, "of": asked[name]}
        for name, share in row["slots"].items()
    ]
    print_rows(slots, shape, "")
    for name, nothing in _LAPSES.items():
        if name in row:
            print_rows(_told(name, row[name]), shape, nothing)


def _told(name: str, lapses: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if name == "slips":
        return [
            {"slip": x["slot"], "annotated": x["gold"], "given": x["system"], "where": _where(x)}
            for x in lapses
        ]
    return [
        {
            name: x["event"],
            "agent": ", ".join(x["agent"]),
            "recipient": ", ".join(x["recipient"]),
            "flow": x["flow"] or "",
            "status": x["status"],
            "where": _where(x),
        }
        for x in lapses
    ]


def _where(lapse: Mapping[str, Any]) -> str:
    return f"{lapse['doc']} {lapse['span'][0]}: {lapse['sentence'] or lapse['cue']}"
