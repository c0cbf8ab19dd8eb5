"""Long lists cut into parts, so that no page grows beyond what a browser opens at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from entente.web.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a part stands among the parts of its list; `paths` are relative to the dossier."""

    number: int
    paths: tuple[str, ...]

    @property
    def links(self) -> tuple[tuple[int, str, bool], ...]:
        """Number, path, and whether it is this part; () where there is but one."""
        if len(self.paths) == 1:
            return ()
        return tuple((n, path, n == self.number) for n, path in enumerate(self.paths, 1))


def part_path(path: str, number: int) -> str:
    """Return the path of a part: `facts/index.html`, `facts/index-2.html`, ..."""
    return path if number == 1 else f"{path.removesuffix('.html')}-{number}.html"


def cut(items: Sequence[T], size: int, weigh: Callable[[T], int] = lambda _: 1) -> tuple[tuple[T, ...], ...]:
    """Cut items into parts of at most `size` in weight, in order; at least one part, one item a part."""
    found: list[list[T]] = [[]]
    weight = 0
    for item in items:
        if found[-1] and weight + weigh(item) > size:
            found.append([])
            weight = 0
        found[-1].append(item)
        weight += weigh(item)
    return tuple(map(tuple, found))


def paged(page: Page, name: str, items: Sequence[Any], size: int) -> tuple[Page, ...]:
    """Make a page of a list, or several where it is long.

    Args:
        page: what the first page shows, but for the list; the others show the same and their part.
        name: the name of the list in the template.
        items: the whole list.
        size: how many items one page shows at most.
    """
    cuts = cut(items, size)
    paths = tuple(part_path(page.path, n) for n in range(1, len(cuts) + 1))
    return tuple(
        Page(path, page.template, page.section, _values(page.values, name, part, Pager(n, paths)))
        for n, (path, part) in enumerate(zip(paths, cuts, strict=True), 1)
    )


def _values(values: Mapping[str, Any], name: str, part: tuple[Any, ...], pager: Pager) -> dict[str, Any]:
    return {**values, name: part, "pager": pager}
