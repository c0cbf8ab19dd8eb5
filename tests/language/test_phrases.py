"""Look-up of expressions, and the folding of word forms that it rests on."""

from __future__ import annotations

import pytest

from entente.errors import LexiconError
from entente.language.inflection import load_inflection, split_words
from entente.language.phrases import PhraseTable
from entente.vocabulary.rows import Row


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        ("fr", "canaux", "canal"),
        ("fr", "bateaux", "bateau"),
        ("fr", "OBUS", "obus"),
        ("fr", "voix", "voix"),
        ("en", "batteries", "battery"),
        ("en", "launches", "launch"),
        ("en", "losses", "loss"),
        ("en", "men", "man"),
    ],
)
def test_noun_forms_fold_together(lang: str, left: str, right: str) -> None:
    """A plural and its singular share one key."""
    assert load_inflection(lang).noun(left) == load_inflection(lang).noun(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("antiaériennes", "antiaérien"),
        ("commerciaux", "commerciale"),
        ("offensives", "offensif"),
        ("D’", "des"),
    ],
)
def test_modifier_forms_fold_together(left: str, right: str) -> None:
    """Feminine, plural and elided forms share one key."""
    assert load_inflection("fr").modifier(left) == load_inflection("fr").modifier(right)


@pytest.mark.parametrize(("left", "right"), [("porte", "port"), ("pont", "ponte"), ("tir", "tire")])
def test_nouns_that_differ_stay_apart(left: str, right: str) -> None:
    """The first word of an expression keeps its gender: "la porte" is no port."""
    assert load_inflection("fr").noun(left) != load_inflection("fr").noun(right)


def test_names_and_figures_are_only_lowered() -> None:
    """What is not a plain word keeps its ending."""
    assert load_inflection("fr").noun("Fath-360") == "fath-360"


def find(text: str, place: int = 0) -> tuple[int, tuple[str, ...]] | None:
    """Look a text up in a small table."""
    table: PhraseTable[str] = PhraseTable(load_inflection("fr"))
    for phrase in ("avion", "avion de combat", "enrichissement de l'uranium"):
        table.add(phrase, phrase)
    words = [(word,) for word in split_words(text)]
    return table.longest(words, place, lambda at: words[at][0] == "russe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("avions de combat", (3, ("avion de combat",))),
        ("avions de ligne", (1, ("avion",))),
        ("avion russe de combat", (4, ("avion de combat",))),
        ("enrichissement d'uranium", (3, ("enrichissement de l'uranium",))),
        ("combat", None),
    ],
)
def test_longest(text: str, expected: tuple[int, tuple[str, ...]] | None) -> None:
    """The longest expression wins; skipped words may stand between, or be left out."""
    assert find(text) == expected


def test_unknown_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of no known part is named with its place."""
    rows = (Row({"part": "verb"}, "x:1"), Row({"part": "noun", "endings": {}}, "x:2"))
    monkeypatch.setattr("entente.language.inflection.lexicon_rows", lambda _code, _family: rows)
    load_inflection.cache_clear()

    with pytest.raises(LexiconError, match="x:1: no part 'verb'"):
        load_inflection("fr")
    load_inflection.cache_clear()
