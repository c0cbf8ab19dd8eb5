"""Sentences of the templates in the interface languages, from gettext catalogues.

`locale/XX.po` is read as it stands; English needs none, its sentences are the keys. Renew the
catalogues with `make catalogues`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import yaml
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from entente.web.words import Words

_SOURCE_LANGUAGE: Final = "en"
_TOLD: Final = frozenset({"name", "what", "why", "argued", "note", "exceptions", "instrument"})
"""Fields of rows that are shown as sentences."""


@cache
def load_translations(language: str) -> NullTranslations:
    """Load the catalogue of an interface language, once."""
    if language == _SOURCE_LANGUAGE:
        return NullTranslations()
    text = files("entente").joinpath(f"web/locale/{language}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text), locale=language))
    compiled.seek(0)
    return Translations(fp=compiled)


def translators(words: Words) -> dict[str, Callable[..., Markup]]:
    """Return what templates call: `_` for a sentence, `ngettext` for one that counts.

    Places are filled as in "%(num)s claims"; what is put in is escaped unless it is markup, and the
    number that decides the plural is written as the language writes numbers.
    """
    found = load_translations(words.language)

    def gettext(sentence: str, **fields: object) -> Markup:
        return Markup(found.ugettext(sentence)) % fields  # noqa: S704  sentences are ours

    def ngettext(one: str, many: str, num: int, **fields: object) -> Markup:
        text = Markup(found.ungettext(one, many, num))  # noqa: S704  sentences are ours
        return text % {"num": words.number(num), **fields}

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def teller(words: Words) -> Callable[[str], str]:
    """Return what tells a sentence of our data in the language of the pages; unknown ones as they are.

    A user's own rows have no translation: they are told as written.
    """
    found = load_translations(words.language)

    def tell(sentence: str) -> str:
        return str(found.ugettext(sentence)) if sentence else ""

    return tell


def extract_rows(
    fileobj: BinaryIO,
    keywords: Any,  # noqa: ARG001  Babel hands it over
    comment_tags: Any,  # noqa: ARG001
    options: Any,  # noqa: ARG001
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the sentences of a file of rows for Babel: what is shown of regimes, agreements, the ledger."""
    for row in yaml.safe_load(fileobj):
        yield from ((1, "_", sentence, []) for sentence in _told(row))


def _told(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _told(each, str(name))
    elif isinstance(value, list):
        for each in value:
            yield from _told(each, key)
    elif key in _TOLD and isinstance(value, str):
        yield value
