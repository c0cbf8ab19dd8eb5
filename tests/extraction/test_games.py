"""Articles about sport are told from those about states."""

from __future__ import annotations

import spacy

from entente.extraction.games import is_about_games


def about_games(lang: str, *sentences: str) -> bool:
    """Tell whether sentences, not parsed, are about sport."""
    nlp = spacy.blank(lang)
    return is_about_games([nlp(sentence) for sentence in sentences], lang)


def test_sport_is_known_by_its_words() -> None:
    """Many words of sport in many sentences make an article about it."""
    assert about_games(
        "en",
        "Brazil beat England in the semi-final.",
        "The striker scored two goals before half-time.",
        "The referee blew his whistle.",
    )
    assert about_games(
        "fr",
        "La France a battu l'Espagne en demi-finale.",
        "L'attaquant a marqué deux buts avant la mi-temps.",
        "L'arbitre a sifflé un penalty.",
    )


def test_a_word_or_two_make_no_sport() -> None:
    """States too have goals and finish rounds, and one visit to a stadium is no match."""
    assert not about_games("en", "The goal is peace.", "A third round of talks ended.", "Moscow denied it.")
    assert not about_games("fr", "Le but est la paix.", "Moscou a démenti.", "Kiev a protesté.")
