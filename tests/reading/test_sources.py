"""Files to drafts: which files, under which names, and what each kind of source gives."""

import json
from pathlib import Path

import pytest

from entente.model.dates import DateSpan
from entente.model.dossier import Unread
from entente.model.text import BlockKind
from entente.reading.given import Metadata
from entente.reading.sources import SOURCE_KINDS, Draft, Source, get_kind, list_sources
from entente.reading.sources.html import draft_of_page
from entente.reading.sources.jsonl import read_jsonl
from entente.reading.sources.text import read_bytes, read_text

PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">
<title>Minsk et Caracas signent | Le Fanal du Port</title>
<meta property="og:title" content="Minsk et Caracas signent">
<meta property="og:site_name" content="Le Fanal du Port">
<meta name="author" content="Ninon Valbert">
<meta property="article:published_time" content="2025-03-04T08:00:00+01:00">
<meta property="article:modified_time" content="2025-03-06T08:00:00+01:00">
<link rel="canonical" href="https://fanal.example/minsk"></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/m">Monde</a></li></ul></nav>
<script>document.write("<p>Caracas a livré des chars</p>");</script>
<article><h1>Minsk et Caracas signent</h1>
<p>Minsk et Caracas ont signé mardi un accord sur du blé contre du
brut, dit Caracas.</p>
<h2>Ce que dit le texte</h2>
<p>Long de <b>douze</b> articles, il prévoit une <a href="/x">clause d'assistance</a> et entrera en vigueur en
juin.<br>Caracas l'a ratifié.</p>
<figure><img src="a.jpg" alt=""><figcaption>Les deux ministres à Caracas, mardi.</figcaption></figure>
<ul><li>3 mars : arrivée de la délégation.</li><li>4 mars : signature.</li></ul>
<table><tr><th>Bien</th><th>Quantité</th></tr><tr><td>Blé</td><td>100 000 tonnes</td></tr></table>
<p>Minsk n'a pas confirmé le volume. Washington a demandé des explications aux deux capitales.</p>
</article><section id="comments"><p>Bravo pour cet article, vraiment très intéressant, merci.</p></section>
<footer>Tous droits réservés</footer></body></html>"""


def _list(*given: Path) -> list[str]:
    return [source.doc for source in list_sources(given)]


def _write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def test_names_are_relative_to_the_folder_given(tmp_path: Path) -> None:
    """A file of a folder is named by its path in it, a file given alone by its file name; all sorted."""
    _write(tmp_path, "a/z.txt", "a/b/y.txt", "a/.hidden/x.txt", "a/.x.txt", "w.txt")

    assert _list(tmp_path / "a", tmp_path / "w.txt") == ["b/y.txt", "w.txt", "z.txt"]


def test_names_do_not_depend_on_the_order_given(tmp_path: Path) -> None:
    """The same sources give the same list, in whatever order they are given."""
    _write(tmp_path, "a/x.txt", "b/x.txt", "c.txt")

    assert _list(tmp_path / "a", tmp_path / "b", tmp_path / "c.txt") == _list(
        tmp_path / "c.txt", tmp_path / "b", tmp_path / "a"
    )


def test_sources_that_share_a_name_get_their_folders(tmp_path: Path) -> None:
    """Two articles of one name get the folder's name before it, and the one above where need be."""
    _write(tmp_path, "one/mars/x.txt", "two/mars/x.txt", "one/y.txt")

    assert _list(tmp_path / "one/mars", tmp_path / "two/mars", tmp_path / "one/y.txt") == [
        "one/mars/x.txt",
        "two/mars/x.txt",
        "y.txt",
    ]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    """A file given by itself and within its folder is one source, named as in the folder."""
    _write(tmp_path, "a/b/x.txt")

    assert _list(tmp_path / "a/b/x.txt", tmp_path / "a", tmp_path / "a") == ["b/x.txt"]


def test_every_kind_has_its_own_endings() -> None:
    """An ending leads to one kind, whatever its case."""
    endings = [suffix for kind in SOURCE_KINDS for suffix in kind.suffixes]

    assert len(endings) == len(set(endings))
    assert get_kind(Path("A.TXT")) == get_kind(Path("a.txt"))
    assert get_kind(Path("a.docx")) is None


