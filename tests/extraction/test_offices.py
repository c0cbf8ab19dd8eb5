"""Office phrases in a language that puts owners before the noun as well."""

from __future__ import annotations

from operator import itemgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from cases import load_cases
from entente.extraction.offices import find_offices
from entente.extraction.people import items_of, learn_people
from entente.language.actor_names import load_actors
from entente.language.office_words import load_offices

if TYPE_CHECKING:
    from entente.language.pack import LanguagePack


@pytest.mark.parametrize("case", load_cases("offices_en"), ids=itemgetter("id"))
def test_offices_in_english(case: dict[str, Any]) -> None:
    """Owners are read on either side of the noun."""
    items = items_of(load_actors("en").find(case["text"]), 2024)
    phrases = find_offices(case["text"], items, load_offices("en"))

    found = [[p.span.of(case["text"]), list(p.ids)] for p in phrases if p.ids]

    assert found == case["offices"]


def test_people_in_english() -> None:
    """Titles before names, and appositions after them, introduce people (all invented)."""
    pack = cast("LanguagePack", SimpleNamespace(code="en"))
    sentences = [
        "NATO Deputy Commander John Smithers agreed.",
        "Jane Doeson, the Ukrainian economy minister, agreed.",
        "But Anna Rollins, of Chatham House, disagrees.",
        "Russian Energy Minister Ivan Petrossov met Paul Martinot.",
        "Tom Hardwick, a senior fellow at the Atlantic Council, agreed.",
        "Vasyl Bondarko, spokesman for Ukraine's air force, agreed.",
    ]

    learned = {form.text: form.ids for form in learn_people(sentences, pack).names.forms()}

    assert learned == {
        "John Smithers": ("NATO",),
        "Smithers": ("NATO",),
        "Jane Doeson": ("UKR/GOV",),
        "Doeson": ("UKR/GOV",),
        "Anna Rollins": ("GBR/EDU",),
        "Rollins": ("GBR/EDU",),
        "Ivan Petrossov": ("RUS/GOV",),
        "Petrossov": ("RUS/GOV",),
        "Tom Hardwick": ("USA/EDU",),
        "Hardwick": ("USA/EDU",),
        "Vasyl Bondarko": ("UKR/MIL",),
        "Bondarko": ("UKR/MIL",),
    }
