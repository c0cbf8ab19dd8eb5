"""The plan of a build: list sources, read and extract each (map), fuse (reduce), write.

Up to extraction a stage sees one article; fusion alone compares articles. Whatever is written comes
out of the store, in the store's order: so neither the order of the sources nor the number of
workers nor a run that was cut shows in the output.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entente.engine.choosing import STORE_NAME, choose_sources, open_dossier
from entente.engine.focus import focus_of, focused
from entente.engine.local import run_each, workers_for
from entente.engine.tally import Tally
from entente.engine.work import Job
from entente.errors import StoreError
from entente.model.dossier import Unread
from entente.model.judgement import standing
from entente.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from entente.engine.stages import Stages
    from entente.engine.values import BuildOptions, BuildReport, Progress
    from entente.engine.work import Outcome
    from entente.model.dossier import Dossier
    from entente.model.judgement import Judgement
    from entente.reading.sources.base import Source


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def build_dossier(
    sources: Sequence[str],
    out: Path,
    options: BuildOptions,
    stages: Stages,
    progress: Progress = silent,
) -> BuildReport:
    """Read the sources into the dossier in folder `out`, beside what it holds already, and write it.

    Args:
        sources: folders, files and addresses, as the user named them.
        out: folder of the dossier, made if it is not there.
        options: what is asked for.
        stages: the functions that do the work.
        progress: told how far the build has come.

    Raises:
        StoreError: the folder cannot be used.
        SourceError: the file of metadata cannot be used.
        LexiconError: the user's vocabulary has bad rows.
    """
    read_options = stages.prepare(options)
    listed = stages.list_sources(sources)
    chosen, passed_over = choose_sources(listed, sources, out=out, metadata=options.metadata)
    with _open_store(out) as store:
        interface = options.interface or store.options().get("interface", "")
        store.put_options({"focus": ",".join(options.focus), "interface": interface})
        tally = Tally(store.keys(), unread=passed_over)
        job = Job(stages, read_options, stages.version, tally.known)
        for outcome in _work_through(job, chosen, options.workers, progress):
            _keep(store, tally.admit(outcome))
        tally.unread += _told_in_vain(stages.told_of(read_options), store, options)
        return tally.report(_write(store, out, stages, progress))


def remove_document(out: Path, doc: str, stages: Stages, progress: Progress = silent) -> bool:
    """Take one article out of a dossier and write it anew; tell whether the dossier had it.

    Raises:
        StoreError: there is no dossier in the folder `out`.
    """
    with open_dossier(out) as store:
        if not store.remove(doc):
            return False
        _write(store, out, stages, progress)
    return True


def log_judgement(out: Path, judgement: Judgement, stages: Stages, progress: Progress = silent) -> None:
    """Add a judgement to the log of a dossier, and write the dossier anew by it.

    Raises:
        StoreError: there is no dossier in the folder `out`.
    """
    note_judgement(out, judgement)
    write_dossier(out, stages, progress)


def note_judgement(out: Path, judgement: Judgement) -> None:
    """Add a judgement to the log of a dossier, whose files stay as they are until it is written anew.

    Raises:
        StoreError: there is no dossier in the folder `out`.
    """
    with open_dossier(out) as store:
        store.log_judgement(judgement)


def write_dossier(out: Path, stages: Stages, progress: Progress = silent) -> None:
    """Write the files of a dossier anew, from its store and its log.

    Raises:
        StoreError: there is no dossier in the folder `out`.
    """
    with open_dossier(out) as store:
        _write(store, out, stages, progress)


def _open_store(out: Path) -> Store:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{out}: cannot be a folder ({error.strerror}); name another") from error
    return Store.open(out / STORE_NAME)


def _work_through(
    job: Job, sources: Sequence[Source], workers: int | None, progress: Progress
) -> Iterator[Outcome]:
    total = len(sources)
    progress("Reading", 0, total)
    results = run_each(job.run, sources, workers=workers_for(total, workers), lose=job.lose)
    for done, outcome in enumerate(results, start=1):
        yield outcome
        progress("Reading", done, total)


def _told_in_vain(names: Collection[str], store: Store, options: BuildOptions) -> Iterator[Unread]:
    """Yield the rows of metadata that speak of no article of the dossier: a name mistyped, perhaps."""
    known = store.keys()
    for name in names:
        if name not in known:
            yield Unread(str(options.metadata), f"no article is called {name!r}")


def _keep(store: Store, outcome: Outcome) -> None:
    for part in outcome.extracted:
        store.put(part.article, part.reading, part.key, part.notes)
    store.put_unread(outcome.source, outcome.unread)


def _write(store: Store, out: Path, stages: Stages, progress: Progress) -> Dossier:
    """Fuse what is new in the store, and write the dossier's files."""
    stages.refresh(store, focus_of(store.options().get("focus", "")), progress)
    dossier = read_dossier(store, stages)
    writers = _writers(stages, store.options().get("interface", ""))
    for done, write in enumerate(writers):
        progress("Writing", done, len(writers))
        try:
            write(dossier, out)
        except OSError as error:
            reason = f"{error.filename or out}: cannot be written ({error.strerror or error})"
            raise StoreError(f"{reason}; mend that and build again") from error
    progress("Writing", len(writers), len(writers))
    return dossier


def read_dossier(store: Store, stages: Stages) -> Dossier:
    """Return what a store holds, within its focus, as the judgements of its log have it."""
    dossier = focused(store.dossier(), focus_of(store.options().get("focus", "")))
    log = store.judgements()
    judged = standing(log)
    if judged:
        dossier = stages.review(dossier, judged)
        dossier = replace(dossier, facts=tuple(stages.assess(fact, judged) for fact in dossier.facts))
    return replace(dossier, judgements=log)


def _writers(stages: Stages, interface: str) -> tuple[Callable[[Dossier, Path], object], ...]:
    """Return what writes the dossier's files, the pages last, in the language that was chosen for them."""
    pages = stages.write_pages
    return stages.writers if pages is None else (*stages.writers, lambda d, out: pages(d, out, interface))
