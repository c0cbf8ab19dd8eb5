"""The open formats: `claims.jsonl`, `facts.jsonl`, `documents.jsonl`, and their JSON Schemas.

Where humans judged anything, `judgements.jsonl` stands beside them.

One object a line, UTF-8, keys in a fixed order, floats rounded: the same dossier gives the same bytes.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from entente.errors import SourceError
from entente.model.claim import claim_from_row, claim_to_row
from entente.model.fact import fact_to_row
from entente.model.judgement import judgement_to_row
from entente.model.text import article_to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from entente.model.claim import Claim
    from entente.model.dossier import Dossier
    from entente.model.text import Article

FORMATS: Final = ("claims", "facts", "documents")
"""The three files, by the name before `.jsonl`; each has a schema of the same name."""
SCHEMAS: Final = (*FORMATS, "judgements", "agreements", "compliance", "ledger", "reactions", "scenarios")
"""All formats that have a JSON Schema: those, judgements, and those of `entente.export.assessments`."""
_PLACES: Final = 6
"""Decimal places that floats keep."""


def write_json_lines(dossier: Dossier, out: Path) -> tuple[Path, ...]:
    """Write the three files of a dossier into the folder `out`; return their paths.

    Claims come article by article in reading order, facts by id, documents by `doc`.

    Raises:
        OSError: the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows = {"claims": _claim_rows(dossier), "facts": map(fact_to_row, dossier.facts)}
    rows["documents"] = _document_rows(dossier)
    if dossier.judgements:
        rows["judgements"] = map(judgement_to_row, dossier.judgements)
    return tuple(write_rows(out / f"{name}.jsonl", rows[name]) for name in rows)


def read_claims(path: Path) -> tuple[Claim, ...]:
    """Read the claims of a `claims.jsonl`, in file order; blank lines are skipped.

    Raises:
        SourceError: a line is not JSON; names it.
        ClaimError: a line is not a claim of the open format; says which.
    """
    return tuple(claim_from_row(row) for row in read_rows(path))


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read the objects of a file of JSON lines, in file order; blank lines are skipped.

    Raises:
        SourceError: the file cannot be read, or a line is not a JSON object; names it.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _parse(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"cannot be read as UTF-8 text: {error}") from error


def read_texts(path: Path) -> dict[str, str]:
    """Read the text of every article of a `documents.jsonl`, by `doc`; none where there is no such file.

    Raises:
        SourceError: a line is not an article of the open format; names it.
    """
    if not path.is_file():
        return {}
    texts = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = _parse(line, f"{path}:{number}")
            if not isinstance(row.get("doc"), str) or not isinstance(row.get("text"), str):
                raise SourceError(f"{path}:{number}", "not an article: it needs doc and text")
            texts[row["doc"]] = row["text"]
    return texts


def schemas() -> dict[str, Any]:
    """Return the JSON Schema of each format, by its name."""
    folder = files("entente").joinpath("export/schemas")
    return {name: json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8")) for name in SCHEMAS}


def document_to_row(article: Article, copy_of: str | None) -> dict[str, Any]:
    """Return an article as one object of `documents.jsonl`; `copy_of` is the `doc` it copies."""
    blocks = [
        {"span": [b.span.start, b.span.end], "kind": b.kind.value, "reason": b.removed}
        for b in article.blocks
    ]
    return {**article_to_row(article), "blocks": blocks, "copy_of": copy_of}


def _claim_rows(dossier: Dossier) -> Iterator[dict[str, Any]]:
    texts = {article.doc: article.text for article in dossier.articles}
    return (claim_to_row(claim, texts[claim.doc]) for claim in dossier.claims)


def _document_rows(dossier: Dossier) -> Iterator[dict[str, Any]]:
    copies = dict(dossier.copies)
    return (document_to_row(article, copies.get(article.doc)) for article in dossier.articles)


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write rows into a file, one JSON object a line, floats rounded; return its path."""
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for row in rows:
            lines.write(_line(row))
    return path


def _line(row: Mapping[str, Any]) -> str:
    """Return a row as a line; a row with lone surrogates, which UTF-8 cannot hold, is escaped to ASCII."""
    rounded = round_floats(row)
    line = json.dumps(rounded, ensure_ascii=False, allow_nan=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(rounded, ensure_ascii=True, allow_nan=False)
    return f"{line}\n"


def round_floats(value: Any) -> Any:
    """Round every float, and write whole ones without a point: 600 and 600.0 are one amount."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, _PLACES)
    if isinstance(value, dict):
        return {key: round_floats(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [round_floats(inner) for inner in value]
    return value


def _parse(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(where, f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise SourceError(where, "not a JSON object; every line is one object of the open format")
    return row
