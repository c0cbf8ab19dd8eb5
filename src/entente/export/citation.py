"""Articles as references: CSL-JSON and BibTeX, with a note for what they are cited for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from entente.model.dates import DateSpan
    from entente.model.text import Article

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SEASONS: Final = {"21": 1, "22": 2, "23": 3, "24": 4}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def reference_key(article: Article, suffix: str = "") -> str:
    """Return the key of a reference: the author’s last name, the year, the start of the text’s digest."""
    signed = article.byline or article.publisher or "anonymous"
    plain = unicodedata.normalize("NFKD", signed).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z]", "", (plain.split() or [""])[-1].lower()) or "anonymous"
    year = article.published.edtf[:4] if article.published and article.published.edtf[:4].isdigit() else "nd"
    return f"{name}{year}-{article.sha256[:6]}{suffix}"


def as_csl(article: Article, note: str = "", suffix: str = "") -> dict[str, Any]:
    """Return an article as one item of CSL-JSON.

    Args:
        article: what is cited.
        note: what it is cited for.
        suffix: makes the key of one claim's reference differ from another's.
    """
    item: dict[str, Any] = {
        "id": reference_key(article, suffix),
        "type": "article-newspaper",
        "title": article.title or article.doc,
        "author": [{"literal": article.byline}] if article.byline else None,
        "container-title": article.publisher,
        "issued": _csl_date(article.published) if article.published else None,
        "URL": article.url,
        "language": article.language if article.language != "und" else None,
        "note": note or None,
    }
    return {name: value for name, value in item.items() if value is not None}


def as_bibtex(article: Article, note: str = "", suffix: str = "") -> str:
    """Return an article as an entry of BibTeX; arguments as for `as_csl`."""
    published = article.published.edtf if article.published else ""
    year, month = published[:4], published[5:7]
    fields = {
        "author": f"{{{_escape(article.byline)}}}" if article.byline else "",
        "title": f"{{{_escape(article.title or article.doc)}}}",
        "journal": _escape(article.publisher or ""),
        "year": year if year.isdigit() else "",
        "month": _MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else "",
        "url": re.sub(r"[{}\\\s]", lambda m: f"%{ord(m[0]):02X}", article.url or ""),
        "note": _escape(note),
    }
    kind = "article" if article.publisher else "misc"
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'}"
        for name, value in fields.items()
        if value
    ]
    return f"@{kind}{{{reference_key(article, suffix)},\n" + ",\n".join(lines) + "\n}"


def _escape(text: str) -> str:
    """Return a text that TeX prints as it stands, on one line."""
    return "".join(_SPECIAL.get(char, char) for char in " ".join(text.split()))


def _csl_date(span: DateSpan) -> dict[str, Any]:
    """Return a date as CSL has it: its parts, both ends of an interval, and whether it is approximate."""
    ends = [point.rstrip("~").split("-") for point in span.edtf.split("/") if point not in {"", ".."}]
    season = _SEASONS.get(ends[0][1]) if len(ends) == 1 and len(ends[0]) == 2 else None
    dates = [point[:1] if len(point) == 2 and point[1] in _SEASONS else point for point in ends]
    date: dict[str, Any] = {"date-parts": [[int(part) for part in point] for point in dates]}
    if season is not None:
        date["season"] = season
    if span.approximate:
        date["circa"] = True
    return date
