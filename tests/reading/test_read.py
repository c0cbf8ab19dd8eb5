"""Sources to articles: what is read, and what is named with the reason why not."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.model.dates import DateSpan
from entente.model.dossier import Unread
from entente.model.text import Article, BlockKind
from entente.reading import Metadata, ReadOptions, list_sources, read_source, read_sources
from entente.reading.read import MAX_SENTENCE, read_draft
from entente.reading.sources import Draft
from entente.reading.sources.text import MAX_BYTES

PARAGRAPH = (
    "La Russie et la Corée du Nord ont signé mardi à Moscou un accord qui prévoit la livraison de céréales "
    "contre des obus, a annoncé le ministère russe des Affaires étrangères."
)
ARTICLE = f"Moscou et Pyongyang signent\nPar Ninon Valbert\nPublié le 4 mars 2025\n\n{PARAGRAPH}\n"
FINNISH = (
    "Venäjä ja Pohjois-Korea allekirjoittivat tiistaina Moskovassa sopimuksen, jonka mukaan viljaa "
    "toimitetaan ammuksia vastaan, kertoi Venäjän ulkoministeriö. Sopimus tulee voimaan kesäkuussa.\n"
)
MARKUP = [
    *(
        "<html>",
        "<body>",
        "<article>",
        "<p>",
        "</p>",
        "<h1>",
        "</h2>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
    ),
    *(
        "<td>",
        "</table>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<br>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
    ),
    *(
        "<div class='comments'>",
        "</div>",
        "<b>",
        "<a href='x'>",
        "&eacute;",
        "&#0;",
        "<",
        ">",
        "\x00",
        PARAGRAPH,
    ),
]


def _read(tmp_path: Path, name: str, data: bytes, **options: object) -> Article | Unread:
    (tmp_path / name).write_bytes(data)
    (found,) = read_sources([tmp_path / name], ReadOptions(**options))  # type: ignore[arg-type]
    return found


def _article(tmp_path: Path, text: str, **options: object) -> Article:
    found = _read(tmp_path, "a.txt", text.encode(), **options)
    assert isinstance(found, Article)
    return found


def test_reads_a_folder(tmp_path: Path) -> None:
    """An article of a folder is named by its path in it, and carries what its head says."""
    (tmp_path / "mars").mkdir()
    (tmp_path / "mars" / "pacte.txt").write_text(ARTICLE, encoding="utf-8")

    (article,) = read_sources([tmp_path], ReadOptions())

    assert isinstance(article, Article)
    assert (article.doc, article.language) == ("mars/pacte.txt", "fr")
    assert (article.title, article.byline) == ("Moscou et Pyongyang signent", "Ninon Valbert")
    assert article.published == DateSpan("2025-03-04")
    kept = [block.span.of(ARTICLE) for block in article.kept_blocks()]
    assert kept == ["Moscou et Pyongyang signent", PARAGRAPH]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \n\t\n", "empty file"),
        ("a.txt", b"\xef\xbb\xbf\n", "empty text"),
        ("a.txt", b"%PDF-1.7 1 0 obj", "a binary file, not text"),
        ("a.txt", bytes(range(256)) * 8, "a binary file, not text"),
        ("a.txt", b"a" * (MAX_SENTENCE + 1), "no sentence ends within 100000 characters"),
        ("a.txt", b"mot " * (MAX_BYTES // 4 + 1), "larger than 20 MB, too long for one article"),
        ("a.html", b"<html><script>x()</script></html>", "no text in the page"),
        ("a.jsonl", b"\n\n", "empty file"),
        ("a.docx", b"PK", "files named .docx are not read"),
        ("README", b"text", "files named README are not read"),
    ],
)
def test_bad_input_is_named(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """Whatever cannot be read is named with its reason, without an error."""
    assert _read(tmp_path, name, data) == Unread(name, reason)


def test_missing_and_forbidden_files_are_named(tmp_path: Path) -> None:
    """A path that leads nowhere, and one that may not be opened, are unread."""
    assert list(read_sources([tmp_path / "none.txt"], ReadOptions())) == [Unread("none.txt", "no such file")]

    closed = tmp_path / "closed.txt"
    closed.write_text(ARTICLE, encoding="utf-8")
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read any file")
    assert list(read_sources([closed], ReadOptions())) == [
        Unread("closed.txt", "cannot be read: Permission denied")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_directory_named_like_a_text_is_walked(tmp_path: Path) -> None:
    """A folder is a folder whatever its name; a named pipe is no text."""
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    os.mkfifo(tmp_path / "x.txt" / "b.txt")

    first, second = read_sources([tmp_path / "x.txt"], ReadOptions())

    assert isinstance(first, Article)
    assert second == Unread("b.txt", "not a plain file")


def test_languages_without_a_pack_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text in another language is unread, and the reason names those that are read."""
    monkeypatch.setattr("entente.reading.read.languages", lambda: ("en", "fr"))

    found = _read(tmp_path, "a.txt", (FINNISH * 3).encode())

    assert found == Unread("a.txt", "language fi is not read (known: en, fr)")


