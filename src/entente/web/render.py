"""The Jinja2 environment of the pages: autoescape on, sentences in the language of the interface."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from entente.fusion.questions import states
from entente.model.attribution import Status
from entente.web.citing import Citer
from entente.web.desk import TEXTURES, texture
from entente.web.links import card_anchor, sentence_anchor, slug
from entente.web.marking import excerpt, quote_pieces
from entente.web.sides import affirming_first, sides
from entente.web.translation import load_translations, teller, translators

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entente.model.fact import Fact
    from entente.web.desk import Desk

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(value: Any) -> Any:
    """Replace what no HTML page may carry (control characters, lone surrogates) by U+FFFD."""
    if isinstance(value, str) and _UNPRINTABLE.search(value):
        cleaned = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)
        return Markup(cleaned) if isinstance(value, Markup) else cleaned  # noqa: S704  markup stays markup
    return value


_REMEMBERED: Final = frozenset(
    {
        "actor",
        "actors",
        "claim",
        "day",
        "fact_line",
        "lang",
        "lead",
        "origin",
        "peek",
        "saying",
        "source",
        "speakers",
        "status",
        "verdict",
    }
)
_KEPT: Final = 20_000


class Pieces:
    """The shared macros for pages at one depth, those that come often remembered by their arguments.

    A claim stands on three pages and an actor on hundreds: each is rendered once.
    """

    def __init__(self, environment: Environment, root: str) -> None:
        drawn = environment.get_template("_pictures.html").make_module({"root": root})
        template = environment.get_template("_macros.html")
        self._macros = template.make_module({"root": root, "m": self, "pictures": drawn})
        self.root, self.pictures = root, drawn

    def __getattr__(self, name: str) -> Any:
        piece = getattr(self._macros, name)
        if name in _REMEMBERED:
            piece = lru_cache(_KEPT)(piece)
        setattr(self, name, piece)
        return piece


def facets(desk: Desk, facts: Sequence[Fact]) -> tuple[list[str], list[str], list[str]]:
    """Return what a list of facts can be narrowed by: kinds of event, certainties, parties, each sorted."""
    kinds = {fact.event for fact in facts}
    certainties = {desk.verdict_class(fact) for fact in facts}
    parties = {actor for fact in facts for actor in states((*fact.agent, *fact.recipient))}
    words = desk.words
    return (
        sorted(kinds, key=lambda key: words.word("event", key)),
        [key for key in (*TEXTURES, "contested") if key in certainties],
        sorted(parties, key=words.state),
    )


def web_address(url: str | None) -> str | None:
    """Return a URL that a page may link to: http and https only, None for any other."""
    return url if url and re.match(r"https?://[^\s\"'<>]+$", url) else None


def make_environment(desk: Desk, *, live: bool = False) -> Environment:
    """Build the environment; every string of the templates goes through gettext.

    `live` pages are answered by a server: they search, and lead to reviews.
    """
    environment = Environment(
        loader=PackageLoader("entente.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=printable,
    )
    words = desk.words
    environment.globals.update(translators(words))
    citer = Citer(desk, load_translations(words.language).ugettext)
    environment.globals.update(desk=desk, words=words, dossier=desk.dossier, citer=citer, live=live)
    environment.filters.update(
        actor=words.actor,
        spoken=words.spoken,
        place=words.place,
        what=words.what,
        told=teller(words),
        amount=words.quantity,
        date=words.date,
        moment=words.moment,
        number=words.number,
        anchor=sentence_anchor,
        slug=slug,
        first_up=lambda text: text[:1].upper() + text[1:],
        card_id=lambda claim: card_anchor(claim.id),
        texture=lambda status: texture(Status(status)),
        address=web_address,
        excerpt=excerpt,
        pieces=quote_pieces,
        sides=partial(sides, desk),
        affirming=partial(affirming_first, desk),
        states=lambda actors: sorted(states(actors)),
        facets=partial(facets, desk),
    )
    return environment
