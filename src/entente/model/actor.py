"""Actor ids, and mentions: stretches of text that name an actor, place, thing, quantity or date.

An actor id is a state (ISO 3166-1 alpha-3), an organisation or a group in capitals, followed by a
sector after a slash when the text points at one: `RUS/GOV`, `PRK/MIL`, `UN/EXPERTS`, `ALLIES:USA`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from entente.model.text import Span

SECTORS: Final = frozenset({"GOV", "MIL", "SPY", "LEG", "MED", "BUS", "CVL", "EDU", "JUD", "OPP", "EXPERTS"})
UNNAMED: Final = "?"
"""Holder of what "on estime" or an agentless passive says: nobody that can be counted."""


def state_of(actor: str) -> str:
    """Return the state or organisation of an actor id: `RUS` of `RUS/GOV`."""
    return actor.partition("/")[0]


def sector_of(actor: str) -> str | None:
    """Return the sector of an actor id, None when it has none."""
    return actor.partition("/")[2] or None


class MentionKind(StrEnum):
    """What a mention names."""

    ACTOR = "actor"
    PLACE = "place"
    THING = "thing"
    QUANTITY = "quantity"
    DATE = "date"
    NEGATION = "negation"


class MentionRole(StrEnum):
    """What an actor that a mention names is in its claim."""

    AGENT = "agent"
    RECIPIENT = "recipient"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something.

    `ids` are actor ids, place ids, flow ids, one EDTF string, or the reading of an amount, by kind;
    empty when the name is seen but not known. Those of a negation say what it turns: `negated` for the
    proposition, else the stance that it gives a holder. `roles` say what an actor is in the claim, in
    the order of `MentionRole`; none says that it may be any.
    """

    span: Span
    kind: MentionKind
    ids: tuple[str, ...] = ()
    roles: tuple[MentionRole, ...] = ()
