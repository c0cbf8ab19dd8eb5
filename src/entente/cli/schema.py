"""`entente schema`: the JSON Schemas of the open formats."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from entente.cli.output import print_json
from entente.export.jsonlines import schemas


class Which(StrEnum):
    """The open formats, by the stem of their file."""

    CLAIMS = "claims"
    FACTS = "facts"
    DOCUMENTS = "documents"
    JUDGEMENTS = "judgements"
    AGREEMENTS = "agreements"
    COMPLIANCE = "compliance"
    LEDGER = "ledger"
    REACTIONS = "reactions"
    SCENARIOS = "scenarios"


def schema(
    which: Annotated[Which | None, typer.Argument(help="One format; all without.")] = None,
) -> None:
    """Print the JSON Schema of an open format."""
    print_json(schemas() if which is None else schemas()[which])
