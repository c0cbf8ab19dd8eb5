"""The server: pages, search and review for people, and a REST interface for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import RedirectResponse, Response

from entente import __version__
from entente.model.judgement import Axis
from entente.serve.forms import FormError, alike, known_values, read_decision, slots_of
from entente.serve.guard import Guard
from entente.serve.rest import make_rest
from entente.serve.search import FACETS

if TYPE_CHECKING:
    from entente.model.claim import Claim
    from entente.serve.shelf import Shelf

_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "atom": "application/atom+xml",
}
_HITS_A_PAGE: Final = 20
_LONGEST: Final = 20_000
"""Bytes that a form may have."""
_REVIEWER: Final = "reviewer"
"""The cookie that keeps a reviewer's name for the next form."""


async def read_form(request: Request) -> dict[str, str]:
    """Read the fields of a form; later ones of a name go before earlier ones."""
    body = await request.body()
    return dict(parse_qsl(body[:_LONGEST].decode("utf-8", "replace"), keep_blank_values=True))


Form = Annotated[dict[str, str], Depends(read_form)]


def make_app(shelf: Shelf, token: str = "") -> FastAPI:
    """Make the server of a dossier; with a token, nobody is let in without it."""
    app = FastAPI(title="entente", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(make_rest(shelf))
    _add_descriptions(app, shelf)
    _add_search(app, shelf)
    _add_reviews(app, shelf)
    _add_pages(app, shelf)
    app.add_middleware(Guard, token=token)
    return app


def _html(body: bytes, status: int = 200) -> Response:
    return Response(body, status, media_type=_TYPES["html"])


def _not_found(shelf: Shelf) -> Response:
    return _html(shelf.page("missing", "missing.html", "missing"), 404)


def _add_pages(app: FastAPI, shelf: Shelf) -> None:
    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        name = path or "index.html"
        body = shelf.file(name)
        if body is None:
            return _not_found(shelf)
        return Response(body, media_type=_TYPES.get(name.rpartition(".")[2], "application/octet-stream"))


def _add_descriptions(app: FastAPI, shelf: Shelf) -> None:
    @app.get("/api/openapi.json", include_in_schema=False)
    def openapi() -> dict[str, Any]:
        return _described(app)

    @app.get("/api", include_in_schema=False)
    def describe() -> Response:
        return _html(shelf.page("api", "api.html", "methods", api=_described(app)))


def _described(app: FastAPI) -> dict[str, Any]:
    return get_openapi(
        title="entente",
        version=__version__,
        description="Claims, facts and articles of one dossier, in its open formats.",
        routes=app.routes,
    )


def _add_search(app: FastAPI, shelf: Shelf) -> None:
    @app.get("/search", include_in_schema=False)
    def search(request: Request, q: str = "", page: int = 1) -> Response:
        chosen = {name: request.query_params[name] for name in FACETS if request.query_params.get(name)}
        number = max(page, 1)
        found = shelf.index.search(q, chosen, start=(number - 1) * _HITS_A_PAGE, count=_HITS_A_PAGE)
        last = max(1, -(-found.total // _HITS_A_PAGE))

        def address(**changes: str) -> str:
            given = {"q": q, **chosen, **changes}
            return "search?" + urlencode({name: value for name, value in given.items() if value})

        values = {"q": q, "chosen": chosen, "found": found, "address": address}
        return _html(
            shelf.page("search", "search.html", "search", number=number, last=last, facets=FACETS, **values)
        )


def _add_reviews(app: FastAPI, shelf: Shelf) -> None:
    def claim_page(request: Request, claim: Claim, given: dict[str, str], fault: str = "") -> Response:
        values = {
            "claim": claim,
            "slots": slots_of(claim) | given,
            "known": known_values(shelf.desk),
            "alike": alike(shelf.desk, claim),
        }
        by = given.get("by") or unquote(request.cookies.get(_REVIEWER, ""))
        body = shelf.page(
            f"review/claim/{claim.id}",
            "review_claim.html",
            "reviews",
            fault=fault,
            by=by,
            given=given,
            **values,
        )
        return _html(body, 422 if fault else 200)

    def noted(where: str, by: str) -> Response:
        answer = RedirectResponse(where, 303)
        answer.set_cookie(_REVIEWER, quote(by), max_age=31_536_000, httponly=True, samesite="strict")
        return answer

    @app.get("/review/claim/{claim_id}", include_in_schema=False)
    def show_claim(request: Request, claim_id: str) -> Response:
        claim = shelf.claim(claim_id)
        return _not_found(shelf) if claim is None else claim_page(request, claim, {})

    @app.post("/review/claim/{claim_id}", include_in_schema=False)
    def judge_claim(request: Request, claim_id: str, form: Form) -> Response:
        claim = shelf.claim(claim_id)
        if claim is None:
            return _not_found(shelf)
        axis = Axis.GROUPING if form.get("decision") in {"split", "merged", "together"} else Axis.READING
        if form.get("decision") == "together":
            form["decision"] = "back"
        try:
            shelf.note(read_decision(form, axis, claim_id, claim, shelf.vocabulary))
        except FormError as error:
            return claim_page(request, claim, form, str(error))
        return noted(f"/review/claim/{claim_id}", form["by"])

    @app.post("/review/source", include_in_schema=False)
    def judge_source(form: Form) -> Response:
        try:
            judgement = read_decision(form, Axis.RELIABILITY, form.get("subject", ""), None, shelf.vocabulary)
        except FormError:
            return RedirectResponse("/reviews.html", 303)
        shelf.note(judgement)
        return noted("/reviews.html", form["by"])

    @app.post("/review/write", include_in_schema=False)
    def write() -> Response:
        shelf.write()
        return RedirectResponse("/reviews.html", 303)
