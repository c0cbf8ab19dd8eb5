"""The pages: they hold what they must, every link leads somewhere, nothing of an article gets out."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from entente.model.claim import Claim
from entente.model.dossier import Dossier, Reading
from entente.model.text import Article, Block, BlockKind, Span
from entente.vocabulary.rows import read_rows
from entente.web import write_pages
from entente.web.links import sentence_anchor
from entente.web.render import printable
from entente.web.words import load_words

_VOID = {"meta", "link", "br", "img", "input", "hr"}


class PageReader(HTMLParser):
    """Collects what the tests ask of a page: elements, ids, links, text, and the text of an article."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.words: list[str] = []
        self.texts: list[str] = []
        self.unbalanced: list[str] = []
        self._open: list[str] = []
        self._classes: list[str] = []
        self.feed(html)
        self.unbalanced += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and its attributes."""
        self.tags[tag] += 1
        if tag not in _VOID:
            self._open.append(tag)
            self._classes.append(dict(attrs).get("class") or "")
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "action", "data", "poster", "srcset"}:
                self.links.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        """Note an end that does not fit."""
        self._classes.pop()
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.words.append(data)
        if "text" in self._classes and "ref" not in self._classes:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All text of the page."""
        return "".join(self.words)


def read_pages(out: Path) -> dict[str, PageReader]:
    """Read every page of a folder, by path relative to it."""
    paths = sorted(out.rglob("*.html"))
    return {p.relative_to(out).as_posix(): PageReader(p.read_text(encoding="utf-8")) for p in paths}


def _letters(text: str) -> str:
    """Return what is printable of a text but blanks, in an order that no move of a block changes."""
    return "".join(sorted("".join(printable(text).split())))


@pytest.fixture(
    scope="module", params=["hostile_dossier", pytest.param("gold_dossier", marks=pytest.mark.shared)]
)
def dossier(request: pytest.FixtureRequest) -> Dossier:
    """Return each dossier in turn."""
    value: Dossier = request.getfixturevalue(request.param)
    return value


