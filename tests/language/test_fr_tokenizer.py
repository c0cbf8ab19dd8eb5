"""French tokens: compounds whole, clitics and elisions cut, numbers and abbreviations whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language.fr.pipeline import load_pipeline

CASES = {
    "compound": "la coopération russo-nord-coréenne",
    "name": "Kim Jong-un a vu Choe Son-hui",
    "name-like-clitic": "Kim Jong-il|, Kang Song-il",
    "capital-clitic": "Est|-il venu| ? A|-t-on vu cela| ?",
    "clitic": "a|-t-il ajouté|, dit|-on|, sont|-ils là| ?",
    "imperative": "Dites|-le à Moscou| !",
    "elision": "l'|accord qu'|ils ont signé jusqu'|ici",
    "capital-elision": "D'|après L'|Écho| (|fictif|)",
    "whole": "aujourd'hui| , quelqu'un| , c'est-à-dire eux",
    "meeting": "un rendez-vous au-delà du fleuve",
    "particle": "ce jour|-là celui-ci cette fois|-ci là-bas",
    "inflection": "un(e) allié(e)s| et le(s) tué(s)|.",
    "hour": "à 15|h|30 ou 18|h",
    "bound": "ce que l'on sait du n° 4",
    "dash": "la ligne Rajin|–|Vladivostok",
    "number": "11.000 obus|, 3,5| %| , 1.234.567 euros",
    "percent": "35|%| de plus",
    "title": "M. Petrov et MM. Ri et Choe",
    "acronym": "l'|ONU|, l'|OTAN|.",
    "quotes": '«| Paix| »|, "|paix|"',
    "url": "voir https://exemple.invalid/a-b?c=d ici",
    "ordinal": "le 80e anniversaire au 21e siècle",
    "ellipsis": "Peut-être|...",
    "slash": "munitions|/|missiles",
    "parenthesis": "obus (|2024|) livrés",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_tokens(marked: str) -> None:
    """Tokens are what blanks and bars part."""
    expected = [token for token in marked.replace("|", " ").split(" ") if token]
    text = marked.replace("|", "")

    assert [token.text for token in load_pipeline().make_doc(text) if not token.is_space] == expected


@settings(max_examples=60)
@given(st.text(alphabet="aéT'-–.,« »()19\"%/:", max_size=30))
def test_nothing_is_lost(text: str) -> None:
    """The tokens of a text join to that text."""
    assert load_pipeline().make_doc(text).text == text
