"""Flows: what passes from one party to another, or is agreed between them.

An id is dotted: `arms.ammunition` lies under `arms`, its top. The list is `flows.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError, UnknownKeyError
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entente.vocabulary.rows import Row

FILE: Final = "vocabulary/flows.yaml"


@dataclass(frozen=True, slots=True)
class Flow:
    """One kind of thing that passes.

    `unroca` are categories of the UN Register of Conventional Arms, `hs` two-digit chapters of the
    Harmonised System, `unit` what is counted when the source names no other, `near` the flows that
    readers do not keep apart from this one.
    """

    id: str
    what: str
    unroca: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    unit: str | None = None
    near: tuple[str, ...] = ()

    @property
    def parent(self) -> str | None:
        """The flow above this one: `arms` of `arms.drones`; None at the top."""
        return self.id.rpartition(".")[0] or None


def flow_top(flow: str) -> str:
    """Return the top of a flow id: `arms` of `arms.drones`; a top is its own."""
    return flow.partition(".")[0]


@cache
def flows() -> Mapping[str, Flow]:
    """Load every flow by id, in file order, once.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    return check_flows(read_rows(FILE))


def check_flows(rows: Sequence[Row]) -> Mapping[str, Flow]:
    """Turn rows into flows by id, in order.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    found: dict[str, Flow] = {}
    bad: list[str] = []
    known = {row.get("flow") for row in rows}
    for row in rows:
        fault = _fault(row, known, found)
        if fault is None:
            found[row["flow"]] = _flow_of(row)
        else:
            bad.append(f"{row.where}: {fault}")
    if bad:
        raise LexiconError("\n".join(bad))
    return MappingProxyType(found)


def _fault(row: Row, known: set[str | None], found: Mapping[str, Flow]) -> str | None:
    ident = row.get("flow")
    if not ident or not row.get("what"):
        return "a flow needs an id (flow) and a definition (what)"
    if ident in found:
        return f"the flow {ident!r} stands twice"
    parent = ident.rpartition(".")[0]
    if parent and parent not in known:
        return f"no flow {parent!r} above {ident!r}"
    strange = [near for near in row.get("near") or () if near not in known]
    return f"no flow {strange[0]!r}, named as near" if strange else None


def _flow_of(row: Row) -> Flow:
    return Flow(
        id=row["flow"],
        what=row["what"],
        unroca=tuple(row.get("unroca") or ()),
        hs=tuple(row.get("hs") or ()),
        unit=row.get("unit"),
        near=tuple(row.get("near") or ()),
    )


def get_flow(ident: str, where: str = FILE) -> Flow:
    """Return the flow of an id; `where` is who asks, for the message.

    Raises:
        UnknownKeyError: there is no such flow; names the nearest.
    """
    flow = flows().get(ident)
    if flow is None:
        near = get_close_matches(ident, flows(), n=1)
        raise UnknownKeyError("flow", ident, where, near[0] if near else None)
    return flow


def neighbours(ident: str) -> tuple[str, ...]:
    """Return the flows that readers do not keep apart from this one, its parent's among them.

    Sorted, without the flow itself; nearness holds both ways.

    Raises:
        UnknownKeyError: there is no such flow.
    """
    own = {ident, get_flow(ident).parent}
    near = {other for flow in flows().values() if flow.id in own for other in flow.near}
    near |= {flow.id for flow in flows().values() if own & set(flow.near)}
    return tuple(sorted(near - {ident}))


def same_or_near(left: str, right: str) -> bool:
    """Tell whether two flows share their top, or lie near one another."""
    if flow_top(left) == flow_top(right):
        return True
    return flow_top(right) in map(flow_top, neighbours(left))
