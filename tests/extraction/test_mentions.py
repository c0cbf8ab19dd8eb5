"""Names in sentences before parsing, actors after it."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pytest

from cases import load_cases
from entente.extraction.mentions import find_names, learn_people, link_actors
from entente.extraction.places import find_places
from entente.language.pack import load_pack
from entente.language.parse import parse_sentences


@pytest.mark.parametrize("case", load_cases("names_fr"), ids=itemgetter("id"))
def test_find_names(case: dict[str, Any]) -> None:
    """Each name is found whole, with its ids; nothing else is."""
    found = find_names(case["text"], load_pack("fr"), year=case.get("year"))

    assert [[n.span.of(case["text"]), n.label, list(n.ids)] for n in found] == case["names"]


@pytest.mark.parametrize("case", load_cases("actors_fr"), ids=itemgetter("id"))
def test_link_actors(case: dict[str, Any]) -> None:
    """Each actor is found with its head, ids and kind; nothing else is."""
    pack, text = load_pack("fr"), case["text"]
    names = find_names(text, pack, year=2024)
    rows = [(n.span.start, n.span.end, n.label) for n in names if n.label]
    doc = parse_sentences(pack, [text], [rows])[0]

    found = link_actors(doc, names, pack)

    flags = [(*(["locative"] * m.locative), *(["plural"] * m.plural)) for m in found]
    shown = [(m.span.of(text), doc[m.head].text, list(m.ids), m.kind) for m in found]
    assert [[*a, *b] for a, b in zip(shown, flags, strict=True)] == case["actors"]


@pytest.mark.parametrize("case", load_cases("people_fr"), ids=itemgetter("id"))
def test_learn_people(case: dict[str, Any]) -> None:
    """A name introduced beside an office speaks for it from then on, whole or by its last part."""
    pack = load_pack("fr")
    memory = learn_people(case["sentences"], pack, year=2024)

    found = [[n.span.of(case["text"]), list(n.ids)] for n in find_names(case["text"], pack, memory=memory)]

    assert found == case["names"]


@pytest.mark.parametrize("case", load_cases("places_fr"), ids=itemgetter("id"))
def test_find_places(case: dict[str, Any]) -> None:
    """Towns and regions are places; states and capitals only where they stand as one."""
    pack, text = load_pack("fr"), case["text"]
    names = find_names(text, pack)
    rows = [(n.span.start, n.span.end, n.label) for n in names if n.label]
    doc = parse_sentences(pack, [text], [rows])[0]

    found = find_places(names, link_actors(doc, names, pack))

    assert [[p.span.of(text), p.id] for p in found] == case["places"]
