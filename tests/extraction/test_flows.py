"""Things found in sentences: which expression, which flow, which head."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from spacy.tokens import Doc
from spacy.vocab import Vocab

from entente.errors import LexiconError
from entente.extraction.flows import FoundThing, find_things, load_things
from entente.language.inflection import split_words
from entente.language.pack import lexicon_rows
from entente.vocabulary.rows import Row

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "things.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "fr")
VOCAB = Vocab()


def doc_of(sentence: str) -> Doc:
    """Build a Doc from `word/lemma/POS` tokens."""
    parts = [token.rsplit("/", 2) for token in sentence.split()]
    words, lemmas, pos = ([part[place] or "/" for part in parts] for place in range(3))
    return Doc(VOCAB, words=words, lemmas=lemmas, pos=pos)


def pack_of(lang: str) -> Any:
    """Stand in for a language pack: only its code is asked for."""
    return SimpleNamespace(code=lang)


def shown(thing: FoundThing, doc: Doc) -> str:
    """Show a thing as the cases write it."""
    words = " ".join(token.text for token in doc[thing.start : thing.end])
    return f"{thing.flow}{' (weak)' if thing.weak else ''}: {words}"


@pytest.mark.parametrize("case", CASES, ids=itemgetter("id"))
def test_find_things(case: dict[str, Any]) -> None:
    """Every case finds exactly what it lists, in order."""
    doc = doc_of(case["sentence"])

    found = find_things(doc, pack_of(case["lang"]))

    assert [shown(thing, doc) for thing in found] == case["found"]
    if "heads" in case:
        assert [doc[thing.head].text for thing in found] == case["heads"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_example_of_every_row(lang: str) -> None:
    """The example of each row is read as the flow of that row."""
    wrong = []
    for row in lexicon_rows(lang, "things"):
        if "idiom" in row:
            continue
        doc = Doc(VOCAB, words=list(split_words(row["example"])))
        if row["flow"] not in {thing.flow for thing in find_things(doc, pack_of(lang))}:
            wrong.append(f"{row.where}: {row['example']}")
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_noun_stands_for_one_flow(lang: str) -> None:
    """No noun without an adjective stands in two rows."""
    rows = lexicon_rows(lang, "things")
    nouns = sorted(noun for row in rows if not {"adjective", "idiom"} & set(row) for noun in row["nouns"])
    assert [noun for noun, same in groupby(nouns) if len(list(same)) > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lexicon_is_broad(lang: str) -> None:
    """Each language names several hundred things."""
    assert sum(len(row["nouns"]) for row in lexicon_rows(lang, "things")) > 700


def test_head_from_the_parse() -> None:
    """With a parse, the head is the token whose governor lies outside the expression."""
    words = ["ils", "livrent", "la", "défense", "aérienne"]
    doc = Doc(VOCAB, words=words, heads=[1, 1, 3, 1, 3], deps=["nsubj", "ROOT", "det", "obj", "amod"])

    assert find_things(doc, pack_of("fr")) == (FoundThing(3, 3, 5, "arms.airdefence", "system"),)


def test_bad_rows_are_named_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unknown flows and missing nouns are reported at once, each with its place."""
    rows = (Row({"flow": "weapons", "nouns": ["obus"]}, "a:1"), Row({"flow": "arms"}, "a:2"))
    monkeypatch.setattr("entente.extraction.flows.lexicon_rows", lambda _code, _family: rows)
    load_things.cache_clear()

    with pytest.raises(LexiconError, match=r"a:1: no flow 'weapons'\na:2: a row of things needs nouns"):
        load_things("fr")
    load_things.cache_clear()
