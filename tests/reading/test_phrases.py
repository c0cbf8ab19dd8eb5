"""The boilerplate lexicon: every row works on its own example, and on none of what articles say."""

from typing import Any

import pytest

from entente.errors import LexiconError
from entente.model.text import Block
from entente.reading.cleaning import clean
from entente.reading.phrases import Form, fold, header_words, lexicon_languages, load_rules
from entente.reading.sources.base import Draft
from entente.vocabulary.rows import Row, read_rows

PROSE = {
    "fr": "Minsk et Caracas ont signé mardi un accord qui prévoit cent mille tonnes de blé contre du brut.",
    "en": "Minsk and Caracas signed on Tuesday a deal under which wheat goes south and crude comes north.",
}
ROWS = [
    (code, row)
    for code in lexicon_languages()
    for row in read_rows(f"language/{code}/lexicon/boilerplate.yaml")
]
KEPT = {"caption", "correction"}


def _block_of(page: str, part: str, code: str) -> Block:
    start = page.index(part)
    return next(b for b in clean(Draft("a.txt", page), code).blocks if b.span.start <= start < b.span.end)


@pytest.mark.parametrize(
    ("code", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value.where
)
def test_example_is_found(code: str, row: Row) -> None:
    """The example of a row, on a page, is removed for the reason of the row (or kept as what it is)."""
    prose, example = PROSE[code], row["example"]
    page = f"Un titre de page ici\n\n{prose}\n\n{prose}\n\n{example}\n"
    if row["zone"] == "head":
        page = f"{example}\n\nUn titre de page ici\n\n{prose}\n\n{prose}\n"

    block = _block_of(page, example, code)

    if row["reason"] in KEPT:
        assert (block.kind.value, block.removed) == (row["reason"], None)
    elif row["form"] in {"whole", "section"}:
        assert block.removed is not None
    else:
        assert block.removed == row["reason"]


@pytest.mark.parametrize(
    ("code", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value.where
)
def test_rows_are_words(code: str, row: Row) -> None:
    """Every phrase is a string (YAML takes a bare `on` for a truth value) and stands once in its row."""
    words: list[Any] = [*row["words"], *row.get("with", [])]

    assert code in lexicon_languages()
    assert [word for word in words if not isinstance(word, str)] == []
    assert len(set(row["words"])) == len(row["words"])


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fr", "Le ciel, les pluies et le gel ont retardé l'offensive, a reconnu mardi l'état-major à Kiev."),
        ("fr", "Photo à l'appui, Kiev affirme que des obus du Nord ont été tirés sur Kharkiv dans la nuit."),
        (
            "fr",
            "Correction des trajectoires, guidage, brouillage : les ingénieurs ont tout donné, dit Séoul.",
        ),
        ("fr", "Publicité faite à ces essais, silence sur leur échec : Pyongyang n'a montré que trois tirs."),
        (
            "fr",
            "Voir Moscou céder sur le nucléaire surprendrait les diplomates, qui n'en ont reçu aucun signe.",
        ),
        (
            "fr",
            "L'euro et le rouble ont servi à payer les obus, d'après les documents saisis à la frontière.",
        ),
        (
            "en",
            "Comments by the minister did not mention troops, though his deputy had confirmed them before.",
        ),
        (
            "en",
            "Share of North Korean shells in Russian fire rose to half, the agency said in its last count.",
        ),
        (
            "en",
            "Sponsored by Moscow, the resolution would end the mandate of the panel that monitors sanctions.",
        ),
        (
            "en",
            "The snow and the storms delayed both convoys through the weekend, the general staff admitted.",
        ),
        (
            "en",
            "Oil worth two billion dollars went to the North against shells, according to the same report.",
        ),
    ],
)
def test_sentences_of_articles_are_kept(code: str, sentence: str) -> None:
    """Sentences that share a word with the lexicon stay in the article, also as its last paragraph."""
    page = f"{PROSE[code]}\n\n{sentence}\n"

    assert _block_of(page, sentence, code).removed is None


def test_fold() -> None:
    """Case, accents, quotes, dashes and blanks do not count."""
    assert fold("À\u00a0L’AFFICHE —  «\u202fÉté\u202f» ?") == 'a l\'affiche - " ete "?'


def test_bad_rows_are_reported_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every bad row is named with its file and line."""
    rows = (
        Row({"reason": "x", "form": "none", "zone": "any", "words": []}, "f.yaml:3"),
        Row({"form": "whole"}, "f.yaml:9"),
    )
    monkeypatch.setattr("entente.reading.phrases.read_rows", lambda _path: rows)
    monkeypatch.setattr("entente.reading.phrases.lexicon_languages", lambda: ("fr",))

    with pytest.raises(LexiconError, match=r"(?s)f\.yaml:3: .*f\.yaml:9: "):
        load_rules.__wrapped__()


def test_every_part_of_the_header_lexicon_has_words() -> None:
    """What headers are read by is there in each language."""
    for part in (
        "byline",
        "update",
        "publish",
        "date",
        "outlet",
        "genre",
        "role",
        "and",
        "range",
        "zones",
        "place",
    ):
        assert header_words(part)


def test_forms_and_zones_are_used() -> None:
    """No form is declared in vain."""
    assert {rule.form for rule in load_rules()} == set(Form)
