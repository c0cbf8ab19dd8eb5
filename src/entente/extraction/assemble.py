"""Joins what was found in each sentence into claims, article by article.

An article is read twice. The first reading learns who gives what to whom where the text says so
plainly; the second fills with it what other sentences leave to the reader.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entente.extraction.analysis import analyse
from entente.extraction.bonds import load_bonds
from entente.extraction.candidates import find_candidates
from entente.extraction.casting import cast
from entente.extraction.claims import Page, write_claim
from entente.extraction.confidence import is_worth_making
from entente.extraction.contenders import Stage
from entente.extraction.discourse import Discourse, Transfer, find_principals, usual_directions
from entente.extraction.drafts import draft_claims
from entente.extraction.games import is_about_games
from entente.extraction.grammar import load_grammar
from entente.extraction.operators import load_operators
from entente.extraction.parties import parties_of, resolve_parties
from entente.extraction.remember import (
    named_origins,
    note_deed,
    note_losses,
    note_sentence,
    note_speaker,
    stated_transfers,
)
from entente.extraction.scene import Scene
from entente.extraction.slots import whole_date
from entente.extraction.voices import find_voices
from entente.language.pack import languages, load_pack
from entente.model.actor import Mention, MentionKind, state_of
from entente.model.attribution import Mood
from entente.model.claim import Claim, claim_id
from entente.model.dossier import Reading
from entente.model.text import BlockKind, Span

if TYPE_CHECKING:
    from pathlib import Path

    from entente.extraction.analysis import Analysis
    from entente.extraction.candidates import Candidate
    from entente.extraction.parties import Parties
    from entente.extraction.voices import Voices
    from entente.language.guests import Guest
    from entente.language.pack import LanguagePack
    from entente.model.text import Article


def extract_claims(article: Article, extra: Path | None = None, guest: Guest | None = None) -> Reading:
    """Extract the claims of one article, in reading order.

    An article in a language without a pack gives an empty reading, one about sport no claims. `extra`
    is a user's vocabulary folder, whose actors are found beside ours; `guest` parses its language in the
    place of our pipeline.
    """
    if article.language not in languages():
        return Reading(article.doc, ())
    pack = load_pack(article.language, guest)
    analyses = analyse(article, pack, extra)
    if is_about_games([analysis.doc for analysis in analyses], pack.code):
        passed = dict.fromkeys(a.sentence.span for a in analyses if any(m.ids for m in a.actors))
        return Reading(article.doc, (), (), tuple(passed))
    voices = find_voices(article, analyses, pack.code)
    scout = _Reader(article, pack, voices, Discourse(principals=_principals(analyses)))
    for analysis in analyses:
        scout.read(analysis)
    usual = usual_directions(scout.transfers)
    reader = _Reader(article, pack, voices, Discourse(principals=_principals(analyses), usual=usual))
    kept: dict[str, Claim] = {}
    unclaimed: list[Span] = []
    for analysis in analyses:
        found = reader.read(analysis)
        for claim in found:  # the parts of a sentence may say the same
            _add(kept, claim)
        if not found and any(mention.ids for mention in analysis.actors):
            unclaimed.append(analysis.sentence.span)
    claims = tuple(kept.values())
    opinion = tuple(dict.fromkeys(c.span for c in claims if c.commitment.mood is Mood.OPINION))
    return Reading(article.doc, claims, opinion, tuple(dict.fromkeys(unclaimed)))


def _principals(analyses: tuple[Analysis, ...]) -> tuple[str, ...]:
    title: list[str] = []
    body: list[str] = []
    for analysis in analyses:
        states = [state_of(actor) for mention in analysis.actors for actor in mention.ids]
        (title if analysis.sentence.kind is BlockKind.TITLE else body).extend(states)
    return find_principals(title, body)


class _Reader:
    """Reads one article, sentence by sentence, keeping in mind what was said before."""

    def __init__(self, article: Article, pack: LanguagePack, voices: Voices, memory: Discourse) -> None:
        self.article, self.voices, self.memory = article, voices, memory
        self.transfers: list[Transfer] = []
        self.lang = pack.code

    def read(self, analysis: Analysis) -> list[Claim]:
        """Return the claims of one sentence and update the memory."""
        scene, memory = self._scene(analysis), self.memory
        levels = self.voices[analysis.part]
        candidates = find_candidates(scene, self.lang)
        memory.note(parties_of(analysis.actors, analysis))
        note_speaker(memory, levels)
        deeds = {c.trigger.head: c for c in candidates}
        resolved: list[tuple[Candidate, Parties]] = []
        for candidate in candidates:
            stage = Stage(candidate, scene, analysis, levels, memory, tuple(sides for _, sides in resolved))
            parties = cast(stage, resolve_parties(candidate, analysis, memory, deeds))
            resolved.append((candidate, parties))
            note_losses(memory, candidate, parties)
        sides = {c.trigger.head: parties for c, parties in reversed(resolved)}
        page = Page(
            self.article, analysis, levels, sides, scene.operators, memory, self._heading_date(analysis)
        )
        claims: dict[str, Claim] = {}
        for candidate, parties in resolved:
            for draft in draft_claims(candidate, parties, analysis.doc, memory.last_flow):
                claim = write_claim(draft, page)
                if claim is not None:
                    _add(claims, claim)
                    note_deed(memory, draft, claim)
                    self.transfers += stated_transfers(draft)
        self.transfers += named_origins(analysis)
        note_sentence(memory, scene, analysis, candidates, tuple(claims.values()))
        return [claim for claim in claims.values() if is_worth_making(claim)]

    def _scene(self, analysis: Analysis) -> Scene:
        levels = self.voices[analysis.part]
        return Scene(
            doc=analysis.doc,
            actors=analysis.actors,
            things=analysis.things,
            grammar=load_grammar(self.lang),
            operators=load_operators(self.lang),
            bonds=load_bonds(self.lang),
            barred=frozenset(place for level in levels for place in level.barred),
            measured=_measured(analysis),
            sayings=frozenset(place for level in levels for place in level.words),
            topic=self.memory.topic,
            counted=self.memory.counted if self.memory.counted_age <= 1 else None,
            last_flow=self.memory.last_flow,
        )

    def _heading_date(self, analysis: Analysis) -> Mention | None:
        """Return the date that heads the sentence's block, and keep it when this sentence is it."""
        heading = whole_date(analysis)
        if heading is not None:
            dated = Mention(heading.span.shifted(analysis.offset), MentionKind.DATE, (heading.date.edtf,))
            self.memory.heading_date = analysis.sentence.block, dated
        block, mention = self.memory.heading_date
        return mention if block == analysis.sentence.block else None


def _add(claims: dict[str, Claim], claim: Claim) -> None:
    """Add a claim unless the sentence makes it already; another status or amount makes another claim."""
    same = claims.get(claim.id)
    if same is None:
        claims[claim.id] = claim
    elif (same.status, same.quantity) != (claim.status, claim.quantity):
        twin = replace(claim, id=claim_id(claim.id, claim))
        claims.setdefault(twin.id, twin)


def _measured(analysis: Analysis) -> frozenset[int]:
    """Return the tokens of dates, and of amounts without the noun they count."""
    spans = [found.span for found in analysis.dates]
    spans += [Span(q.span.start, q.noun.start) if q.noun else q.span for q in analysis.quantities]
    return frozenset(
        token.i for token in analysis.doc for span in spans if span.start <= token.idx < span.end
    )