def test_language_given_overrules_detection(tmp_path: Path) -> None:
    """The language that the user names is believed, also where it is not read."""
    assert _article(tmp_path, FINNISH, language="fr").language == "fr"
    found = _read(tmp_path, "b.txt", ARTICLE.encode(), language="fi")
    assert isinstance(found, Unread)
    assert found.reason.startswith("language fi is not read")


def test_metadata_given_comes_first(tmp_path: Path) -> None:
    """What the user says of an article overrules its head; the date for all only fills a gap."""
    told = Metadata(published=DateSpan("2024"), publisher="Le Fanal", url="https://fanal.example/1")
    article = _article(tmp_path, ARTICLE, metadata={"a.txt": told}, published=DateSpan("2023"))
    assert (article.published, article.publisher, article.url) == (DateSpan("2024"), "Le Fanal", told.url)
    assert article.byline == "Ninon Valbert"

    assert _article(tmp_path, ARTICLE, published=DateSpan("2023")).published == DateSpan("2025-03-04")
    assert _article(tmp_path, PARAGRAPH, published=DateSpan("2023")).published == DateSpan("2023")
    assert _article(tmp_path, PARAGRAPH).published is None


def test_boilerplate_alone_is_no_article() -> None:
    """A page of menus is unread rather than an empty article."""
    draft = Draft("a.txt", "Accueil | Monde | Contact\n\nMentions légales | Cookies | Newsletter\n")

    assert read_draft(draft, ReadOptions(language="fr")) == Unread("a.txt", "nothing but boilerplate")


def test_reading_by_source_gives_the_same(tmp_path: Path) -> None:
    """Sources read one by one, as workers do, give what reading them all gives; twice the same."""
    for name in ("b.txt", "a.txt", "c.jsonl"):
        (tmp_path / name).write_text(
            json.dumps({"text": PARAGRAPH}) if "json" in name else ARTICLE, encoding="utf-8"
        )

    together = list(read_sources([tmp_path], ReadOptions()))
    apart = [one for source in list_sources([tmp_path]) for one in read_source(source, ReadOptions())]

    assert together == apart == list(read_sources([str(tmp_path)], ReadOptions()))
    assert [article.doc for article in together] == ["a.txt", "b.txt", "c.jsonl#1"]  # type: ignore[union-attr]


def test_page_is_read_as_an_article(tmp_path: Path) -> None:
    """A web page becomes an article whose offsets count the extracted text."""
    body = (
        f"<article><h1>Moscou et Pyongyang signent</h1><p>{PARAGRAPH}</p><ul><li>Du blé.</li></ul></article>"
    )
    page = f'<html lang="fr"><head><title>x</title></head><body>{body}<footer>Contact</footer></body></html>'

    found = _read(tmp_path, "a.html", page.encode())

    assert isinstance(found, Article)
    assert PARAGRAPH in [block.span.of(found.text) for block in found.kept_blocks()]
    assert BlockKind.LIST_ITEM in {block.kind for block in found.blocks}
    assert "Contact" not in found.text


@given(data=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".html", ".jsonl"]))
def test_no_bytes_end_a_run(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    """Whatever a file holds, it is read or named."""
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)

    found = tuple(read_sources([path], ReadOptions()))

    assert found
    assert all(isinstance(one, Article | Unread) for one in found)


@given(markup=st.lists(st.sampled_from(MARKUP), max_size=40).map("".join))
def test_no_markup_ends_a_run(tmp_path_factory: pytest.TempPathFactory, markup: str) -> None:
    """Whatever elements a page opens and does not close, it is read or named."""
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_text(markup, encoding="utf-8")

    assert len(tuple(read_sources([path], ReadOptions()))) == 1
