"""How far to trust what is shown: written for a sceptical reader, and linked from every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.assessment.ledger import load_ledger_rules
from entente.web.page import Page

if TYPE_CHECKING:
    from entente.web.desk import Desk


def make_trust(desk: Desk) -> tuple[Page, ...]:
    """Make the page; it lists the rules by which the ledger weighs."""
    rules = load_ledger_rules()
    values = {
        "weights": tuple(row for row in rules if row["rule"] == "status"),
        "others": tuple(row for row in rules if row["rule"] in {"origins", "recency"}),
        "ran": bool(desk.scenarios),
    }
    return (Page("trust.html", "trust.html", "trust", values),)
