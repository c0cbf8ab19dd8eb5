"""Fusion alone: given claims are placed in their articles and fused; nothing is extracted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from entente.engine import BuildOptions, fuse_given
from entente.engine.focus import focused
from entente.engine.given import take_given
from entente.errors import ClaimError, SourceError
from entente.model.attribution import Status
from entente.model.text import Article
from entente.store import Store
from fake_stages import FAKES, refresh

if TYPE_CHECKING:
    from pathlib import Path

    from entente.model.claim import Claim

TEXT = "RUS gives oil. PRK denies it."
ARTICLE = Article(doc="a.txt", text=TEXT, sha256="0" * 64)
BARE = {"doc": "a.txt", "span": [0, 14], "cue": "gives oil", "event": ["AID", "COOPERATE"], "agent": ["RUS"]}
OIL: dict[str, Any] = {**BARE, "holder": ["KOR/SPY"], "status": ["alleged", "reported"]}


def _write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def _place(**row: Any) -> Claim:
    (claim,) = take_given({"a.txt": ({**OIL, **row},)}, ARTICLE).claims
    return claim


def test_sentence_cue_and_id_are_filled_in() -> None:
    """A claim that carries only holder and status gets its words from the article."""
    claim = _place()

    assert ("RUS gives oil.", "gives oil") == (claim.quote, claim.cue.of(TEXT))
    assert (("KOR/SPY",), Status.ALLEGED, "AID") == (claim.holder, claim.status, claim.event)
    assert len(claim.id) == 16


def test_an_id_that_is_given_is_kept() -> None:
    """Whoever gave the claims knows them by it."""
    assert _place(id="000-001").id == "000-001"


def test_a_cue_that_is_not_in_the_sentence_is_the_sentence() -> None:
    """Annotators' slips do not stop a fusion."""
    assert _place(cue="takes oil").cue.of(TEXT) == "RUS gives oil."


def test_two_claims_of_one_id_are_told_apart() -> None:
    """Two amounts of one thing in one sentence would share an id."""
    claims = take_given({"a.txt": (OIL, {**OIL, "quantity": {"low": 5, "high": 5}})}, ARTICLE).claims

    assert f"{claims[0].id}-2" == claims[1].id


def test_fusing_writes_a_dossier_of_the_given_claims(tmp_path: Path) -> None:
    """Articles that no claim speaks of are left out; claims of articles that are not there are named."""
    press = tmp_path / "press"
    press.mkdir()
    for name in ("a.txt", "b.txt"):
        (press / name).write_text(TEXT, encoding="utf-8")
    claims = _write(tmp_path / "claims.jsonl", OIL, {**OIL, "doc": "z.txt"})

    report = fuse_given(claims, press, tmp_path / "out", BuildOptions(workers=1), FAKES)

    assert (1, 1, 1) == (report.read, report.claims, report.articles)
    assert ["z.txt"] == [unread.where for unread in report.unread]
    with Store.open(tmp_path / "out" / "entente.db") as store:
        assert ["RUS gives oil."] == [claim.quote for claim in store.dossier().claims]


def test_other_claims_take_their_place(tmp_path: Path) -> None:
    """A second run with other claims on the same article replaces them."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    claims = tmp_path / "claims.jsonl"
    for row in (OIL, {**OIL, "span": [15, 29], "cue": "denies"}):
        _write(claims, row)
        fuse_given(claims, tmp_path / "a.txt", tmp_path / "out", BuildOptions(workers=1), FAKES)

    with Store.open(tmp_path / "out" / "entente.db") as store:
        assert ["PRK denies it."] == [claim.quote for claim in store.dossier().claims]


def test_a_claim_outside_its_article_is_refused(tmp_path: Path) -> None:
    """It is named, and the others are fused."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    claims = _write(tmp_path / "claims.jsonl", OIL, {**OIL, "span": [20, 99], "cue": "gone"})

    report = fuse_given(claims, tmp_path / "a.txt", tmp_path / "out", BuildOptions(workers=1), FAKES)

    assert report.claims == 1
    assert "outside the text" in report.unread[0].reason


@pytest.mark.parametrize(
    ("rows", "error"), [((), SourceError), (([],), SourceError), (({"doc": "a.txt"},), ClaimError)]
)
def test_a_file_without_claims_is_refused(
    tmp_path: Path, rows: tuple[Any, ...], error: type[Exception]
) -> None:
    """Nothing is written."""
    claims = _write(tmp_path / "claims.jsonl", *rows)

    with pytest.raises(error):
        fuse_given(claims, tmp_path, tmp_path / "out", BuildOptions(workers=1), FAKES)
    assert not (tmp_path / "out").exists()


def test_focus_is_that_of_the_options(tmp_path: Path) -> None:
    """Given claims pass through the same refresh as extracted ones."""
    seen = []

    def told(store: Store, focus: frozenset[str], progress: Any) -> None:
        seen.append(focused(store.dossier(), focus).claims)
        refresh(store, focus, progress)

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    claims = _write(tmp_path / "claims.jsonl", OIL)
    options = BuildOptions(workers=1, focus=("USA",))

    fuse_given(claims, tmp_path / "a.txt", tmp_path / "out", options, replace(FAKES, refresh=told))

    assert [()] == seen
