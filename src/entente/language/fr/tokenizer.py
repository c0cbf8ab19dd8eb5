"""How French press prose falls into tokens.

Hyphenated compounds stay whole ("russo-nord-coréenne", "Jong-un"), clitics leave their verb
("a -t-il"), an en dash between two names cuts them apart, and a number keeps its separators.
The text is expected to be normalised.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CURRENCY,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
)
from spacy.symbols import ORTH

from entente.language.categories import categories_of, word_forms
from entente.language.pack import lexicon_rows
from entente.language.spacy_language import TokenizerRules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from entente.vocabulary.rows import Row

_COMMON = (*LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS)
_URL = re.compile(r"(?:https?://|www\.)\S+")


def forms_of(kind: str) -> tuple[str, ...]:
    """Return the forms of one kind of `lexicon/tokenizer.yaml`, as written there, in file order."""
    return tuple(form for row in _rows(kind) for form in row["forms"])


@cache
def tokenizer_rules() -> TokenizerRules:
    """Build the rules of the French tokenizer from its lexicon, once."""
    clitics, particles = _choice("clitic"), _choice("particle")
    whole = (*forms_of("whole"), *forms_of("abbreviation"))
    return TokenizerRules(
        prefixes=_prefixes(clitics, particles),
        suffixes=_suffixes(clitics, particles),
        infixes=_infixes(),
        feature=categories_of("fr"),
        exceptions={form: [{ORTH: form}] for word in whole for form in _capitalised(word)},
        whole=_whole_matcher(clitics),
        url_match=_URL.match,
    )


def _choice(kind: str) -> str:
    """Return a regular expression for any form of a kind, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms_of(kind), key=lambda form: (-len(form), form)))


def _whole_matcher(clitics: str) -> Callable[[str], bool]:
    """Return the test that keeps two kinds of words whole, whatever the other rules say.

    "traité(e)" carries its ending; names like "Jong-il" end like a verb with its pronoun, but their
    head is no verb that we know.
    """
    inflected = re.compile(rf"[{ALPHA}-]+\((?:{_choice('inflection')})\)[{ALPHA}]?", re.IGNORECASE)
    name = re.compile(rf"([{ALPHA_UPPER}][{ALPHA}-]*)-(?:{clitics})")

    def is_whole(word: str) -> bool:
        match = name.fullmatch(word)
        if match is None:
            return inflected.fullmatch(word) is not None
        entry = word_forms("fr").find(match.group(1).lower().removesuffix("-t"))
        return entry is None or not entry.moods

    return is_whole


def _rows(kind: str) -> Iterator[Row]:
    return (row for row in lexicon_rows("fr", "tokenizer") if row["kind"] == kind)


def _capitalised(word: str) -> tuple[str, ...]:
    upper = word[:1].upper() + word[1:]
    return (word,) if upper == word else (word, upper)


def _prefixes(clitics: str, particles: str) -> tuple[str, ...]:
    elided = "|".join(form for word in forms_of("elision") for form in (*_capitalised(word), word.upper()))
    loose_hyphen = rf"-(?=[{ALPHA}])(?!t-|(?:{clitics}|{particles})$)"
    return ("§", "=", r"\+(?![0-9])", loose_hyphen, *_COMMON, CURRENCY, rf"(?:{elided})'(?=\S)")


def _suffixes(clitics: str, particles: str) -> tuple[str, ...]:
    return (
        *_COMMON,
        r"(?<=[0-9])(?:%|°C?|€|\$)",
        rf"(?<=[0-9])(?:{CURRENCY})",
        rf"(?<=[{ALPHA_LOWER})\]»\"%°0-9'])\.",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
        rf"(?<=[{ALPHA_LOWER}0-9])-",
        rf"(?<=[{ALPHA}])-(?:t-)?(?:{clitics})",
        rf"(?<=[{ALPHA}])-(?:{particles})",
        rf"(?<=[0-9])(?:{_choice('hour')})",
    )


def _infixes() -> tuple[str, ...]:
    return (
        *LIST_ELLIPSES,
        *LIST_ICONS,
        rf"(?<=[{ALPHA}][\"»”])(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])[,!?;](?=[{ALPHA}])",
        rf"(?<=[{ALPHA_LOWER}])\.(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/(](?=[{ALPHA}])",
        r"(?<=[0-9])%",
        rf"(?<=[0-9])(?:{_choice('hour')})(?=[0-9])",
        rf"(?<=[{ALPHA}0-9])–(?=[{ALPHA}0-9])",
        r"--+",
    )
