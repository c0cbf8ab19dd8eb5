"""Sentences of the templates in the interface languages, from gettext catalogues.

`locale/XX.po` is read as it stands; English needs none, its sentences are the keys. Renew the
catalogues with `make catalogues`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from entente.web.words import Words

_SOURCE_LANGUAGE: Final = "en"


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
