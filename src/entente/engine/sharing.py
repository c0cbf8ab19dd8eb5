"""A dossier to be shared: its pages anew, in one file or without whole articles; its pictures as PNG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from entente.engine.choosing import open_dossier
from entente.engine.plan import read_dossier
from entente.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from entente.engine.stages import Stages


@dataclass(frozen=True, slots=True)
class SharingOptions:
    """How pages are to be shared.

    `interface` is their language, None for the one that the dossier has. `single_file` asks for one HTML
    file, `quotes_only` leaves the texts of articles out but for the sentences that carry claims.
    `vocabulary` is a user's own folder of names.
    """

    interface: str | None = None
    single_file: bool = False
    quotes_only: bool = False
    vocabulary: Path | None = None


def share_pages(folder: Path, out: Path, options: SharingOptions, stages: Stages) -> int:
    """Write the pages of the dossier in `folder` to `out`, a file or a folder; return how many bytes.

    Raises:
        StoreError: there is no dossier in the folder, or `out` cannot be written.
    """
    from entente.web import write_pages, write_single_page  # noqa: PLC0415  loads the templates

    with open_dossier(folder) as store:
        dossier = read_dossier(store, stages)
        interface = options.interface or store.options().get("interface", "")
    given: dict[str, Any] = {
        "vocabulary": options.vocabulary,
        "quotes_only": options.quotes_only,
        "beside": folder,
    }
    try:
        if options.single_file:
            out.parent.mkdir(parents=True, exist_ok=True)
            return write_single_page(dossier, out, interface, **given)
        return sum(path.stat().st_size for path in write_pages(dossier, out, interface, **given))
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({error.strerror or error}); name another") from error


def share_pictures(folder: Path, out: Path, scale: float) -> tuple[Path, ...]:
    """Write the pictures of the dossier in `folder` into the folder `out` as PNG; return their paths.

    Raises:
        MissingPartError: the extra `pictures` is not installed.
        SourceError: the dossier has no pictures.
        StoreError: `out` cannot be written.
    """
    from entente.web.raster import write_pngs  # noqa: PLC0415  an extra

    try:
        return write_pngs(folder / "pictures", out, scale)
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({error.strerror or error}); name another") from error
