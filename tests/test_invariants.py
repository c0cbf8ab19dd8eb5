"""The five invariants, as properties: over generated articles, and over real ones where they are there.

1. Every quote, cue and mention is an exact slice of the source text.
2. Every number, holder, party and negation of a claim lies inside its support.
3. Nothing gains certainty on the way.
4. Same input, same output (for whole builds: test_determinism.py).
5. Nothing read is dropped in silence.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.errors import ClaimError
from entente.extraction import extract_claims
from entente.fusion import find_copies, fuse
from entente.model.attribution import FIRMNESS
from entente.model.claim import check_claim, claim_from_row, claim_to_row
from entente.model.dossier import Reading, Unread
from entente.model.text import Article, Span
from entente.reading.read import ReadOptions, read_draft, read_source
from entente.reading.sources import Draft, Source
from shared import SHARED_ARTICLES, needs_shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entente.model.claim import Claim

_ROWS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("invariants_fr.yaml").read_text(encoding="utf-8")
)
_AMOUNTS = (
    "600 soldats",
    "11 000 à 30 000 obus",
    "plus d'un million de barils",
    "des missiles",
    "du pétrole",
)
_NEGATION = re.compile(
    r"\b(?:ne|n|pas|plus|jamais|aucune?|ni|sans|non|nul|nulle|rien|personne|guère|faux|fausse"
    r"|démen\w+|ni(?:e|ent|ait|er)|refus\w+|rejet\w+|réfut\w+|empêch\w+|évit\w+|abst\w+|no|not|never|none|without|den\w+|prevent\w*|avoid\w*|stop\w*)\b",
    re.IGNORECASE,
)
"""Words of which at least one must stand where a claim says that something is not so."""
_GIVEN = frozenset({"AID", "COOPERATE", "AGREE"})
_NOISE = (
    "Lire aussi : nos recettes de saison",
    "08:12 Météo : retour de la pluie",
    "Le pain coûte plus cher.",
    "« Rien », dit-il.",
    "",
)

_tame = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

sentences = st.builds(
    lambda row, amount: (row["sentence"].format(amount=amount), row["most"]),
    st.sampled_from(_ROWS),
    st.sampled_from(_AMOUNTS),
)
_lines = st.one_of(
    sentences.map(lambda pair: pair[0]),
    st.sampled_from(_NOISE),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40),
)
texts = st.lists(_lines, min_size=1, max_size=8).map("\n\n".join)


def _read(text: str, doc: str = "a.txt") -> Article | None:
    """Read a text as an article in French, None where the reading finds nothing to read in it."""
    article = read_draft(Draft(doc, text), ReadOptions(language="fr"))
    return None if isinstance(article, Unread) else article


def _claims_of(sentence: str) -> tuple[Claim, ...]:
    article = _read(sentence)
    assert article is not None
    return extract_claims(article).claims


def _rows_with_open_ones_marked() -> list[Any]:
    """Return the rows as parameters; those that do not hold yet must fail, so that none stays marked."""
    reason = "known not to hold yet; once it does, take `open` off its row in cases/invariants_fr.yaml"
    marks = [[pytest.mark.xfail(reason=reason)] if row.get("open") else [] for row in _ROWS]
    return [pytest.param(row, id=row["sentence"], marks=mark) for row, mark in zip(_ROWS, marks, strict=True)]


def _check_slices(article: Article, reading: Reading) -> None:
    """Check invariants 1 and 2 on what the open format says, and by the model's own check."""
    text = article.text
    assert len({claim.id for claim in reading.claims}) == len(reading.claims), "two claims of one id"
    for claim in reading.claims:
        check_claim(claim, text)
        row = claim_to_row(claim, text)
        support = [text[start:end] for start, end in row["support"]]
        assert row["quote"] == text[slice(*row["span"])]
        assert row["span"] == row["support"][0]
        for part in (row["cue"], *(mention["text"] for mention in row["mentions"])):
            assert part
            assert any(part in each for each in support)
        for level in row["attributions"]:
            assert level["cue"] is None or any(level["cue"] in each for each in support)
        assert not row["negated"] or any(_NEGATION.search(each) for each in support), row
        assert claim == claim_from_row(row), "a claim must survive its own open format"


def _check_facts(articles: Sequence[Article], readings: Iterable[Reading]) -> None:
    """Check invariant 3 on facts, and that every claim they rest on is there."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    for fact in fuse(articles, tuple(claims.values())):
        rests_on = [claims[each] for each in fact.claims]
        assert rests_on
        assert FIRMNESS[fact.status] <= max(FIRMNESS[claim.status] for claim in rests_on)


def _check_nothing_dropped(article: Article) -> None:
    """Check invariant 5 on the blocks: all that is not blank stands in one, kept or removed for a reason."""
    end = 0
    for block in article.blocks:
        assert block.span.start >= end, "blocks overlap or stand out of order"
        assert not _shows(article.text[end : block.span.start]), "text outside all blocks"
        assert block.removed is None or block.removed.strip()
        end = block.span.end
    assert not _shows(article.text[end:]), "text after the last block"


def _shows(text: str) -> str:
    """Return what of a text can be seen: no blanks, no control characters."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())


