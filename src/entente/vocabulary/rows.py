"""YAML rows that remember their file and line, so that a bad row can be named.

Files of the package, and of a user's `--vocabulary` folder, are lists of mappings. They are read
with the C loader where libyaml is there (ten times quicker), never at import.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any, ClassVar, Final

import yaml

from entente.errors import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_BOOL: Final = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where libyaml is
    """Loads words as words: `on`, `no` and `off` are French and English, not true and false."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, rule) for tag, rule in rules if tag != _BOOL or first in "tTfF"]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class Row(Mapping[str, Any]):
    """One mapping of a YAML list, with the place it stands at (`file:line`)."""

    __slots__ = ("_fields", "where")

    def __init__(self, fields: dict[str, Any], where: str) -> None:
        self._fields, self.where = fields, where

    def __getitem__(self, key: str) -> Any:
        return self._fields[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


def read_rows(path: str) -> tuple[Row, ...]:
    """Read a YAML file of the package, given relative to `entente`, as rows in file order.

    Raises:
        LexiconError: the file is not a YAML list of mappings; names file and line.
    """
    return parse_rows(files("entente").joinpath(path), path)


def read_folder(path: str) -> tuple[Row, ...]:
    """Read every `.yaml` of a folder of the package, files by name, rows in file order."""
    folder = files("entente").joinpath(path)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(row for name in names for row in read_rows(f"{path}/{name}"))


def parse_rows(source: Traversable, shown: str) -> tuple[Row, ...]:
    """Parse one YAML file; `shown` is its name in messages.

    Raises:
        LexiconError: the file cannot be read or is not a YAML list of mappings; every bad row at once.
    """
    try:
        root = yaml.compose(source.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{shown}: cannot be read as UTF-8 text: {error}") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"{shown}: not YAML: {error}") from error
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise LexiconError(f"{shown}: the file must be a list of rows")
    rows, bad = [], []
    for node in root.value:
        where = f"{shown}:{node.start_mark.line + 1}"
        try:
            rows.append(Row(_fields_of(node), where))
        except (ValueError, yaml.YAMLError) as error:
            bad.append(f"{where}: {error}")
    if bad:
        raise LexiconError("\n".join(bad))
    return tuple(rows)


def _fields_of(node: yaml.Node) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("a row must be a mapping")  # noqa: TRY004  it is a value in a file
    fields = yaml.SafeLoader("").construct_mapping(node, deep=True)
    for name in fields:
        if not isinstance(name, str):
            raise ValueError(f"the field name {name!r} must be text; put it in quotes")  # noqa: TRY004
    return {str(name): value for name, value in fields.items()}
