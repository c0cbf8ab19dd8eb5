"""The pages in a real Chromium: quiet, offline, legible at every width, two clicks from cell to sentence."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from entente.web import write_pages, write_single_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entente.model.dossier import Dossier

pytestmark = pytest.mark.web

WIDTHS = (390, 768, 1400, 1600)
SCHEMES = ("light", "dark")
_GRAVE = frozenset({"serious", "critical"})
_UNFOLD = "() => { for (const folded of document.querySelectorAll('details')) folded.open = true; }"
_BEYOND_THE_EDGE = """() => [...document.querySelectorAll("body *")].filter((e) => {
    const box = e.getBoundingClientRect();
    const hidden = e.closest(".sr, .skip, [hidden], [aria-hidden]");
    return !hidden && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).map((e) => e.tagName + "." + e.className)"""
_OVERLAPPING = """() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const holder = node.parentElement;
        const words = node.data.trim();
        if (!words || !holder.checkVisibility() || holder.closest(".sr, .skip, .ref, script")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 1) boxes.push([box, words]);
    }
    for (const field of document.querySelectorAll("input")) {
        boxes.push([field.getBoundingClientRect(), "a field"]);
    }
    boxes.sort(([a], [b]) => a.top - b.top);
    const found = [];
    boxes.forEach(([a, text], i) => {
        for (let j = i + 1; j < boxes.length && boxes[j][0].top < a.bottom; j++) {
            const [b, other] = boxes[j];
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - b.top;
            if (across > 2 && down > Math.min(a.height, b.height) * 0.4) {
                found.push(`${text.slice(0, 30)} | ${other.slice(0, 30)}`);
            }
        }
    });
    return found.slice(0, 5);
}"""
_FAINT = """() => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgb = (color) => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return a === 0 ? null : [r, g, b];
    };
    const light = (color) => color.map((v) => v / 255)
        .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const under = (e) => e === null ? [255, 255, 255]
        : rgb(getComputedStyle(e).backgroundColor) ?? under(e.parentElement);
    const faint = [];
    for (const e of document.querySelectorAll("body *")) {
        const worded = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (!worded || e.closest(".sr, .skip")) continue;
        const [a, b] = [light(rgb(getComputedStyle(e).color)), light(under(e))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) faint.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
    }
    return [...new Set(faint)];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start the Chromium of the system, without a window."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (dependency group web)")
    names = (os.environ.get("CHROMIUM", "chromium"), "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine; name one in CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(
    scope="module", params=["hostile_dossier", pytest.param("gold_dossier", marks=pytest.mark.shared)]
)
def dossier(request: pytest.FixtureRequest) -> Dossier:
    """Return each dossier in turn."""
    value: Dossier = request.getfixturevalue(request.param)
    return value


