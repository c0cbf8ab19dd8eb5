"""`entente fact`: the whole story of a fact, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from entente.cli.options import VocabularyOption
from entente.cli.output import Format, FormatOption, as_json, plain, print_json, print_rows
from entente.engine.choosing import open_dossier
from entente.engine.ours import our_assessment
from entente.engine.story import Line, find_fact, tell_fact, unnamed
from entente.model.fact import fact_to_row
from entente.model.judgement import standing
from entente.model.rating import CREDIBILITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.model.dates import DateSpan
    from entente.model.fact import Fact, Figure


def fact(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of the fact, or how it begins.")],
    vocabulary: VocabularyOption = None,
    shape: FormatOption = Format.AUTO,
) -> None:
    """Tell the story of a fact: who says it, when, in which outlet and words, who denies it, its worth."""
    with open_dossier(dossier) as store:
        found = our_assessment(vocabulary)(find_fact(store, name), standing(store.judgements()))
        lines = tell_fact(store, found)
    if as_json(shape):
        print_json({**fact_to_row(found), "lines": [_row(line) for line in lines]})
        return
    for words in _heading(found):
        typer.echo(plain(words))
    print_rows([_shown(line) for line in lines], shape, "")


def _row(line: Line) -> dict[str, Any]:
    return {
        "claim": line.claim,
        "holder": list(line.holder),
        "teller": list(line.teller),
        "status": line.status.value,
        "against": line.against,
        "published": _edtf(line.published),
        "outlet": line.outlet,
        "doc": line.doc,
        "when": _edtf(line.when),
        "sentence": line.sentence,
        "copy_of": line.copy_of,
    }


def _shown(line: Line) -> dict[str, str]:
    copied = f" (copies {line.copy_of})" if line.copy_of else ""
    return {
        "published": _edtf(line.published) or "",
        "holder": _names(line.holder) + (f" (told by {_names(line.teller)})" if line.teller else ""),
        "": "✗" if line.against else "",
        "status": line.status.value,
        "outlet": line.outlet + copied,
        "sentence": line.sentence,
    }


def _names(holder: tuple[str, ...]) -> str:
    return "nobody named" if unnamed(holder) else ", ".join(holder)


def _edtf(when: DateSpan | None) -> str | None:
    return when.edtf if when else None


def _heading(found: Fact) -> Iterator[str]:
    """Yield what stands above the lines: the fact, its verdict, its worth, its figures, who changed sides."""
    yield f"{found.what_en}  [{found.id}]"
    origins = "; ".join(found.origins) or "nobody who can be counted"
    yield f"{found.verdict.value}, {found.independent} independent: {origins}"
    if found.ratings is not None:
        rating, by = found.ratings.credibility, f", judged by {found.ratings.by}" if found.ratings.by else ""
        yield f"credibility {rating} ({CREDIBILITY[rating]}: {found.ratings.rule}{by})"
        for source in found.ratings.sources:
            judged = f", judged by {source.by}" if source.by else ""
            party = ", in its own cause" if source.party else ""
            yield f"  {source.source}: {source.reliability.value} ({source.rule}{party}{judged})"
    if found.official is not None:
        yield f"official since {found.official.edtf}"
    for change in found.transitions:
        yield f"{change.party}: {change.before.value}, then {change.after.value} ({_edtf(change.when)})"
    for figure in found.figures:
        yield from _figure(figure)
    if found.evidence:
        yield f"invoked: {'; '.join(found.evidence)}"


def _figure(figure: Figure) -> Iterator[str]:
    period = f" in {figure.period.edtf}" if figure.period else ""
    line = f"{figure.measure}{period}: {_span(figure.low, figure.high)}"
    if figure.estimate is not None:
        each = figure.estimate
        line += f"; estimate {each.value:,.15g}, spread {_span(each.low, each.high)}, voices {each.voices}"
    yield line
    for told in figure.told:
        revised = " (revised later)" if told.replaced else ""
        yield f"  {told.voice} {_edtf(told.when) or ''}: {_span(told.low, told.high)}{revised}"


def _span(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return f"{low:,.15g}"
    return f"{'…' if low is None else f'{low:,.15g}'} to {'…' if high is None else f'{high:,.15g}'}"
