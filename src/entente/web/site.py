"""The whole site of a dossier: every page rendered, written, and the pages of an earlier build swept."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from entente.export.changes import FEED, feed_of, read_changes
from entente.web.bundle import bundle
from entente.web.desk import lay_out
from entente.web.pages import PAGES
from entente.web.pages.scenarios import read_scenarios
from entente.web.render import Pieces, make_environment
from entente.web.words import INTERFACES, load_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from entente.model.dossier import Dossier
    from entente.web.desk import Desk
    from entente.web.page import Page

MANIFEST: Final = "static/pages.txt"
"""Lists the files of the last build, so that the next one removes only what is its own."""


def write_pages(
    dossier: Dossier,
    out: Path,
    interface: str = "",
    *,
    vocabulary: Path | None = None,
    quotes_only: bool = False,
    beside: Path | None = None,
) -> tuple[Path, ...]:
    """Write the pages of a dossier into the folder `out`; return their paths, sorted.

    The same dossier gives the same bytes. Pages of an earlier build that this one no longer has are
    removed; no other file of the folder is touched.

    Args:
        dossier: what to show.
        out: the folder; made where it is missing.
        interface: language of the pages, one of `INTERFACES`; "" for the first.
        vocabulary: the user's own folder, for the names of its actors.
        quotes_only: whether to leave out the texts of articles, but for the sentences that carry claims.
        beside: the folder of the dossier, whose scenarios and changes are shown, where it is not `out`.

    Raises:
        UnknownKeyError: the pages do not speak the language.
        OSError: the folder cannot be written.
    """
    words = load_words(interface or INTERFACES[0], vocabulary)
    kept = read_beside(beside or out)
    desk = lay_out(dossier, words, quotes_only=quotes_only, vocabulary=vocabulary, **kept)
    contents = _contents(desk)
    _sweep(out, keep=contents)
    contents[MANIFEST] = "".join(f"{name}\n" for name in sorted(contents)).encode()
    for name, content in contents.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(out / name for name in sorted(contents))


def write_single_page(
    dossier: Dossier,
    file: Path,
    interface: str = "",
    *,
    vocabulary: Path | None = None,
    quotes_only: bool = False,
    beside: Path | None = None,
) -> int:
    """Write all pages of a dossier into one HTML file; return its size in bytes. See `write_pages`.

    Raises:
        UnknownKeyError: the pages do not speak the language.
        OSError: the file cannot be written.
    """
    words = load_words(interface or INTERFACES[0], vocabulary)
    kept = read_beside(beside) if beside else {}
    desk = lay_out(dossier, words, quotes_only=quotes_only, vocabulary=vocabulary, **kept)
    return file.write_bytes(bundle(_contents(desk)))


def read_beside(folder: Path) -> dict[str, Any]:
    """Read what is kept beside a dossier and shown with it: scenarios that were run, what builds changed.

    Raises:
        SourceError: the log of changes cannot be read.
    """
    return {"scenarios": read_scenarios(folder), "changes": read_changes(folder)}


class Site:
    """The pages of a dossier, rendered one by one; `live` where a server answers them."""

    def __init__(self, desk: Desk, *, live: bool = False) -> None:
        self._desk = desk
        self._environment = make_environment(desk, live=live)
        self._pieces: dict[int, Pieces] = {}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """All pages by path, made when they are first asked for."""
        return {page.path: page for make in PAGES for page in make(self._desk)}

    def render(self, page: Page) -> bytes:
        """Render one page, of this site or beside it."""
        depth = page.path.count("/")
        if depth not in self._pieces:
            self._pieces[depth] = Pieces(self._environment, "../" * depth)
        shared = self._pieces[depth]
        frame = {"root": shared.root, "m": shared, "pictures": shared.pictures, "here": page.section}
        html = self._environment.get_template(page.template).render(page.values, **frame)
        return html.encode("utf-8", "replace")


def render_pages(desk: Desk) -> dict[str, bytes]:
    """Render every page, as bytes by path relative to the dossier."""
    site = Site(desk)
    return {path: site.render(page) for path, page in site.pages.items()}


def static_files() -> dict[str, bytes]:
    """Return the files that pages share, by path relative to the dossier."""
    folder = files("entente").joinpath("web/static")
    return {f"static/{entry.name}": entry.read_bytes() for entry in folder.iterdir() if entry.is_file()}


def _contents(desk: Desk) -> dict[str, bytes]:
    feed = {FEED: feed_of(desk.changes)} if desk.changes else {}
    return render_pages(desk) | static_files() | feed


def _sweep(out: Path, keep: Mapping[str, bytes]) -> None:
    """Remove the files that an earlier build lists as its own and this one does not write."""
    manifest = out / MANIFEST
    if not manifest.is_file():
        return
    for name in manifest.read_text(encoding="utf-8").splitlines():
        path = out / name
        if name and name not in keep and path.resolve().is_relative_to(out.resolve()):
            path.unlink(missing_ok=True)
