"""Web pages: the text that trafilatura extracts, with its headings, lists and tables.

The extracted text is `Article.text`, one part a paragraph; offsets count its code points. Where
trafilatura finds nothing (a fragment, a page of a few lines), all text of the page is taken as flat
text, which is then cleaned like any other.
"""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import TYPE_CHECKING, Final

import lxml.html
from htmldate import find_date
from lxml.etree import LxmlError
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata

from entente.errors import SourceError
from entente.model.dates import DateSpan
from entente.model.dossier import Unread
from entente.model.text import BlockKind, Span
from entente.reading.decoding import NotTextError, decode_bytes
from entente.reading.given import Metadata
from entente.reading.sources.base import Draft
from entente.reading.sources.text import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.reading.sources.base import Source

CELL_SEPARATOR: Final = " | "
_LATEST: Final = "2099-12-31"
"""Without a bound htmldate takes today's date, and the same page would read differently tomorrow."""
_DECLARED: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_UNSEEN: Final = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea"}
)
_INLINE: Final = frozenset(
    [
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
        ),
        *(
            "ins",
            "kbd",
            "mark",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
        ),
        *("u", "var", "wbr"),
    ]
)
_HIDDEN: Final = re.compile(
    r"<(script|style|template|noscript|head)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_TAG: Final = re.compile(r"<[!/?a-zA-Z][^<>]*>")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_Part = tuple[str, BlockKind]


def read_html(source: Source) -> tuple[Draft | Unread, ...]:
    """Read one web page as one draft."""
    try:
        data = read_bytes(source.path)
        page = decode_bytes(data, _declared_encoding(data))
    except SourceError as error:
        return (Unread(source.doc, error.reason),)
    except NotTextError as error:
        return (Unread(source.doc, str(error)),)
    return (draft_of_page(source.doc, page),)


def draft_of_page(doc: str, page: str) -> Draft | Unread:
    """Extract the article of a page given as markup."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page = _XML_DECLARATION.sub("", page.replace("\x00", ""))
    try:
        tree = lxml.html.fromstring(page)
    except (LxmlError, ValueError, AssertionError):
        return Unread(doc, "no text in the page")
    known = _read_known(page, tree)
    captions = _free_captions(tree)
    parts = [
        (text, BlockKind.CAPTION if kind is BlockKind.BODY and text in captions else kind)
        for text, kind in _extract(lxml.html.tostring(tree, encoding="unicode"))
    ]
    if parts and known.title and not any(_same(text, known.title) for text, _ in parts[:3]):
        parts.insert(0, (known.title, BlockKind.TITLE))
    if parts:
        text, layout = _join(parts)
        return Draft(doc, text, layout, known)
    text = _flatten(tree) or _strip_tags(page)
    return Draft(doc, text, (), known) if text else Unread(doc, "no text in the page")


def _declared_encoding(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii", errors="ignore") if found else None


def _read_known(page: str, tree: lxml.html.HtmlElement) -> Metadata:
    """Read the head of the page; what cannot be read is unknown."""
    try:
        head = extract_metadata(page, date_config={"extensive_search": False, "max_date": _LATEST})
        day = find_date(page, extensive_search=False, original_date=True, max_date=_LATEST)
    except Exception:  # noqa: BLE001  no page may end a run, whatever a library makes of it
        return Metadata()
    code = (tree.get("lang") or "").strip().lower()[:2]
    return Metadata(
        published=DateSpan(day) if day else None,
        publisher=_clean(head.sitename or "") or None,
        url=_clean(head.url or "") or None,
        title=_clean(head.title or "") or None,
        byline=_clean(head.author or "") or None,
        language=code or None,
    )


def _free_captions(tree: lxml.html.HtmlElement) -> frozenset[str]:
    """Put captions in the place of their figures, which trafilatura drops; return their texts."""
    captions = set()
    for caption in list(tree.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), caption)
        parent, text = figure.getparent(), _clean(caption.text_content())
        if parent is not None and text:
            paragraph = lxml.html.Element("p")
            paragraph.text, paragraph.tail, figure.tail = text, figure.tail, None
            parent.replace(figure, paragraph)
            captions.add(text)
    return frozenset(captions)


def _extract(page: str) -> list[_Part]:
    try:
        found = bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            include_formatting=True,
            date_extraction_params={"extensive_search": False, "max_date": _LATEST},
        )
    except Exception:  # noqa: BLE001  no page may end a run, whatever a library makes of it
        return []
    body = getattr(found, "body", None)
    return [] if body is None else list(_parts_of(body))


def _parts_of(body: lxml.html.HtmlElement) -> Iterator[_Part]:
    """Yield the parts of trafilatura's own tree, in reading order."""
    for element in body:
        match element.tag:
            case "head":
                kind = BlockKind.TITLE if element.get("rend") == "h1" else BlockKind.HEADING
                yield from _one(_text(element), kind)
            case "list":
                for item in element.iter("item"):
                    yield from _one(_text(item), BlockKind.LIST_ITEM)
            case "table":
                for row in element.iter("row"):
                    cells = [_clean(" ".join(cell.itertext())) for cell in row.iter("cell")]
                    filled = CELL_SEPARATOR.join(cell for cell in cells if cell)
                    yield from _one(filled, BlockKind.TABLE_ROW)
            case "quote" | "div":
                if len(element) and any(child.tag in {"p", "list", "head", "table"} for child in element):
                    yield from _parts_of(element)
                else:
                    yield from _lines(element)
            case _:
                yield from _lines(element)


def _lines(element: lxml.html.HtmlElement) -> Iterator[_Part]:
    for line in _text(element, line_break="\n").split("\n"):
        yield from _one(line, BlockKind.BODY)


def _one(text: str, kind: BlockKind) -> Iterator[_Part]:
    cleaned = _clean(text)
    if cleaned:
        yield cleaned, kind


def _text(element: lxml.html.HtmlElement, line_break: str = " ") -> str:
    pieces = [_BLANKS.sub(" ", element.text or "")]
    for child in element:
        pieces.append(line_break if child.tag == "lb" else _text(child, line_break))
        pieces.append(_BLANKS.sub(" ", child.tail or ""))
    return "".join(pieces)


def _join(parts: list[_Part]) -> tuple[str, tuple[tuple[Span, BlockKind], ...]]:
    text, layout = "", []
    for part, kind in parts:
        if text:
            text += "\n\n"
        layout.append((Span(len(text), len(text) + len(part)), kind))
        text += part
    return text, tuple(layout)


def _flatten(tree: lxml.html.HtmlElement) -> str:
    pieces: list[str] = []
    _collect(tree, pieces)
    lines = (_clean(line) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _strip_tags(page: str) -> str:
    """Return the text of a page that the parser gave up on: thousands of elements one in another."""
    lines = (_clean(line) for line in unescape(_TAG.sub("\n", _HIDDEN.sub(" ", page))).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _collect(element: lxml.html.HtmlElement, pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    edge = "" if element.tag in _INLINE else "\n"
    pieces.append(edge + _BLANKS.sub(" ", element.text or ""))
    for child in element:
        _collect(child, pieces)
        pieces.append(_BLANKS.sub(" ", child.tail or ""))
    pieces.append(edge)


def _same(left: str, right: str) -> bool:
    return _clean(left).casefold() == _clean(right).casefold()


def _clean(text: str) -> str:
    return " ".join(text.split())
