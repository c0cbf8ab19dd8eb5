"""What a listener keeps in mind over the sentences of an article: who spoke, of whom, of which text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entente.extraction import syntax
from entente.extraction.levels import is_wide
from entente.extraction.parties import parties_of
from entente.model.attribution import HolderKind, Stance
from entente.model.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from entente.extraction.analysis import Analysis
    from entente.extraction.discourse import Party
    from entente.extraction.holders import Holder
    from entente.extraction.levels import Level
    from entente.extraction.operators import Operators
    from entente.model.text import Span


@dataclass(slots=True)
class Hearing:
    """The last speaker, the last subject, the last frame, as they stand before a sentence."""

    operators: Operators
    speaker: tuple[Party, ...] = ()
    subject: tuple[Party, ...] = ()
    last: Level | None = None
    """The widest level of the sentence before, in the same block."""
    block: int = -1
    sentence: Span | None = None
    rule: bool = False
    """The last sentence was about a treaty or another text of law."""
    quoting: Level | None = None
    """The level of the quotation that the last sentence stood in."""
    announces: tuple[Level, ...] = ()
    """The levels over the end of a sentence that ends in a colon: the list below it inherits them."""

    def enter(self, analysis: Analysis) -> None:
        """Forget what does not outlast a block."""
        if analysis.sentence.block == self.block:
            return
        self.block = analysis.sentence.block
        if analysis.sentence.kind is not BlockKind.LIST_ITEM:
            self.announces = ()
        self.last = self.announces[0] if self.announces else None

    def resolve(self, level: Level, analysis: Analysis) -> Level:
        """Give a level its parties: those it names, else those its holder points at."""
        holder = level.holder
        named = parties_of(holder.mentions, analysis)
        if named or not (holder.pronoun or holder.resumptive or holder.office):
            return replace(level, parties=named)
        if holder.pronoun:
            here = () if holder.tagged else _earlier_subject(holder, analysis)
            named = here or self.subject or self.speaker
        elif holder.kind in {HolderKind.STATE, HolderKind.ORGANISATION}:
            named = _earlier_subject(holder, analysis) or self.subject or self.speaker
        else:
            named = self.speaker or (self.subject if holder.pointing else ())
        return replace(level, parties=named)

    def note(self, analysis: Analysis, levels: Sequence[Level], quoting: Level | None) -> None:
        """Take in a sentence: its levels, and the one of the quotation it stands in."""
        voiced = [level for level in levels if level.stance is not Stance.RELAYS and not level.rule]
        named = [level.parties for level in voiced if level.parties]
        self.speaker = named[0] if named else self.speaker
        subject = _named_subject(analysis) or (named[0] if named else ())
        self.subject = subject if subject or _has_other_subject(analysis) else self.subject
        wide = next((level for level in voiced if is_wide(level, len(analysis.doc))), None)
        self.last = wide or (voiced[0] if voiced else None)
        self.sentence, self.quoting = analysis.sentence.span, quoting
        self.rule = self._is_about_rule(analysis)
        if analysis.doc[-1].text == ":":
            end = len(analysis.doc) - 2
            self.announces = tuple(level for level in voiced if level.scope & {end, end + 1})

    def _is_about_rule(self, analysis: Analysis) -> bool:
        """Tell whether a sentence is about a text of law, or goes on about one by a pronoun."""
        for token in analysis.doc:
            if token.dep_ not in {"nsubj", "nsubj:pass", "obj", "ROOT", "obl:agent"}:
                continue
            if self.operators.has("rule_text", token.lemma_.lower()):
                return True
            if self.rule and token.pos_ == "PRON" and token.dep_ == "nsubj":
                return True
        return False


def _named_subject(analysis: Analysis) -> tuple[Party, ...]:
    subjects = [
        m
        for m in analysis.actors
        if m.ids and m.kind != "adjective" and analysis.doc[m.head].dep_ in syntax.SUBJECTS
    ]
    return parties_of(subjects[:1], analysis)


def _earlier_subject(holder: Holder, analysis: Analysis) -> tuple[Party, ...]:
    """Return the subject named earlier in the same part; before a tag, that of what is quoted."""
    place = holder.token if holder.token is not None else len(analysis.doc)
    named = [
        m
        for m in analysis.actors
        if m.ids
        and m.head < place
        and m.kind != "adjective"
        and analysis.doc[m.head].dep_ in syntax.SUBJECTS
        and (not holder.tagged or _is_main(analysis.doc[m.head].head))
    ]
    return parties_of(named[:1], analysis)


def _is_main(verb: Token) -> bool:
    """Tell whether a verb is the main one of what a tag reports."""
    return verb.head == verb or verb.dep_ in {"ccomp", "parataxis"}


def _has_other_subject(analysis: Analysis) -> bool:
    """Tell whether the main subject is a noun that names no actor: a pronoun then means no earlier one."""
    root = next((t for t in analysis.doc if t.head == t), None)
    subject = syntax.own_subject(root) if root is not None else None
    return subject is not None and subject.pos_ == "NOUN"
