"""`entente serve`: a dossier in the browser, with search, review and a REST interface."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated

import typer

from entente.cli.options import InterfaceOption, VocabularyOption
from entente.errors import MissingPartError

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(
    dossier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the dossier.")],
    host: Annotated[str, typer.Option(help="Address to listen at; beyond this machine a token is asked.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at.")] = 8765,
    token: Annotated[
        str, typer.Option(help="What whoever asks must know; made up where one is needed.")
    ] = "",
    interface: InterfaceOption = None,
    vocabulary: VocabularyOption = None,
) -> None:
    """Serve the pages of a dossier with search and review, until it is stopped with Ctrl-C."""
    try:
        import uvicorn  # noqa: PLC0415  an extra

        from entente.serve.app import make_app  # noqa: PLC0415
        from entente.serve.shelf import Shelf  # noqa: PLC0415
    except ImportError as error:
        raise MissingPartError(
            "serving needs the extra `serve`; install it by path: pip install '.[serve]'"
        ) from error
    asked = token or ("" if host in _LOOPBACK else secrets.token_urlsafe(16))
    app = make_app(Shelf(dossier, interface or "", vocabulary), asked)
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"http://{shown}:{port}/{f'?token={asked}' if asked else ''}")
    uvicorn.run(app, host=host, port=port, log_level="warning")