@pytest.fixture(scope="module")
def site(dossier: Dossier, outcome: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of a dossier with a scenario, the annotated one in French; return their folder."""
    out = tmp_path_factory.mktemp("site")
    (out / "scenarios").mkdir()
    (out / "scenarios" / "oil-cut.json").write_text(json.dumps(outcome), encoding="utf-8")
    write_pages(dossier, out, "fr" if len(dossier.facts) > 1 else "en")
    return out


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Open a page that fails the test on any word to the console, error, or request beyond the folder."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    opened = context.new_page()
    heard: list[str] = []
    opened.on("console", lambda message: heard.append(f"console: {message.text}"))
    opened.on("pageerror", lambda error: heard.append(f"error: {error}"))
    opened.on("dialog", lambda dialog: (heard.append("a dialog"), dialog.dismiss()))
    opened.on("request", lambda asked: None if asked.url.startswith("file:") else heard.append(asked.url))
    opened.on("requestfailed", lambda asked: heard.append(f"failed: {asked.url}") if _lost(asked) else None)
    yield opened
    context.close()
    assert heard == []


def _lost(asked: Any) -> bool:
    """Tell whether a request failed for want of its file, not because the page was left meanwhile."""
    return "ERR_ABORTED" not in (asked.failure or "")


def kinds_of_page(site: Path) -> list[Path]:
    """Return one page of every kind: each at the root, and the first two of every folder."""
    pages = sorted(site.glob("*.html"))
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        pages += sorted(folder.glob("*.html"), key=lambda path: -path.stat().st_size)[:2]
        pages += sorted(folder.glob("index.html"))
    return pages


def test_every_kind_of_page_opens_quietly(site: Path, page: Any) -> None:
    """Pages load with no console message and ask for nothing outside the dossier."""
    for path in kinds_of_page(site):
        page.goto(path.as_uri())

        assert page.locator("h1").count() == 1, path.name
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # the style sheet applies


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_clipped(site: Path, page: Any, width: int) -> None:
    """No page is wider than the screen, and no element reaches beyond its edge, also unfolded."""
    page.set_viewport_size({"width": width, "height": 900})
    for path in kinds_of_page(site):
        page.goto(path.as_uri())

        page.evaluate(_UNFOLD)
        assert page.evaluate("innerWidth") == width
        assert (path.name, page.evaluate("document.documentElement.scrollWidth")) == (path.name, width)
        assert (path.name, page.evaluate(_BEYOND_THE_EDGE)) == (path.name, [])


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overlaps(site: Path, page: Any, width: int) -> None:
    """No text lies on other text, nor under a field, also where all that folds is open."""
    page.set_viewport_size({"width": width, "height": 900})
    for path in kinds_of_page(site):
        page.goto(path.as_uri())

        assert (path.name, page.evaluate(_OVERLAPPING)) == (path.name, [])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out(site: Path, page: Any, scheme: str) -> None:
    """All text has a contrast of 4.5 to 1 or more (WCAG AA), in light and dark."""
    page.emulate_media(color_scheme=scheme)
    for path in kinds_of_page(site):
        page.goto(path.as_uri())

        assert (path.name, page.evaluate(_FAINT)) == (path.name, [])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_serious_barrier(site: Path, page: Any, scheme: str) -> None:
    """axe-core finds nothing serious or critical on any kind of page, in light and dark, all unfolded."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs dependency group web")
    page.emulate_media(color_scheme=scheme)
    for path in kinds_of_page(site):
        page.goto(path.as_uri())
        page.evaluate(_UNFOLD)
        found = (
            axe.Axe()
            .run(page, options={"resultTypes": ["violations"], "preload": False})
            .response["violations"]
        )
        grave = [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in _GRAVE]

        assert (path.name, grave) == (path.name, [])


@pytest.mark.parametrize("script", [True, False], ids=["scripted", "plain"])
def test_one_file_shows_one_page_at_a_time(
    dossier: Dossier,
    tmp_path: Path,
    browser: Any,
    script: bool,  # noqa: FBT001
) -> None:
    """In a single file a link shows its page and hides the others, with and without a script."""
    write_single_page(dossier, tmp_path / "dossier.html")
    context = browser.new_context(java_script_enabled=script, viewport={"width": 1400, "height": 900})
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto((tmp_path / "dossier.html").as_uri())
    assert page.locator(".page:visible").count() == 1

    page.locator(".matrix .chip").first.click()
    assert page.locator(".page:visible").count() == 1
    page.locator(".page:visible section:target .quote a").first.click()
    lit = page.locator(".s:target, .s:has(> .at:target)")

    assert page.locator(".page:visible").count() == 1
    assert lit.is_visible()
    assert heard == []
    context.close()


def test_choices_narrow_a_list(site: Path, page: Any) -> None:
    """A choice of party leaves the facts of that party alone, and the list comes back whole."""
    page.goto((site / "facts" / "index.html").as_uri())
    everything = page.locator("[data-filter-item]:visible").count()
    choice = page.locator("select[data-facet=party]")
    if choice.count() == 0:
        assert everything < 12
        return
    party = choice.locator("option").nth(1).get_attribute("value")
    choice.select_option(party)
    left = page.locator("[data-filter-item]:visible")

    assert 0 < left.count() < everything
    assert all(party in (left.nth(n).get_attribute("data-party") or "").split() for n in range(left.count()))
    choice.select_option("")
    assert page.locator("[data-filter-item]:visible").count() == everything


