"""Stances over time: who changed sides, since when it is official, and what a later denial leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entente.fusion import fuse
from entente.model.attribution import Stance, Status
from fusion_cases import article, claim

if TYPE_CHECKING:
    from pathlib import Path

    from entente.model.fact import Fact

WHAT, NO = "AID PRK>RUS personnel.troops", "REJECT RUS/GOV>- personnel.troops"
ARTICLES = [
    article("a.txt", published="2024-10-22", byline="Ada Lenk"),
    article("b.txt", published="2025-05-01", byline="Bo Dahl"),
    article("c.txt", published="2025-07-01", byline="Cy Moreau"),
]


def _fuse(*claims: Any) -> Fact:
    (fact,) = fuse(ARTICLES, claims)
    return fact


def _turns(fact: Fact) -> list[tuple[str, Stance, Stance, str | None]]:
    return [
        (turn.party, turn.before, turn.after, turn.when.edtf if turn.when else None)
        for turn in fact.transitions
    ]


def test_denied_then_admitted() -> None:
    """The admission changes the state from its day."""
    fact = _fuse(
        claim(WHAT, holder=("KOR/SPY",), status="reported"),
        claim(NO, at=200, when="2024-10-21"),
        claim(WHAT, doc="b.txt", holder=("RUS/MIL",), status="confirmed", when="2025-04-26"),
    )

    assert [("RUS/MIL", Stance.DENIES, Stance.ADMITS, "2025-04-26")] == _turns(fact)
    assert ("2025-04-26", Status.CONFIRMED) == (fact.official and fact.official.edtf, fact.status)
    assert fact.verdict == "revised"


def test_denied_after_an_admission() -> None:
    """Both turns are shown, and nothing is averaged."""
    fact = _fuse(
        claim(NO, when="2024-10-21"),
        claim(WHAT, at=200, holder=("KOR/SPY",), status="reported"),
        claim(WHAT, doc="b.txt", holder=("RUS/GOV",), status="confirmed", when="2025-04-26"),
        claim(WHAT, doc="c.txt", holder=("KOR/SPY",), status="reported"),
        claim(NO, doc="c.txt", at=200, when="2025-06-30"),
    )

    assert [
        ("RUS/GOV", Stance.DENIES, Stance.ADMITS, "2025-04-26"),
        ("RUS/GOV", Stance.ADMITS, Stance.DENIES, "2025-06-30"),
    ] == _turns(fact)
    assert fact.official is not None
    assert fact.verdict == "contested"


def test_official_by_the_text_alone() -> None:
    """What is "now official" dates from the article that says so, not from the deed."""
    fact = _fuse(
        claim(WHAT, holder=("KOR/SPY",), status="reported", when="2024-10"),
        claim(WHAT, doc="b.txt", status="confirmed", when="2024-10"),
    )

    assert fact.official is not None
    assert fact.official.edtf == "2025-05-01"
    assert [] == _turns(fact)


def test_what_a_third_confirms_is_not_official() -> None:
    """Washington cannot admit what Moscow does."""
    fact = _fuse(claim(WHAT, holder=("USA/GOV",), status="confirmed"))

    assert fact.official is None


def test_no_comment_then_admitted() -> None:
    """Silence is no denial, and its end a turn all the same."""
    fact = _fuse(
        claim(WHAT, holder=("KOR/SPY",), status="reported"),
        claim(NO, at=200, status="unconfirmed", when="2024-10-21"),
        claim(WHAT, doc="b.txt", holder=("RUS/GOV",), status="confirmed", when="2025-04-26"),
    )

    assert [("RUS/GOV", Stance.DOES_NOT_CONFIRM, Stance.ADMITS, "2025-04-26")] == _turns(fact)


def test_yes_and_no_of_one_day_are_no_turn() -> None:
    """A doubt that its holder voices in the same text is none either."""
    fact = _fuse(
        claim(WHAT, holder=("KOR/SPY",), status="possible"),
        claim(WHAT, at=200, holder=("KOR/SPY",), status="denied"),
    )

    assert [] == _turns(fact)


def test_stances_are_dated_by_their_telling() -> None:
    """A denial by its day, what is said by the article's; the date of the deed stays beside it."""
    fact = _fuse(
        claim(WHAT, holder=("KOR/SPY",), status="reported", when="2024-10"),
        claim(NO, at=200, when="2024-10-21"),
    )

    assert [("KOR/SPY", "2024-10", "2024-10-22"), ("RUS/GOV", "2024-10-21", "2024-10-21")] == [
        (taken.party, taken.when and taken.when.edtf, taken.told and taken.told.edtf)
        for taken in fact.stances
    ]


def test_groups_of_a_user_s_own_count_once(tmp_path: Path) -> None:
    """The vocabulary folder reaches fusion: a group named with its members is one origin, under its name."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.yaml").write_text(
        "- {id: CLUBX, kind: group, name: Club of Ten}\n", encoding="utf-8"
    )
    said = claim("AID CLUBX>PRK food", holder=("CLUBX", "FRA", "DEU"), status="reported")

    (fact,) = fuse((), [said], extra=tmp_path)
    (without,) = fuse((), [said])

    assert ("CLUBX",) == fact.origins
    assert 3 == without.independent
    assert fact.what_en.startswith("Club of Ten provides")
    assert without.what_en.startswith("CLUBX provides")
