"""When an act takes place: the rules propose a date, and it competes with all others in sight.

In sight are the dates of the act's sentence, the one that heads its paragraph, the last ones before,
that of an earlier deed of the same kind between the same parties, and none. As for the sides of an act
(see `casting`), a log-linear choice decides; its weights stand in `dating.yaml` and are fitted by
`training/dating.py`. A date from another sentence brings the words that name it, which the claim shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log1p
from typing import TYPE_CHECKING, Final

from entente.extraction import syntax
from entente.extraction.slots import date_for, nearness, token_at
from entente.extraction.weights import choose, load_weights
from entente.model.actor import Mention, MentionKind
from entente.model.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from entente.extraction.claims import Page
    from entente.extraction.drafts import Draft
    from entente.language.pack import FoundDate

_MOST: Final = 3
"""Number of dates beyond which a sentence has many."""
_OPENING: Final = 2
"""Last token of a date that opens its sentence."""
_AGES: Final = ((-2, "to come"), (3, "these days"), (40, "these weeks"), (370, "this year"))
"""Days before publication up to which a date begins, and what it is then called."""


@dataclass(frozen=True, slots=True)
class PossibleDate:
    """A date that an act may have, None for none, and its features, each near 0..1."""

    mention: Mention | None
    features: Mapping[str, float]

    @property
    def edtf(self) -> str | None:
        """The date itself."""
        return self.mention.ids[0] if self.mention is not None else None


@dataclass(slots=True)
class _Seen:
    """A possible date in the making."""

    mention: Mention | None
    names: set[str] = field(default_factory=set)
    scales: dict[str, float] = field(default_factory=dict)


def date_of(draft: Draft, page: Page) -> Mention | None:
    """Return the mention of an act's date, in the article's offsets; None when nothing dates it."""
    chosen, _ = choose(possible_dates(draft, page), load_weights("dating"))
    return chosen.mention


def possible_dates(draft: Draft, page: Page) -> tuple[PossibleDate, ...]:
    """Return the dates that an act may have, each once and none among them, the rules' proposal first."""
    proposed = _proposed(draft, page)
    seen = {_edtf(proposed): _Seen(proposed), None: _Seen(None)}
    what = "proposed" if proposed is not None else "none proposed"
    seen[_edtf(proposed)].names |= {what, f"{what} {draft.event}", f"{what} {_by(draft)}"}
    for found in page.analysis.dates:
        token = token_at(page.analysis.doc, found.span.start)
        if token is not None:
            here = seen.setdefault(found.date.edtf, _Seen(_mention(found, page)))
            here.names |= set(_of_token(token, draft, page))
            here.scales |= _scales(token, draft, page)
    for way, mention in _elsewhere(draft, page):
        seen.setdefault(_edtf(mention), _Seen(mention)).names |= {way, f"{way} {draft.event}"}
    return tuple(
        PossibleDate(
            one.mention,
            dict.fromkeys(sorted(one.names | set(_of_date(one.mention, draft, page))), 1.0) | one.scales,
        )
        for one in seen.values()
    )


def _edtf(mention: Mention | None) -> str | None:
    return mention.ids[0] if mention is not None else None


def _by(draft: Draft) -> str:
    return "by verb" if draft.candidate.trigger.verbal else "by noun"


def _mention(found: FoundDate, page: Page) -> Mention:
    return Mention(found.span.shifted(page.analysis.offset), MentionKind.DATE, (found.date.edtf,))


def _proposed(draft: Draft, page: Page) -> Mention | None:
    """Return the act's own date by the rules, else that which heads its paragraph or item."""
    sayings = frozenset(place for level in page.levels for place in level.words)
    own = frozenset(draft.candidate.trigger.tokens)
    found = date_for(page.analysis, draft.candidate, frozenset(page.parties), sayings - own)
    if found is None or draft.candidate.frame.repeats:  # the date of a new count is not that of the act
        return page.heading_date
    return _mention(found, page)


def _of_token(token: Token, draft: Draft, page: Page) -> Iterator[str]:
    """Yield how the words of a date stand to the act."""
    act, by = page.analysis.doc[draft.candidate.trigger.head], _by(draft)
    order = "before" if token.i < act.i else "after"
    tie = syntax.tie(token, act)
    yield f"here beside {_few(len(page.analysis.dates) - 1)}"
    yield f"here {draft.event}"
    yield f"tied {tie} {by}"
    yield f"tied {tie} {order}"
    yield f"{order} {by}"
    if token.i <= _OPENING:
        yield "opens the sentence"
    if any({token.i, token.head.i} & set(level.words) for level in page.levels):
        yield "of the saying"
    if token.head != act and syntax.is_nominal(token.head):
        yield "of another noun"


def _few(number: int) -> str:
    return str(number) if number < _MOST else "many"


def _scales(token: Token, draft: Draft, page: Page) -> dict[str, float]:
    """Return how near a date stands to the act, and to the nearest other act."""
    trigger = draft.candidate.trigger
    mine = nearness(token, trigger.head)
    others = [nearness(token, head) for head in page.parties if head not in trigger.tokens]
    first, last = sorted((token.i, trigger.head))
    verbs = sum(syntax.is_verb(between) for between in page.analysis.doc[first + 1 : last])
    return {
        "near": mine / 3,
        "nearer to another": max(min(max(others, default=mine - 3) - mine, 3), -3) / 3,
        "verbs between": log1p(verbs),
        "words between": log1p(last - first) / 3,
    }


def _elsewhere(draft: Draft, page: Page) -> Iterator[tuple[str, Mention]]:
    """Yield the dates outside the sentence that may be meant, and why."""
    if page.heading_date is not None:
        yield "heads the paragraph", page.heading_date
    yield from page.memory.recent_dates(page.analysis.sentence.block)
    same = page.memory.date_of_deed(draft.event, (*draft.parties.agent, *draft.parties.recipient))
    if same is not None:
        yield "of the same deed", same


def _of_date(mention: Mention | None, draft: Draft, page: Page) -> Iterator[str]:
    """Yield what a date is like, or what having none is like."""
    if mention is None:
        yield "none"
        yield f"none {draft.event}"
        yield f"none {_by(draft)}"
        yield f"none beside {_few(len(page.analysis.dates))}"
        yield f"none {page.analysis.sentence.kind.value}"
        return
    date = DateSpan(mention.ids[0])
    grain = "open" if ".." in date.edtf else date.grain.value
    yield grain
    first, published = date.first or date.last, page.article.published
    if published is not None and published.last is not None and first is not None:
        days = (published.last - first).days
        age = next((name for most, name in _AGES if days <= most), "years ago")
        yield age
        yield f"{age} {grain}"
