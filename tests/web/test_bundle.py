"""One file that holds all pages: its links stay in it, nothing is fetched, its script is allowed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from entente.model.dossier import Dossier, Reading
from entente.model.text import Article, Block, BlockKind, Span
from entente.web import write_pages, write_single_page
from entente.web.marking import mark_article, quotes_alone

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(
    scope="module", params=["hostile_dossier", pytest.param("gold_dossier", marks=pytest.mark.shared)]
)
def html(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write each dossier into one file; return it."""
    dossier: Dossier = request.getfixturevalue(request.param)
    file = tmp_path_factory.mktemp("single") / "dossier.html"
    size = write_single_page(dossier, file)
    assert size == file.stat().st_size
    return file.read_text(encoding="utf-8")


def test_links_stay_in_the_file(html: str) -> None:
    """Every link is an anchor of the file, or one to the web that the article had; ids are unique."""
    ids = Counter(re.findall(r'\sid="([^"]*)"', html))
    links = set(re.findall(r'\shref="([^"]*)"', html))
    lost = [link for link in links if link.startswith("#") and link[1:] not in ids]
    outside = [link for link in links if not link.startswith(("#", "data:image/", "https://wire.example/"))]

    assert (lost, outside, [name for name, n in ids.items() if n > 1]) == ([], [], [])
    assert len(links) > 20


def test_patterns_and_claims_are_found(html: str) -> None:
    """Textures of pictures and marks of claims refer to what is there."""
    ids = set(re.findall(r'\sid="([^"]*)"', html))

    assert set(re.findall(r"url\(#([^)]*)\)", html)) <= ids
    for claims in re.findall(r'data-claims="([^"]*)"', html):
        assert set(claims.split()) <= ids


def test_policy_allows_the_script_and_nothing_else(html: str) -> None:
    """The only script is the one whose digest the policy names; nothing is fetched."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()

    assert len(scripts) == html.count("<script") == 1
    assert f"sha256-{digest}" in html
    assert "default-src &#39;none&#39;" in html
    assert not re.search(r"<(?:link[^>]+stylesheet|img|iframe)|<\w+[^>]*\ssrc=", html)


def test_quotes_only_leave_the_rest_out(hostile_dossier: Dossier, tmp_path: Path) -> None:
    """Sentences that carry claims stay, the others go; so do blocks that were set aside."""
    write_pages(hostile_dossier, tmp_path, quotes_only=True)
    shown = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "articles").glob("*.html"))

    assert "a livré 40 à 60 chars" in shown
    assert "x" * 100 not in shown
    assert "Menu Sport" not in shown
    assert "Only the sentences that carry claims" in shown


def test_what_is_left_out_shows_once() -> None:
    """Between two sentences stands one ellipsis, however much is left out."""
    text = "One. Two. Three. Four."
    article = Article("a.txt", text, "0" * 64, (Block(Span(0, len(text)), BlockKind.BODY),))
    reading = Reading("a.txt", (), unclaimed=(Span(5, 9),))

    assert quotes_alone(mark_article(article, reading, (0, 99))) == ()
