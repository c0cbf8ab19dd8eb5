"""Shapes that mean the same in every language: ornaments, bullets, cells, sign-offs, links."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ORNAMENT: Final = re.compile(r"[\W_]{3,}")
_BULLET: Final = re.compile(r"[•‣⁃◦▪▫■□●○◆◇►▶▸→➔➢➤✓✔✗✘★☆✂❖*·–—‒―-][\s\u00a0]+|[•‣◦▪■●►▶▸➔➢➤✓✔][\s\u00a0]*")
_NUMBERED: Final = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+(?=\S)")
_INITIALS: Final = re.compile(
    r"\(?[a-z]{2,5}(?:\s?[/\\-]\s?[a-z]{2,5}){1,5}\)?|"
    r"\(?(?:[A-Z][a-z]?\.[ \u00a0-]?){2,4}\)?|-\s?30\s?-|#{3,}"
)
_LINK: Final = re.compile(
    r"[(<\[]?(?:https?://|www\.)\S+[)>\]]?|[\w.+-]+@[\w-]+\.[\w.]+|(?:[@#][\w-]+[\s,]*)+"
)
_SEPARATOR: Final = re.compile(r"[|•¦›>\t]|\s[·/–—»]\s|\s{2,}")
_PLAYER: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\s*/\s*\d{1,2}:\d\d(?::\d\d)?")
_GLUED: Final = re.compile(r"[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_GLUED_NAME: Final = re.compile(r"\b(?:Mc|Mac|De|Di|Fitz|La|Le|Van)[A-Z]")
_CELLS: Final = re.compile(r"[|\t]")
_WIDE_CELLS: Final = re.compile(r"[|\t]|\s{3,}")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_ENDS_SENTENCE: Final = re.compile("[.!?…][\"'»”’)\\]\\s]*$")
_SENTENCE_END: Final = re.compile("[.!?…][\"'»”’)\\]]*\\s+(?=\\S)")


def words_of(text: str) -> list[str]:
    """Return the words of a text: runs that begin with a letter."""
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends with a full stop, a question or exclamation mark, or dots."""
    return _ENDS_SENTENCE.search(text[-12:]) is not None


def count_sentence_ends(text: str) -> int:
    """Count the ends of sentences inside a text, its own last one left out."""
    return len(_SENTENCE_END.findall(text))


def segments_of(text: str) -> tuple[str, ...]:
    """Split a line at bars, middle dots, bullets, chevrons, spaced dashes and wide gaps."""
    return tuple(part.strip() for part in _SEPARATOR.split(text) if part.strip())


def cells_of(text: str, *, gaps: bool = False) -> tuple[str, ...]:
    """Split a line into table cells, at bars and tabulators, and at wide gaps if `gaps`."""
    pattern = _WIDE_CELLS if gaps else _CELLS
    return tuple(part.strip() for part in pattern.split(text) if part.strip())


def is_ornament(text: str) -> bool:
    """Tell whether a line is an ornament: no letter and no digit, three signs or more."""
    return _ORNAMENT.fullmatch(text) is not None


def mark_length(text: str) -> int:
    """Return the length of the bullet, dash or number that opens a list item, 0 without one."""
    found = _BULLET.match(text) or _NUMBERED.match(text)
    return found.end() if found is not None and found.end() < len(text) else 0


def is_numbered(text: str) -> bool:
    """Tell whether the text opens with a number or letter and a point or bracket."""
    return _NUMBERED.match(text) is not None


def is_sign_off(text: str) -> bool:
    """Tell whether a line holds nothing but the initials of desk and writers: `mkg/pld`, `J.-P. M.`."""
    return _INITIALS.fullmatch(text) is not None


def is_link(text: str) -> bool:
    """Tell whether a line is an address on the web, an e-mail address, or a row of tags."""
    return _LINK.fullmatch(text) is not None


def is_player(text: str) -> bool:
    """Tell whether a line is the clock of a sound or film player: `00:00 / 03:12`."""
    return _PLAYER.fullmatch(text) is not None


def is_glued(text: str) -> bool:
    """Tell whether words are glued together, as a row of links comes out: `RussieCorée du Nord`."""
    return _GLUED.search(_GLUED_NAME.sub(" ", text)) is not None


def is_capitals(text: str) -> bool:
    """Tell whether all letters are capitals, and there are three or more."""
    letters = [char for char in text if unicodedata.category(char) in {"Lu", "Ll", "Lt"}]
    return len(letters) > 2 and not any(char.islower() for char in letters)
