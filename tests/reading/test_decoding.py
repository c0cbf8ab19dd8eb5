"""Bytes to text: encodings told apart, line ends kept, binary files refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.reading.decoding import NotTextError, decode_bytes

FRENCH = (
    "L’été dernier, Séoul a livré « à crédit » des obus à Kiev ; coût : près de 5 000 €, peut-être sûr.\r\n"
)
PLAIN = (
    "L'été dernier, Séoul a déclaré n'avoir rien livré à Kiev, où l'armée évoque pourtant des dépôts entiers."
)
POLISH = "Korea Północna dostarczyła pociski, ogłosiło ministerstwo. Żółć, łódź, źrebię."
RUSSIAN = "Северная Корея поставила снаряды России, сообщило министерство обороны."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (FRENCH.encode("utf-8"), FRENCH),
        (codecs.BOM_UTF8 + FRENCH.encode("utf-8"), FRENCH),
        (FRENCH.encode("utf-16"), FRENCH),
        (codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"), FRENCH),
        (FRENCH.encode("utf-16-le"), FRENCH),
        (FRENCH.encode("utf-16-be"), FRENCH),
        (FRENCH.encode("utf-32"), FRENCH),
        (FRENCH.encode("cp1252"), FRENCH),
        (PLAIN.encode("latin-1"), PLAIN),
        (PLAIN.encode("mac_roman"), PLAIN),
        ("Séoul a livré des obus.".encode("cp1252"), "Séoul a livré des obus."),
        (POLISH.encode("cp1250"), POLISH),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        ((FRENCH * 3).encode("utf-8")[:-5], (FRENCH * 3)[:-5] + "\ufffd"),
    ],
    ids=[
        "utf8",
        "bom",
        "utf16",
        "utf16be",
        "utf16le-bare",
        "utf16be-bare",
        "utf32",
        "cp1252",
        "latin1",
        "mac",
        "short",
        "polish",
        "russian",
        "cut",
    ],
)
def test_decode_bytes(data: bytes, expected: str) -> None:
    """The text comes back as it was written, without its byte order mark."""
    assert decode_bytes(data) == expected


def test_utf8_with_a_broken_byte_stays_utf8() -> None:
    """One bad byte in a UTF-8 text costs one character, not the accents of all others."""
    data = (FRENCH * 4).encode("utf-8").replace("Séoul".encode(), b"S\xffoul", 1)

    text = decode_bytes(data)

    assert text.count("\ufffd") == 1
    assert text.replace("S\ufffdoul", "Séoul") == FRENCH * 4


def test_declared_encoding_is_believed_where_it_works() -> None:
    """A page that names its encoding is read in it, unless it is UTF-8 in truth."""
    assert decode_bytes("Łódź i Kraków: żółć".encode("iso8859_2"), "iso-8859-2") == "Łódź i Kraków: żółć"
    assert decode_bytes(FRENCH.encode("utf-8"), "iso-8859-1") == FRENCH
    assert decode_bytes(FRENCH.encode("cp1252"), "no-such-encoding") == FRENCH


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n",
        bytes(range(256)) * 4,
        b"\x00" * 100,
        b"abc\x00\x01\x02" * 50,
    ],
    ids=["pdf", "zip", "png", "all-bytes", "zeros", "controls"],
)
def test_binary_files_are_refused(data: bytes) -> None:
    """Bytes that are no text are named as such."""
    with pytest.raises(NotTextError, match="binary"):
        decode_bytes(data)


@given(text=st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Z"]), min_size=1))
def test_utf8_round_trip(text: str) -> None:
    """Any UTF-8 text without control characters is decoded to itself."""
    data = text.encode("utf-8")

    if not data.startswith((codecs.BOM_UTF8, b"PK", b"%PDF", b"GIF8")):
        assert decode_bytes(data) == text
