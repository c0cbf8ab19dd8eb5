"""What the words of a claim say of an agreement: one or several, and the matter of a clause.

The words stand in `language/xx/lexicon/agreements.yaml`, and all languages are asked at once: a claim
keeps its article's words, not its language.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from entente.errors import LexiconError
from entente.language.pack import lexicon_rows
from entente.vocabulary.agreements import TOPICS

if TYPE_CHECKING:
    from entente.vocabulary.rows import Row

SEVERAL = "several"
ONE = "one"


@cache
def load_words() -> tuple[tuple[str, str], ...]:
    """Load pairs of what is meant (a kind or a topic) and a word for it, by language and file order.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    rows = [row for code in lexicon_languages() for row in lexicon_rows(code, "agreements")]
    bad = [
        f"{row.where}: a row needs a kind ({SEVERAL}, {ONE}), a topic or a thing, words and an example"
        for row in rows
        if not (row.get("words") and row.get("example")) or _meant(row) is None
    ]
    if bad:
        raise LexiconError("\n".join(bad))
    return tuple((str(_meant(row)), word.lower()) for row in rows for word in row["words"])


def lexicon_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have words for agreements, sorted; a pack is not needed."""
    folder = files("entente").joinpath("language")
    found = (entry for entry in folder.iterdir() if entry.joinpath("lexicon/agreements.yaml").is_file())
    return tuple(sorted(entry.name for entry in found))


def _meant(row: Row) -> str | None:
    """Return what a row is about: a kind, a topic or a thing; None where it is none that is known."""
    kind, topic = row.get("kind"), row.get("topic")
    if kind in {SEVERAL, ONE}:
        return str(kind)
    return str(topic) if topic in TOPICS else row.get("thing")


def names_thing(words: str, thing: str) -> bool:
    """Tell whether the words name a thing finer than any flow: `crude_oil`."""
    return _found(words, thing)


def names_several(words: str) -> bool:
    """Tell whether the words speak of several agreements, or of none by name, and of no single one."""
    return _found(words, SEVERAL) and not _found(_without(words, SEVERAL), ONE)


def names_one(words: str) -> bool:
    """Tell whether the words name an agreement as one, or the matter of one of its clauses."""
    return _found(_without(words, SEVERAL), ONE) or bool(topics_of(words))


def topics_of(words: str) -> tuple[str, ...]:
    """Return the topics of clauses that the words speak of, in order of `TOPICS`."""
    return tuple(topic for topic in TOPICS if _found(words, topic))


def _found(words: str, meant: str) -> bool:
    return any(_starts(words.lower(), word) >= 0 for kind, word in load_words() if kind == meant)


def _without(words: str, meant: str) -> str:
    text = words.lower()
    for kind, word in load_words():
        if kind == meant:
            while (at := _starts(text, word)) >= 0:
                text = text[:at] + text[at + len(word) :]
    return text


def _starts(text: str, word: str) -> int:
    """Return where a word of the text begins with `word`, -1 when none does."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalpha():
        at = text.find(word, at + 1)
    return at
