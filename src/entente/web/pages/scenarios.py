"""The scenarios that were run on the dossier: what would follow, in ranges, with every assumption."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from entente.web.links import id_name
from entente.web.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from entente.model.claim import Claim
    from entente.model.fact import Fact
    from entente.web.desk import Desk

FOLDER: Final = "scenarios"
_NEEDED: Final = frozenset({"scenario", "what", "horizon", "draws", "seed", "share", "flows", "assumptions"})
_NAME: Final = re.compile(
    r"(?:change (?P<change>\d+): )?(?P<kind>\w+)"
    r"(?: of (?:(?P<all>all flows)|(?P<giver>[^\s>]+)>(?P<receiver>\S+) (?P<passes>\S+)"
    r"|(?P<actor>[A-Z]\S*)(?: (?P<own>\S+))?|(?P<flow>\S+)))?"
)
_WIDE, _HIGH = 200.0, 34.0
"""Size of the small picture of one flow."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a number of the model is about; parts that it has none of are None."""

    kind: str
    change: int | None = None
    giver: str | None = None
    receiver: str | None = None
    flow: str | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What becomes of one flow; `line` and `filled` draw it over the quarters, in a box of `size`."""

    name: Name
    row: Mapping[str, Any]
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the picture."""
        return _WIDE, _HIGH

    @property
    def line(self) -> str:
        """A step for each quarter, as high as the share of draws in which the flow goes on."""
        shares = self.row["going_on"]
        step = _WIDE / max(len(shares), 1)
        points = [f"{round(n * step, 1)} {round((1 - share) * _HIGH, 1)}" for n, share in enumerate(shares)]
        ends = [round((n + 1) * step, 1) for n in range(len(shares))]
        return "M" + "L".join(f"{point}H{end}" for point, end in zip(points, ends, strict=True))

    @property
    def filled(self) -> str:
        """The area under the line."""
        return f"{self.line}V{_HIGH}H0z"


@dataclass(frozen=True, slots=True)
class Assumed:
    """One assumption; `fact` is the fact that it is taken from, where the dossier still has it."""

    name: Name
    row: Mapping[str, Any]
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class Run:
    """One scenario as it was run. `lost` counts facts that it rests on and the dossier no longer has."""

    row: Mapping[str, Any]
    courses: tuple[Course, ...]
    influences: tuple[tuple[Name, Mapping[str, Any]], ...]
    boxes: tuple[tuple[Name, Mapping[str, Any]], ...]
    assumptions: tuple[Assumed, ...]
    lost: int

    @property
    def path(self) -> str:
        """Page of the scenario, relative to the dossier."""
        return f"{FOLDER}/{id_name(str(self.row['scenario']))}"


def read_scenarios(out: Path) -> tuple[dict[str, Any], ...]:
    """Read the outcomes that `entente scenarios` left in the folder of a dossier, by name.

    A file that is no outcome is passed over: the folder is the user's as well.
    """
    found = []
    for path in sorted((out / FOLDER).glob("*.json")):
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(row, dict) and row.keys() >= _NEEDED:
            found.append(row)
    return tuple(found)


def make_scenarios(desk: Desk) -> tuple[Page, ...]:
    """Make the list of scenarios, and a page for each; where none was run, a page that says how."""
    runs = tuple(_run(desk, row) for row in desk.scenarios)
    pages = [Page("scenarios/index.html", "scenarios.html", "scenarios", {"runs": runs})]
    pages += [Page(run.path, "scenario.html", "scenarios", {"run": run}) for run in runs]
    return tuple(pages)


def name_of(name: str) -> Name:
    """Take the name of a number apart: `worth of RUS>PRK food`, `change 2: pressure of PRK`."""
    found = _NAME.fullmatch(name)
    if found is None:
        return Name(name)
    parts = found.groupdict()
    change = int(parts["change"]) if parts["change"] else None
    flow = parts["passes"] or parts["own"] or parts["flow"]
    return Name(parts["kind"], change, parts["giver"] or parts["actor"], parts["receiver"], flow)


def _run(desk: Desk, row: Mapping[str, Any]) -> Run:
    facts = {key for flow in row["flows"] for key in flow["facts"]}
    return Run(
        row=row,
        courses=tuple(_course(desk, flow) for flow in row["flows"]),
        influences=tuple((name_of(each["name"]), each) for each in row.get("influences", ())),
        boxes=tuple((name_of(each["name"]), each) for each in row.get("boxes", ())),
        assumptions=tuple(
            Assumed(name_of(each["name"]), each, desk.facts.get(each["source"]))
            for each in row["assumptions"]
        ),
        lost=sum(key not in desk.facts for key in facts),
    )


def _course(desk: Desk, row: Mapping[str, Any]) -> Course:
    giver, _, rest = str(row["flow"]).partition(">")
    receiver, _, flow = rest.partition(" ")
    facts = _known(desk.facts, row["facts"])
    claims = _known(desk.claims, (each["claim"] for each in row["sentences"]))
    return Course(Name("flow", None, giver, receiver, flow), row, facts, claims)


def _known(there: Mapping[str, Any], keys: Iterable[str]) -> tuple[Any, ...]:
    return tuple(there[key] for key in keys if key in there)
