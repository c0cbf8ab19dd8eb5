"""Who and where a sentence names: names before parsing, actors after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.language.actor_names import load_actors
from entente.language.gazetteer import NameKind

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc, Token

    from entente.language.gazetteer import FormMatch
    from entente.language.pack import LanguagePack
    from entente.model.text import Span

_LABELS: Final = {
    NameKind.STATE: "STATE",
    NameKind.SEAT: "CITY",
    NameKind.PLACE: "CITY",
    NameKind.PALACE: "ORG",
    NameKind.GROUP: "ORG",
    NameKind.PERSON: "PER",
}


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor in a parsed sentence.

    `span` counts from the sentence's start, `head` is the index of the token that carries the mention
    in the tree; of an adjective on a thing ("missiles nord-coréens"), that of the thing. `ids` are
    empty for an anaphor, which the discourse resolves. `kind` is name, demonym_noun, office, group,
    place_as_government, adjective or anaphor. `locative`: the name stands where a place stands.
    `plural`: the mention speaks of several ("les deux pays").
    """

    span: Span
    head: int
    ids: tuple[str, ...]
    kind: str
    locative: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name at a span of the sentence.

    `label` is STATE, CITY, PER or ORG, for the parser to make one token of it. `ids` are actor ids
    (none for a mere place), `place` the id of the place that a town or region is.
    """

    span: Span
    label: str
    ids: tuple[str, ...]
    kind: str
    place: str | None = None


def find_names(
    text: str, pack: LanguagePack, *, year: int | None = None, extra: Path | None = None
) -> tuple[NameMatch, ...]:
    """Find the known names of a sentence or heading, the longest at each place, in order.

    Args:
        text: the sentence as it stands in the article.
        pack: its language.
        year: of publication, to choose among the offices that a person has held.
        extra: a user's vocabulary folder.
    """
    found = load_actors(pack.code, extra).find(text)
    return tuple(_name(match, year) for match in found if match.form.kind in _LABELS)


def _name(match: FormMatch, year: int | None) -> NameMatch:
    form = match.form
    return NameMatch(match.span, _LABELS[form.kind], form.ids_in(year), form.kind.value, form.place)


def link_actors(
    doc: Doc, names: tuple[NameMatch, ...], pack: LanguagePack, *, extra: Path | None = None
) -> tuple[ActorMention, ...]:
    """Find the actors of a parsed sentence: its names, and the adjectives made from states."""
    found = [
        ActorMention(name.span, token.i, name.ids, "place_as_government" if name.kind == "seat" else "name")
        for name in names
        if name.ids and (token := _token_at(doc, name.span)) is not None
    ]
    for match in load_actors(pack.code, extra).find(doc.text):
        token = _token_at(doc, match.span)
        if token is None or match.form.kind not in {NameKind.ADJECTIVE, NameKind.INHABITANT, NameKind.PREFIX}:
            continue
        if token.dep_ == "amod":
            found.append(ActorMention(match.span, token.head.i, match.form.ids, "adjective"))
        else:
            found.append(ActorMention(match.span, token.i, match.form.ids, "demonym_noun"))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _token_at(doc: Doc, span: Span) -> Token | None:
    return next((t for t in doc if t.idx < span.end and span.start < t.idx + len(t)), None)
