"""Who speaks where in an article: the attributions of each sentence, and those that run over several.

Quotations keep their speaker over sentences; a frame ("selon X") runs on where the next sentence
borrows by a conditional or takes the voice up again; a list inherits from the sentence that announces
it; the answers of an interview are its guest's. Holders that a sentence only points at ("il", "ces
sources", "le document") are those last heard or last spoken of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.attribution import Level, find_levels, sort_levels
from entente.extraction.bonds import load_bonds
from entente.extraction.cues import load_cues
from entente.extraction.grammar import load_grammar
from entente.extraction.holders import Holder
from entente.extraction.interview import find_guest
from entente.extraction.mood import borrows
from entente.extraction.operators import load_operators
from entente.extraction.parties import parties_of
from entente.extraction.quotations import find_quotations
from entente.extraction.scene import Scene
from entente.model.attribution import HolderKind, Stance
from entente.model.text import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from entente.extraction.analysis import Analysis
    from entente.extraction.cues import Cues
    from entente.extraction.discourse import Party
    from entente.extraction.quotations import Quotation
    from entente.model.text import Article

_DIRECT: Final = 4
"""Words from which a quotation is speech, and not a word held at a distance."""


@dataclass(slots=True)
class _Memory:
    """What was heard so far: the last speaker, the last subject, the last frame."""

    speaker: tuple[Party, ...] = ()
    subject: tuple[Party, ...] = ()
    last: Level | None = None
    """The widest level of the sentence before, in the same block."""
    block: int = -1
    sentence: Span | None = None
    rule: bool = False
    """The last sentence was about a treaty or another text of law."""
    quoting: Level | None = None
    announces: Level | None = None
    """The level of a sentence that ends in a colon: the list below it inherits."""


Voices = Mapping[Span, tuple[Level, ...]]
"""The attributions of each part of an article, by the part's span."""


def find_voices(article: Article, analyses: Sequence[Analysis], lang: str) -> Voices:
    """Find the attributions of every part of an article, widest scope first, holders resolved.

    Args:
        article: the article read.
        analyses: its parts, in order.
        lang: code of its language.
    """
    grammar, operators, bonds = load_grammar(lang), load_operators(lang), load_bonds(lang)
    scenes = [(a, Scene(a.doc, a.actors, a.things, grammar, operators, bonds)) for a in analyses]
    listener = _Listener(article, scenes, load_cues(lang))
    return {analysis.part: listener.hear(i) for i, analysis in enumerate(analyses)}


