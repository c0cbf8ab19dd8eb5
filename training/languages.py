"""What training needs to know of each language: its treebanks, its names, its spaCy class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from corpora import Material
from entente.language.categories import word_forms
from entente.language.fr.tokenizer import tokenizer_rules
from entente.language.pack import load_pack
from entente.language.parse import plain_text
from entente.language.pipeline import register
from harmonise_fr import argument_table, harmonise, pronoun_table, use_pronouns
from names import NameTypes
from treebanks import Sentence, merge_ranges, read_treebank

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Treebanks:
    """The materials of one language: for training, for choosing a model, for the final figures."""

    train: Material
    dev: Material
    tests: dict[str, Material]


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """A language to train: its code in spaCy and here, and its treebanks."""

    code: str
    treebanks: Treebanks


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
    register("fr", tokenizer_rules())
    names = (
        "sequoia-ud-train",
        "gsd-ud-dev",
        "pud-ud-test",
        "sequoia-ud-dev",
        "sequoia-ud-test",
        "gsd-ud-test",
    )
    read = {name: read_treebank(folder / f"fr_{name}.conllu.xz") for name in names}
    pronouns = pronoun_table(read["sequoia-ud-train"] + read["gsd-ud-dev"])
    for sentence in read["pud-ud-test"]:
        use_pronouns(sentence, pronouns)
    arguments = argument_table(read["sequoia-ud-train"] + read["gsd-ud-dev"])
    ready = {
        name: [merge_ranges(harmonise(sentence, arguments)) for sentence in sentences]
        for name, sentences in read.items()
    }
    train = ready["sequoia-ud-train"] + ready["gsd-ud-dev"] + ready["pud-ud-test"]
    treebanks = Treebanks(
        _french_material(train),
        _french_material(ready["sequoia-ud-dev"]),
        {
            "Sequoia dev": _french_material(ready["sequoia-ud-dev"]),
            "Sequoia test": _french_material(ready["sequoia-ud-test"]),
            "GSD test": _french_material(ready["gsd-ud-test"]),
        },
    )
    return SpokenLanguage("fr", treebanks)


def _french_material(sentences: list[Sentence]) -> Material:
    pack = load_pack("fr")
    prototypes = {row["type"]: row["norm"] for row in pack.rows("prototypes")}
    return Material(sentences, lambda text: plain_text(pack, text), NameTypes("fr", _given_name), prototypes)


def _given_name(word: str) -> bool:
    entry = word_forms("fr").find(word)
    return entry is not None and "PG" in entry.readings


LANGUAGES = {"fr": french}
