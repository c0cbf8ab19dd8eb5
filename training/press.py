"""Counts the relations of a language's press sentences (`press_xx.yaml`) that a pipeline finds.

Treebanks weigh every word alike; these sentences ask only who gives what to whom.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from entente.language.pack import load_pack
from entente.language.parse import parse_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

RELATIONS: Final = {
    "subj": ("nsubj", "nsubj:pass"),
    "obj": ("obj",),
    "to": ("obl", "obl:arg", "obl:mod", "obl:unmarked", "iobj"),
    "by": ("obl:agent",),
    "in": ("nmod",),
}
"""Labels that count as each relation."""


def read_press(code: str) -> list[dict[str, Any]]:
    """Read the press sentences of a language; an empty list when there are none."""
    path = Path(__file__).with_name(f"press_{code}.yaml")
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    return rows


def press_links(code: str, nlp: Language) -> Iterator[tuple[str, str, str, bool]]:
    """Yield every (dependent, relation, governor) of the press sentences, and whether it is found."""
    rows = read_press(code)
    pack = replace(load_pack(code), load_pipeline=lambda: nlp)
    texts = [row["text"] for row in rows]
    names = [list(_names_in(row)) for row in rows]
    for row, doc in zip(rows, parse_sentences(pack, texts, names), strict=True):
        for dependent, relation, governor in row["links"]:
            yield dependent, relation, governor, _holds(doc, dependent, relation, governor)


def _names_in(row: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    for name, kind in row["names"].items():
        for match in re.finditer(rf"\b{re.escape(name)}\b", row["text"]):
            yield match.start(), match.end(), kind


def _holds(doc: Doc, dependent: str, relation: str, governor: str) -> bool:
    return any(
        token.text == dependent and token.head.text == governor and token.dep_ in RELATIONS[relation]
        for token in doc
    )
