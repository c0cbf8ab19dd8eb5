"""French sentences end where the annotation guide says."""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.language.fr.sentences import split_sentences

SHARED = Path(__file__).parents[3] / "shared"

CASES = {
    "capital": ["Séoul accuse.", "Moscou nie."],
    "semicolon": ["Séoul accuse ; Moscou nie."],
    "colon": ["Une certitude : Les obus sont là."],
    "title": ["M. Kim a vu MM. Lavrov et Choe.", "Rien d’autre."],
    "article": ["Il parle d’art.", "Parmi les œuvres, une seule compte."],
    "reference": ["L’art. 4 est clair.", "On le lit p. 12 du rapport."],
    "month": ["Signé le 3 sept. 2024 à Sohae.", "Ratifié depuis."],
    "etc": ["Des obus, des chars, etc.", "La liste est longue."],
    "initials": ["J. K. Petrov a signé.", "Fin."],
    "quote": ["« Nous voilà ! » s’est-il écrié.", "« Déjà ? »", "Oui."],
    "inside-quote": ["« Tout est prêt.", "Nous partons », a dit le consul."],
    "ellipsis": ["Le pont… n’est pas fini…", "Pas encore."],
    "figure": ["Ils sont partis.", "600 sont morts."],
    "decimal": ["Il en reste 1.500 ou 2.3 millions."],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES)
def test_split(expected: list[str]) -> None:
    """Each list is the split of its own members joined by a blank."""
    text = " ".join(expected)

    assert [span.of(text) for span in split_sentences(text)] == expected


@pytest.mark.parametrize("text", ["• Juillet : visite.", "  – Juillet : visite.", "\t* Juillet : visite. \n"])
def test_bullets_stay_outside(text: str) -> None:
    """A bullet, dash or indent is no part of the sentence."""
    assert [span.of(text) for span in split_sentences(text)] == ["Juillet : visite."]


@given(st.text(alphabet="aé BÀ.!?…«»\" \n1;:-'\u00a0", max_size=60))
def test_spans_are_in_order_and_lose_no_word(text: str) -> None:
    """Sentences do not overlap, are trimmed, and hold every letter and digit."""
    spans = split_sentences(text)

    assert list(spans) == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    kept = "".join(span.of(text) for span in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not beside the project")
def test_gold_spans_are_sentences() -> None:
    """Every sentence that the annotators of the seeds marked comes out exactly."""
    wanted: dict[str, set[tuple[int, int]]] = {}
    for line in (SHARED / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        wanted.setdefault(claim["doc"], set()).add(tuple(claim["span"]))
    missed = {doc: spans - _sentences_of(doc) for doc, spans in wanted.items()}

    assert not any(missed.values()), missed


def _sentences_of(doc: str) -> set[tuple[int, int]]:
    lines = (SHARED / "corpus" / "seeds" / doc).read_bytes().decode("utf-8").split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return {
        (start + span.start, start + span.end)
        for start, line in zip(starts, lines, strict=False)
        for span in split_sentences(line)
    }
