"""Sketches of articles: copies share them, other articles do not."""

from hypothesis import given
from hypothesis import strategies as st

from entente.model.text import Article, Block, BlockKind, Span
from entente.reading.fingerprint import containment, resemblance, sketch_article

WIRE = (
    "Minsk et Caracas ont signé mardi un accord sur le blé. Il prévoit cent mille tonnes par an, livrées "
    "à La Guaira contre du brut, selon le ministère vénézuélien. Washington a demandé des explications."
)
OTHER = (
    "La Lituanie négocie l'achat de trente-six obusiers coréens. Des équipages formés là-bas les serviraient "
    "dès l'an prochain, d'après le ministère de la Défense à Séoul, qui ne parle pas de prix."
)

PINNED_DIGEST = (3006114110, 3336790073, 3298538369)
PINNED_SHINGLE = (386648131420594559,)


def _article(*parts: str, doc: str = "a", removed: str = "") -> Article:
    text = "\n".join(parts) + "\n" + removed
    body = Span(0, len(text) - len(removed))
    blocks = [Block(body, BlockKind.BODY)]
    if removed:
        blocks.append(Block(Span(body.end, len(text)), BlockKind.OTHER, "comments"))
    return Article(doc, text, "", tuple(blocks))


def test_a_copy_is_contained_whatever_surrounds_it() -> None:
    """A wire inside a longer article is wholly contained in it, and the two share a band."""
    wire, longer = sketch_article(_article(WIRE)), sketch_article(_article(OTHER, WIRE.upper()))

    assert containment(wire, longer) == containment(longer, wire) > 0.95
    assert set(wire.bands()) & set(longer.bands())


def test_other_articles_share_next_to_nothing() -> None:
    """Two articles on different matters are neither contained nor alike."""
    left, right = sketch_article(_article(WIRE)), sketch_article(_article(OTHER))

    assert containment(left, right) == 0.0
    assert resemblance(left, right) < 0.05


def test_removed_blocks_do_not_count() -> None:
    """What cleaning removed has no part in the sketch."""
    assert sketch_article(_article(WIRE)) == sketch_article(_article(WIRE, removed=OTHER))


def test_sketch_is_the_same_on_every_machine() -> None:
    """The digest is pinned: a store made elsewhere stays comparable."""
    sketch = sketch_article(_article("Minsk a livré mille tonnes de blé."))

    assert (len(sketch.digest), sketch.digest[:3], sketch.shingles[:1]) == (
        128,
        PINNED_DIGEST,
        PINNED_SHINGLE,
    )


@given(left=st.text(max_size=80), right=st.text(max_size=80))
def test_containment_is_a_share(left: str, right: str) -> None:
    """Containment lies between 0 and 1, is symmetrical, and 1 for an article and itself."""
    a, b = sketch_article(_article(left)), sketch_article(_article(right))

    assert 0.0 <= containment(a, b) == containment(b, a) <= 1.0
    assert containment(a, a) == (1.0 if a.shingles else 0.0)
