"""Authors: the voice that a by-line names, the same in whatever case, with whatever honorifics.

By-lines that name nobody ("staff", "avec agences") are none; which words say so stands in the
lexicons `bylines` of all languages: by-lines are short, and their language is not asked.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError
from entente.language.pack import lexicon_rows

if TYPE_CHECKING:
    from entente.model.text import Article

_PARTS: Final = frozenset({"title", "nobody", "with", "and", "tail", "place"})
_SEPARATOR: Final = re.compile(r"\s*[,;/|•·]\s*|\s+[-–—]\s+")
_ASIDE: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_FRAME: Final = ".:*_ "


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text without case or accents."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in split if not unicodedata.combining(letter)).casefold()


def _even(text: str) -> str:
    """Return the text folded letter by letter, as long as it was: offsets hold."""
    folded = ((letter, fold(letter)) for letter in text)
    return "".join(plain if len(plain) == 1 else letter for letter, plain in folded)


def author_voice(article: Article) -> str:
    """Return the voice of an article's author: the by-line, else the outlet, else the article itself.

    Two voices of one author are equal once folded; a by-line that names the outlet is the outlet's.
    """
    publisher = " ".join((article.publisher or "").split())
    names = authors_of(article.byline or "")
    if names and fold(", ".join(names)) != fold(publisher):
        return f"author:{', '.join(names)}"
    return f"outlet:{publisher}" if publisher else f"doc:{article.doc}"


@lru_cache(maxsize=65536)
def authors_of(byline: str) -> tuple[str, ...]:
    """Return the names in a by-line, without titles, sorted; () when it names nobody."""
    text = " ".join(_ASIDE.sub(" ", byline).split()) or byline.strip(_FRAME + "()[]")
    own = _cut(text, "with")[0]
    found: dict[str, str] = {}
    for part in _SEPARATOR.split(own):
        for name in _cut(part, "and"):
            bare = _bare(name)
            if bare:
                found.setdefault(fold(bare), _in_plain_case(bare))
    return tuple(found[key] for key in sorted(found))


def _bare(name: str) -> str:
    """Return a name without titles and functions, "" if no name is left."""
    name = name.strip(_FRAME)
    while (title := _at_start().match(_even(name))) is not None:
        name = name[title.end() :].strip(_FRAME)
    if _nobody().match(fold(name)):
        return ""
    for ending in (_place().search(name), _at_end().search(_even(name))):
        name = name[: ending.start()].strip(_FRAME) if ending else name
    named = any(letter.isalpha() for letter in name) and "@" not in name
    return name if named and not _nobody().match(fold(name)) else ""


def _in_plain_case(name: str) -> str:
    """Return a name in capitals, or without any, as names are written: "ADA LENK" is "Ada Lenk"."""
    return name.title() if name.isupper() or name.islower() else name


def _cut(text: str, part: str) -> list[str]:
    return re.split(rf"(?i)(?:^|\s+)(?:{_words(part)})(?:\s+|$)", text)


@cache
def _at_start() -> re.Pattern[str]:
    return re.compile(rf"(?:{fold(_words('title'))})(?:\.\s*|\s*:\s*|\s+)(?=\S)")


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{fold(_words('tail'))})(?:\s.*)?$")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{_words('place')})\s.*$")


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"(?:{fold(_words('nobody'))})(?:\b.*)?$")


@cache
def _words(part: str) -> str:
    """Return the words of one part of by-lines, in every language that has them, as alternatives."""
    folder = files("entente").joinpath("language")
    codes = sorted(
        entry.name for entry in folder.iterdir() if entry.joinpath("lexicon", "bylines.yaml").is_file()
    )
    rows = [row for code in codes for row in lexicon_rows(code, "bylines")]
    bad = [
        f"{row.where}: a row of by-lines needs part ({', '.join(sorted(_PARTS))}), words and example"
        for row in rows
        if row.get("part") not in _PARTS or not row.get("words") or not row.get("example")
    ]
    if bad:
        raise LexiconError("\n".join(bad))
    words = {word for row in rows if row["part"] == part for word in row["words"]}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