def test_citation_is_copied(site: Path, page: Any) -> None:
    """The button of a citation puts its text on the clipboard, and says so."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(min((site / "facts").glob("[!i]*.html")).as_uri())
    page.locator(".lede .cite summary").click()
    button = page.locator(".lede .cite button").first
    before = button.inner_text()
    button.click()

    page.wait_for_function(
        "was => document.querySelector('.lede .cite button').textContent !== was", arg=before
    )
    assert (
        page.evaluate("navigator.clipboard.readText()") == page.locator(".lede .cite pre").first.inner_text()
    )


def test_sentences_open_in_place(site: Path, page: Any) -> None:
    """On the keyboard alone, a fact's claims unfold where it stands, and lead to their sentence."""
    page.goto((site / "facts" / "index.html").as_uri())
    fold = page.locator(".peek summary").first
    fold.focus()
    page.keyboard.press("Enter")
    quote = page.locator(".peek[open] .quote a").first
    assert quote.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/articles/**")
    assert page.locator(".s:target, .s:has(> .at:target)").count() == 1


@pytest.mark.shared
def test_points_and_bars_open_their_sentences(gold_dossier: Dossier, tmp_path: Path, page: Any) -> None:
    """Marks of every picture lead to a page that holds quotes, in one click."""
    write_pages(gold_dossier, tmp_path)
    for name, mark in (
        ("index.html", ".map .spot"),
        ("map.html", ".map .spot"),
        ("exchange/index.html", ".gbar"),
        ("actors/index.html", ".strand"),
    ):
        page.goto((tmp_path / name).as_uri())
        marks = page.locator(f".picture {mark}:visible")
        drawn = marks.count()
        assert drawn > 0 or name in {"index.html", "map.html"}  # no annotated claim names a town
        if drawn:
            with page.expect_navigation():
                marks.first.dispatch_event("click")
            assert page.locator(".quote").count() > 0, name


@pytest.mark.parametrize(
    ("screen", "mark"),
    [
        ("index.html", ".matrix .chip"),
        ("index.html", ".counts a"),
        ("index.html", "#regimes li a"),
        ("exchange/index.html", ".matrix .chip"),
        ("quantities.html", "main a.amount"),
        ("timeline.html", "td.what a"),
        ("map.html", "main td a, main th a"),
        ("agreements.html", ".tally a"),
        ("regimes/index.html", ".tally a"),
        ("reactions.html", "main .num a"),
        ("ledger/index.html", "a.scale"),
        ("facts/index.html", ".fact-line h3 a"),
        ("actors/index.html", "main tr a"),
        ("voices/index.html", "main th a"),
        ("articles/index.html", "main .num a"),
    ],
)
def test_two_clicks_to_the_sentence(site: Path, page: Any, screen: str, mark: str) -> None:
    """From every screen, a number and then a quote lead to the sentence, lit, where it can be seen."""
    lit = page.locator(".s:target, .s:has(> .at:target)")
    page.goto((site / screen).as_uri())
    marks = page.locator(f"{mark} >> visible=true")
    if marks.count() == 0:
        assert page.locator(".empty").count() > 0 or screen == "index.html"
        return
    marks.first.click()
    page.wait_for_load_state()
    if lit.count() == 0:
        quotes = page.locator(".quote a:visible, a.saying:visible")
        (quotes if quotes.count() else page.locator("main .num a:visible")).first.click()

    lit.wait_for(state="visible")
    assert lit.count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_from_cell_to_sentence_in_two_clicks(site: Path, browser: Any, script: bool) -> None:  # noqa: FBT001
    """A cell of the matrix opens its claims, and a claim opens the article at its sentence, lit."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator(".matrix .chip").first.click()
    quote = page.locator("section:target .quote a").first
    wanted = " ".join(quote.inner_text().split())
    quote.click()

    lit = page.locator(".s:target, .s:has(> .at:target)")
    shown = lit.locator("xpath=.").inner_text()
    for number in lit.locator(".ref").all_inner_texts():
        shown = shown.replace(number, "", 1)
    assert wanted[:12] in " ".join(shown.split())
    box = lit.bounding_box()
    assert box is not None
    assert -box["height"] < box["y"] < 900
    background = lit.evaluate("e => getComputedStyle(e).backgroundColor")
    assert background != "rgba(0, 0, 0, 0)"
    context.close()


def test_number_in_the_text_opens_its_card(site: Path, page: Any) -> None:
    """The number behind a mark leads to the card of its claim, unfolded."""
    article = next(
        p for p in sorted((site / "articles").glob("*.html")) if 'class="ref"' in p.read_text("utf-8")
    )
    page.goto(article.as_uri())
    number = page.locator(".ref").first
    target = number.get_attribute("href")
    number.click()

    page.wait_for_selector(f"{target}[open]")
    assert page.locator(f"{target} > dl").is_visible()


@pytest.mark.shared
def test_filter_narrows_a_list(gold_dossier: Dossier, tmp_path: Path, page: Any) -> None:
    """Words typed into the filter leave only the facts that hold them all, accents or not."""
    write_pages(gold_dossier, tmp_path)
    page.goto((tmp_path / "facts" / "index.html").as_uri())
    items = page.locator("[data-filter-item]")
    texts = [text.casefold() for text in items.all_text_contents()]
    page.locator(".filter").fill("KÖURSK significative")

    assert len(texts) > 12
    holding = sum("koursk" in text and "significative" in text for text in texts)
    assert 0 < holding < len(texts)
    assert page.locator("[data-filter-item]:visible").count() == holding
