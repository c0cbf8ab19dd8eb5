"""The server: who is let in, what is shown, and reviews that every later build keeps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from entente.engine import write_dossier
from entente.engine.ours import our_stages
from entente.serve.app import make_app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Client

    from entente.serve.shelf import Shelf

ADA = {"by": "Ada Lenk", "why": "misread"}
TOKEN = "t0ken"  # noqa: S105  of a test


def test_pages_are_those_of_the_dossier(client: Client) -> None:
    """Pages, style sheet and pictures are there; a page that is not says so."""
    for path in (
        "/",
        "/index.html",
        "/facts/index.html",
        "/static/pages.css",
        "/trust.html",
        "/reviews.html",
    ):
        assert client.ask(path).status == 200, path
    assert 'role="search"' in client.ask("/").text
    assert client.ask("/entente.db").status == 404
    assert client.ask("/../pyproject.toml").status == 404


def test_nothing_may_come_from_elsewhere(client: Client) -> None:
    """Every answer forbids what is not of this server."""
    policy = client.ask("/").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 422),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Host": "evil.example"}, 403),
    ],
)
def test_other_sites_cannot_write(client: Client, headers: dict[str, str], status: int) -> None:
    """A form that a page of another site sends, or under another name, is refused."""
    assert client.ask("/review/claim/s1c1", {"decision": "rejected"}, **headers).status == status


def test_token_is_asked(shelf: Shelf, serve: Callable[..., Client]) -> None:
    """With a token nobody is let in without it; the address gives it once, then the cookie."""
    client = serve(make_app(shelf, TOKEN))

    assert client.ask("/").status == 403
    assert client.ask("/?token=wrong").status == 403
    assert client.ask("/", Authorization=f"Bearer {TOKEN}").status == 200
    given = client.ask(f"/facts/index.html?token={TOKEN}")
    assert (given.status, given.headers["location"]) == (303, "/facts/index.html")
    cookie = given.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert client.ask("/", Cookie=cookie.split(";")[0]).status == 200


def test_rejection_shows_at_once_and_is_kept(client: Client, folder: Path) -> None:
    """A rejected claim leaves pages and search; the files follow when they are written, and after that."""
    answer = client.ask("/review/claim/s3c1", {**ADA, "decision": "rejected"})

    assert (answer.status, answer.headers["location"]) == (303, "/review/claim/s3c1")
    assert client.rows("/api/search?q=obus&kind=claim")["total"] == 0
    assert client.ask("/review/claim/s3c1").status == 200
    assert client.ask("/review/write", {}).status == 303
    for _ in range(2):
        assert "s3c1" not in (folder / "claims.jsonl").read_text(encoding="utf-8")
        assert json.loads((folder / "judgements.jsonl").read_text(encoding="utf-8"))["by"] == "Ada Lenk"
        assert "Ada Lenk" in (folder / "reviews.html").read_text(encoding="utf-8")
        write_dossier(folder, our_stages())

    client.ask("/review/claim/s3c1", {**ADA, "decision": "back"})
    assert client.rows("/api/search?q=obus&kind=claim")["total"] == 1


def test_correction_turns_a_claim_round(client: Client) -> None:
    """Only what differs is set; the facts follow."""
    form = {**ADA, "decision": "corrected", "agent": "PRK", "recipient": "RUS", "flow": "arms.ammunition"}
    assert client.ask("/review/claim/s1c1", form).status == 303

    claim = client.rows("/api/claims/s1c1")
    assert (claim["agent"], claim["recipient"], claim["flow"]) == (["PRK"], ["RUS"], "arms.ammunition")
    assert sorted(len(fact["claims"]) for fact in client.rows("/api/facts")["rows"]) == [1, 2]
    slots = client.rows("/api/judgements")["rows"][0]["slots"]
    assert slots == {"agent": "PRK", "recipient": "RUS", "flow": "arms.ammunition"}


def test_facts_are_split_and_merged(client: Client) -> None:
    """One claim leaves its fact, and joins another."""
    client.ask("/review/claim/s1c1", {**ADA, "decision": "split"})
    assert client.rows("/api/facts")["total"] == 3
    client.ask("/review/claim/s1c1", {**ADA, "decision": "merged", "other": "s3c1"})
    assert client.rows("/api/facts")["total"] == 1


@pytest.mark.parametrize(
    "form",
    [
        {"decision": "rejected"},
        {**ADA, "decision": "corrected"},
        {**ADA, "decision": "corrected", "when": "soon"},
        {**ADA, "decision": "corrected", "agent": "ATLANTIS"},
        {**ADA, "decision": "corrected", "flow": "love"},
        {**ADA, "decision": "merged"},
        {**ADA, "decision": "nonsense"},
    ],
)
def test_half_a_decision_is_said_to_be_one(client: Client, form: dict[str, str]) -> None:
    """What is missing or cannot be read is named on the form, and nothing is logged."""
    answer = client.ask("/review/claim/s1c1", form)

    assert answer.status == 422
    assert 'role="alert"' in answer.text
    assert client.rows("/api/judgements")["total"] == 0


def test_source_is_rated(client: Client) -> None:
    """A source has the letter that a reviewer gives it."""
    client.ask("/review/source", {**ADA, "subject": "KOR/SPY", "decision": "B"})

    assert client.rows("/api/judgements")["rows"][0]["rating"] == "B"


def test_search_page_keeps_its_filters_in_the_address(client: Client) -> None:
    """A choice is a link; what is found is text, never markup."""
    page = client.ask("/search?q=Moscou").text

    assert "q=Moscou&amp;flow=arms.ammunition" in page
    assert "&lt;b&gt;" in page
    assert client.ask("/search?q=obus&kind=claim&page=99").status == 200
    assert client.ask("/search?q=%22%27%3Cscript%3E").status == 200


def test_rest_is_described(client: Client) -> None:
    """The description names every route, and its page fetches nothing."""
    paths = client.rows("/api/openapi.json")["paths"]

    assert {"/api/claims", "/api/facts/{fact_id}", "/api/judgements", "/api/search"} <= paths.keys()
    page = client.ask("/api").text
    assert "/api/claims/{claim_id}" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert client.ask("/api/claims/none").status == 404
    assert client.rows("/api/claims?flow=energy.oil&count=1")["total"] == 2


def test_articles_by_name(client: Client) -> None:
    """The list leaves texts out, an article has its own."""
    assert "text" not in client.rows("/api/articles")["rows"][0]
    assert "obus" in client.rows("/api/articles/invented.txt")["text"]
