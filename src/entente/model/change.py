"""What changed in a dossier between two builds: facts that came or went, verdicts, denials, admissions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class ChangeKind(StrEnum):
    """What happened to a fact."""

    NEW = "new"
    VERDICT = "verdict"
    DENIAL = "denial"
    ADMISSION = "admission"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one fact. `before` and `after` are verdicts, `party` who denies or admits.

    `at` is when the build that found it was run, as RFC 3339 in UTC: told, never asked of a clock here.
    """

    kind: ChangeKind
    fact: str
    what_en: str
    what_fr: str
    at: str
    before: str | None = None
    after: str | None = None
    party: str | None = None


def change_to_row(change: Change) -> dict[str, Any]:
    """Return a change as a JSON object."""
    return {
        "at": change.at,
        "kind": change.kind.value,
        "fact": change.fact,
        "what": {"en": change.what_en, "fr": change.what_fr},
        "before": change.before,
        "after": change.after,
        "party": change.party,
    }


def change_from_row(row: Mapping[str, Any]) -> Change:
    """Read a change from what `change_to_row` returns; the round trip is exact."""
    what = row["what"]
    return Change(
        ChangeKind(row["kind"]),
        row["fact"],
        what["en"],
        what["fr"],
        row["at"],
        row["before"],
        row["after"],
        row["party"],
    )
