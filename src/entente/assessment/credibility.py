"""How credible a fact is: 1 to 6, by the rules of `credibility.yaml`, unless a human judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.assessment.reliability import JUDGED
from entente.assessment.rules import load_rules
from entente.fusion.voices import voice_of
from entente.model.attribution import Stance, Status
from entente.model.fact import Verdict
from entente.model.judgement import Axis
from entente.model.rating import Ratings, Reliability

if TYPE_CHECKING:
    from entente.model.fact import Fact
    from entente.model.judgement import Judgement, Standing
    from entente.model.rating import SourceRating

_CONDITIONS: Final = frozenset(
    {"statuses", "verdicts", "voices", "at_most", "third", "against", "best", "official"}
)
_UNJUDGED: Final = frozenset({Reliability.E, Reliability.F})


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the rules ask of a fact and its voices."""

    status: Status
    verdict: Verdict
    voices: int
    third: int
    against: int
    best: Reliability
    official: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """One row of `credibility.yaml`; None fits all."""

    name: str
    credibility: int
    statuses: frozenset[Status] | None
    verdicts: frozenset[Verdict] | None
    voices: int
    at_most: int | None
    third: int
    against: int
    best: frozenset[Reliability] | None
    official: bool | None

    def fits(self, fact: _Standing) -> bool:
        """Tell whether the rule speaks of a fact that stands so."""
        return (
            (self.statuses is None or fact.status in self.statuses)
            and (self.verdicts is None or fact.verdict in self.verdicts)
            and self.voices <= fact.voices
            and (self.at_most is None or fact.voices <= self.at_most)
            and self.third <= fact.third
            and self.against <= fact.against
            and (self.best is None or fact.best in self.best)
            and self.official in {None, fact.official}
        )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            name=row["rule"],
            credibility=int(row["credibility"]),
            statuses=frozenset(map(Status, row["statuses"])) if "statuses" in row else None,
            verdicts=frozenset(map(Verdict, row["verdicts"])) if "verdicts" in row else None,
            voices=row.get("voices", 0),
            at_most=row.get("at_most"),
            third=row.get("third", 0),
            against=row.get("against", 0),
            best=frozenset(map(Reliability, row["best"])) if "best" in row else None,
            official=row.get("official"),
        )
        for row in load_rules("credibility", "credibility", _CONDITIONS)
    )


def rate_fact(fact: Fact, sources: tuple[SourceRating, ...], judged: Standing) -> Ratings:
    """Rate a fact, by the last judgement on one of its claims if there is one, else by the first rule.

    Args:
        fact: what is rated.
        sources: the ratings of all voices on it.
        judged: the judgements that stand.
    """
    judgement = _judged(fact, judged)
    if judgement is not None and judgement.rating is not None:
        return Ratings(sources, int(judgement.rating), JUDGED, judgement.by)
    stands = _stands(fact, sources)
    rule = next(rule for rule in _rules() if rule.fits(stands))
    return Ratings(sources, rule.credibility, rule.name)


def _judged(fact: Fact, judged: Standing) -> Judgement | None:
    if not judged:
        return None
    own = {claim.casefold() for claim in fact.claims}
    on_it = [each for (axis, subject), each in judged.items() if axis is Axis.CREDIBILITY and subject in own]
    return on_it[-1] if on_it else None


def _stands(fact: Fact, sources: tuple[SourceRating, ...]) -> _Standing:
    affirming = [each for each in sources if each.source in fact.origins]
    deniers = {voice_of(taken.party) for taken in fact.stances if taken.stance is Stance.DENIES}
    return _Standing(
        status=fact.status,
        verdict=fact.verdict,
        voices=fact.independent,
        third=sum(not each.party and each.reliability not in _UNJUDGED for each in affirming),
        against=len(deniers),
        best=min((each.reliability for each in affirming), default=Reliability.F),
        official=fact.official is not None,
    )
