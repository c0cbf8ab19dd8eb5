"""What training needs to know of each language: its treebanks, its names, its spaCy class."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import harmonise_en
import harmonise_fr
from constructions import Constructions
from corpora import Material
from entente.language.categories import word_forms
from entente.language.en import tokenizer as en_tokenizer
from entente.language.fr import tokenizer as fr_tokenizer
from entente.language.pack import lexicon_rows
from entente.language.parse import one_line
from entente.language.pipeline import register
from entente.language.typography import normalise
from names import NameTypes
from treebanks import Sentence, merge_ranges, read_treebank
from wordclasses import WordClasses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Treebanks:
    """The materials of one language: for training, for choosing a model, for the final figures."""

    train: Material
    dev: Material
    tests: dict[str, Material]


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """A language to train.

    Its code, its treebanks, the file of its dictionary where it has one, and its own settings in the
    place of those of `pipeline.cfg`.
    """

    code: str
    treebanks: Treebanks
    dictionary: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)


_FRENCH: Final = (
    "sequoia-ud-train",
    "gsd-ud-dev",
    "pud-ud-test",
    "sequoia-ud-dev",
    "sequoia-ud-test",
    "gsd-ud-test",
)


@cache
def french(folder: Path) -> SpokenLanguage:
    """Read the French treebanks of a folder, harmonised; registers the French spaCy class."""
    register("fr", fr_tokenizer.tokenizer_rules())
    read = {name: read_treebank(folder / f"fr_{name}.conllu.xz") for name in _FRENCH}
    pronouns = harmonise_fr.pronoun_table(read["sequoia-ud-train"] + read["gsd-ud-dev"])
    for sentence in read["pud-ud-test"]:
        harmonise_fr.use_pronouns(sentence, pronouns)
    arguments = harmonise_fr.argument_table(read["sequoia-ud-train"] + read["gsd-ud-dev"])
    ready = {
        name: _material("fr", [merge_ranges(harmonise_fr.harmonise(s, arguments)) for s in sentences])
        for name, sentences in read.items()
    }
    sentences = [s for name in _FRENCH[:3] for s in ready[name].sentences]
    constructions = Constructions("fr", lambda: WordClasses(sentences, word_forms("fr")))
    train = replace(_material("fr", sentences), constructions=constructions)
    shown = {"Sequoia dev": "sequoia-ud-dev", "Sequoia test": "sequoia-ud-test", "GSD test": "gsd-ud-test"}
    tests = {title: ready[name] for title, name in shown.items()}
    return SpokenLanguage(
        "fr", Treebanks(train, ready["sequoia-ud-dev"], tests), "hunspell-fr-classical_*.deb"
    )


@cache
def english(folder: Path) -> SpokenLanguage:
    """Read the English treebank of a folder, harmonised; registers the English spaCy class."""
    register("en", en_tokenizer.tokenizer_rules())
    train, dev, test = (
        _material(
            "en",
            [
                merge_ranges(harmonise_en.harmonise(sentence), contractions=False)
                for sentence in read_treebank(folder / f"en_ewt-ud-{name}.conllu.xz")
            ],
        )
        for name in ("train.from-sources", "dev", "test")
    )
    constructions = Constructions(
        "en", lambda: WordClasses(train.sentences, word_forms("en"), leave=("VERB", "AUX", "mark"))
    )
    train = replace(train, constructions=constructions)
    return SpokenLanguage(
        "en",
        Treebanks(train, dev, {"EWT dev": dev, "EWT test": test}),
        settings={"training.dropout": 0.2, "training.steps": 6000},
    )


def _material(code: str, sentences: list[Sentence]) -> Material:
    prototypes = {row["type"]: row["norm"] for row in lexicon_rows(code, "prototypes")}
    is_given_name = _in_french_lexicon if code == "fr" else _any_name
    return Material(sentences, _plain, NameTypes(code, is_given_name), prototypes)


def _plain(text: str) -> str:
    return one_line(normalise(text))


def _in_french_lexicon(word: str) -> bool:
    entry = word_forms("fr").find(word)
    return entry is not None and "PG" in entry.readings


def _any_name(word: str) -> bool:
    """Take a chain of flat names for a person: the English treebank joins other names otherwise."""
    return word[:1].isupper()


LANGUAGES = {"en": english, "fr": french}
