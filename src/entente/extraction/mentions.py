"""Who and where a sentence names: names before parsing, actors and places after it.

Order of use, for one article:

    memory = learn_people(sentences, pack, year=2025)
    names = find_names(sentence, pack, memory=memory)         # merged into one token each
    docs = parse_sentences(pack, ...)
    actors = link_actors(doc, names, pack, memory=memory)
    places = find_places(doc, names, pack)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from entente.extraction.linking import ActorMention, Linker
from entente.extraction.offices import Item
from entente.extraction.people import PersonMemory, items_of, learn_people
from entente.language.actor_names import load_actors
from entente.language.gazetteer import NameKind
from entente.language.office_words import load_offices

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

    from entente.language.gazetteer import FormMatch
    from entente.language.pack import LanguagePack
    from entente.model.text import Span

__all__ = ["ActorMention", "NameMatch", "PersonMemory", "find_names", "learn_people", "link_actors"]

_LABELS: Final = {
    NameKind.STATE: "STATE",
    NameKind.SEAT: "CITY",
    NameKind.PLACE: "CITY",
    NameKind.PALACE: "ORG",
    NameKind.GROUP: "ORG",
    NameKind.PERSON: "PER",
}
_DEMONYMS: Final = frozenset({NameKind.ADJECTIVE, NameKind.INHABITANT})
_DEMONYM: Final = "DEMONYM"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name at a span of the sentence.

    `label` is STATE, CITY, PER, ORG or DEMONYM, for the parser to make one token of it; "" for common
    nouns, which parse better as they are ("pays occidentaux"). `ids` are actor ids (none for a mere place),
    `place` the id of the place that a state, town or region is.
    """

    span: Span
    label: str
    ids: tuple[str, ...]
    kind: str
    place: str | None = None


def find_names(
    text: str,
    pack: LanguagePack,
    *,
    memory: PersonMemory | None = None,
    year: int | None = None,
    extra: Path | None = None,
) -> tuple[NameMatch, ...]:
    """Find the known names of a sentence or heading, the longest at each place, in order.

    Args:
        text: the sentence as it stands in the article.
        pack: its language.
        memory: what the article taught, by `learn_people`; brings its own year and vocabulary.
        year: of publication, to choose among the offices that a person has held.
        extra: a user's vocabulary folder.
    """
    if memory is None:
        memory = PersonMemory(load_actors(pack.code, extra), year=year)
    return tuple(_name(m, memory.year) for m in memory.find(text) if _is_name(m))


def _is_name(match: FormMatch) -> bool:
    """Tell whether a form is a name, or a demonym of several words ("North Korean")."""
    return match.form.kind in _LABELS or (match.form.kind in _DEMONYMS and " " in match.form.text)


def _name(match: FormMatch, year: int | None) -> NameMatch:
    form = match.form
    if form.kind in _DEMONYMS:
        return NameMatch(match.span, _DEMONYM, form.ids_in(year), form.kind.value, form.place)
    label = _LABELS[form.kind] if form.text[0].isupper() or form.kind is not NameKind.GROUP else ""
    return NameMatch(match.span, label, form.ids_in(year), form.kind.value, form.place)


def link_actors(
    doc: Doc,
    names: tuple[NameMatch, ...],
    pack: LanguagePack,
    *,
    memory: PersonMemory | None = None,
    extra: Path | None = None,
) -> tuple[ActorMention, ...]:
    """Find the actors of a parsed sentence, in order of the text.

    Args:
        doc: the sentence, its names merged.
        names: what `find_names` found in it.
        pack: its language.
        memory: what the article taught; as given to `find_names`.
        extra: a user's vocabulary folder.
    """
    if memory is None:
        memory = PersonMemory(load_actors(pack.code, extra))
    named = [Item(name.span, NameKind(name.kind), name.ids) for name in names]
    others = items_of(memory.find(doc.text), memory.year)
    free = [item for item in others if not any(item.span.meets(name.span) for name in named)]
    linker = Linker(doc, pack.code, load_offices(pack.code), extra)
    return linker.link(tuple(sorted((*named, *free), key=lambda item: item.span)))
