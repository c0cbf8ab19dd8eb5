"""`entente check`: the claims of a dossier beside the measures of a sanctions regime."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from entente.assessment.compliance import Checked, Relation, check_regime
from entente.assessment.evidence import gather
from entente.cli.options import VocabularyOption
from entente.cli.output import Format, FormatOption, as_json, print_json, print_rows
from entente.engine.choosing import STORE_NAME
from entente.errors import StoreError
from entente.export.assessments import checked_to_row
from entente.store import Store
from entente.vocabulary.regimes import find_regime, load_regimes

if TYPE_CHECKING:
    from entente.assessment.caps import Compared
    from entente.model.dossier import Dossier
    from entente.vocabulary.regimes import Measure

WORDS = {
    Relation.WOULD_BREACH: "would breach it if true",
    Relation.COUNTS: "would count towards it",
    Relation.SAYS_BREACH: "say that it is breached",
    Relation.DENIES: "deny",
    Relation.DOES_NOT_CONFIRM: "do not confirm",
    Relation.OBJECTS: "object",
    Relation.BEARS_ON: "bear on it",
    Relation.MENTIONS: "mention it",
}


def read_dossier(folder: Path) -> Dossier:
    """Read the dossier in a folder.

    Raises:
        StoreError: there is none.
    """
    path = folder / STORE_NAME
    if not path.is_file():
        raise StoreError(f"{folder}: there is no dossier here; name the folder that `entente build` wrote")
    with Store.open(path) as store:
        return store.dossier()


def check(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    regime: Annotated[
        str, typer.Option(help="Regime, as in vocabulary/regimes: un-dprk, un-libya.")
    ] = "un-dprk",
    every: Annotated[bool, typer.Option("--all", help="Show measures without claims too.")] = False,
    vocabulary: VocabularyOption = None,
    shape: FormatOption = Format.AUTO,
) -> None:
    """Show which claims, if true, would touch which measure of a sanctions regime, and how firm they are."""
    chosen = find_regime(regime, vocabulary)
    held = read_dossier(dossier)
    evidence = gather(held.articles, held.claims, held.facts)
    checked = check_regime(chosen, evidence, load_regimes(vocabulary).values())
    shown = [row for row in checked if every or row.links]
    if as_json(shape):
        print_json([checked_to_row(row) for row in shown])
        return
    print_rows([_table_row(row) for row in shown], shape, f"No claim touches {chosen.name}.")


def _table_row(checked: Checked) -> dict[str, Any]:
    measure = checked.measure
    return {
        "measure": _measure(measure) if measure else "the regime as a whole",
        "claims": _claims(checked),
        "period": checked.period.edtf if checked.period else "undated" if checked.touching else "",
        "amount": "; ".join(map(_amount, checked.compared)),
        "origins": len(checked.origins),
        "answers": "; ".join(f"{a.party}: {a.stance.value.replace('_', ' ')}" for a in checked.answers),
        "exceptions": " ".join((*measure.exceptions, measure.argued)).strip() if measure else "",
    }


def _measure(measure: Measure) -> str:
    since = f"since {measure.in_force.edtf}"
    until = f" until {measure.until.edtf}" if measure.until else ""
    return (
        f"{measure.id}: {measure.what} ({measure.instrument}, paragraph {measure.paragraph}, {since}{until})"
    )


def _claims(checked: Checked) -> str:
    """Tell how many claims of each status stand how to the measure."""
    lines = []
    for relation, words in WORDS.items():
        counts = Counter(link.status.value for link in checked.links if link.relation is relation)
        if counts:
            told = ", ".join(
                f"{n} {status}" for status, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))
            )
            lines.append(f"{words}: {told}")
    return "; ".join(lines)


def _amount(compared: Compared) -> str:
    low = "?" if compared.low is None else f"{compared.low:,.0f}"
    high = "?" if compared.high is None else f"{compared.high:,.0f}"
    year = "no year" if compared.year is None else str(compared.year)
    verdict = compared.verdict.value.replace("_", " ")
    return f"{low} to {high} of {compared.cap:,.0f} {compared.unit}s ({year}): {verdict}"