def test_page_keeps_structure_and_head() -> None:
    """A page gives title, paragraphs, caption, items, rows, and what its head declares; no menu."""
    draft = draft_of_page("minsk.html", PAGE)

    assert isinstance(draft, Draft)
    assert [(kind, span.of(draft.text)) for span, kind in draft.layout] == [
        (BlockKind.TITLE, "Minsk et Caracas signent"),
        (
            BlockKind.BODY,
            "Minsk et Caracas ont signé mardi un accord sur du blé contre du brut, dit Caracas.",
        ),
        (BlockKind.HEADING, "Ce que dit le texte"),
        (
            BlockKind.BODY,
            "Long de douze articles, il prévoit une clause d'assistance et entrera en vigueur en juin.",
        ),
        (BlockKind.BODY, "Caracas l'a ratifié."),
        (BlockKind.CAPTION, "Les deux ministres à Caracas, mardi."),
        (BlockKind.LIST_ITEM, "3 mars : arrivée de la délégation."),
        (BlockKind.LIST_ITEM, "4 mars : signature."),
        (BlockKind.TABLE_ROW, "Bien | Quantité"),
        (BlockKind.TABLE_ROW, "Blé | 100 000 tonnes"),
        (
            BlockKind.BODY,
            "Minsk n'a pas confirmé le volume. Washington a demandé des explications aux deux capitales.",
        ),
    ]
    assert draft.known == Metadata(
        published=DateSpan("2025-03-04"),
        publisher="Le Fanal du Port",
        url="https://fanal.example/minsk",
        title="Minsk et Caracas signent",
        byline="Ninon Valbert",
        language="fr",
    )


@pytest.mark.parametrize(
    "page",
    [
        "<p>Minsk a livré du blé.",
        "<html><body><div>Minsk a livré du blé.</p></table></div>",
        "Minsk a livré du blé.",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>Minsk a livré du blé.</html>",
        "<table><tr><td><b>Minsk a livré</b> du <i>blé</i>.</td></tr>",
        "<script>x()</script><p>Minsk a livré du blé.</p><style>p{}</style><!-- rien -->",
    ],
    ids=["unclosed", "misnested", "no-markup", "xhtml", "table", "script"],
)
def test_broken_pages_are_read_where_anything_is_there(page: str) -> None:
    """A page that breaks the rules still gives its text."""
    draft = draft_of_page("a.html", page)

    assert isinstance(draft, Draft)
    assert draft.text == "Minsk a livré du blé."


@pytest.mark.parametrize("page", ["<html></html>", "<script>x()</script>", "<!-- rien -->", "<p> </p>"])
def test_pages_without_text_are_named(page: str) -> None:
    """A page with nothing to read is unread, with the reason."""
    assert draft_of_page("a.html", page) == Unread("a.html", "no text in the page")


def test_deeply_nested_page_is_read() -> None:
    """Thousands of nested elements do not end the run."""
    draft = draft_of_page("a.html", "<div>" * 5000 + "Minsk a livré du blé." + "</div>" * 5000)

    assert draft == Draft("a.html", "Minsk a livré du blé.")


def _jsonl(tmp_path: Path, *lines: str) -> tuple[Draft | Unread, ...]:
    path = tmp_path / "d.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_jsonl(Source("d.jsonl", path))


def test_json_lines(tmp_path: Path) -> None:
    """Each line is an article with what it says of itself; without a name it has that of file and line."""
    row = {
        "text": "Minsk a livré.",
        "doc": "x",
        "title": " T ",
        "published": "2025-12-01/2025-12-07",
        "language": "und",
    }

    assert _jsonl(
        tmp_path, json.dumps(row), "", '{"text": "\\ufeffCaracas paie.\\ud800"}', json.dumps(row)
    ) == (
        Draft("x", "Minsk a livré.", (), Metadata(title="T", published=DateSpan("2025-12-01/2025-12-07"))),
        Draft("d.jsonl#3", "Caracas paie.\ufffd"),
        Draft("x#4", "Minsk a livré.", (), Metadata(title="T", published=DateSpan("2025-12-01/2025-12-07"))),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ("[1]", "not an object with a text"),
        ('{"text": 3}', "not an object with a text"),
        ('{"text": " "}', "empty text"),
        ('{"text": "a", "published": "mars"}', "published 'mars' is not an EDTF date"),
    ],
)
def test_bad_json_lines_are_named(tmp_path: Path, line: str, reason: str) -> None:
    """A bad line is unread by its number, and the lines around it are read."""
    assert _jsonl(tmp_path, '{"text": "a"}', line) == (Draft("d.jsonl#1", "a"), Unread("d.jsonl#2", reason))


def test_text_keeps_line_ends(tmp_path: Path) -> None:
    """Line ends stay as they are: offsets lead back to the file."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfun\r\ndeux\rtrois\n")

    assert read_text(Source("a.txt", tmp_path / "a.txt")) == (Draft("a.txt", "un\r\ndeux\rtrois\n"),)


def test_size_limit(tmp_path: Path) -> None:
    """A file over the limit is refused, one at the limit is not."""
    (tmp_path / "a.txt").write_bytes(b"a" * 10)

    assert read_bytes(tmp_path / "a.txt", 10) == b"a" * 10
    with pytest.raises(Exception, match="too long for one article"):
        read_bytes(tmp_path / "a.txt", 9)
