"""Sentences of the pages: every one is translated, keeps its places, and counts as its language does."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from markupsafe import Markup

from entente.web.translation import translators
from entente.web.words import INTERFACES, load_words

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

WEB = Path(str(files("entente") / "web"))
ROWS = "entente.web.translation:extract_rows"
METHODS = [
    ("**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.svg", "jinja2"),
    *((rows, ROWS) for rows in ("regimes/*.yaml", "treaties/*.yaml", "ledger.yaml", "scenarios/**.yaml")),
]
OTHERS = pytest.mark.parametrize("language", INTERFACES[1:])
_PLACES = re.compile(r"%\((\w+)\)s|%%")


def sentences() -> set[str]:
    """Return the sentences of templates, code and rows, the singular of those that count."""
    words = {"_": None, "ngettext": (1, 2)}
    found = [
        message
        for folder in (WEB, WEB.parent / "vocabulary", WEB.parent / "assessment")
        for _, _, message, _, _ in extract_from_dir(str(folder), method_map=METHODS, keywords=words)
    ]
    return {message if isinstance(message, str) else message[0] for message in found}


def catalogue(language: str) -> Catalog:
    """Read the catalogue of a language."""
    with (WEB / "locale" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@OTHERS
def test_every_sentence_is_translated(language: str) -> None:
    """What the pages say, they say in every language, and no translation is left over or unsure."""
    messages = [message for message in catalogue(language) if message.id]
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in messages}
    empty = [message.id for message in messages if not all(_texts(message.string)) or message.fuzzy]

    assert (sorted(sentences() - known), sorted(known - sentences()), empty) == ([], [], [])
    assert len(known) > 150


@OTHERS
def test_translations_keep_their_places(language: str) -> None:
    """A translation has the places of its sentence; one for a single thing may leave the number out."""
    for message in catalogue(language):
        if not message.id:
            continue
        wanted = set(_PLACES.findall(_texts(message.id)[-1]))
        for text in _texts(message.string):
            assert set(_PLACES.findall(text)) | {"num"} == wanted | {"num"}, message.id


def _texts(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_french_counts_nothing_in_the_singular() -> None:
    """The plural follows the rule of the language, and numbers its habits."""
    ngettext = translators(load_words("fr"))["ngettext"]

    assert ngettext("%(num)s fact", "%(num)s facts", 0) == "0 fait"
    assert ngettext("%(num)s fact", "%(num)s facts", 12000) == "12\u202f000 faits"


def test_what_fills_a_place_is_escaped() -> None:
    """A place takes markup as markup and text as text."""
    gettext = translators(load_words("en"))["_"]

    assert gettext("claim %(n)s", n="<b>") == Markup("claim &lt;b&gt;")
    assert gettext("claim %(n)s", n=Markup("<b>")) == Markup("claim <b>")
