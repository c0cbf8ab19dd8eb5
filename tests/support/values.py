"""Hypothesis strategies for the values of the model: any value that the model allows."""

from __future__ import annotations

from hypothesis import strategies as st

from entente.model.actor import Mention, MentionKind
from entente.model.attribution import Attribution, Commitment, HolderKind, Mood, Phase, Stance, Status
from entente.model.claim import Claim
from entente.model.dates import DateSpan
from entente.model.dossier import Reading
from entente.model.fact import Estimate, Fact, Figure, StanceTaken, Told, Transition, Verdict
from entente.model.quantity import Quantity
from entente.model.rating import Ratings, Reliability, SourceRating
from entente.model.text import Article, Block, BlockKind, Span

_DATES = ("2024", "2024-06", "2024-06-18", "2024-22", "2024~", "2024-12/2025-05", "2022-02/..", "../2023")

actors = st.sampled_from(("RUS/GOV", "PRK/MIL", "KOR/SPY", "UN/EXPERTS", "ALLIES:USA", "?", "HOUTHI"))
actor_lists = st.lists(actors, max_size=3).map(tuple)
words = st.text(min_size=1, max_size=12)
maybe_words = st.none() | words
dates = st.sampled_from(_DATES).map(DateSpan)
spans = st.tuples(st.integers(0, 200), st.integers(0, 60)).map(lambda pair: Span(pair[0], sum(pair)))
span_lists = st.lists(spans, max_size=3).map(tuple)
bounds = st.integers(0, 10**9) | st.floats(0, 1e12, allow_nan=False, allow_infinity=False)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Draw an amount with one bound or two."""
    low, high = sorted((draw(bounds), draw(bounds)))
    shape = draw(st.sampled_from(("both", "floor", "ceiling")))
    return Quantity(
        low=None if shape == "ceiling" else low,
        high=None if shape == "floor" else high,
        unit=draw(words),
        of=draw(st.text(max_size=5)),
        words=draw(st.text(max_size=5)),
        share=draw(st.booleans()),
        per=draw(st.none() | st.just("year")),
    )


mentions = st.builds(Mention, spans, st.sampled_from(MentionKind), actor_lists)
attributions = st.builds(
    Attribution,
    actor_lists,
    st.sampled_from(HolderKind),
    st.sampled_from(Stance),
    st.none() | spans,
    span_lists,
)
commitments = st.builds(
    Commitment,
    st.lists(attributions, max_size=3).map(tuple),
    st.sampled_from(Mood),
    st.sampled_from(Phase),
    st.booleans(),
)


def claims(doc: str = "a.txt") -> st.SearchStrategy[Claim]:
    """Draw claims of one article; their confidence has three decimals, as in the open format."""
    return st.builds(
        Claim,
        doc=st.just(doc),
        span=spans,
        quote=st.text(max_size=30),
        cue=spans,
        event=st.sampled_from(("AID", "CONSULT")),
        agent=actor_lists,
        recipient=actor_lists,
        mode=maybe_words,
        flow=maybe_words,
        quantity=st.none() | quantities(),
        when=st.none() | dates,
        where=st.lists(words, max_size=2).map(tuple),
        commitment=commitments,
        mentions=st.lists(mentions, max_size=3).map(tuple),
        support=span_lists,
        confidence=st.integers(0, 1000).map(lambda thousandths: thousandths / 1000),
        extractor=words,
        id=words,
    )


def readings(doc: str = "a.txt") -> st.SearchStrategy[Reading]:
    """Draw what extraction could make of one article."""
    return st.builds(
        Reading, st.just(doc), st.lists(claims(doc), max_size=3).map(tuple), span_lists, span_lists
    )


def articles(doc: str = "a.txt") -> st.SearchStrategy[Article]:
    """Draw articles of one name, with any text."""
    blocks = st.builds(Block, spans, st.sampled_from(BlockKind), maybe_words)
    return st.builds(
        Article,
        doc=st.just(doc),
        text=st.text(max_size=300),
        sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
        blocks=st.lists(blocks, max_size=3).map(tuple),
        title=maybe_words,
        byline=maybe_words,
        publisher=maybe_words,
        published=st.none() | dates,
        language=st.sampled_from(("fr", "en", "und")),
        url=maybe_words,
    )


_told = st.builds(
    Told,
    words,
    st.none() | dates,
    st.none() | bounds,
    st.none() | bounds,
    st.lists(words, max_size=2).map(tuple),
    st.booleans(),
)
_estimates = st.builds(Estimate, bounds, bounds, bounds, st.integers(1, 9))
_figures = st.builds(
    Figure,
    words,
    st.none() | bounds,
    st.none() | bounds,
    st.lists(st.tuples(words, quantities()), max_size=2).map(tuple),
    st.none() | dates,
    st.lists(_told, max_size=2).map(tuple),
    st.none() | _estimates,
)
_stance = st.sampled_from(Stance)
_stances = st.builds(StanceTaken, actors, _stance, st.none() | dates, words, st.none() | dates)
_transitions = st.builds(Transition, actors, _stance, _stance, st.none() | dates, words)
_source_ratings = st.builds(
    SourceRating, actors, st.sampled_from(Reliability), words, st.booleans(), maybe_words
)
_ratings = st.builds(
    Ratings, st.lists(_source_ratings, max_size=2).map(tuple), st.integers(1, 6), words, maybe_words
)

facts = st.builds(
    Fact,
    id=words,
    what_en=words,
    what_fr=words,
    status=st.sampled_from(Status),
    event=st.sampled_from(("AID", "CONSULT")),
    agent=actor_lists,
    recipient=actor_lists,
    flow=maybe_words,
    claims=st.lists(words, max_size=3).map(tuple),
    origins=st.lists(words, max_size=3).map(tuple),
    verdict=st.sampled_from(Verdict),
    when=st.none() | dates,
    figures=st.lists(_figures, max_size=2).map(tuple),
    stances=st.lists(_stances, max_size=2).map(tuple),
    evidence=st.lists(words, max_size=2).map(tuple),
    transitions=st.lists(_transitions, max_size=2).map(tuple),
    official=st.none() | dates,
    ratings=st.none() | _ratings,
)
