"""The register of agreements, by parties: what was concluded, what it provides for, what lies ahead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.fusion.questions import states
from entente.model.attribution import FIRMNESS, Status
from entente.web.links import slug
from entente.web.page import Page
from entente.web.pages.treaties import treaties_of
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from entente.model.fact import Fact
    from entente.web.desk import Desk

PARTS: Final = ("concluded", "provides", "ahead", "not")
_TREATY: Final = "treaty"
_REGISTERS_A_PAGE: Final = 40


@dataclass(frozen=True, slots=True)
class Register:
    """The agreements between the same parties: facts by part, in order of their dates."""

    parties: tuple[str, ...]
    parts: tuple[tuple[str, tuple[Fact, ...]], ...]

    @property
    def anchor(self) -> str:
        """Anchor of the register on its page."""
        return slug("with", *self.parties)

    @property
    def size(self) -> int:
        """Number of facts."""
        return sum(len(facts) for _, facts in self.parts)


def make_agreements(desk: Desk) -> tuple[Page, ...]:
    """Make the register of agreements."""
    page = Page("agreements.html", "agreements.html", "agreements", {"treaties": desk.once(treaties_of)})
    return paged(page, "registers", desk.once(registers_of), _REGISTERS_A_PAGE)


def registers_of(desk: Desk) -> tuple[Register, ...]:
    """Return the agreements of a dossier, by parties, those with most facts first."""
    found: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in desk.dossier.facts:
        parties = tuple(sorted(states((*fact.agent, *fact.recipient))))
        if parties and _is_agreement(fact):
            found[parties].append(fact)
    registers = [Register(parties, _parts(facts)) for parties, facts in found.items()]
    return tuple(sorted(registers, key=lambda r: (-r.size, r.parties)))


def _is_agreement(fact: Fact) -> bool:
    """Tell whether a fact is an agreement, or what one provides for."""
    clause = fact.status is Status.PRESCRIBED and fact.event != "SANCTION"
    return fact.event == "AGREE" or fact.flow == _TREATY or clause


def _parts(facts: Iterable[Fact]) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    by_part: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_part[_part(fact)].append(fact)
    return tuple((part, tuple(sorted(by_part[part], key=_by_date))) for part in PARTS if by_part[part])


def _part(fact: Fact) -> str:
    if fact.status is Status.PRESCRIBED:
        return "provides"
    return {3: "concluded", 2: "concluded", 1: "ahead"}.get(FIRMNESS[fact.status], "not")


def _by_date(fact: Fact) -> tuple[bool, date | None, int, str]:
    first = fact.when.first if fact.when else None
    return (first is None, first, -len(fact.claims), fact.id)
