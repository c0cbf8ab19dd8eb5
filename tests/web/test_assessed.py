"""Pages of assessment: claims beside rules, accounts, answers and scenarios, told with their doubt."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from entente.export.changes import keep_changes
from entente.fusion import fuse
from entente.model.attribution import Stance
from entente.model.change import Change, ChangeKind
from entente.model.dossier import Dossier, Reading
from entente.web import write_pages
from entente.web.desk import Desk, lay_out
from entente.web.pages.ledger import books_of
from entente.web.pages.reactions import reactors_of
from entente.web.pages.regimes import Held, check_regimes
from entente.web.pages.scenarios import Name, name_of, read_scenarios
from entente.web.pages.treaties import treaties_of
from entente.web.words import INTERFACES, load_words
from sayings import read_sentences

if TYPE_CHECKING:
    from pathlib import Path

OIL = {
    "event": "AID",
    "agent": ["RUS"],
    "recipient": ["PRK"],
    "flow": "energy.oil",
    "quantity": {"low": 1_000_000, "high": 1_000_000, "unit": "barrel"},
    "when": "2024",
    "holder": ["KOR"],
    "status": "reported",
}
DENIAL = {"event": "REJECT", "agent": ["PRK"], "recipient": [], "flow": "energy.oil", "status": "denied"}
SHELLS = {
    "event": "AID",
    "agent": ["PRK"],
    "recipient": ["RUS"],
    "flow": "arms.ammunition",
    "status": "alleged",
}
ACCUSATION = {"event": "ACCUSE", "agent": ["KOR"], "recipient": ["PRK"]}
TREATY = {"event": "AGREE", "agent": ["RUS", "PRK"], "flow": "treaty", "when": "2024-06-19"}
SENTENCES = [
    {"text": "Moscou a livré un million de barils à Pyongyang en 2024, selon Séoul.", "claims": [OIL]},
    {"text": "Pyongyang le nie.", "claims": [DENIAL]},
    {"text": "Séoul accuse Pyongyang d'envoyer des obus à Moscou.", "claims": [SHELLS, ACCUSATION]},
    {"text": "Moscou et Pyongyang ont signé un traité.", "claims": [TREATY]},
]
JUDGING = re.compile(r"\b(guilty|violat\w+|coupable\w*)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """Return four sentences on oil, shells and a treaty, one of them a denial, and their facts."""
    article, claims = read_sentences(SENTENCES)
    return Dossier((article,), (Reading(article.doc, tuple(claims)),), fuse([article], claims))


@pytest.fixture(scope="module")
def desk(dossier: Dossier) -> Desk:
    """Lay the dossier out in English."""
    return lay_out(dossier, load_words("en"))


@pytest.fixture(scope="module", params=INTERFACES)
def site(
    request: pytest.FixtureRequest,
    dossier: Dossier,
    outcome: dict[str, Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Write the pages in each language, beside a scenario that was run and a file that is none."""
    out = tmp_path_factory.mktemp("assessed")
    (out / "scenarios").mkdir()
    (out / "scenarios" / "oil-cut.json").write_text(json.dumps(outcome), encoding="utf-8")
    (out / "scenarios" / "notes.json").write_text("[1]", encoding="utf-8")
    write_pages(dossier, out, request.param)
    return out


@pytest.mark.parametrize("language", INTERFACES)
def test_changes_have_a_page_and_a_feed(dossier: Dossier, tmp_path: Path, language: str) -> None:
    """What builds changed stands by build, the latest first; a fact that is gone is told without a link."""
    fact = dossier.facts[0]
    changes = (
        Change(ChangeKind.NEW, fact.id, fact.what_en, fact.what_fr, "2026-01-30T06:00:00Z", after="single"),
        Change(ChangeKind.GONE, "gone", "Old <news>", "Vieilles <nouvelles>", "2026-01-31T06:00:00Z"),
    )
    keep_changes(changes, tmp_path)
    write_pages(dossier, tmp_path, language)
    text = page(tmp_path, "changes.html")

    assert text.index("&lt;") < text.index(f"facts/{fact.id}.html")
    assert "2026" in text
    assert (tmp_path / "changes.atom").is_file()
    assert 'href="changes.html"' in page(tmp_path, "index.html")


def page(site: Path, name: str) -> str:
    """Read a page."""
    return (site / name).read_text(encoding="utf-8")


