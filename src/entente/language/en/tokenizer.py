"""How English press prose falls into tokens: as the English Web Treebank cuts it.

Contractions are parted ("do n't"), and so are compounds at their hyphens ("Russian - made"), except
behind prefixes ("anti-ship"); runs of the same mark stay whole. The text is expected to be normalised.
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
    UNITS,
)
from spacy.lang.en.tokenizer_exceptions import TOKENIZER_EXCEPTIONS
from spacy.symbols import ORTH

from entente.language.categories import norms_of
from entente.language.pack import lexicon_rows
from entente.language.spacy_language import TokenizerRules

if TYPE_CHECKING:
    from collections.abc import Callable

_RUNS = (
    r"\.?[!?]{2,}",
    r"\.[!?]",
    r"'{2}",
    r"-{2,}",
    r"={2,}",
    r"\*{2,}",
    r"_{2,}",
    r"~{2,}",
    r"#{2,}",
    r"<{2,}",
    r">{2,}",
    r"\${2,}",
    r"\+{2,}",
)
_BEGINNING = 3
_COMMON = (*_RUNS, *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS)
_URL = re.compile(
    r"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w-]+\.[\w.]*\w|[\w.#+-]+\.(?:doc|jpg|pdf|ppt|txt|xls|zip)",
    re.IGNORECASE,
)

_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-[0-9]{1,4}[A-Za-z]{0,3}")
"""The name of a model: "S-400", "MiG-29s"."""


@cache
def tokenizer_rules() -> TokenizerRules:
    """Build the rules of the English tokenizer from its lexicon and spaCy's contractions, once."""
    own = {form: [{ORTH: form}] for form in (*_forms_of("whole"), *_forms_of("abbreviation"))}
    parted = {
        form.replace(" ", ""): [{ORTH: part} for part in form.split(" ")] for form in _forms_of("parted")
    }
    contractions = {
        form: parts for form, parts in TOKENIZER_EXCEPTIONS.items() if "'" in form and len(parts) > 1
    }
    return TokenizerRules(
        prefixes=("§", *_COMMON, "=", r"\+(?![0-9])", CURRENCY, rf"-(?=[{ALPHA}])"),
        suffixes=_suffixes(),
        infixes=_infixes(),
        feature=beginning,
        norm=norms_of("en"),
        exceptions={**contractions, **own, **parted},
        whole=_whole_matcher(),
        url_match=_URL.fullmatch,
    )


def beginning(word: str) -> str:
    """Return the first letters of a word, which tell its derivation ("un", "mis")."""
    return word[:_BEGINNING].lower()


def _forms_of(kind: str) -> tuple[str, ...]:
    rows = (row for row in lexicon_rows("en", "tokenizer") if row["kind"] == kind)
    return tuple(form for row in rows for form in row["forms"])


def _whole_matcher() -> Callable[[str], bool]:
    """Return the test that keeps prefixed words, initials, models and numbers of several parts whole."""
    attached = "|".join(sorted(_forms_of("attached"), key=lambda form: (-len(form), form)))
    prefixed = re.compile(rf"(?:{attached})-[{ALPHA}]+", re.IGNORECASE)
    initials = re.compile(rf"(?:[{ALPHA_UPPER}]\.)+")
    figures = re.compile(r"[0-9]+(?:-[0-9]+){2,}|[0-9]{1,3}-[0-9]{4}")
    kinds = (prefixed, initials, figures, _DESIGNATION)
    return lambda word: any(kind.fullmatch(word) for kind in kinds)


def _suffixes() -> tuple[str, ...]:
    return (
        *_COMMON,
        r"'[sS]",
        r"(?<=[0-9])\+",
        rf"(?<=[0-9])(?:{CURRENCY})",
        rf"(?<=[0-9])(?:{UNITS}|k)",
        r"(?<=[0-9])(?:am|pm|AM|PM|a\.m\.|p\.m\.)",
        rf"(?<=[0-9{ALPHA_LOWER}%²\-\+\)\]\"'])\.",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
        rf"(?<=[{ALPHA}])-",
    )


def _infixes() -> tuple[str, ...]:
    return (
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"-{2,}",
        rf"(?<=[{ALPHA_LOWER}\"'])\.(?=[{ALPHA_UPPER}\"'])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])[-–/](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])-(?=[0-9])",
        rf"(?<=[0-9])-(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=(](?=[{ALPHA}])",
        r"(?<=[0-9])-(?=[0-9])",
        r"(?<=[0-9])%",
    )
