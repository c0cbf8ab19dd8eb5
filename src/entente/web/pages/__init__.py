"""One module a kind of page: each takes the desk and returns its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.web.pages.actors import make_actors
from entente.web.pages.agreements import make_agreements
from entente.web.pages.articles import make_articles
from entente.web.pages.changes import make_changes
from entente.web.pages.exchange import make_exchange
from entente.web.pages.facts import make_facts
from entente.web.pages.figures import make_quantities
from entente.web.pages.ledger import make_ledger
from entente.web.pages.methods import make_methods
from entente.web.pages.overview import make_overview
from entente.web.pages.pictures import make_pictures
from entente.web.pages.places import make_places
from entente.web.pages.reactions import make_reactions
from entente.web.pages.regimes import make_regimes
from entente.web.pages.reviews import make_reviews
from entente.web.pages.scenarios import make_scenarios
from entente.web.pages.ties import make_ties
from entente.web.pages.timeline import make_timeline
from entente.web.pages.treaties import make_treaties
from entente.web.pages.trust import make_trust
from entente.web.pages.voices import make_voices

if TYPE_CHECKING:
    from collections.abc import Callable

    from entente.web.desk import Desk
    from entente.web.page import Page

PAGES: Final[tuple[Callable[[Desk], tuple[Page, ...]], ...]] = (
    make_overview,
    make_exchange,
    make_timeline,
    make_quantities,
    make_places,
    make_agreements,
    make_treaties,
    make_regimes,
    make_reactions,
    make_ledger,
    make_scenarios,
    make_facts,
    make_articles,
    make_actors,
    make_ties,
    make_voices,
    make_changes,
    make_reviews,
    make_methods,
    make_trust,
    make_pictures,
)
