"""What changed from build to build: new facts, other verdicts, denials, admissions; the latest first."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entente.model.change import Change
    from entente.web.desk import Desk

_A_PAGE: Final = 200


def make_changes(desk: Desk) -> tuple[Page, ...]:
    """Make the page of changes; none where nothing was watched."""
    if not desk.changes:
        return ()
    latest = sorted(desk.changes, key=attrgetter("at"), reverse=True)
    page = Page("changes.html", "changes.html", "changes", {"by_run": by_run})
    return paged(page, "changes", latest, _A_PAGE)


def by_run(changes: Iterable[Change]) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Group changes by the time of their build, in the order given."""
    return tuple((at, tuple(own)) for at, own in groupby(changes, key=attrgetter("at")))
