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

from entente.language.fr.categories import word_forms
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
    clitics = "|".join(sorted(forms_of("clitic"), key=lambda form: (-len(form), form)))
    whole = (*forms_of("whole"), *forms_of("abbreviation"))
    return TokenizerRules(
        prefixes=_prefixes(clitics),
        suffixes=_suffixes(clitics),
        infixes=_infixes(),
        exceptions={form: [{ORTH: form}] for word in whole for form in _capitalised(word)},
        whole=_name_matcher(clitics),
        url_match=_URL.match,
    )


def _name_matcher(clitics: str) -> Callable[[str], bool]:
    """Return the test that keeps names like "Jong-il" whole: their head is no verb that we know."""
    name = re.compile(rf"([{ALPHA_UPPER}][{ALPHA}-]*)-(?:{clitics})")

    def is_name(word: str) -> bool:
        match = name.fullmatch(word)
        if match is None:
            return False
        entry = word_forms().find(match.group(1).lower().removesuffix("-t"))
        return entry is None or not entry.moods

    return is_name


def _rows(kind: str) -> Iterator[Row]:
    return (row for row in lexicon_rows("fr", "tokenizer") if row["kind"] == kind)


def _capitalised(word: str) -> tuple[str, ...]:
    upper = word[:1].upper() + word[1:]
    return (word,) if upper == word else (word, upper)


def _prefixes(clitics: str) -> tuple[str, ...]:
    elided = "|".join(form for word in forms_of("elision") for form in (*_capitalised(word), word.upper()))
    loose_hyphen = rf"-(?=[{ALPHA}])(?!t-|(?:{clitics}|là|ci)$)"
    return ("§", "=", r"\+(?![0-9])", loose_hyphen, *_COMMON, CURRENCY, rf"(?:{elided})'(?=\S)")


def _suffixes(clitics: str) -> tuple[str, ...]:
    return (
        *_COMMON,
        r"(?<=[0-9])(?:%|°C?|€|\$)",
        rf"(?<=[0-9])(?:{CURRENCY})",
        rf"(?<=[{ALPHA_LOWER})\]»\"%°0-9'])\.",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
        rf"(?<=[{ALPHA_LOWER}0-9])-",
        rf"(?<=[{ALPHA}])-(?:t-)?(?:{clitics})",
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
        rf"(?<=[{ALPHA}0-9])–(?=[{ALPHA}0-9])",
        r"--+",
    )
