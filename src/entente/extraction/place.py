"""What an article says of the words at one place: who holds them, and with which status.

This is the reading of `assemble` without events: for benchmarks, and for showing why a status was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.extraction.analysis import analyse
from entente.extraction.commitments import commitment_at
from entente.extraction.frames import find_triggers
from entente.extraction.mood import read_wording
from entente.extraction.operators import load_operators
from entente.extraction.voices import find_voices
from entente.language.pack import load_pack
from entente.model.attribution import Stance, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from entente.extraction.analysis import Analysis
    from entente.extraction.levels import Level
    from entente.model.attribution import Commitment
    from entente.model.text import Article


_SHOWN: Final = {Stance.DENIES: "denied", Stance.DOES_NOT_CONFIRM: "unconfirmed"}


class Reader:
    """Reads an article once and answers for any stretch of it."""

    def __init__(self, article: Article) -> None:
        """Parse and listen through an article."""
        pack = load_pack(article.language)
        self._article = article
        self._lang, self._operators = pack.code, load_operators(pack.code)
        self._analyses = analyse(article, pack)
        self._voices = find_voices(article, self._analyses, pack.code)

    def at(
        self, start: int, end: int, *, speakers: frozenset[str] = frozenset()
    ) -> tuple[str, Commitment] | None:
        """Return the first act word between two offsets, and its commitment; None where nothing is read.

        `speakers` are states that do the act by saying it (`commitments.SPEECH_ACTS`).
        """
        found = self._find(start, end)
        if found is None:
            return None
        analysis, inside = found
        token = self._act(analysis, inside)
        levels = self._voices[analysis.part]
        return token.text, commitment_at(token, levels, analysis, self._operators, speakers=speakers)

    def told(self, start: int, end: int) -> tuple[str, tuple[str, ...], bool] | None:
        """Return status, words that name the holders, and whether anybody holds what stands between offsets.

        Where a cue stands there with its content, the content is meant. A question is told as
        "question"; what is denied or not confirmed by the words themselves as such.
        """
        found = self._find(start, end)
        if found is None:
            return None
        analysis, inside = found
        levels = self._voices[analysis.part]
        places = {t.i for t in inside}
        cues = [lv for lv in levels if places & set(lv.words) and not lv.rule]
        content = [t for t in inside if any(t.i in lv.scope for lv in cues)]
        token = self._act(analysis, content or inside)
        answers = (lv for lv in cues if lv.stance in _SHOWN and not lv.scope & places)
        answer = next((lv for lv in answers if analysis.doc[lv.cue[0]].dep_ != "acl"), None)
        over = [answer] if answer is not None else [lv for lv in levels if lv.holds(token.i) and not lv.rule]
        words = tuple(word for level in over for word in self._words(level, analysis))
        if answer is not None:
            return _SHOWN[answer.stance], words, True
        return self._status(token, inside, analysis), words, bool(over)

    def _status(self, token: Token, inside: list[Token], analysis: Analysis) -> str:
        wordings = [read_wording(t, self._operators, attributed=False) for t in (token, *inside)]
        if wordings[0].asks:
            return "question"
        levels = self._voices[analysis.part]
        below = [c for c in token.children if c in inside and c.dep_ == "xcomp"]
        statuses = [commitment_at(t, levels, analysis, self._operators).status for t in (token, *below)]
        status = next((s for s in statuses if s is not Status.ASSERTED), Status.ASSERTED)
        known = status is Status.ASSERTED and any(wording.official for wording in wordings)
        return (Status.CONFIRMED if known else status).value

    def _words(self, level: Level, analysis: Analysis) -> list[str]:
        words = [party.span.of(self._article.text) for party in level.parties]
        if level.holder.token is not None:
            phrase = analysis.doc[level.holder.token]
            words.append(" ".join(t.text for t in phrase.subtree))
        return words

    def _find(self, start: int, end: int) -> tuple[Analysis, list[Token]] | None:
        for analysis in self._analyses:
            if analysis.part.start <= start < analysis.part.end:
                inside = [t for t in analysis.doc if start <= t.idx + analysis.offset < end]
                return (analysis, inside) if inside else None
        return None

    def _act(self, analysis: Analysis, inside: list[Token]) -> Token:
        """Return the first word of a stretch that names an act: a trigger, else a verb, else a noun.

        A word that only says who holds what is taken last.
        """
        places = {t.i for t in inside}
        named = [analysis.doc[t.head] for t in find_triggers(analysis.doc, self._lang) if t.head in places]
        verbs = [t for t in inside if t.pos_ == "VERB"]
        verbs = [*named, *verbs]
        triggers = [t for t in verbs if t.dep_ != "acl"]
        nouns = [t for t in inside if t.pos_ in {"NOUN", "PROPN"}]
        words = [*triggers, *verbs, *nouns, *inside]
        levels = self._voices[analysis.part]
        sayings = {i for level in levels for i in level.words}
        return next((t for t in words if t.i not in sayings), words[0])
