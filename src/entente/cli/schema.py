"""`entente schema`: the JSON Schemas of the open formats."""

from __future__ import annotations

import json
from enum import StrEnum
from importlib.resources import files
from typing import Annotated, Any

import typer

from entente.cli.output import print_json


class Which(StrEnum):
    """The open formats, by the stem of their file."""

    CLAIMS = "claims"
    FACTS = "facts"
    DOCUMENTS = "documents"


def schema(
    which: Annotated[Which | None, typer.Argument(help="One format; all three without.")] = None,
) -> None:
    """Print the JSON Schema of claims.jsonl, facts.jsonl or documents.jsonl."""
    if which is not None:
        print_json(_load(which.value))
    else:
        print_json({each.value: _load(each.value) for each in Which})


def _load(which: str) -> Any:
    source = files("entente.export").joinpath("schemas", f"{which}.json")
    return json.loads(source.read_text(encoding="utf-8"))
