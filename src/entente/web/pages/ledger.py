"""The ledger: what each actor gains and bears, fact by fact. Gains and costs stand apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.assessment.ledger import DOMAINS, Account, Line, keep_ledger
from entente.web.links import id_name
from entente.web.page import Page
from entente.web.parts import paged

if TYPE_CHECKING:
    from entente.model.fact import Fact
    from entente.web.desk import Desk

_ACTORS: Final = 40
_LINES_A_PAGE: Final = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an account on the page, with its fact."""

    domain: str
    line: Line
    fact: Fact

    @property
    def side(self) -> str:
        """`gain` or `cost`."""
        return self.line.side.value


@dataclass(frozen=True, slots=True)
class Book:
    """All accounts of one actor, by domain."""

    actor: str
    accounts: dict[str, Account]

    @property
    def path(self) -> str:
        """Page of the actor's accounts, relative to the dossier."""
        return f"ledger/{id_name(self.actor)}"

    @property
    def size(self) -> int:
        """Number of lines."""
        return sum(len(account.gains) + len(account.costs) for account in self.accounts.values())


def make_ledger(desk: Desk) -> tuple[Page, ...]:
    """Make the table of all accounts, and a page of lines for each actor."""
    books = desk.once(books_of)
    used = tuple(each for each in DOMAINS if any(each in book.accounts for book in books))
    values = {"books": books[:_ACTORS], "others": books[_ACTORS:], "domains": used}
    pages = [Page("ledger/index.html", "ledger.html", "ledger", values)]
    for book in books:
        page = Page(book.path, "account.html", "ledger", {"book": book})
        pages += paged(page, "entries", _entries(desk, book), _LINES_A_PAGE)
    return tuple(pages)


def books_of(desk: Desk) -> tuple[Book, ...]:
    """Return the books of all actors, those with most lines first."""
    found: dict[str, dict[str, Account]] = {}
    for account in keep_ledger(desk.evidence):
        found.setdefault(account.actor, {})[account.domain] = account
    books = [Book(actor, accounts) for actor, accounts in found.items()]
    return tuple(sorted(books, key=lambda book: (-book.size, book.actor)))


def _entries(desk: Desk, book: Book) -> tuple[Entry, ...]:
    """Return every line of a book, by domain, the heaviest first in each."""
    return tuple(
        Entry(domain, line, desk.facts[line.fact])
        for domain, account in book.accounts.items()
        for line in sorted((*account.gains, *account.costs), key=lambda line: (-line.weight, line.fact))
    )
