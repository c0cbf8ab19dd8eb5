"""Pictures of a dossier as PNG, for programs that take no SVG. Needs the extra `pictures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entente.errors import MissingPartError, SourceError

if TYPE_CHECKING:
    from pathlib import Path


def write_pngs(folder: Path, out: Path, scale: float = 2.0) -> tuple[Path, ...]:
    """Write every picture of a folder of SVG files as PNG; return the paths, sorted.

    Args:
        folder: `pictures/` of a dossier.
        out: where to write; made where it is missing.
        scale: pixels to a unit of the picture.

    Raises:
        MissingPartError: the extra `pictures` is not installed.
        SourceError: the folder holds no picture.
        OSError: a file cannot be written.
    """
    try:
        import vl_convert  # noqa: PLC0415  an extra
    except ImportError as error:
        raise MissingPartError(
            "PNG needs the extra `pictures`; install it by path: pip install '.[pictures]'"
        ) from error
    drawn = sorted(folder.glob("*.svg"))
    if not drawn:
        raise SourceError(str(folder), "holds no pictures; build the dossier anew")
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for path in drawn:
        png = out / f"{path.stem}.png"
        png.write_bytes(vl_convert.svg_to_png(path.read_text(encoding="utf-8"), scale=scale))
        written.append(png)
    return tuple(written)
