"""A dossier held open: its pages rendered when they are asked for, its search index, its log."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any

from entente.engine import note_judgement, write_dossier
from entente.engine.choosing import open_dossier
from entente.engine.ours import our_stages
from entente.engine.plan import read_dossier
from entente.export.changes import FEED, feed_of
from entente.serve.search import SearchIndex
from entente.web.desk import lay_out
from entente.web.page import Page
from entente.web.site import Site, read_beside, static_files
from entente.web.words import INTERFACES, load_words

if TYPE_CHECKING:
    from pathlib import Path

    from entente.model.claim import Claim
    from entente.model.judgement import Judgement
    from entente.web.desk import Desk


class Shelf:
    """One dossier, served as its log has it; safe to be used from several threads.

    Raises:
        StoreError: there is no dossier in the folder.
    """

    def __init__(self, folder: Path, interface: str = "", vocabulary: Path | None = None) -> None:
        self._folder, self._interface, self.vocabulary = folder, interface, vocabulary
        self._stages = our_stages(vocabulary)
        self._lock = RLock()
        self.desk: Desk
        self._index: SearchIndex | None = None
        self.load()

    def load(self) -> None:
        """Read the dossier anew."""
        with open_dossier(self._folder) as store:
            dossier = read_dossier(store, self._stages)
            kept = store.options().get("interface", "")
            gone = {each.subject for each in dossier.judgements} - {claim.id for claim in dossier.claims}
            rejected = {claim.id: claim for claim in store.claims(gone)}
        words = load_words(self._interface or kept or INTERFACES[0], self.vocabulary)
        desk = lay_out(dossier, words, vocabulary=self.vocabulary, **read_beside(self._folder))
        site = Site(desk, live=True)
        with self._lock:
            self.desk, self._site, self._index, self._rejected = desk, site, None, rejected
            self._static = static_files() | {FEED: feed_of(desk.changes)}

    def file(self, path: str) -> bytes | None:
        """Return a page or a static file by its path, None where there is none."""
        with self._lock:
            page = self._site.pages.get(path)
            return self._static.get(path) if page is None else self._site.render(page)

    @property
    def index(self) -> SearchIndex:
        """The search index, made when it is first asked for."""
        with self._lock:
            if self._index is None:
                self._index = SearchIndex(self.desk)
            return self._index

    def claim(self, name: str) -> Claim | None:
        """Return a claim by its id; a rejected one as it was read, so that it can be taken back."""
        with self._lock:
            return self.desk.claims.get(name) or self._rejected.get(name)

    def page(self, path: str, template: str, section: str, **values: Any) -> bytes:
        """Render a page that no dossier on disk has; `path` tells its depth."""
        with self._lock:
            return self._site.render(Page(path, template, section, values))

    def note(self, judgement: Judgement) -> None:
        """Add a judgement to the log, and show the dossier as it has it."""
        note_judgement(self._folder, judgement)
        self.load()

    def write(self) -> None:
        """Write the files and pages of the dossier anew, as the log has it."""
        write_dossier(self._folder, self._stages)
        self.load()
