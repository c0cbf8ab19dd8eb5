"""The face of fusion: ids, periods, evidence, errors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from entente.errors import ClaimError
from entente.fusion import fuse
from entente.fusion.thresholds import threshold, thresholds
from entente.model.attribution import Attribution, Commitment, HolderKind, Stance, Status
from entente.model.text import Span
from fusion_cases import article, claim


def test_no_claims_no_facts() -> None:
    """Articles without claims make no facts."""
    assert () == fuse([article("a.txt", "Rien.")], [])


def test_a_claim_without_id_is_refused() -> None:
    """A fact names its claims by id: one that has none is an error that says where."""
    nameless = replace(claim("AID PRK>RUS arms"), id="")

    with pytest.raises(ClaimError, match=r"a\.txt .* without id"):
        fuse((), [nameless])


def test_opinion_makes_no_fact() -> None:
    """What an author feels is no fact."""
    assert () == fuse((), [claim("AID PRK>RUS arms", status="opinion")])


def test_the_id_outlives_new_claims() -> None:
    """A claim that joins a fact seldom changes its id: the smallest claim id stands for it."""
    claims = [claim("AID PRK>RUS arms", doc=f"{number}.txt") for number in range(6)]
    first = min(claims, key=lambda each: each.id)
    (alone,) = fuse((), [first])
    (together,) = fuse((), claims)

    assert alone.id == together.id


def test_periods() -> None:
    """What goes on takes the envelope of its dates, an event the narrowest date."""
    stream = [claim("AID PRK>RUS arms", at=at, when=when) for at, when in ((0, "2023-09"), (200, "2025"))]
    visit = [claim("CONSULT RUS>PRK", at=at, when=when) for at, when in ((400, "2024"), (600, "2024-06-18"))]

    assert {"2023-09/2025", "2024-06-18"} == {
        fact.when.edtf for fact in fuse((), stream + visit) if fact.when
    }


def test_evidence_is_quoted_and_never_counted() -> None:
    """What a holder invokes stands beside the fact, in the article's words."""
    text = "Séoul voit des convois sur des images satellites."
    level = Attribution(("KOR/GOV",), HolderKind.STATE, Stance.SAYS, evidence=(Span(31, 48),))
    seen = replace(claim("AID PRK>RUS link.rail", quote=text), commitment=Commitment((level,)))

    (fact,) = fuse([article("a.txt", text)], [seen])

    assert (("images satellites",), ("KOR/GOV",)) == (fact.evidence, fact.origins)


def test_a_denial_alone_is_told_as_one() -> None:
    """Where nobody affirms, the fact is that a party denies."""
    (fact,) = fuse((), [claim("REJECT PRK/GOV>- personnel.troops")])

    assert ("REJECT", Status.ASSERTED, ("doc:a.txt",)) == (fact.event, fact.status, fact.origins)


@pytest.mark.parametrize("name", sorted(thresholds()))
def test_thresholds_are_numbers(name: str) -> None:
    """Every threshold of the file can be read."""
    assert isinstance(threshold(name), float)


def test_no_such_threshold() -> None:
    """A name that the file does not have is an error."""
    with pytest.raises(KeyError):
        threshold("certainty")