def test_measure_holds_its_claims(desk: Desk) -> None:
    """Oil counts towards its cap, the denial stands beside it, shells are told as alleged."""
    held = {each.checked.measure.id: each for each in _of_dprk(desk) if each.checked.measure}

    assert [link.claim for link in held["oil-refined"].checked.touching] == ["s1c1"]
    assert [(a.party, a.stance) for a in held["oil-refined"].checked.answers] == [("PRK", Stance.DENIES)]
    assert held["arms-from"].textures == (("said", 1),)
    assert "luxury" not in held


def _of_dprk(desk: Desk) -> tuple[Held, ...]:
    return next(held for regime, held, _ in check_regimes(desk) if regime.id == "un-dprk")


def test_measure_page_tells_amount_cap_and_exceptions(site: Path) -> None:
    """The page of a cap shows the amount beside it, what is excepted and argued, and who denies."""
    words = load_words("fr" if 'lang="fr"' in page(site, "index.html")[:60] else "en")
    text = page(site, "regimes/un_dprk-oil_refined.html")

    assert words.word("against", "above") in text
    assert "2024" in text
    assert words.word("stance", "denies") in text
    assert "Exceptions" in text


def test_nobody_is_judged(site: Path) -> None:
    """No page of rules says that anybody is guilty or violates anything."""
    for path in sorted(site.glob("regimes/*.html")) + sorted(site.glob("agreements/*.html")):
        assert JUDGING.search(path.read_text(encoding="utf-8")) is None


def test_every_page_leads_to_doubt(site: Path) -> None:
    """Every page links to how far to trust it."""
    pages = sorted(site.rglob("*.html"))

    assert pages
    assert [path.name for path in pages if "trust.html" not in path.read_text(encoding="utf-8")] == []


def test_agreement_holds_its_claims(desk: Desk) -> None:
    """A signed treaty is found by its parties and day."""
    assert [(t.agreement.id, [each.claim.id for each in t.linked]) for t in treaties_of(desk)] == [
        ("rus-prk-2024", ["s4c1"])
    ]


def test_gains_and_costs_stand_apart(desk: Desk, site: Path) -> None:
    """Who gives bears it and who gets gains; both sides are counted, no difference is."""
    books = {book.actor: book for book in books_of(desk)}
    oil = desk.facts_of_claim["s1c1"][0].id

    assert [line.fact for line in books["PRK"].accounts["energy"].gains] == [oil]
    assert [line.fact for line in books["RUS"].accounts["energy"].costs] == [oil]
    assert page(site, "ledger/PRK.html").count('class="entry ') == books["PRK"].size


def test_reactions_name_what_they_answer(desk: Desk) -> None:
    """An accusation answers the deed that its sentence tells."""
    reactors = reactors_of(desk)

    assert [(r.actor, list(r.reactions)) for r in reactors] == [("KOR", ["ACCUSE"])]
    answered = [fact for answer in reactors[0].reactions["ACCUSE"] for fact in answer.answers]
    assert answered == list(desk.facts_of_claim["s3c1"])


def test_scenario_lists_every_assumption(site: Path, outcome: dict[str, Any]) -> None:
    """Each assumption stands on the page with its bounds and origin; a user's words are text."""
    text = page(site, "scenarios/oil-cut.html")

    assert text.count("<tr data-filter-item>") == len(outcome["assumptions"])
    assert "&lt;b&gt;mine&lt;/b&gt; 100 %" in text
    assert "mine.yaml:2" in text
    assert "articles/invented-txt" in text


def test_scenario_says_when_the_dossier_has_changed(site: Path) -> None:
    """A fact that is gone since the scenario was run is told."""
    told = ("The dossier has changed since it was run", "Le dossier a changé depuis ce calcul")

    assert any(words in page(site, "scenarios/oil-cut.html") for words in told)


def test_files_that_are_no_outcome_are_passed_over(site: Path) -> None:
    """Notes of the user's in the folder of scenarios do no harm."""
    assert [row["scenario"] for row in read_scenarios(site)] == ["oil-cut"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("worth of RUS>PRK food", Name("worth", None, "RUS", "PRK", "food")),
        ("exposure of all flows", Name("exposure")),
        ("trend of RUS", Name("trend", None, "RUS")),
        ("change 3: cut of PRK personnel.troops", Name("cut", 3, "PRK", None, "personnel.troops")),
        ("change 1: monitoring", Name("monitoring", 1)),
        ("something else entirely!", Name("something else entirely!")),
    ],
)
def test_names_of_numbers(name: str, expected: Name) -> None:
    """The name of a number is taken apart; one of another form is shown as it is."""
    assert expected == name_of(name)
