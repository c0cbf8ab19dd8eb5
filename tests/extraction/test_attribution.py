"""Who holds what: frames, verbs, tags, quotations, relays, and holders that are only pointed at."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.extraction.place import Reader
from entente.model.attribution import Stance
from entente.model.text import Article, Block, BlockKind, Span

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "attribution.yaml").read_text(encoding="utf-8"))


def article(text: str, kinds: tuple[BlockKind, ...] = ()) -> Article:
    """Return an article of these lines, one block each, of these kinds."""
    blocks, place = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = kinds[number] if number < len(kinds) else BlockKind.BODY
        blocks.append(Block(Span(place, place + len(line)), kind))
        place += len(line) + 1
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(doc="x.txt", text=text, sha256=sha256, blocks=tuple(blocks), language="fr")


@cache
def reader(text: str) -> Reader:
    """Return a reader of a text of plain paragraphs."""
    return Reader(article(text))


def found(case: dict[str, Any]) -> Any:
    """Return the commitment at the case's words."""
    start = case["text"].rindex(case["at"])
    answer = reader(case["text"]).at(start, start + len(case["at"]))
    assert answer is not None
    return answer[1]


def parameters(cases: list[dict[str, Any]]) -> list[Any]:
    """Return the cases as parameters; those known not to hold are expected to fail."""
    marks = pytest.mark.xfail(reason="known not to hold yet; once it does, take `open` off", strict=True)
    return [
        pytest.param(c, id=f"{c['at']}: {c['text'][:60]}", marks=[marks] if c.get("open") else [])
        for c in cases
    ]


@pytest.mark.parametrize("case", parameters(CASES))
def test_holder_and_status(case: dict[str, Any]) -> None:
    """Holder and status at the words are those of the case."""
    commitment = found(case)
    assert (list(commitment.holder), commitment.status.value) == (case["holder"], case["status"])


@pytest.mark.parametrize("case", parameters([c for c in CASES if "relay" in c]))
def test_relay(case: dict[str, Any]) -> None:
    """Who passes a content on is kept apart from who holds it."""
    relays = [level.holder for level in found(case).stack if level.stance is Stance.RELAYS]
    assert relays == [tuple(case["relay"])]


def test_evidence_is_no_holder() -> None:
    """What a voice invokes is kept as its evidence."""
    text = "Des enquêtes corroborées par des images satellites décrivent des convois russes."
    answer = reader(text).at(text.index("convois"), text.index("convois") + 7)
    assert answer is not None
    level = answer[1].stack[0]
    assert (level.holder, [span.of(text) for span in level.evidence]) == (("?",), ["images"])


def test_cue_is_the_words_that_attribute() -> None:
    """The cue of a level leads back to the saying words of the article."""
    text = "Le Kremlin a fait savoir que des sapeurs étaient partis."
    answer = reader(text).at(text.index("partis"), text.index("partis") + 6)
    assert answer is not None
    assert [level.cue.of(text) for level in answer[1].stack if level.cue] == ["fait savoir"]


INTERVIEW = """« Moscou a livré des missiles à Minsk »
Propos recueillis par une journaliste
Une chercheuse française, spécialiste de la Russie, était jeudi à la médiathèque.
Que s'est-il passé en mars ?
Moscou a livré des radars à Minsk.
Et en avril ?
Minsk a reçu des avions russes.
Est-ce tout ?
Non."""


@pytest.mark.parametrize(
    ("words", "holder"), [("livré des radars", ["FRA/EDU"]), ("reçu", ["FRA/EDU"]), ("était", [])]
)
def test_answers_of_an_interview_are_the_guests(words: str, holder: list[str]) -> None:
    """What stands after a question is held by the guest, what stands before by the author."""
    kinds = (BlockKind.TITLE, BlockKind.BYLINE)
    start = INTERVIEW.index(words)
    answer = Reader(article(INTERVIEW, kinds)).at(start, start + len(words))
    assert answer is not None
    assert list(answer[1].holder) == holder


def test_list_inherits_the_voice_that_announces_it() -> None:
    """Items below a colon are held by whoever announces them."""
    text = "Séoul rapporte des indices d'un soutien russe :\nmodernisation du site\ntransferts de capteurs"
    kinds = (BlockKind.BODY, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM)
    start = text.index("transferts")
    answer = Reader(article(text, kinds)).at(start, start + len("transferts"))
    assert answer is not None
    assert (list(answer[1].holder), answer[1].status.value) == (["KOR/GOV"], "alleged")


@pytest.mark.parametrize("text", ["", "   ", "Rien."])
def test_little_text_gives_no_voice(text: str) -> None:
    """An article that says nothing is read without complaint."""
    blank = Article(
        doc="x.txt", text=text, sha256="0", blocks=(Block(Span(0, len(text)), BlockKind.BODY),), language="fr"
    )
    assert Reader(blank).at(0, 0) is None
