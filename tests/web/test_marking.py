"""The text of an article in pieces: whole, in order, each sentence with its anchor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entente.model.claim import Claim
from entente.model.dossier import Reading
from entente.model.text import Article, Block, BlockKind, Span
from entente.web.marking import Stretch, excerpt, mark_article, quote_pieces

TEXT = "Alpha arme Beta. Gamma nie tout. Fin.\nMenu\nReste"
BODY, MENU = Span(0, 37), Span(38, 42)


def article(*blocks: Block) -> Article:
    """Return the article of these tests with the blocks given."""
    return Article("a.txt", TEXT, "0" * 64, blocks)


def claim(span: Span, cue: Span, key: str) -> Claim:
    """Return a claim on a sentence of the article."""
    return Claim("a.txt", span, span.of(TEXT), cue, "AID", id=key)


def read_back(stretches: tuple[Stretch, ...]) -> str:
    """Join all pieces again."""
    return "".join(
        piece.text
        for stretch in stretches
        for marked in stretch.blocks
        for run in marked.runs
        for piece in run.pieces
    )


spans = st.tuples(st.integers(0, 37), st.integers(1, 20)).map(lambda p: Span(p[0], min(p[0] + p[1], 38)))


@given(st.lists(st.tuples(spans, spans), max_size=6), st.lists(spans, max_size=3))
def test_nothing_is_lost_nor_doubled(given: list[tuple[Span, Span]], opinion: list[Span]) -> None:
    """However sentences and cues overlap, the pieces are the text, and every anchor stands once."""
    whole = article(Block(BODY, BlockKind.BODY), Block(MENU, BlockKind.OTHER, "navigation"))
    claims = tuple(claim(span, cue, str(n)) for n, (span, cue) in enumerate(given))
    stretches = mark_article(whole, Reading("a.txt", claims, opinion=tuple(opinion)), (0, len(TEXT) + 1))
    anchors = [a for s in stretches for m in s.blocks for run in m.runs for a in run.anchors]

    assert read_back(stretches) == TEXT.replace("\n", "")
    assert len(anchors) == len(set(anchors))
    inside = {f"s{span.start}-{span.end}" for span, _ in given if span.start < BODY.end}
    assert inside <= set(anchors)


def test_text_in_no_block_is_set_aside_not_lost() -> None:
    """What no block covers comes back, folded, with its reason."""
    stretches = mark_article(article(Block(BODY, BlockKind.BODY)), None, (0, len(TEXT) + 1))

    assert [stretch.removed for stretch in stretches] == [False, True]
    assert stretches[1].reasons == ("in no block",)
    assert stretches[1].blocks[0].block.span.of(TEXT) == "Menu\nReste"


def test_overlapping_sentences_share_a_run() -> None:
    """Two sentences that overlap stand in one run, which carries both anchors."""
    one, two = Span(0, 16), Span(6, 32)
    claims = (claim(one, Span(6, 10), "1"), claim(two, Span(23, 26), "2"))
    (stretch,) = mark_article(
        Article("a.txt", TEXT[:37], "", (Block(BODY, BlockKind.BODY),)), Reading("a.txt", claims), (0, 38)
    )
    first = stretch.blocks[0].runs[0]

    assert first.anchors == ("s0-16", "s6-32")
    assert [p.text for p in first.pieces if p.claims] == ["arme", "nie"]
    assert [p.ends[0].id for p in first.pieces if p.ends] == ["1", "2"]


def test_opinion_and_unclaimed_sentences_are_told_apart() -> None:
    """A sentence of opinion is shaded, one that gave no claim is dotted."""
    reading = Reading("a.txt", (), opinion=(Span(0, 16),), unclaimed=(Span(17, 32),))
    runs = mark_article(article(Block(BODY, BlockKind.BODY)), reading, (0, 38))[0].blocks[0].runs

    assert [(run.opinion, run.unclaimed) for run in runs if run.anchors] == [(True, False), (False, True)]


def test_quote_in_three() -> None:
    """A quote is cut around its cue; a cue that is the whole sentence marks nothing."""
    assert quote_pieces(claim(Span(0, 16), Span(6, 10), "1")) == ("Alpha ", "arme", " Beta.")
    assert quote_pieces(claim(Span(0, 16), Span(0, 16), "1")) == ("Alpha arme Beta.", "", "")
    assert quote_pieces(claim(Span(0, 16), Span(20, 25), "1")) == ("Alpha arme Beta.", "", "")


def test_excerpt_is_cut_between_words() -> None:
    """An excerpt keeps the cue, and as many whole words around it as there is room for."""
    cue = Span(TEXT.index("nie"), TEXT.index("nie") + 3)
    told = claim(Span(0, 37), cue, "1")

    assert excerpt(told, 13) == ("… Beta. Gamma ", "nie", " tout. Fin.")
    assert excerpt(told, 9) == ("… Gamma ", "nie", " tout. …")
    assert "".join(excerpt(told, 100)) == told.quote
