"""The open formats: what is written validates against the published schemas and reads back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from entente.errors import ClaimError, SourceError
from entente.export.jsonlines import FORMATS, read_claims, schemas, write_json_lines
from entente.model.attribution import Attribution, Commitment, HolderKind, Stance, Status
from entente.model.claim import Claim, claim_id
from entente.model.dates import DateSpan
from entente.model.dossier import Dossier, Reading
from entente.model.fact import Fact, Figure, StanceTaken, Verdict
from entente.model.quantity import Quantity
from entente.model.text import Article, Block, BlockKind, Span

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Alpha a livré environ 40 chars à Beta, selon Gamma.\nMenu Sport Météo"


@pytest.fixture
def dossier() -> Dossier:
    """Return one claim with every field filled, in one article, under one fact."""
    sentence = Span(0, 51)
    said = Attribution(("CHE",), HolderKind.STATE, Stance.SAYS, Span(39, 44), (Span(45, 50),))
    amount = Quantity(36.0, 44.4444444444, "vehicle", "chars", "environ 40 chars", per="year")
    article = Article(
        "wire/a.txt",
        TEXT,
        "0" * 64,
        (Block(sentence, BlockKind.BODY), Block(Span(52, 68), BlockKind.OTHER, "navigation")),
        published=DateSpan("2024-06"),
        language="fr",
    )
    claim = Claim(
        "wire/a.txt",
        sentence,
        sentence.of(TEXT),
        Span(6, 37),
        "AID",
        ("AUT",),
        ("BEL",),
        flow="arms.vehicles",
        quantity=amount,
        when=DateSpan("2024-05"),
        commitment=Commitment((said,)),
        support=(sentence,),
    )
    known = Claim(**{name: getattr(claim, name) for name in Claim.__slots__} | {"id": claim_id("0", claim)})
    fact = Fact(
        "f1",
        "Alpha gives Beta tanks",
        "Alpha livre des chars à Beta",
        Status.REPORTED,
        "AID",
        ("AUT",),
        ("BEL",),
        "arms.vehicles",
        (known.id,),
        ("CHE",),
        Verdict.SINGLE,
        figures=(Figure("vehicle", 36.0, 44.4, ((known.id, amount),)),),
        stances=(StanceTaken("CHE", Stance.SAYS, None, known.id),),
    )
    return Dossier((article,), (Reading("wire/a.txt", (known,)),), (fact,))


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Read every line of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", FORMATS)
def test_schema_is_a_schema(name: str) -> None:
    """Every format has a schema that is one, closed to fields that it does not name."""
    schema = schemas()[name]

    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"])


@pytest.mark.parametrize("name", FORMATS)
def test_written_rows_validate(dossier: Dossier, tmp_path: Path, name: str) -> None:
    """Every row that is written is of the published form."""
    write_json_lines(dossier, tmp_path)
    validator = Draft202012Validator(schemas()[name])

    rows = rows_of(tmp_path / f"{name}.jsonl")

    assert len(rows) == 1
    assert [error.message for row in rows for error in validator.iter_errors(row)] == []


def test_schema_refuses_a_foreign_status(dossier: Dossier, tmp_path: Path) -> None:
    """The schema can fail: a status that does not exist is an error."""
    write_json_lines(dossier, tmp_path)
    row = rows_of(tmp_path / "claims.jsonl")[0] | {"status": "true"}

    assert not Draft202012Validator(schemas()["claims"]).is_valid(row)


def test_claims_read_back(dossier: Dossier, tmp_path: Path) -> None:
    """What is written and read is the same claim, up to the rounding of floats."""
    write_json_lines(dossier, tmp_path)

    (claim,) = read_claims(tmp_path / "claims.jsonl")

    (before,) = dossier.claims
    assert (before.id, before.span, before.commitment, before.when) == (
        claim.id,
        claim.span,
        claim.commitment,
        claim.when,
    )
    assert claim.quantity is not None
    assert claim.quantity.high == 44.444444


def test_rows_hold_the_text_and_the_reason(dossier: Dossier, tmp_path: Path) -> None:
    """A document keeps its whole text, and says why a block was removed."""
    write_json_lines(dossier, tmp_path)

    (row,) = rows_of(tmp_path / "documents.jsonl")

    assert row["text"] == TEXT
    assert [block["reason"] for block in row["blocks"]] == [None, "navigation"]


def test_same_dossier_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    """Written twice, a dossier gives the same bytes; whole floats carry no point."""
    first = [path.read_bytes() for path in write_json_lines(dossier, tmp_path / "1")]
    second = [path.read_bytes() for path in write_json_lines(dossier, tmp_path / "2")]

    assert first == second
    assert b'"low": 36,' in first[0]


def test_lone_surrogates_survive(dossier: Dossier, tmp_path: Path) -> None:
    """Text that UTF-8 cannot hold is escaped, not lost."""
    article = dossier.articles[0]
    text = article.text + "\ud800"
    broken = Article(article.doc, text, article.sha256, article.blocks, language="fr")

    write_json_lines(Dossier((broken,), (), ()), tmp_path)

    assert rows_of(tmp_path / "documents.jsonl")[0]["text"] == text


@pytest.mark.parametrize(
    ("line", "error"),
    [("{", SourceError), ("[]", SourceError), ('{"doc": "a"}', ClaimError)],
    ids=["cut", "list", "no-span"],
)
def test_bad_lines_are_named(tmp_path: Path, line: str, error: type[Exception]) -> None:
    """A line that is no claim is refused, with its place where it is known."""
    path = tmp_path / "claims.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")

    with pytest.raises(error):
        read_claims(path)
