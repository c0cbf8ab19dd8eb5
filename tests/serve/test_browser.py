"""The served dossier in a real Chromium, by keyboard: search, review, and what is kept of it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from entente.engine import write_dossier
from entente.engine.ours import our_stages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Client

pytestmark = pytest.mark.web
_GRAVE = {"serious", "critical"}


@pytest.fixture
def page(client: Client) -> Iterator[Any]:
    """Open a page that fails the test on any word to the console, or request beyond the server."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (dependency group web)")
    names = (os.environ.get("CHROMIUM", "chromium"), "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine; name one in CHROMIUM")
    heard: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 1400, "height": 900})
        opened.on("console", lambda message: heard.append(message.text))
        opened.on("pageerror", lambda error: heard.append(str(error)))
        opened.on(
            "request", lambda asked: None if asked.url.startswith(client.address) else heard.append(asked.url)
        )
        yield opened
        browser.close()
    assert heard == []


def test_search_by_keyboard(page: Any, client: Client) -> None:
    """Who types "coreen" finds "coréen", and a hit leads to its sentence, lit."""
    page.goto(client.address)
    page.locator("[role=search] input").focus()
    page.keyboard.type("coreen")
    page.keyboard.press("Enter")

    page.wait_for_url("**/search?q=coreen")
    assert {text.casefold()[:6] for text in page.locator("mark.found").all_inner_texts()} == {"coréen"}
    page.locator(".narrow-by a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=coreen&*=*")
    quote = page.locator(".hits .quote a, .hits .fact-line h2 a").first
    quote.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert page.locator(".s:target, .s:has(> .at:target)").count() == 1


def test_review_by_keyboard_is_kept_after_a_rebuild(page: Any, client: Client, folder: Path) -> None:
    """A claim rejected on its page is gone from the next build, with who decided and when in the log."""
    page.goto(f"{client.address}/review/claim/s3c1")
    page.locator("input[name=by]").first.focus()
    page.keyboard.type("Ada Lenk")
    page.keyboard.press("Tab")
    page.keyboard.type("misread")
    page.locator("button[value=rejected]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".reviewed.rejected")
    assert page.locator("input[name=by]").first.input_value() == "Ada Lenk"

    write_dossier(folder, our_stages())
    assert "s3c1" not in (folder / "claims.jsonl").read_text(encoding="utf-8")
    page.goto(f"{client.address}/reviews.html")
    assert "Ada Lenk" in page.locator("main").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_no_barrier_and_nothing_clipped(page: Any, client: Client, scheme: str, width: int) -> None:
    """Search, review and log have no serious barrier for axe-core, and fit every screen."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs dependency group web")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    client.ask("/review/claim/s1c1", {"by": "Ada Lenk", "why": "read again", "decision": "accepted"})
    for path in ("/", "/search?q=Moscou", "/review/claim/s1c1", "/reviews.html", "/api"):
        page.goto(f"{client.address}{path}")
        found = axe.Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response
        grave = [(v["id"], v["nodes"][0]["html"][:120]) for v in found["violations"] if v["impact"] in _GRAVE]

        assert (path, grave) == (path, [])
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, width)