def _accounted(reading: Reading) -> list[Span]:
    return [claim.span for claim in reading.claims] + [*reading.opinion, *reading.unclaimed]


@_tame
@given(texts)
def test_claims_are_slices_and_supported(text: str) -> None:
    """Invariants 1, 2 and the blocks of 5 hold for any text, prose or noise."""
    article = _read(text)
    if article is None:
        return
    _check_nothing_dropped(article)
    reading = extract_claims(article)
    _check_slices(article, reading)
    _check_facts([article], [reading])


@_tame
@given(st.lists(texts, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_facts_do_not_depend_on_the_order_of_articles(several: list[str], random: Any) -> None:
    """Invariant 4 in fusion: articles and claims in any order give the same facts and copies."""
    read = [_read(text, f"{number}.txt") for number, text in enumerate(several)]
    articles = [article for article in read if article is not None]
    claims = [claim for article in articles for claim in extract_claims(article).claims]
    mixed_articles, mixed_claims = articles.copy(), claims.copy()
    random.shuffle(mixed_articles)
    random.shuffle(mixed_claims)

    assert find_copies(articles) == find_copies(mixed_articles)
    assert fuse(articles, claims) == fuse(mixed_articles, mixed_claims)


@_tame
@given(texts)
def test_extraction_is_repeatable(text: str) -> None:
    """Invariant 4 in extraction: no state is carried from one article to the next."""
    article = _read(text)
    if article is None:
        return
    first = extract_claims(article)
    other = _read("Pyongyang a envoyé des troupes en Russie.", "b.txt")
    assert other is not None
    extract_claims(other)

    assert first == extract_claims(article)


@pytest.mark.parametrize("row", _rows_with_open_ones_marked())
def test_nothing_gains_certainty(row: dict[str, Any]) -> None:
    """Invariant 3 from the wording on: what is said, unreal or denied never comes out firmer."""
    too_firm = [
        f"{sentence} -> {claim.event} {claim.status}"
        for sentence in (row["sentence"].format(amount=amount) for amount in _AMOUNTS)
        for claim in _claims_of(sentence)
        if claim.event in _GIVEN and FIRMNESS[claim.status] > row["most"]
    ]

    assert not too_firm


def test_the_material_speaks() -> None:
    """Most sentences of the material give a claim, so that the test above checks something."""
    speaking = [row for row in _ROWS if _claims_of(row["sentence"].format(amount="des missiles"))]

    assert len(speaking) >= 0.8 * len(_ROWS)


@_tame
@given(st.lists(sentences, min_size=1, max_size=6))
def test_sentences_that_name_actors_are_accounted_for(pairs: list[tuple[str, int]]) -> None:
    """Invariant 5: a kept sentence that names an actor gives a claim, or is listed as giving none."""
    article = _read("Un titre sur la Russie\n\n" + "\n\n".join(sentence for sentence, _ in pairs))
    assert article is not None
    spans = _accounted(extract_claims(article))

    start = 0
    for sentence, _ in pairs:
        start = article.text.index(sentence, start)
        kept = [block for block in article.kept_blocks() if block.span.start <= start < block.span.end]
        if kept:
            assert any(span.meets(Span(start, start + len(sentence))) for span in spans), sentence
        start += len(sentence)


def test_the_check_of_claims_can_fail() -> None:
    """A quote that is moved by one character is caught, so the checks above mean something."""
    article = _read("La Russie a livré des missiles à la Corée du Nord.")
    assert article is not None
    (claim, *_) = extract_claims(article).claims
    row = claim_to_row(claim, article.text)
    row["span"] = [row["span"][0] + 1, row["span"][1]]

    with pytest.raises(ClaimError):
        check_claim(claim_from_row(row), article.text)


@needs_shared
@pytest.mark.parametrize("path", SHARED_ARTICLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_invariants_on_real_articles(path: Path) -> None:
    """Invariants 1, 2, 3 and 5 hold on every article of the shared corpora."""
    (article,) = read_source(Source(path.name, path), ReadOptions())
    if isinstance(article, Unread):
        assert "language" in article.reason
        return
    _check_nothing_dropped(article)
    reading = extract_claims(article)
    _check_slices(article, reading)
    _check_facts([article], [reading])
    sentences_read = set(_accounted(reading))
    kept = [block.span for block in article.kept_blocks()]
    assert all(any(block.contains(span) for block in kept) for span in sentences_read)
