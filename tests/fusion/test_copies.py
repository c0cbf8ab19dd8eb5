"""Copies of articles, and sentences that went from one article into another."""

from __future__ import annotations

import random

from entente.fusion import find_copies, fuse
from entente.fusion.copies import find_repeats
from fusion_cases import article, claim

_LETTERS = random.Random(7)
WORDS = ["".join(_LETTERS.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(400)]


def _text(first: int, last: int) -> str:
    return " ".join(WORDS[first:last])


def test_a_reprint_is_a_copy_of_the_first_published() -> None:
    """The original is the older article, whatever the order of arrival."""
    wire = article("wire.txt", _text(0, 120), published="2025-06-17")
    reprint = article("paper.txt", _text(0, 120), published="2025-06-18")

    assert (("paper.txt", "wire.txt"),) == find_copies([reprint, wire]) == find_copies([wire, reprint])


def test_an_abridged_wire_is_a_copy() -> None:
    """Half of a wire, with a few words of the paper's own, is still the wire."""
    wire = article("wire.txt", _text(0, 200), published="2025-06-17")
    short = article("short.txt", f"{_text(0, 90)} {_text(390, 400)}", published="2025-06-18")

    assert (("short.txt", "wire.txt"),) == find_copies([wire, short])


def test_a_long_article_that_holds_a_wire_is_its_own() -> None:
    """Who adds more than he takes writes an article."""
    wire = article("wire.txt", _text(0, 80), published="2025-06-17")
    feature = article("feature.txt", f"{_text(0, 80)} {_text(150, 390)}", published="2025-06-19")

    assert () == find_copies([wire, feature])


def test_copies_are_not_chained() -> None:
    """B copies A, C shares much with B and little with A: C is no copy of a copy."""
    a = article("a.txt", _text(0, 100), published="2025-06-01")
    b = article("b.txt", f"{_text(0, 70)} {_text(200, 240)}", published="2025-06-02")
    c = article("c.txt", f"{_text(40, 70)} {_text(200, 240)}", published="2025-06-03")

    assert (("b.txt", "a.txt"),) == find_copies([c, b, a])


def test_unlike_and_empty_articles_are_no_copies() -> None:
    """Nothing in common, or nothing at all, makes no copy."""
    articles = [
        article("a.txt", _text(0, 100)),
        article("b.txt", _text(100, 200)),
        article("c.txt"),
        article("d.txt"),
    ]

    assert () == find_copies(articles)


def test_a_sentence_taken_over_is_its_first_author() -> None:
    """A sentence of eight words that went into another's article adds no voice."""
    quote = "Pyongyang a livré des obus à Moscou au printemps, selon nos informations."
    first = claim("AID PRK>RUS arms.ammunition", doc="a.txt", quote=quote)
    again = claim("AID PRK>RUS arms.ammunition", doc="b.txt", quote=quote, at=50)
    articles = [article("a.txt", published="2025-06-01"), article("b.txt", published="2025-06-02")]

    assert {again: first} == find_repeats([again, first], {each.doc: each for each in articles}, {})
    (fact,) = fuse(articles, [again, first])
    assert (("doc:a.txt",), {first.id, again.id}) == (fact.origins, set(fact.claims))


def test_short_sentences_are_found_twice() -> None:
    """Two authors may both write three words."""
    claims = [
        claim("AID PRK>RUS arms", doc=doc, quote="Pyongyang arme Moscou.") for doc in ("a.txt", "b.txt")
    ]

    assert {} == find_repeats(claims, {}, {})
    assert {claims[1]: claims[0]} == find_repeats(claims, {}, {"b.txt": "a.txt"})
