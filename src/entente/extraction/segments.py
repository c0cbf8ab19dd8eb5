"""Parts of a sentence that are read one by one: what stands between semicolons, without its dateline.

A claim rests on the whole sentence; the parser reads its parts, for small parsers lose their way in
long ones. Offsets never move: a part is a span of the article.
"""

from __future__ import annotations

import re
from typing import Final

from entente.model.text import Span

_DATELINE: Final = re.compile(
    r"(?P<town>[^\W\d_a-zà-öø-ÿ][^\W\d_a-zà-öø-ÿ'’.\- ]{2,})"
    r"(?:,[^–—;.]{1,40})?(?:\([^)]{1,30}\))?\s*(?:–|—|--|-)\s+"
)
"""A town in capitals, perhaps with its country or a date and the agency's initials, then a dash."""
_LABEL: Final = re.compile(r"(?P<label>[^\W\d_][\w.]* \d{1,2}|\d{1,2} [^\W\d_][\w.]*):\s+(?=[^\W\d_])")
"""A day and its month, then a colon: what heads an item of a list ("Aug. 13: Germany pays")."""
_SEMICOLON: Final = re.compile(r"\s*;\s+")
_OPENING, _CLOSING = "«“", "»”"
_FEWEST_WORDS: Final = 2


def split_segments(text: str) -> tuple[Span, ...]:
    """Return the parts of a sentence that are parsed apart, in order; at least one, blanks outside."""
    start = _dateline_end(text)
    label = _LABEL.match(text, start)
    if label is not None and _wordy(text[label.end() :]):
        rest = split_segments(text[label.end() :])
        return Span(start, label.end("label")), *(part.shifted(label.end()) for part in rest)
    cuts = [match for match in _SEMICOLON.finditer(text, start) if not _quoted(text, match.start())]
    parts = []
    for match in cuts:
        if _wordy(text[start : match.start()]) and _wordy(text[match.end() :]):
            parts.append(Span(start, match.start()))
            start = match.end()
    return (*parts, Span(start, len(text)))


def _dateline_end(text: str) -> int:
    match = _DATELINE.match(text)
    return match.end() if match is not None and _wordy(text[match.end() :]) else 0


def _wordy(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS


def _quoted(text: str, place: int) -> bool:
    opened = sum(text.count(mark, 0, place) for mark in _OPENING)
    closed = sum(text.count(mark, 0, place) for mark in _CLOSING)
    return opened > closed
