"""The store keeps values exactly, one article at a time, and survives being cut."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.errors import StoreError
from entente.model.attribution import Status
from entente.model.dossier import Dossier, Reading, Unread
from entente.model.fact import Fact, Verdict
from entente.model.judgement import Axis, Judgement
from entente.model.text import Article
from entente.store import Store, database
from fake_stages import keep_fusion
from values import articles, facts, readings

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open an empty store."""
    with Store.open(tmp_path / "entente.db") as opened:
        yield opened


def _article(doc: str, text: str = "Texte.") -> Article:
    return Article(doc=doc, text=text, sha256="0" * 64)


def _put(store: Store, doc: str, text: str = "Texte.", notes: tuple[Unread, ...] = ()) -> None:
    store.put(_article(doc, text), Reading(doc, ()), key=f"key of {text}", notes=notes)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_dossier_round_trip(data: st.DataObject) -> None:
    """What is put in comes out equal, after closing and opening again."""
    names = sorted(data.draw(st.sets(st.text("abcé/ .", min_size=1, max_size=6), max_size=3)))
    kept = [(data.draw(articles(doc)), data.draw(readings(doc))) for doc in names]
    fused = data.draw(st.lists(facts, max_size=2, unique_by=lambda fact: fact.id))
    with TemporaryDirectory() as folder:
        path = Path(folder, "entente.db")
        with Store.open(path) as opened:
            for article, reading in kept:
                opened.put(article, reading, key="k")
            keep_fusion(opened, fused, [(names[-1], names[0])] if len(names) > 1 else [])
        with Store.open(path) as opened:
            found = opened.dossier()
    assert found == Dossier(
        articles=tuple(article for article, _ in kept),
        readings=tuple(reading for _, reading in kept),
        facts=tuple(sorted(fused, key=lambda fact: fact.id)),
        copies=((names[-1], names[0]),) if len(names) > 1 else (),
    )


def test_changed_article_replaces_its_old_text(store: Store) -> None:
    """An article of the same name takes the place of the old one, notes included."""
    _put(store, "a.txt", "Ancien.", notes=(Unread("a.txt", "second table cut off"),))
    _put(store, "a.txt", "Nouveau.")

    dossier = store.dossier()

    assert ["Nouveau."] == [article.text for article in dossier.articles]
    assert () == dossier.unread
    assert {"a.txt": "key of Nouveau."} == store.keys()


def test_remove_takes_out_all_that_hangs_on_an_article(store: Store) -> None:
    """Nothing of a removed article is left, and the others stay."""
    _put(store, "a.txt", notes=(Unread("a.txt", "second table cut off"),))
    _put(store, "b.txt")

    assert store.remove("a.txt")
    assert not store.remove("a.txt")

    dossier = store.dossier()
    assert ["b.txt"] == [article.doc for article in dossier.articles]
    assert ["b.txt"] == [reading.doc for reading in dossier.readings]
    assert () == dossier.unread


def test_unread_source_is_kept_until_it_is_read(store: Store) -> None:
    """A source that could not be read is named once, with its last reason, until it can be read."""
    store.put_unread("a.txt", [Unread("a.txt", "empty")])
    store.put_unread("a.txt", [Unread("a.txt", "binary")])
    assert (Unread("a.txt", "binary"),) == store.dossier().unread

    _put(store, "a.txt")

    assert () == store.dossier().unread


@settings(max_examples=10, deadline=None)
@given(st.lists(facts, min_size=1, max_size=3, unique_by=lambda fact: fact.id))
def test_fusion_replaces_fusion(found: list[Fact]) -> None:
    """Facts of an earlier run do not linger."""
    with TemporaryDirectory() as folder, Store.open(Path(folder, "entente.db")) as opened:
        keep_fusion(opened, found, [("b.txt", "a.txt")])
        keep_fusion(opened, found[1:], [])
        dossier = opened.dossier()
    assert tuple(sorted(found[1:], key=lambda fact: fact.id)) == dossier.facts
    assert () == dossier.copies


def test_options_replace_options(store: Store) -> None:
    """Only the options of the last build are kept."""
    store.put_options({"focus": "RUS", "vocabulary": "mine"})
    store.put_options({"focus": "PRK"})

    assert {"focus": "PRK"} == store.options()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A foreign file is left as it is, and named."""
    path = tmp_path / "entente.db"
    path.write_text("Ceci n'est pas une base. " * 100, encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(StoreError, match=r"entente\.db"):
        Store.open(path)

    assert before == path.read_bytes()


def test_a_locked_store_is_a_store_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the file, the error says so."""
    monkeypatch.setattr(database, "_PRAGMAS", ("busy_timeout=1",))
    path = tmp_path / "entente.db"
    with Store.open(path) as opened:
        other = sqlite3.connect(path)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked"):
            _put(opened, "a.txt")
        other.close()
        _put(opened, "a.txt")
        assert ["a.txt"] == list(opened.keys())


def test_another_version_is_refused(tmp_path: Path) -> None:
    """A store whose tables this entente does not know is refused, never guessed at."""
    path = tmp_path / "entente.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()

    with pytest.raises(StoreError, match="version 999"):
        Store.open(path)


def test_a_killed_run_leaves_what_it_committed(tmp_path: Path) -> None:
    """A process that dies without closing loses only the article at hand."""
    script = dedent("""
        import os, sys
        from pathlib import Path
        from entente.model.dossier import Reading
        from entente.model.text import Article
        from entente.store import Store, database

        store = Store.open(Path(sys.argv[1]))
        for doc in ("a.txt", "b.txt"):
            store.put(Article(doc=doc, text="Texte.", sha256="0" * 64), Reading(doc, ()), key="k")
        os._exit(9)
    """)
    path = tmp_path / "entente.db"
    ended = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert ended.returncode == 9

    with Store.open(path) as opened:
        assert {"a.txt": "k", "b.txt": "k"} == opened.keys()
        _put(opened, "c.txt")
        assert _article("c.txt") == opened.dossier().articles[-1]


def test_judgements_are_only_ever_added(tmp_path: Path) -> None:
    """The log keeps its order, outlives the articles, and refuses every change."""
    path = tmp_path / "entente.db"
    log = [
        Judgement(Axis.RELIABILITY, "KOR/SPY", rating, "Ada Lenk", "invented") for rating in ("A", "B", None)
    ]
    with Store.open(path) as opened:
        for judgement in log:
            opened.log_judgement(judgement)
        opened.remove("a.txt")
        assert tuple(log) == opened.judgements()

    with sqlite3.connect(path) as connection:
        for statement in ("DELETE FROM judgements", "UPDATE judgements SET row = '{}'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(statement)
    connection.close()


def test_facts_and_claims_are_looked_up(tmp_path: Path) -> None:
    """Facts by their id or its beginning, where letters that SQL reads otherwise stand for themselves."""
    with Store.open(tmp_path / "entente.db") as opened:
        with opened.memory() as memory:
            memory.keep_facts("q", (1, 2), [(1, _fact("ab1")), (1, _fact("ab2")), (2, _fact("a_2"))])
            memory.keep_facts("r", (1,), [(1, _fact("c"))])
            memory.keep_facts("q", (1,), [(1, _fact("ab1"))])

        assert ("a_2", "ab1", "c") == opened.fact_ids()
        assert ("a_2",) == opened.fact_ids("a_")
        assert opened.fact("ab2") is None
        assert _fact("c") == opened.fact("c")
        assert () == opened.claims(["none"])


def _fact(name: str) -> Fact:
    return Fact(name, "", "", Status.ASSERTED, "AID", (), (), None, ("c1",), (), Verdict.SINGLE)
