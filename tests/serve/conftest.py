"""A small dossier on disk, and a server of it, for the tests of what is served."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

pytest.importorskip("fastapi", reason="needs the extra `serve`")

import uvicorn

from entente.engine.fusing import refresh
from entente.engine.plan import silent
from entente.model.dossier import Reading
from entente.serve.app import make_app
from entente.serve.shelf import Shelf
from entente.store import Store
from sayings import read_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.client import HTTPResponse
    from pathlib import Path

    from fastapi import FastAPI

OIL = {"event": "AID", "agent": ["RUS"], "recipient": ["PRK"], "flow": "energy.oil"}
SHELLS = {"event": "AID", "agent": ["PRK"], "recipient": ["RUS"], "flow": "arms.ammunition"}
SENTENCES = [
    {"text": "La Russie livre du pétrole aux Nord-Coréens.", "claims": [OIL]},
    {"text": "Moscou a livré du pétrole à l'armée nord-coréenne.", "claims": [OIL]},
    {"text": "Pyongyang envoie des obus <b>à</b> Moscou.", "claims": [SHELLS]},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the store of a dossier with three claims in two facts, in French; return its folder."""
    article, claims = read_sentences(SENTENCES)
    with Store.open(tmp_path / "entente.db") as store:
        store.put(article, Reading(article.doc, tuple(claims)), "key")
        store.put_options({"focus": "", "interface": "fr"})
        refresh(store, frozenset(), silent)
    return tmp_path


@pytest.fixture
def shelf(folder: Path) -> Shelf:
    """Hold the dossier open."""
    return Shelf(folder)


@dataclass(frozen=True, slots=True)
class Client:
    """Asks a server on this machine, naming it as somebody would."""

    port: int

    @property
    def address(self) -> str:
        """Where the server is."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, form: dict[str, str] | None = None, **headers: str) -> HTTPResponse:
        """Ask for a path, or send a form to it; the body is read already, as `text`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        body = None if form is None else urlencode(form)
        connection.request("GET" if form is None else "POST", path, body, sent)
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8")  # type: ignore[attr-defined]
        connection.close()
        return answer

    def rows(self, path: str) -> Any:
        """Return the JSON of a path."""
        return json.loads(self.ask(path).text)  # type: ignore[attr-defined]


@pytest.fixture
def serve() -> Iterator[Callable[..., Client]]:
    """Return what serves an application until the test is over."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: FastAPI) -> Client:
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        deadline = time.monotonic() + 30
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.01)
        running.append((server, thread))
        return Client(server.servers[0].sockets[0].getsockname()[1])

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(30)


@pytest.fixture
def client(shelf: Shelf, serve: Callable[..., Client]) -> Client:
    """Serve the dossier without a token."""
    return serve(make_app(shelf))
