"""Sentences are parsed whole, in place, with known names as single tokens."""

from __future__ import annotations

import pytest

from entente.language.pack import load_pack
from entente.language.parse import parse_sentences, plain_text

SENTENCE = "La Corée du Nord aurait livré 11 000 obus à la Russie, selon Séoul."
NAMES = [(3, 16, "STATE"), (47, 53, "STATE"), (61, 66, "CITY")]


def test_names_become_one_token() -> None:
    """A known name is one proper noun with its label, at its own offset."""
    (doc,) = parse_sentences(load_pack("fr"), [SENTENCE], [NAMES])

    found = [(token.idx, token.text, token.pos_, token.ent_type_) for token in doc if token.ent_type_]
    assert found == [
        (3, "Corée du Nord", "PROPN", "STATE"),
        (47, "Russie", "PROPN", "STATE"),
        (61, "Séoul", "PROPN", "CITY"),
    ]


def test_roles_and_mood() -> None:
    """Who gives what to whom, and the conditional, are read off a plain sentence."""
    (doc,) = parse_sentences(load_pack("fr"), [SENTENCE], [NAMES])

    roots = [token for token in doc if token.head == token]
    assert [(root.text, root.lemma_) for root in roots] == [("livré", "livrer")]
    assert {token.text: token.dep_ for token in roots[0].children}["Corée du Nord"] == "nsubj"
    assert [token.text for token in doc if "Cnd" in token.morph.get("Mood", [])] == ["aurait"]


@pytest.mark.parametrize(
    "text",
    [
        "M. Kim est arrivé. « Nous voilà ! » Il a souri. Le reste suit : rien. Et alors ?",
        "Deux lignes\nd'un même bloc, sans point",
        "",
        "   ",
        "😀 1 2 3 … ! ?",
    ],
)
def test_never_split_and_offsets_kept(text: str) -> None:
    """Whatever stands in it, a text stays one sentence of the same length."""
    (doc,) = parse_sentences(load_pack("fr"), [text], [[]])

    assert len(doc.text) == len(text)
    assert sum(token.head == token for token in doc) == len(list(doc.sents)) == (1 if text else 0)


def test_batches_do_not_matter() -> None:
    """A sentence is parsed alike alone and among others."""
    pack = load_pack("fr")
    texts = [f"Le navire numéro {n} a quitté Rajin pour Vladivostok avec {n} conteneurs." for n in range(70)]
    together = parse_sentences(pack, texts, [[]] * len(texts))
    alone = [parse_sentences(pack, [text], [[]])[0] for text in texts]

    assert [doc.to_json() for doc in alone] == [doc.to_json() for doc in together]


def test_names_that_cut_a_word_are_left_out() -> None:
    """A name inside a hyphenated word names something else."""
    (doc,) = parse_sentences(load_pack("fr"), ["Un soldat sud-coréen"], [[(10, 13, "CITY")]])

    assert [token.text for token in doc] == ["Un", "soldat", "sud-coréen"]
    assert not doc.ents


def test_longest_of_overlapping_names() -> None:
    """Of names that overlap the longest is taken."""
    names = [(9, 14, "STATE"), (9, 21, "STATE")]
    (doc,) = parse_sentences(load_pack("fr"), ["Accord : Corée du Sud, Japon"], [names])

    assert [token.text for token in doc if token.ent_type_] == ["Corée du Sud"]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("11\u202f000 à 30 000 hommes", "11.000 à 30.000 hommes"),
        ("en 2024 300 soldats", "en 2024 300 soldats"),
        ("1 234 567", "1.234.567"),
        ("le 12 000", "le 12.000"),
        ("une\nligne", "une ligne"),
    ],
)
def test_plain_text(raw: str, plain: str) -> None:
    """Grouped figures become one number, years do not join what follows them."""
    assert plain_text(load_pack("fr"), raw) == plain


def test_a_known_word_leaves_no_trace() -> None:
    """That a word was an amount in one sentence changes nothing in the next."""
    pack = load_pack("fr")
    text = "Le Niger en a reçu 612 et 14.733 depuis mardi soir."
    before = parse_sentences(pack, [text], [[]])[0].to_json()
    amounts = [(19, 22, "AMOUNT"), (26, 32, "AMOUNT"), (40, 45, "DATE")]
    parse_sentences(pack, [text], [amounts])

    assert parse_sentences(pack, [text], [[]])[0].to_json() == before
    lexeme = pack.load_pipeline().vocab["612"]
    assert (lexeme.shape_, lexeme.suffix_) == ("ddd", "612")
