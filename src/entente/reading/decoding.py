"""Bytes to text: which encoding, and whether it is text at all.

Line ends stay as they are; a byte order mark is dropped. UTF-8 is tried first: other encodings
almost never pass for it. What is left is told apart by charset-normalizer, among the encodings that
press articles in European languages have been kept in.
"""

from __future__ import annotations

import codecs
from typing import Final

from charset_normalizer import from_bytes

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY: Final = ("cp1252", "mac_roman", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254")
"""Windows and Mac encodings, commonest first. Latin-1 is left out: its letters are those of cp1252."""
_SAME_FIT: Final = 0.01
_SAMPLE: Final = 1 << 16
_BINARY_MAGIC: Final = (
    *(b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
    *(b"\x7fELF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"SQLite format 3"),
)
_TEXT_CONTROLS: Final = frozenset(b"\t\n\r\x0b\x0c\x1b")
_MAX_CONTROL_SHARE: Final = 0.02
_MAX_BAD_SHARE: Final = 0.01


class NotTextError(ValueError):
    """The bytes are not a text in any encoding that is known here."""


def decode_bytes(data: bytes, declared: str | None = None) -> str:
    """Decode a file; `declared` is an encoding that it names itself, believed where it works.

    Raises:
        NotTextError: the bytes are those of a binary file.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    if wide is not None:
        return data.decode(wide, errors="replace")
    check_text(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, declared)


def check_text(data: bytes) -> None:
    """Refuse bytes that are not text of one byte a letter or UTF-8.

    Raises:
        NotTextError: they begin like a known binary format, or hold too many control bytes.
    """
    if data.startswith(_BINARY_MAGIC):
        raise NotTextError("a binary file, not text")
    sample = data[:_SAMPLE]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in sample)
    if controls > _MAX_CONTROL_SHARE * len(sample):
        raise NotTextError("a binary file, not text")


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zero bytes: letters of Latin script have one on one side."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_other(data: bytes, declared: str | None) -> str:
    mended = data.decode("utf-8", errors="replace")
    good = sum(ord(char) > 127 for char in mended) - mended.count("\ufffd")
    if mended.count("\ufffd") <= _MAX_BAD_SHARE * len(mended) and good > 2 * mended.count("\ufffd"):
        return mended  # UTF-8 with a few broken bytes: cut short, or pasted together
    if declared is not None:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    return data.decode(_guess_legacy(data[:_SAMPLE]), errors="replace")


def _guess_legacy(sample: bytes) -> str:
    """Return the likeliest encoding; of those that fit as well, the first in the order of `_LEGACY`."""
    matches = list(from_bytes(sample, cp_isolation=list(_LEGACY)))
    if not matches:
        return _LEGACY[0]
    best = matches[0]
    fitting = {
        name
        for match in matches
        if match.chaos <= best.chaos + _SAME_FIT and match.coherence >= best.coherence - 10 * _SAME_FIT
        for name in match.could_be_from_charset
    }
    return next((name for name in _LEGACY if name in fitting), best.encoding)
