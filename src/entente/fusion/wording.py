"""One readable line for a fact, from its values through templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entente.model.fact import Fact


def word_fact(fact: Fact) -> Fact:
    """Return the fact with its lines in English and French."""
    line = f"{', '.join(fact.agent)} > {', '.join(fact.recipient)}: {fact.event} {fact.flow or ''}"
    return replace(fact, what_en=line, what_fr=line)
