"""Words of the pages: dates as precise as they are, amounts with their bounds, names of actors."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.errors import UnknownKeyError
from entente.model.attribution import Stance, Status
from entente.model.dates import DateSpan
from entente.model.fact import Verdict
from entente.model.quantity import Quantity
from entente.vocabulary.flows import flows
from entente.vocabulary.rows import read_rows
from entente.web.desk import TEXTURES, texture
from entente.web.words import INTERFACES, load_words

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "web_words.yaml").read_text(encoding="utf-8"))


LANGUAGES = pytest.mark.parametrize("language", INTERFACES)


def by_given(case: dict[str, Any]) -> str:
    """Name a case by what is given."""
    return str(case["given"])


@LANGUAGES
@pytest.mark.parametrize("case", CASES["dates"], ids=by_given)
def test_dates(case: dict[str, str], language: str) -> None:
    """A date is written as precisely as it is known, never more."""
    assert case[language] == load_words(language).date(DateSpan(case["given"]))


@LANGUAGES
@pytest.mark.parametrize("case", CASES["quantities"], ids=by_given)
def test_quantities(case: dict[str, Any], language: str) -> None:
    """An amount shows both bounds, or that one is missing, and its unit."""
    assert case[language] == load_words(language).quantity(Quantity(**case["given"]))


@LANGUAGES
@pytest.mark.parametrize("case", CASES["actors"], ids=by_given)
def test_actors(case: dict[str, str], language: str) -> None:
    """An actor has a name; an id that nobody knows is shown as it is."""
    assert case[language] == load_words(language).actor(case["given"])


@LANGUAGES
@pytest.mark.parametrize("case", CASES["spoken"], ids=by_given)
def test_actors_in_a_sentence(case: dict[str, str], language: str) -> None:
    """In a sentence an actor has its article, and the organ comes first."""
    assert case[language] == load_words(language).spoken(case["given"])


@LANGUAGES
@pytest.mark.parametrize("case", CASES["places"], ids=by_given)
def test_places(case: dict[str, str], language: str) -> None:
    """A place is called as the language calls it; an id that nobody knows is shown as it is."""
    assert case[language] == load_words(language).place(case["given"])


def test_languages_have_the_same_words() -> None:
    """What one language has a word or a definition for, every language has."""
    for language in INTERFACES[1:]:
        ours, theirs = load_words(INTERFACES[0]), load_words(language)
        shared = {key for key in theirs.rows if key[0] != "actor"}

        assert {key for key in ours.rows if key[0] != "actor"} == shared
        assert [key for key in shared if bool(ours.means(*key)) != bool(theirs.means(*key))] == []


@LANGUAGES
def test_every_texture_has_its_look_and_its_name(language: str) -> None:
    """How firm a status is shows the same everywhere; a judgement is no denial."""
    style = files("entente").joinpath("web/static/pages.css").read_text(encoding="utf-8")

    assert {texture(status) for status in Status} == set(TEXTURES)
    assert texture(Status.OPINION) != texture(Status.DENIED)
    for key in TEXTURES:
        assert load_words(language).rows["texture", key]["word"]
        assert f".{key} {{ --tex:" in style


def test_unknown_interface() -> None:
    """A language that the pages do not speak is named."""
    with pytest.raises(UnknownKeyError, match="'de'"):
        load_words("de")


@LANGUAGES
def test_every_key_has_its_word(language: str) -> None:
    """Every status, verdict, stance, event and flow has a word, and what needs one a definition."""
    words = load_words(language)
    missing = [
        (kind, key)
        for kind, keys in {
            "status": Status,
            "verdict": Verdict,
            "stance": Stance,
            "event": [row["event"] for row in read_rows("vocabulary/events/plover.yaml")],
            "flow": flows(),
            "firmness": "0123",
        }.items()
        for key in keys
        if (kind, key) not in words.rows
    ]

    assert missing == []
    assert all(words.means("status", status) for status in Status)
    assert all(words.means("verdict", verdict) for verdict in Verdict)


@LANGUAGES
def test_every_flow_stands_under_a_family(language: str) -> None:
    """No flow is shown under a family that has no heading."""
    words = load_words(language)

    assert {words.family(flow) for flow in flows()} <= set(words.keys("family"))
