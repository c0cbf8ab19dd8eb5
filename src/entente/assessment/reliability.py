"""How reliable each voice on a fact is: A to F, by the rules of `sources.yaml`, unless a human judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.assessment.rules import load_rules
from entente.fusion.questions import states
from entente.fusion.voices import voice_of
from entente.model.actor import UNNAMED, sector_of, state_of
from entente.model.attribution import Stance
from entente.model.judgement import Axis
from entente.model.rating import Reliability, SourceRating
from entente.vocabulary.actors import ALLIES, load_catalogue
from entente.vocabulary.conflicts import load_conflicts

if TYPE_CHECKING:
    from pathlib import Path

    from entente.model.fact import Fact
    from entente.model.judgement import Standing

JUDGED: Final = "judgement"
"""The rule of what a human decided."""
_FORMS: Final = {"author": "author", "outlet": "outlet", "doc": "document"}
_CONDITIONS: Final = frozenset({"form", "party", "admits", "sectors", "kinds"})


@dataclass(frozen=True, slots=True)
class _Rule:
    """One row of `sources.yaml`; None fits all."""

    name: str
    reliability: Reliability
    form: str | None
    party: bool | None
    admits: bool | None
    sectors: frozenset[str] | None
    kinds: frozenset[str] | None

    def fits(self, form: str, source: str, kind: str, *, party: bool, admits: bool) -> bool:
        """Tell whether the rule speaks of a source of this form and kind."""
        return (
            self.form in {None, form}
            and self.party in {None, party}
            and self.admits in {None, admits}
            and (self.sectors is None or (form == "actor" and sector_of(source) in self.sectors))
            and (self.kinds is None or kind in self.kinds)
        )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            name=row["rule"],
            reliability=Reliability(row["reliability"]),
            form=row.get("form"),
            party=row.get("party"),
            admits=row.get("admits"),
            sectors=frozenset(row["sectors"]) if "sectors" in row else None,
            kinds=frozenset(row["kinds"]) if "kinds" in row else None,
        )
        for row in load_rules("sources", "reliability", _CONDITIONS)
    )


def rate_source(fact: Fact, source: str, judged: Standing, extra: Path | None = None) -> SourceRating:
    """Rate a voice on a fact, by the judgement on it if there is one, else by the first rule that fits.

    Args:
        fact: what the voice speaks of.
        source: the voice, as facts name it: an actor id, "author:NAME", "outlet:NAME", "doc:NAME" or "?".
        judged: the judgements that stand; one on a state speaks for its organs.
        extra: a user's vocabulary folder.
    """
    form = _form_of(source)
    party = form == "actor" and is_party(fact, source, extra)
    for subject in (source.casefold(), voice_of(source).casefold()):
        judgement = judged.get((Axis.RELIABILITY, subject))
        if judgement is not None and judgement.rating is not None:
            return SourceRating(source, Reliability(judgement.rating), JUDGED, party, judgement.by)
    admits = party and any(
        taken.stance is Stance.ADMITS and voice_of(taken.party) == voice_of(source) for taken in fact.stances
    )
    kind = _kind_of(source, extra) if form == "actor" else ""
    rule = next(rule for rule in _rules() if rule.fits(form, source, kind, party=party, admits=admits))
    return SourceRating(source, rule.reliability, rule.name, party)


def is_party(fact: Fact, actor: str, extra: Path | None = None) -> bool:
    """Tell whether an actor stands on a side of a fact, or of a conflict that the fact's parties are in."""
    own, sides = state_of(actor), states((*fact.agent, *fact.recipient))
    return own in sides or any(
        conflict.involves(sides)
        and conflict.involves((own,))
        and (fact.when is None or fact.when.overlaps(conflict.during))
        for conflict in load_conflicts(extra)
    )


def _form_of(source: str) -> str:
    if source == UNNAMED:
        return "nobody"
    prefix, colon, _ = source.partition(":")
    return _FORMS.get(prefix, "actor") if colon else "actor"


def _kind_of(source: str, extra: Path | None) -> str:
    if source.startswith(ALLIES):
        return "group"
    entry = load_catalogue(extra).get(state_of(source))
    return entry.kind if entry else "state"
