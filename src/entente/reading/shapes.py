"""Shapes that mean the same in every language: rules, bullets, tickers, table rows, sign-offs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_RULE: Final = re.compile(r"(?:[\W_]|\s){3,}")
_BULLET: Final = re.compile(r"[•‣⁃◦▪▫■□●○◆◇►▶▸→➔➢➤✓✔✗✘★☆✂❖*·–—‒―-][\s\u00a0]+|[•‣◦▪■●►▶▸➔➢➤✓✔]")
_NUMBERED: Final = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+(?=\S)")
_SIGN_OFF: Final = re.compile(r"\(?[a-z]{2,5}(?:\s?[/\\-]\s?[a-z]{2,5}){1,5}\)?|[a-z]{2,4}\.?/[a-z]{2,4}\.?")
_NUMBER: Final = r"\d{1,3}(?:[\s\u00a0\u202f.,']\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_UNIT: Final = r"(?:[$€£¥%]|[A-Z]{3}|pts?|usd|eur)"
_CHANGE: Final = rf"[+\-−–±▲▼▴▾↑↓]\s?(?:{_NUMBER})\s?(?:%|pts?)?|(?:{_NUMBER})\s?%"
_NAME: Final = r"[^\W\d_][\w&/.'’-]*(?:[ \u00a0][\w&/.'’-]+){0,3}"
_QUOTE: Final = re.compile(
    rf"(?:{_NAME})\s*:?\s+(?:{_UNIT}\s?)?(?:{_NUMBER})\s?{_UNIT}?\s+\(?(?:{_CHANGE})\)?(?:\s+\(?(?:{_CHANGE})\)?)?"
)
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:[/.=^-][A-Z0-9]{1,7})?")
_FIGURE: Final = re.compile(rf"[+\-−–▲▼]?\s?(?:{_NUMBER})\s?{_UNIT}?|\(?(?:{_CHANGE})\)?")
_CODE_FIGURE: Final = re.compile(rf"[A-Z][A-Z0-9/]{{1,9}}(?:\s+-)?(?:\s+(?:{_NUMBER})\s?{_UNIT}?)?(?:\s+{_CHANGE})?")
_SEPARATOR: Final = re.compile(r"\s+[|·•¦/–—]\s+|\s*[|•¦]\s*|\s{2,}|\t+|\s+»\s+|\s+>\s+|\s*›\s*")
_CELLS: Final = re.compile(r"\s*\|\s*|\t+")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_ENDS_SENTENCE: Final = re.compile("[.!?…][\"'»”’)\\]\\s]*$")


def words_of(text: str) -> list[str]:
    """Return the words of a text: runs that begin with a letter."""
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends with a full stop, a question or exclamation mark, or dots."""
    return _ENDS_SENTENCE.search(text) is not None


def segments_of(text: str) -> tuple[str, ...]:
    """Split a line at bars, middle dots, bullets, chevrons, spaced dashes and wide gaps."""
    return tuple(part.strip() for part in _SEPARATOR.split(text) if part.strip())


def cells_of(text: str) -> tuple[str, ...]:
    """Split a line into table cells, at bars and tabulators."""
    return tuple(part for part in _CELLS.split(text.strip().strip("|")) if part.strip())


def is_rule(text: str) -> bool:
    """Tell whether a line is an ornament: no letter and no digit, three signs or more."""
    return _RULE.fullmatch(text) is not None and any(not char.isspace() for char in text)


def mark_length(text: str) -> int:
    """Return the length of the bullet, dash or number that opens a list item, 0 without one."""
    found = _BULLET.match(text) or _NUMBERED.match(text)
    return found.end() if found is not None and found.end() < len(text) else 0


def is_numbered(text: str) -> bool:
    """Tell whether the text opens with a number or letter and a point or bracket."""
    return _NUMBERED.match(text) is not None


def is_sign_off(text: str) -> bool:
    """Tell whether a line holds nothing but initials of desk and writers: `mkg/pld`."""
    return _SIGN_OFF.fullmatch(text) is not None


def is_quote_line(text: str) -> bool:
    """Tell whether every segment of a line is a market quote: a name, a figure and its change."""
    segments = segments_of(text)
    quotes = [s for s in segments if _QUOTE.fullmatch(s) or _CODE_FIGURE.fullmatch(s) or _FIGURE.fullmatch(s)]
    changes = sum("%" in s or re.search(r"\d[.,]\d", s) is not None for s in quotes)
    return bool(segments) and len(quotes) == len(segments) and changes >= (len(segments) + 1) // 2


def is_code_or_figure(text: str) -> bool:
    """Tell whether a line is a lone code, figure, or both: `AEX`, `981.61`, `EUR -`, `USD 1.156484`."""
    bare = text[mark_length(text) :].strip()
    return _CODE.fullmatch(bare) is not None or _FIGURE.fullmatch(bare) is not None or _CODE_FIGURE.fullmatch(bare) is not None


def is_capitals(text: str) -> bool:
    """Tell whether all letters are capitals, and there are three or more."""
    letters = [char for char in text if unicodedata.category(char) in {"Lu", "Ll", "Lt"}]
    return len(letters) > 2 and not any(char.islower() for char in letters)