@pytest.fixture(scope="module")
def out(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of a dossier once; return their folder."""
    folder = tmp_path_factory.mktemp("site")
    write_pages(dossier, folder)
    return folder


@pytest.fixture(scope="module")
def site(out: Path) -> dict[str, PageReader]:
    """Read the pages of a dossier, by path."""
    return read_pages(out)


def test_every_link_resolves(site: dict[str, PageReader], out: Path) -> None:
    """Every link leads to a file of the dossier and, with an anchor, to an element that is there."""
    broken = []
    for path, page in site.items():
        for link in page.links:
            if link.startswith("https://wire.example/"):
                continue
            file, _, anchor = link.partition("#")
            target = (out / path).parent / file if file else out / path
            name = target.resolve().relative_to(out.resolve()).as_posix()
            if not target.is_file() or (anchor and anchor not in site[name].ids):
                broken.append(f"{path}: {link}")

    assert broken == []


def test_pages_are_well_formed(site: dict[str, PageReader]) -> None:
    """Elements close in order, ids are unique, no element runs code or fetches anything."""
    for path, page in site.items():
        doubled = [name for name, n in Counter(page.ids).items() if n > 1]

        assert (path, page.unbalanced, doubled, page.handlers) == (path, [], [], [])
        assert not {"iframe", "object", "embed", "img", "form", "base"} & set(page.tags)


def test_pages_stay_small(out: Path) -> None:
    """No page of these dossiers weighs a megabyte."""
    assert [path for path in out.rglob("*.html") if path.stat().st_size >= 1_000_000] == []


def test_same_dossier_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    """Written twice, also over an earlier build, the pages are the same bytes."""
    first = {p.relative_to(tmp_path / "a"): p.read_bytes() for p in write_pages(dossier, tmp_path / "a")}
    write_pages(dossier, tmp_path / "b")
    second = {p.relative_to(tmp_path / "b"): p.read_bytes() for p in write_pages(dossier, tmp_path / "b")}

    assert first == second


def test_every_claim_can_be_reached(dossier: Dossier, site: dict[str, PageReader]) -> None:
    """Each claim's sentence is an anchor of its article's page, and some page links to it."""
    linked = {link.removeprefix("../") for page in site.values() for link in page.links if "#s" in link}

    for claim in dossier.claims:
        anchor = f"#s{claim.span.start}-{claim.span.end}"
        assert any(link.endswith(anchor) for link in linked)
    assert len(dossier.claims) > 0


_LINK = re.compile(r'<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ELSEWHERE = re.compile(r'<p class="more">.*?</p>|<nav class="pager".*?</nav>', re.DOTALL)
_OF_THE_PROGRAM = {"trust.html", "methods.html"}


def _links_of(out: Path, name: str) -> list[tuple[str, str, str]]:
    """Return what the links of a page lead to: page, anchor and words; not those to the rest of a list."""
    main = (out / name).read_text(encoding="utf-8").partition('<main id="main">')[2]
    found = []
    for href, words in _LINK.findall(_ELSEWHERE.sub("", main)):
        path, _, anchor = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        found.append((target, anchor, re.sub(r"<[^>]+>", "", words)))
    return found


def _is_sentence(path: str, anchor: str) -> bool:
    return path.startswith("articles/") and anchor.startswith("s")


def test_every_number_is_two_clicks_from_its_sentence(site: dict[str, PageReader], out: Path) -> None:
    """On every page, a link that shows a number leads to a sentence, or to a page that leads to one."""
    links = {name: _links_of(out, name) for name in site}
    near = {name for name, found in links.items() if any(_is_sentence(*link[:2]) for link in found)}
    far = [
        (name, target, words)
        for name, found in links.items()
        if name not in _OF_THE_PROGRAM
        for target, anchor, words in found
        if re.search(r"^\s*\d|\d\s*$", words) and target in site and not target.startswith("articles/")
        if not (_is_sentence(target, anchor) or target in near)
    ]

    assert far == []
    assert "index.html" in near


def test_shown_quality_is_no_better_than_measured() -> None:
    """What the methods page says of the program is what the gate holds it to, or less."""
    gates = Path(__file__).parents[1] / "gates" / "extraction.yaml"
    pins = yaml.safe_load(gates.read_text(encoding="utf-8"))
    pinned = {(row["corpus"], row["language"]): row["figures"] for row in pins}
    shown = read_rows("web/quality.yaml")
    better = [
        (row["corpus"], row["language"], name)
        for row in shown
        for name, share in row["figures"].items()
        if share > pinned[row["corpus"], row["language"]].get(name, 0) + 0.02
    ]

    assert better == []
    assert len(shown) == len(pinned)
    assert {name for row in shown for name in row["figures"]} <= set(load_words("en").keys("measured"))


def test_whole_text_is_shown(dossier: Dossier, site: dict[str, PageReader]) -> None:
    """The page of an article holds every character of it but blanks; only the title may move up."""
    shown = {path: _letters("".join(page.texts)) for path, page in site.items() if page.texts}

    assert sorted(shown.values()) == sorted(_letters(article.text) for article in dossier.articles)


def test_hostile_text_stays_text(hostile_dossier: Dossier, tmp_path: Path) -> None:
    """Markup in a title, a text, a name or a reason is shown, never obeyed; no control character is left."""
    write_pages(hostile_dossier, tmp_path)
    for path in sorted(tmp_path.rglob("*.html")):
        html = path.read_text(encoding="utf-8")

        assert html.count("<script") == html.count('static/pages.js" defer></script>') == 1
        assert "<img" not in html
        assert "javascript:" not in "".join(PageReader(html).links)
        assert not [c for c in html if ord(c) < 32 and c not in "\n\t"]


def test_pages_in_french(hostile_dossier: Dossier, tmp_path: Path) -> None:
    """The same pages speak French: the language is declared, sentences, names and dates are French."""
    write_pages(hostile_dossier, tmp_path, "fr")
    page = read_pages(tmp_path)["index.html"]

    assert '<html lang="fr">' in (tmp_path / "index.html").read_text(encoding="utf-8")
    for words in ("Vue d’ensemble", "Les échanges", "Corée du Nord", "depuis juin 2024", "contesté"):
        assert words in page.text
    write_pages(hostile_dossier, tmp_path / "en")
    assert sorted(read_pages(tmp_path / "en")) == sorted(
        name for name in read_pages(tmp_path) if not name.startswith("en/")
    )


def test_stale_pages_are_swept_and_nothing_else(hostile_dossier: Dossier, tmp_path: Path) -> None:
    """Pages that are no longer written go away; a file of the user's stays."""
    own = tmp_path / "articles" / "mine.html"
    own.parent.mkdir()
    own.write_text("mine", encoding="utf-8")
    before = set(write_pages(hostile_dossier, tmp_path))

    after = set(write_pages(type(hostile_dossier)((), (), ()), tmp_path))

    assert own.read_text(encoding="utf-8") == "mine"
    assert before - after
    assert not [path for path in before - after if path.exists()]


def test_manifest_cannot_reach_outside(hostile_dossier: Dossier, tmp_path: Path) -> None:
    """A manifest that somebody changed deletes nothing outside the dossier."""
    outside = tmp_path / "outside.html"
    outside.write_text("keep", encoding="utf-8")
    write_pages(hostile_dossier, tmp_path / "out")
    manifest = tmp_path / "out" / "static" / "pages.txt"
    manifest.write_text("../outside.html\n", encoding="utf-8")

    write_pages(hostile_dossier, tmp_path / "out")

    assert outside.is_file()


def test_empty_dossier_has_pages(tmp_path: Path, hostile_dossier: Dossier) -> None:
    """A dossier without articles still says what it is."""
    write_pages(type(hostile_dossier)((), (), ()), tmp_path)

    assert "Every source that was given was read" in read_pages(tmp_path)["index.html"].text


def test_long_article_has_several_pages(tmp_path: Path) -> None:
    """A very long article is cut between blocks, and links lead to the part that holds the sentence."""
    line = "Alpha livre des chars à Beta. " * 40
    text = "\n".join([line] * 1200)
    size = len(line) + 1
    blocks = tuple(Block(Span(n * size, n * size + len(line)), BlockKind.BODY) for n in range(1200))
    article = Article("long.txt", text, "0" * 64, blocks, title="Long", language="fr")
    claims = tuple(
        Claim("long.txt", Span(at, at + 29), text[at : at + 29], Span(at, at + 5), "AID", id=f"{at:016x}")
        for at in (0, 600 * size, 1199 * size)
    )

    pages = write_pages(Dossier((article,), (Reading("long.txt", claims),), ()), tmp_path)

    assert max(path.stat().st_size for path in pages) < 1_000_000
    parts = {name: page for name, page in read_pages(tmp_path).items() if page.texts}
    assert len(parts) > 2
    assert (
        len({name for name, page in parts.items() for c in claims if sentence_anchor(c.span) in page.ids})
        == 3
    )
