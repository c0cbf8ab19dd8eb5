"""`entente scenarios`: what would follow under a scenario, in ranges, with every assumption."""

# ruff: noqa: PLC0415  NumPy and SALib are loaded when scenarios are run, not for every command

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from entente.assessment.evidence import gather
from entente.assessment.reactions import exchange_pair
from entente.cli.check import read_dossier
from entente.cli.options import VocabularyOption
from entente.cli.output import Format, FormatOption, as_json, print_json, print_rows, shown_progress
from entente.engine import SharingOptions, share_pages
from entente.engine.ours import our_stages
from entente.errors import StoreError
from entente.vocabulary.actors import is_actor_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entente.assessment.evidence import Evidence
    from entente.assessment.scenarios.values import Exchange, Scenario

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def scenarios(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    files: Annotated[
        list[Path] | None, typer.Argument(exists=True, dir_okay=False, help="Scenario files; ours without.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, max=10_000_000, help="Number of draws.")] = 100_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same results.")] = 1,
    pair: Annotated[str, typer.Option(help="The two actors: RUS,PRK; those told of most without.")] = "",
    influence: Annotated[bool, typer.Option(help="Tell which number matters most (SALib).")] = True,
    boxes: Annotated[bool, typer.Option(help="Find where little is left (ema_workbench).")] = False,
    processes: Annotated[int, typer.Option(min=1, help="Number of processes; changes nothing else.")] = 1,
    vocabulary: VocabularyOption = None,
    shape: FormatOption = Format.AUTO,
) -> None:
    """Run scenarios on the exchange of a dossier; write them into its folder `scenarios`, its pages anew."""
    held = read_dossier(dossier)
    evidence = gather(held.articles, held.claims, held.facts)
    exchange = _exchange(evidence, pair, dossier)
    chosen = _chosen(files or [])
    rows = []
    with shown_progress() as progress, _pool(processes) as each:
        for done, scenario in enumerate(chosen):
            progress("Scenarios", done, len(chosen))
            rows.append(_run(exchange, scenario, evidence, (draws, seed), each, (influence, boxes)))
    for row in rows:
        _write(row, dossier)
    share_pages(dossier, dossier, SharingOptions(vocabulary=vocabulary), our_stages(vocabulary))
    if as_json(shape):
        print_json(rows)
        return
    print_rows([_table_row(row) for row in rows], shape, "")
    typer.echo(f"Written with every assumption: {dossier / 'scenarios'}")


def _exchange(evidence: Evidence, pair: str, dossier: Path) -> Exchange:
    from entente.assessment.scenarios.exchange import exchange_of

    named = frozenset(part.strip().upper() for part in pair.split(",") if part.strip())
    if pair and (len(named) != 2 or not all(map(is_actor_id, named))):
        raise typer.BadParameter("name two actors by their ids, such as RUS,PRK", param_hint="--pair")
    exchange = exchange_of(evidence, named or exchange_pair(evidence))
    if not exchange.flows:
        raise StoreError(f"{dossier}: no facts tell what one actor gives the other; name another --pair")
    return exchange


def _chosen(files: list[Path]) -> tuple[Scenario, ...]:
    from entente.assessment.scenarios.reading import load_scenarios, read_scenario

    found = tuple(read_scenario(path, str(path)) for path in files) if files else load_scenarios()
    bad = [scenario.name for scenario in found if not _NAME.fullmatch(scenario.name)]
    if bad:
        raise typer.BadParameter(f"a scenario is named with letters, digits, - and _; not {bad[0]!r}")
    return found


@contextmanager
def _pool(processes: int) -> Iterator[Any]:
    """Yield what applies a function to many numbers, in order: here, or in several processes."""
    if processes == 1:
        yield map
        return
    with ProcessPoolExecutor(processes) as pool:
        yield pool.map


def _run(
    exchange: Exchange,
    scenario: Scenario,
    evidence: Evidence,
    draws_and_seed: tuple[int, int],
    each: Any,
    asked: tuple[bool, bool],
) -> dict[str, Any]:
    from entente.assessment.scenarios.draws import run_scenario
    from entente.assessment.scenarios.influence import find_boxes, find_influences
    from entente.export.scenarios import outcome_to_row

    draws, seed = draws_and_seed
    influences = find_influences(exchange, scenario, seed=seed) if asked[0] else ()
    outcome = run_scenario(exchange, scenario, draws=draws, seed=seed, each=each, influences=influences)
    found = find_boxes(exchange, scenario, seed=seed) if asked[1] else ()
    return outcome_to_row(outcome, exchange.flows, evidence, found)


def _write(row: dict[str, Any], dossier: Path) -> None:
    from entente.export.scenarios import write_outcome

    try:
        write_outcome(row, dossier)
    except OSError as error:
        raise StoreError(f"{dossier}: cannot be written ({error.strerror or error}); mend that") from error


def _table_row(row: dict[str, Any]) -> dict[str, Any]:
    share, flows = row["share"], row["flows"]
    last = sorted(flows, key=lambda flow: (-flow["going_on"][-1], flow["flow"]))
    return {
        "scenario": f"{row['scenario']}: {row['what']}",
        "goes on": f"{share['low']:.0%} to {share['high']:.0%} of the exchange, middle {share['median']:.0%}",
        "firmest flow": _told(last[0]),
        "weakest flow": _told(last[-1]),
        "matters most": "; ".join(f"{i['name']} ({i['total']:.2f})" for i in row["influences"][:3]),
    }


def _told(flow: dict[str, Any]) -> str:
    spread = "" if flow["low"] is None else f" ({flow['low']:.0%} to {flow['high']:.0%})"
    return f"{flow['flow']}: {flow['going_on'][-1]:.0%}{spread}"
