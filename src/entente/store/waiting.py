"""What fusion has yet to look at: marked where articles come and go, taken off by the next fusion."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from entente.store.columns import numbers_from_bytes
from entente.store.tables import ASKED, BANDS, COPIES, SKETCHES, WAITING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


class Waiting(StrEnum):
    """What fusion has yet to look at.

    New articles; copies whose original went; shapes of sentences of which one went; claims of an article
    that came to a question, or changed there; knots that lost a claim. The last two are named by the
    question and the article or the number of the knot, see `joined`.
    """

    ARTICLE = "article"
    COPY = "copy"
    SHAPE = "shape"
    CLAIMS = "claims"
    KNOT = "knot"


JOINT: Final = "\x1e"
"""Stands between the parts of a name."""


def joined(question: str, part: str | int) -> str:
    """Return the name under which the claims of an article, or a knot, wait in a question."""
    return f"{question}{JOINT}{part}"


def wait(connection: Connection, kind: Waiting, names: Iterable[str]) -> None:
    """Let things wait; what waits already goes on waiting."""
    rows = [{"kind": kind.value, "name": name} for name in dict.fromkeys(names)]
    if rows:
        connection.execute(insert(WAITING).on_conflict_do_nothing(), rows)


def release(connection: Connection, doc: str) -> None:
    """Let all that an article bears on wait, before it goes; forget its sketch and its original."""
    asked = connection.execute(select(ASKED).where(ASKED.c.doc == doc)).all()
    wait(
        connection,
        Waiting.KNOT,
        (joined(each.question, each.knot) for each in asked if each.knot is not None),
    )
    wait(connection, Waiting.SHAPE, (each.shape for each in asked if each.shape is not None))
    wait(connection, Waiting.COPY, copies_of(connection, doc))
    original = connection.execute(select(COPIES.c.copy_of).where(COPIES.c.doc == doc)).scalar_one_or_none()
    if original is not None:
        wait(connection, Waiting.COPY, copies_of(connection, original))
    own = WAITING.c.kind.in_((Waiting.ARTICLE.value, Waiting.COPY.value)) & (WAITING.c.name == doc)
    connection.execute(delete(WAITING).where(own))
    connection.execute(delete(COPIES).where(COPIES.c.doc == doc))
    sketch = connection.execute(select(SKETCHES).where(SKETCHES.c.doc == doc)).first()
    if sketch is not None:
        bands = [signed(band) for band in numbers_from_bytes(sketch.bands)]
        connection.execute(delete(BANDS).where(BANDS.c.band.in_(bands), BANDS.c.number == sketch.number))


def copies_of(connection: Connection, doc: str) -> tuple[str, ...]:
    """Return the articles known as copies of one, in order."""
    query = select(COPIES.c.doc).where(COPIES.c.copy_of == doc).order_by(COPIES.c.doc)
    return tuple(connection.execute(query).scalars())


def signed(number: int) -> int:
    """Return a number of eight bytes as the databases count, which have a sign for it."""
    return number - (1 << 63)
