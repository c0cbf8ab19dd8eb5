"""What is known of a publication: given by the user, declared by the source, or read in its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from entente.model.dates import DateSpan
from entente.reading.given import Metadata
from entente.reading.titles import split_site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.reading.cleaning import Cleaned
    from entente.reading.headers import Header

_FIELDS: Final = ("published", "publisher", "url", "title", "byline", "language")
_DATE_IN_NAME: Final = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)


def read_metadata(cleaned: Cleaned) -> Metadata:
    """Read what the head of the text says of its publication."""
    authors = _unique(author for header in cleaned.headers for author in header.authors)
    outlets = _unique(outlet for header in cleaned.headers for outlet in header.outlets)
    title, site = split_site(" ".join((cleaned.title or "").split()))
    return Metadata(
        published=_published(cleaned.headers),
        publisher=outlets[0] if outlets else site,
        title=title or None,
        byline=", ".join(authors) or None,
    )


def merge_metadata(*sources: Metadata) -> Metadata:
    """Take each field from the first source that knows it."""
    found = {}
    for name in _FIELDS:
        values = (getattr(source, name) for source in sources)
        found[name] = next((value for value in values if value is not None), None)
    return Metadata(**found)


def date_in_name(*names: str | None) -> DateSpan | None:
    """Return the date in a file name or address (`2025-03-04-pact.txt`, `/2025/03/04/`), if it has one."""
    for name in names:
        for found in _DATE_IN_NAME.finditer(name or ""):
            year, _, month, day = found.groups()
            try:
                return DateSpan(f"{year}-{month}-{day}")
            except ValueError:
                continue  # the 31st of June
    return None


def _published(headers: tuple[Header, ...]) -> DateSpan | None:
    dates = [one for header in headers for one in header.dates]
    first = [one for one in dates if one.publish and not one.update]
    plain = [one for one in dates if not one.update]
    return next((one.date for one in (*first, *plain, *dates)), None)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
