"""Who holds a fact and who does not, as the pages set it out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entente.model.attribution import Stance, Status, commitment_of
from entente.web.desk import lay_out
from entente.web.sides import affirming_first, sides
from entente.web.words import load_words

if TYPE_CHECKING:
    from entente.model.dossier import Dossier


def test_sides_name_every_voice(hostile_dossier: Dossier) -> None:
    """Parties with a stance come first; the holders that no stance names are not passed over."""
    desk = lay_out(replace(hostile_dossier, copies=()), load_words("en"))
    holds, against = sides(desk, hostile_dossier.facts[0])

    assert [(side.parties, side.stance) for side in holds] == [
        (("KOR/SPY",), Stance.SAYS),
        (("?",), Stance.SAYS),
    ]
    assert [(side.parties, side.stance) for side in against] == [(("PRK/GOV",), Stance.DENIES)]


def test_a_copy_is_no_voice(hostile_dossier: Dossier) -> None:
    """What only a copy says adds no line."""
    holds, _ = sides(lay_out(hostile_dossier, load_words("en")), hostile_dossier.facts[0])

    assert [side.parties for side in holds] == [("KOR/SPY",)]


def test_parties_of_one_claim_share_a_line(hostile_dossier: Dossier) -> None:
    """Two parties that take one stance in one sentence make one line."""
    (fact,) = hostile_dossier.facts
    second = replace(fact.stances[0], party="RUS/GOV")
    dossier = replace(hostile_dossier, facts=(replace(fact, stances=(*fact.stances, second)),))
    _, against = sides(lay_out(dossier, load_words("en")), dossier.facts[0])

    assert [side.parties for side in against] == [("PRK/GOV", "RUS/GOV")]


def test_claims_against_come_last(hostile_dossier: Dossier) -> None:
    """A claim speaks against a fact when a stance says so, or when it denies on its own account."""
    reading, other = hostile_dossier.readings
    denied = replace(reading.claims[0], commitment=commitment_of(Status.DENIED, ()))
    changed = replace(reading, claims=(denied, *reading.claims[1:]))
    dossier = replace(hostile_dossier, readings=(changed, other))

    found = affirming_first(lay_out(dossier, load_words("en")), dossier.facts[0])

    assert [against for _, against in found] == [False, True, True]
    assert found[0][0].doc == "b.txt"
