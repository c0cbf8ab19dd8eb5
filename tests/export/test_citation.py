"""References: keys, fields and dates of CSL-JSON and BibTeX, whatever an article lacks or holds."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given

from entente.export.citation import as_bibtex, as_csl, reference_key
from entente.model.dates import DateSpan
from entente.model.text import Article
from values import articles

PIECE = Article(
    "a.txt",
    "Text.",
    "0123456789abcdef" * 4,
    title="50 % de munitions & d’obus_",
    byline="Élodie Vérin",
    publisher="L’Exemple {inventé}",
    published=DateSpan("2024-06-18"),
    language="fr",
    url="https://exemple.example/a_b?c=1",
)


def test_csl() -> None:
    """An article is a newspaper article with its author, title, outlet, day and address."""
    assert as_csl(PIECE, "a note", "-x") == {
        "id": "verin2024-012345-x",
        "type": "article-newspaper",
        "title": "50 % de munitions & d’obus_",
        "author": [{"literal": "Élodie Vérin"}],
        "container-title": "L’Exemple {inventé}",
        "issued": {"date-parts": [[2024, 6, 18]]},
        "URL": "https://exemple.example/a_b?c=1",
        "language": "fr",
        "note": "a note",
    }


def test_bibtex_escapes_what_tex_reads() -> None:
    """Special characters are printed, not obeyed; addresses stay addresses."""
    entry = as_bibtex(PIECE, "5 % {x}\n\\input")

    assert entry.startswith("@article{verin2024-012345,\n")
    assert r"title = {{50 \% de munitions \& d’obus\_}}" in entry
    assert r"journal = {L’Exemple \{inventé\}}" in entry
    assert "month = jun" in entry
    assert "url = {https://exemple.example/a_b?c=1}" in entry
    assert r"note = {5 \% \{x\} \textbackslash{}input}" in entry


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-06-21", {"date-parts": [[2024, 6, 21]]}),
        ("2024-06", {"date-parts": [[2024, 6]]}),
        ("2024~", {"date-parts": [[2024]], "circa": True}),
        ("2024-22", {"date-parts": [[2024]], "season": 2}),
        ("2024-06-18/2024-07", {"date-parts": [[2024, 6, 18], [2024, 7]]}),
        ("2022-02/..", {"date-parts": [[2022, 2]]}),
    ],
)
def test_dates(edtf: str, expected: dict[str, Any]) -> None:
    """A date has the parts that are known."""
    article = Article("a.txt", "", "0" * 64, published=DateSpan(edtf))

    assert expected == as_csl(article)["issued"]


@given(articles())
def test_any_article_can_be_cited(article: Article) -> None:
    """Whatever is missing, there is a key and a title, and braces of BibTeX pair."""
    entry = as_bibtex(article, article.text[:50])
    bare = re.sub(r"\\[{}]", "", entry)

    assert re.fullmatch(r"[a-z]+(\d{4}|nd)-.{0,6}", reference_key(article))
    assert bare.count("{") == bare.count("}")
    assert json.loads(json.dumps(as_csl(article)))["title"]
