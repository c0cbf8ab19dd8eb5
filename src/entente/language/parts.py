"""Finds the data packages that carry models and lexicons, one a language (`entente-fr`, ...)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from entente.errors import MissingPartError


def part_path(code: str, name: str) -> Path:
    """Return the path of a file or folder of the data package of a language.

    Raises:
        MissingPartError: the package is not installed or lacks that part; says how to install it.
    """
    package = f"entente_{code}"
    try:
        root = files(package)
    except ModuleNotFoundError:
        raise MissingPartError(
            f"the models of language {code!r} are not installed; install them from the sources of "
            f"entente with: pip install ./packages/entente-{code}"
        ) from None
    path = Path(str(root.joinpath(name)))
    if not path.exists():
        raise MissingPartError(
            f"{path}: missing from the package entente-{code}; install it anew with: "
            f"pip install --force-reinstall ./packages/entente-{code}"
        )
    return path