class _Listener:
    """Reads the parts of an article in order and remembers who spoke."""

    def __init__(self, article: Article, scenes: Sequence[tuple[Analysis, Scene]], cues: Cues) -> None:
        self._article, self._scenes, self._cues = article, scenes, cues
        self._operators = scenes[0][1].operators if scenes else load_operators(article.language)
        self._raw = [find_levels(scene, cues) for _, scene in scenes]
        self._memory = _Memory()
        self._speakers: dict[Span, tuple[Level, tuple[Party, ...]]] = {}
        self._quotations = [q for q in find_quotations(article) if _is_speech(q, article.text)]
        self._guest, self._answers = find_guest(article, [analysis for analysis, _ in scenes], cues)

    def hear(self, i: int) -> tuple[Level, ...]:
        """Return the levels of part `i`."""
        analysis, _ = self._scenes[i]
        memory = self._memory
        if analysis.sentence.block != memory.block:
            self._new_block(analysis)
        levels = [self._resolve(level, analysis) for level in self._raw[i]]
        levels += self._quoted(analysis, levels, i)
        levels += self._rules(analysis)
        if not any(level.scope for level in levels):
            levels += self._running_on(analysis)
        if analysis.sentence.block in self._answers and self._guest:
            levels.append(_over_all(analysis, self._guest, HolderKind.EXPERT))
        else:
            levels += self._borrowed(analysis, levels)
        found = sort_levels(levels)
        self._remember(analysis, found)
        return found

    def _new_block(self, analysis: Analysis) -> None:
        kind = analysis.sentence.kind
        self._memory.block = analysis.sentence.block
        if kind is not BlockKind.LIST_ITEM:
            self._memory.announces = None
        self._memory.last = self._memory.announces

    # --- who is meant

    def _resolve(self, level: Level, analysis: Analysis) -> Level:
        """Give a level its parties: those it names, else those its holder points at."""
        holder, memory = level.holder, self._memory
        named = parties_of(holder.mentions, analysis)
        if named or not (holder.pronoun or holder.resumptive or holder.office):
            return replace(level, parties=named)
        if holder.pronoun:
            named = self._pointed_at(holder, analysis)
        elif holder.kind in {HolderKind.STATE, HolderKind.ORGANISATION}:
            named = self._earlier_subject(holder, analysis) or memory.subject or memory.speaker
        else:
            named = memory.speaker
        return replace(level, parties=named)

    def _pointed_at(self, holder: Holder, analysis: Analysis) -> tuple[Party, ...]:
        here = () if holder.tagged else self._earlier_subject(holder, analysis)
        return here or self._memory.subject or self._memory.speaker

    def _earlier_subject(self, holder: Holder, analysis: Analysis) -> tuple[Party, ...]:
        """Return the subject named earlier in the same part."""
        place = holder.token if holder.token is not None else len(analysis.doc)
        named = [
            m
            for m in analysis.actors
            if m.ids
            and m.head < place
            and m.kind != "adjective"
            and analysis.doc[m.head].dep_ in syntax.SUBJECTS
            and (not holder.tagged or _heads_its_sentence(analysis.doc[m.head].head))
        ]
        return parties_of(named[:1], analysis)

    # --- quotations

    def _quoted(self, analysis: Analysis, levels: list[Level], i: int) -> list[Level]:
        """Return the level of a quotation whose tag or announcement stands in another sentence."""
        inside = self._quotation_over(analysis)
        if inside is None:
            return []
        quotation, scope = inside
        verdict = self._verdict(quotation, analysis)
        if verdict is not None:
            place = max(scope)
            return (
                [Level(verdict, (place, place), scope - {place}, Holder())]
                if verdict is Stance.DENIES
                else []
            )
        if any(level.scope >= scope for level in levels):
            wide = next(level for level in levels if level.scope >= scope)
            self._speakers[quotation.span] = (wide, wide.parties)
            return []
        parties, kind = self._speaker_of(quotation, i)
        if parties is None:
            return []
        if not parties and analysis.sentence.kind is BlockKind.TITLE:
            parties = self._guest
        place = min(scope)
        return [Level(Stance.SAYS, (place, place), scope, Holder(kind=kind), parties)]

    def _verdict(self, quotation: Quotation, analysis: Analysis) -> Stance | None:
        """Return what a heading says of the rumour it quotes ("« Neuf morts » : FAUX")."""
        rest = self._article.text[quotation.span.end + 1 : analysis.sentence.span.end].strip()
        if not rest.startswith(":"):
            return None
        words = {word.strip(",.!") for word in rest.lower().split()}
        if words & set(self._cues.words.get("verdict_false", {})):
            return Stance.DENIES
        return Stance.SAYS if words & set(self._cues.words.get("verdict_true", {})) else None

    def _quotation_over(self, analysis: Analysis) -> tuple[Quotation, frozenset[int]] | None:
        """Return the speech that covers most of a part, with the tokens it covers."""
        for quotation in self._quotations:
            if not quotation.span.meets(analysis.part):
                continue
            scope = frozenset(
                t.i
                for t in analysis.doc
                if quotation.span.start <= t.idx + analysis.offset < quotation.span.end
            )
            words = [i for i in scope if not analysis.doc[i].is_punct]
            if len(words) >= _DIRECT:
                return quotation, scope
        return None

    def _speaker_of(self, quotation: Quotation, i: int) -> tuple[tuple[Party, ...] | None, HolderKind]:
        """Return who speaks in a quotation: by a tag in a sentence that it runs into, else as before.

        None when nothing shows that it is speech at all.
        """
        known = self._speakers.get(quotation.span)
        if known is not None:
            return known[1], known[0].holder.kind
        for j in range(i, len(self._scenes)):
            analysis, _ = self._scenes[j]
            if analysis.part.start > quotation.span.end:
                break
            for level in self._raw[j]:
                start = analysis.doc[level.cue[0]].idx + analysis.offset
                over = [
                    t.i
                    for t in analysis.doc
                    if quotation.span.start <= t.idx + analysis.offset < quotation.span.end
                ]
                if (
                    over
                    and set(over) <= level.scope | set(range(level.cue[0], level.cue[1] + 1))
                    and len(over) > 1
                ):
                    resolved = self._resolve(level, analysis)
                    del start
                    self._speakers[quotation.span] = (resolved, resolved.parties)
                    return resolved.parties, resolved.holder.kind
        memory = self._memory
        if not _stands_alone(quotation, self._scenes[i][0], self._article.text):
            return None, HolderKind.UNSPECIFIED
        if memory.quoting is not None:
            return memory.quoting.parties, memory.quoting.holder.kind
        if memory.last is not None or memory.subject:
            return memory.subject or memory.speaker, HolderKind.PERSON
        return (), HolderKind.UNSPECIFIED

    # --- frames that run on

    def _running_on(self, analysis: Analysis) -> Iterator[Level]:
        """Yield the level of the sentence before where this one goes on with it."""
        memory = self._memory
        last = memory.last
        if last is None or last.stance is Stance.RELAYS:
            return
        same_sentence = memory.sentence == analysis.sentence.span and last.frame
        listed = memory.announces is not None and analysis.sentence.kind is BlockKind.LIST_ITEM
        resumed = self._continues(analysis)
        if same_sentence or listed or resumed:
            yield replace(_over_all(analysis, last.parties, last.holder.kind), stance=last.stance)

    def _continues(self, analysis: Analysis) -> bool:
        words = analysis.doc[:1].text.lower()
        return (
            len(analysis.doc) > 2
            and self._cues.has("continues", words)
            and analysis.doc[1].text in {":", ","}
        )

    def _borrowed(self, analysis: Analysis, levels: list[Level]) -> Iterator[Level]:
        """Yield a level for each clause that borrows by its conditional, from the last voice or none."""
        covered = frozenset(i for level in levels if not level.rule for i in level.scope)
        heard = self._memory.last is not None and bool(self._memory.last.parties)
        for token in analysis.doc:
            auxiliary = token.dep_.startswith(("aux", "cop"))
            if auxiliary or token.i in covered or not borrows(token, self._operators, heard=heard):
                continue
            scope = frozenset(t.i for t in token.subtree) - covered
            last = self._memory.last
            parties = last.parties if last is not None else ()
            kind = last.holder.kind if last is not None and parties else HolderKind.UNSPECIFIED
            yield Level(Stance.SAYS, (token.i, token.i), scope, Holder(kind=kind), parties, own=True)

    def _rules(self, analysis: Analysis) -> Iterator[Level]:
        """Yield the content of a text of law that a pronoun stands for ("il prévoit que")."""
        if not self._memory.rule:
            return
        for token in analysis.doc:
            subject = syntax.own_subject(token) if syntax.is_verb(token) else None
            stands = (
                subject is not None and subject.pos_ == "PRON" and "3" in subject.morph.get("Person", ["3"])
            )
            if stands and self._operators.has("prescribes", token.lemma_.lower()):
                scope = frozenset(t.i for t in token.subtree)
                yield Level(Stance.SAYS, (token.i, token.i), scope, rule=True, own=True)

    def _speaks_of_rule(self, analysis: Analysis) -> bool:
        """Tell whether a sentence is about a text of law, or goes on about one by a pronoun."""
        for token in analysis.doc:
            if token.dep_ not in {"nsubj", "nsubj:pass", "obj", "ROOT", "obl:agent"}:
                continue
            if self._operators.has("rule_text", token.lemma_.lower()):
                return True
            if self._memory.rule and token.pos_ == "PRON" and token.dep_ == "nsubj":
                return True
        return False

    # --- memory

    def _remember(self, analysis: Analysis, levels: tuple[Level, ...]) -> None:
        memory = self._memory
        voiced = [level for level in levels if level.stance is not Stance.RELAYS and not level.rule]
        named = [level.parties for level in voiced if level.parties]
        if named:
            memory.speaker = named[0]
        subjects = [
            m
            for m in analysis.actors
            if m.ids and m.kind != "adjective" and analysis.doc[m.head].dep_ in syntax.SUBJECTS
        ]
        subject = parties_of(subjects[:1], analysis) or (named[0] if named else ())
        memory.subject = subject if subject or _has_other_subject(analysis) else memory.subject
        wide = next((level for level in voiced if _is_wide(level, analysis)), None)
        memory.last = wide or (voiced[0] if voiced else None)
        if memory.sentence == analysis.sentence.span and wide is None and not voiced:
            memory.last = None
        memory.sentence = analysis.sentence.span
        memory.rule = self._speaks_of_rule(analysis)
        inside = self._quotation_over(analysis)
        memory.quoting = next((lv for lv in levels if inside is not None and lv.scope >= inside[1]), None)
        ends = analysis.doc[-1].text == ":" if len(analysis.doc) else False
        memory.announces = (memory.last if ends else memory.announces) if memory.last or not ends else None


