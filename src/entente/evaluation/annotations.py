"""Annotated claims as read for comparison: every slot as the set of its equally right values.

Both files, that of the annotators and that of a system, hold one claim a line with the fields of the
open format. An annotator may list several right values for `event`, `flow`, `status` and `when`; a
system answers once, so that only the first of its values counts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from entente.errors import SourceError
from entente.model.attribution import Status
from entente.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CORE: Final = "core"
"""Tier of the claims that a reader would not want to miss; all others are neither asked for nor blamed."""

Values = tuple[str | None, ...]
"""Equally right values of a slot; () and None say that the slot is empty."""
Bounds = tuple[float | None, float | None]
"""Low and high; None is a bound that nobody gave."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One claim, by what is compared of it; parties and holders are states and organisations, no sectors."""

    doc: str
    span: Span
    events: Values
    agent: frozenset[str]
    recipient: frozenset[str]
    flows: Values
    quantity: Bounds | None
    when: Values
    holder: frozenset[str]
    statuses: tuple[str, ...]
    tier: str = CORE
    cue: str = ""
    id: str = ""

    @property
    def is_core(self) -> bool:
        """Whether the claim counts for recall."""
        return self.tier == CORE

    def answered_once(self) -> Annotation:
        """Return the claim with the first value alone of every slot, as a system gives it."""
        return replace(
            self,
            events=self.events[:1],
            flows=self.flows[:1],
            when=self.when[:1],
            statuses=self.statuses[:1],
        )


def read_annotations(path: Path) -> dict[str, tuple[Annotation, ...]]:
    """Read the claims of a file by document, in file order; blank lines are skipped.

    Raises:
        SourceError: the file cannot be read, or a line is not a claim; names file and line.
    """
    found: dict[str, list[Annotation]] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            claim = _parse(line, f"{path}:{number}")
            found.setdefault(claim.doc, []).append(claim)
    return {doc: tuple(claims) for doc, claims in found.items()}


def _parse(line: str, where: str) -> Annotation:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(where, f"not JSON: {error}") from error
    try:
        return annotation_from_row(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"not a claim ({error!r}): it needs at least doc and span; see `entente schema claims`"
        raise SourceError(where, reason) from error


def annotation_from_row(row: Mapping[str, Any]) -> Annotation:
    """Read what is compared of a claim from one object of the open format, or of an annotated file.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: the object is not a claim.
    """
    start, end = row["span"]
    statuses = tuple(Status(status).value for status in _listed(row.get("status", "asserted")))
    return Annotation(
        doc=str(row["doc"]),
        span=Span(int(start), int(end)),
        events=_listed(row.get("event")),
        agent=_states(row.get("agent")),
        recipient=_states(row.get("recipient")),
        flows=_listed(row.get("flow")),
        quantity=_bounds(row.get("quantity")),
        when=_listed(row.get("when")),
        holder=_states(row.get("holder")),
        statuses=statuses,
        tier=str(row.get("tier", CORE)),
        cue=str(row.get("cue") or ""),
        id=str(row.get("id") or ""),
    )


def _listed(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _states(ids: Any) -> frozenset[str]:
    return frozenset(str(actor).partition("/")[0] for actor in _listed(ids))


def _bounds(row: Mapping[str, Any] | None) -> Bounds | None:
    return (row.get("low"), row.get("high")) if row else None
