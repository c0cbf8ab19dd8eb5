"""Who speaks where in an article: the attributions of each sentence, and those that run over several.

Quotations keep their speaker over sentences; a frame ("selon X") runs on where the next sentence
borrows by a conditional or takes the voice up again; a list inherits from the sentence that announces
it; the answers of an interview are its guest's. Holders that a sentence only points at ("il", "ces
sources", "le document") are those last heard or last spoken of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from entente.extraction import syntax
from entente.extraction.attribution import find_levels
from entente.extraction.bonds import load_bonds
from entente.extraction.cues import load_cues
from entente.extraction.grammar import load_grammar
from entente.extraction.hearing import Hearing
from entente.extraction.holders import Holder
from entente.extraction.interview import find_guest
from entente.extraction.levels import Level, level_over, sort_levels
from entente.extraction.mood import borrows
from entente.extraction.operators import load_operators
from entente.extraction.scene import Scene
from entente.extraction.speech import Speech
from entente.model.attribution import HolderKind, Stance
from entente.model.text import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entente.extraction.analysis import Analysis
    from entente.model.text import Article

Voices = Mapping[Span, tuple[Level, ...]]
"""The attributions of each part of an article, by the part's span."""


def find_voices(article: Article, analyses: Sequence[Analysis], lang: str) -> Voices:
    """Find the attributions of every part of an article, widest scope first, holders resolved.

    Args:
        article: the article read.
        analyses: its parts, in order.
        lang: code of its language.
    """
    listener = _Listener(article, analyses, lang)
    return {analysis.part: listener.hear(i) for i, analysis in enumerate(analyses)}


def _inherit(levels: list[Level]) -> list[Level]:
    """Give a noun of saying without holder the one who speaks of it ("X rapporte des indices de")."""
    heirs = []
    for level in levels:
        around = [o for o in levels if o.parties and level.cue[0] in o.scope and o is not level]
        orphan = not level.parties and level.holder.token == level.cue[0]
        heirs.append(replace(level, parties=around[-1].parties) if orphan and around else level)
    return heirs


class _Listener:
    """Reads the parts of an article in order and remembers who spoke."""

    def __init__(self, article: Article, analyses: Sequence[Analysis], lang: str) -> None:
        grammar, bonds = load_grammar(lang), load_bonds(lang)
        self._operators, self._cues = load_operators(lang), load_cues(lang)
        scenes = [Scene(a.doc, a.actors, a.things, grammar, self._operators, bonds) for a in analyses]
        self._parts = [(a, find_levels(s, self._cues)) for a, s in zip(analyses, scenes, strict=True)]
        self._guest, self._answers = find_guest(article, analyses, self._cues)
        self._speech = Speech(article, self._parts, self._cues, self._guest)
        self._hearing = Hearing(self._operators)

    def hear(self, i: int) -> tuple[Level, ...]:
        """Return the levels of part `i`."""
        analysis, found = self._parts[i]
        hearing = self._hearing
        hearing.enter(analysis)
        levels = _inherit([hearing.resolve(level, analysis) for level in found])
        levels += self._speech.levels(i, levels, hearing)
        levels += self._rules(analysis)
        if not any(level.scope for level in levels):
            levels += self._running_on(analysis)
        if self._guest and analysis.sentence.block in self._answers:
            levels.append(level_over(len(analysis.doc), self._guest, HolderKind.EXPERT))
        else:
            levels += self._borrowed(analysis, levels)
        heard = sort_levels(levels)
        inside = self._speech.over(analysis)
        quoting = next((lv for lv in heard if inside is not None and lv.scope >= inside[1]), None)
        hearing.note(analysis, heard, quoting)
        return heard

    def _running_on(self, analysis: Analysis) -> Iterator[Level]:
        """Yield the level of the sentence before where this one goes on with it."""
        hearing = self._hearing
        last = hearing.last
        if last is None or last.stance is Stance.RELAYS:
            return
        same_sentence = hearing.sentence == analysis.sentence.span and last.frame
        listed = analysis.sentence.kind is BlockKind.LIST_ITEM and hearing.announces
        if not (same_sentence or listed or self._continues(analysis)):
            return
        for level in listed or (last,):
            over = level_over(len(analysis.doc), level.parties, level.holder.kind)
            yield replace(over, stance=level.stance)

    def _continues(self, analysis: Analysis) -> bool:
        first = analysis.doc[0].lower_
        return (
            len(analysis.doc) > 1
            and self._cues.has("continues", first)
            and analysis.doc[1].text in {":", ","}
        )

    def _borrowed(self, analysis: Analysis, levels: list[Level]) -> Iterator[Level]:
        """Yield a level for each clause that only its conditional lends, from the last voice or nobody."""
        covered = frozenset(i for level in levels if not level.rule for i in level.scope)
        last = self._hearing.last
        parties = last.parties if last is not None else ()
        kind = last.holder.kind if last is not None and parties else HolderKind.UNSPECIFIED
        for token in analysis.doc:
            if token.i in covered or token.dep_.startswith(("aux", "cop")):
                continue
            if borrows(token, self._operators, heard=bool(parties)):
                scope = frozenset(t.i for t in token.subtree) - covered
                yield Level(Stance.SAYS, (token.i, token.i), scope, Holder(kind=kind), parties, own=True)

    def _rules(self, analysis: Analysis) -> Iterator[Level]:
        """Yield the content of a text of law that a pronoun stands for ("il prévoit que")."""
        for token in analysis.doc if self._hearing.rule else ():
            if not syntax.is_verb(token) or not self._operators.has("prescribes", token.lemma_.lower()):
                continue
            subjects = [c for c in token.children if c.dep_ in {"nsubj", "expl:subj"} and c.pos_ == "PRON"]
            if any("3" in c.morph.get("Person", ["3"]) for c in subjects):
                scope = frozenset(t.i for t in token.subtree)
                yield Level(Stance.SAYS, (token.i, token.i), scope, rule=True, own=True)