def _heads_its_sentence(verb: Token) -> bool:
    """Tell whether a verb is the main one of what a tag reports."""
    return verb.head == verb or verb.dep_ in {"ccomp", "parataxis"}


def _has_other_subject(analysis: Analysis) -> bool:
    """Tell whether the main subject is a noun that names no actor: a pronoun then means no earlier one."""
    root = next((t for t in analysis.doc if t.head == t), None)
    subject = syntax.own_subject(root) if root is not None else None
    return subject is not None and subject.pos_ == "NOUN"


def _is_speech(quotation: Quotation, text: str) -> bool:
    return len(quotation.span.of(text).split()) >= _DIRECT


def _stands_alone(quotation: Quotation, analysis: Analysis, text: str) -> bool:
    """Tell whether a part is nothing but (a stretch of) the quotation, marks and stops aside."""
    rest = text[analysis.part.start : max(analysis.part.start, min(quotation.span.start, analysis.part.end))]
    rest += text[min(max(quotation.span.end, analysis.part.start), analysis.part.end) : analysis.part.end]
    return not any(c.isalnum() for c in rest)


def _over_all(analysis: Analysis, parties: tuple[Party, ...], kind: HolderKind) -> Level:
    return Level(Stance.SAYS, (0, 0), frozenset(range(len(analysis.doc))), Holder(kind=kind), parties)


def _is_wide(level: Level, analysis: Analysis) -> bool:
    return 2 * len(level.scope) >= len(analysis.doc)
