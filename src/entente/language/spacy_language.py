"""spaCy language classes of our own: a tokenizer and a lexical feature a language, nothing else.

spaCy's hash embeddings read four attributes of a word: NORM, PREFIX, SUFFIX and SHAPE. The first
letter of a word says little, so each language puts something better in the place of PREFIX: where
it has a dictionary, the word's category.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.attrs import NORM, PREFIX, SHAPE
from spacy.lang.lex_attrs import lower, word_shape
from spacy.language import BaseDefaults, Language
from spacy.util import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class TokenizerRules:
    """What a spaCy tokenizer needs: regular expressions, and forms with a split of their own.

    A stretch that `whole` or `url_match` accepts is not cut further. `feature` gives a word what
    stands in its PREFIX attribute, `norm` what stands in NORM.
    """

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    infixes: tuple[str, ...]
    feature: Callable[[str], str]
    exceptions: Mapping[str, list[dict[int, str]]] = field(default_factory=dict)
    whole: Callable[[str], Any] | None = None
    url_match: Callable[[str], Any] | None = None
    norm: Callable[[str], str] = lower


def register_language(name: str, rules: TokenizerRules) -> None:
    """Register a spaCy language called `name` (`entente_fr`); a second call changes nothing."""
    if name in registry.languages:
        return
    defaults = type(
        "Defaults",
        (BaseDefaults,),
        {
            "tokenizer_exceptions": dict(rules.exceptions),
            "prefixes": rules.prefixes,
            "suffixes": rules.suffixes,
            "infixes": rules.infixes,
            "token_match": rules.whole,
            "url_match": rules.url_match,
            "lex_attr_getters": {NORM: rules.norm, PREFIX: rules.feature, SHAPE: shape_of},
        },
    )
    registry.languages.register(name, func=type(name, (Language,), {"lang": name, "Defaults": defaults}))


def shape_of(word: str) -> str:
    """Return the shape of a word; names merged into one token look like one capitalised word."""
    if " " in word and word[:1].isupper():
        return "Xxxxx"
    shape: str = word_shape(word)
    return shape
