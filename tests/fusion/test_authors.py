"""By-lines: whom they name, and when two of them are one voice."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.fusion import fuse
from entente.fusion.authors import author_voice, authors_of
from fusion_cases import article, claim

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "bylines.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=itemgetter("byline"))
def test_authors_of(case: dict[str, Any]) -> None:
    """Names stand without titles, functions and company; nobody is nobody."""
    assert tuple(case["authors"]) == authors_of(case["byline"])


def test_a_by_line_that_names_nobody_is_the_outlet_s() -> None:
    """So are the outlet's own name, and no by-line at all; without outlet the article speaks."""
    names = ("staff", None, "THE MERIDIAN COURIER")
    voices = {
        author_voice(article("a.txt", byline=name, publisher="The Meridian  Courier")) for name in names
    }

    assert {"outlet:The Meridian Courier"} == voices
    assert author_voice(article("a.txt", byline="avec agences")) == "doc:a.txt"


def test_one_author_is_one_voice_however_written() -> None:
    """Case, accents and titles make no second origin."""
    names = ("Dr. Élise Marchand", "ELISE MARCHAND", "élise marchand, à Séoul")
    articles = [article(f"{n}.txt", byline=name) for n, name in enumerate(names)]
    (fact,) = fuse(articles, [claim("AID PRK>RUS arms", doc=each.doc) for each in articles])

    assert ("author:Elise Marchand",) == fact.origins


def test_staff_of_two_outlets_are_two_voices() -> None:
    """A by-line that names nobody does not make two outlets one."""
    articles = [article(f"{n}.txt", byline="Staff", publisher=f"Courier {n}") for n in range(2)]
    (fact,) = fuse(articles, [claim("AID PRK>RUS arms", doc=each.doc) for each in articles])

    assert ("outlet:Courier 0", "outlet:Courier 1") == fact.origins
