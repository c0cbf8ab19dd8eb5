"""A data package that is missing is named, with the way to get it."""

from __future__ import annotations

import pytest

from entente.errors import MissingPartError
from entente.language.parts import part_path


def test_installed_part_is_found() -> None:
    """The French lexicon is a file."""
    assert part_path("fr", "wordforms.bin").is_file()


@pytest.mark.parametrize(("code", "name"), [("zz", "model"), ("fr", "absent.bin")])
def test_missing_part_says_how_to_install(code: str, name: str) -> None:
    """Neither a missing package nor a missing file ends in a traceback without advice."""
    with pytest.raises(MissingPartError, match=rf"pip install .*packages/entente-{code}"):
        part_path(code, name)
