"""A claim that says what its sentence does not is refused: numbers, negation, parties, holders.

Real claims are changed one slot at a time, as a hand, a migration or another program may change them,
and must not pass the check that every claim passes before it is kept.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from entente.errors import ClaimError
from entente.extraction import extract_claims
from entente.language.pack import languages
from entente.model.attribution import Attribution, Commitment, HolderKind, Stance
from entente.model.claim import check_claim, claim_from_row, claim_to_row
from entente.model.dates import DateSpan
from entente.model.support import DENYING
from entente.model.text import Article
from entente.reading import ReadOptions, list_sources, read_source
from entente.reading.read import read_draft
from entente.reading.sources import Draft
from shared import SHARED, needs_shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from entente.model.claim import Claim

    Corrupt = Callable[[Claim], Iterator[Claim]]

SENTENCES = """
Selon Séoul, la Corée du Nord a livré 11 000 à 30 000 obus à la Russie en juin 2024.
La Russie n'a pas livré plus de deux cents missiles à l'Iran.
Téhéran nie avoir envoyé 600 drones à Moscou.
Washington accuse la Chine d'avoir fourni environ 1,2 million de barils de pétrole à la Corée du Nord en 2023.
Le Kremlin ne confirme pas l'envoi de 10 000 soldats nord-coréens en Russie.
D'après Kiev, une vingtaine de missiles ont été livrés par Pyongyang à Moscou le 5 août 2024.
La Corée du Nord n'a jamais envoyé de soldats en Chine.
Pékin n'a fourni aucun obus à Moscou.
L'Iran s'abstient de livrer des missiles à la Russie, affirme Téhéran.
"""
"""Invented sentences, so that the checks mean something where the shared corpora are absent."""
KINDS = ("numbers", "negation", "parties", "holders")

Checked = tuple["Claim", str]


@cache
def own_claims() -> tuple[Checked, ...]:
    """Return the claims of the invented sentences, each with its text."""
    article = read_draft(
        Draft("a.txt", "\n\n".join(SENTENCES.strip().splitlines())), ReadOptions(language="fr")
    )
    assert isinstance(article, Article)
    return tuple((claim, article.text) for claim in extract_claims(article).claims)


@cache
def real_claims() -> tuple[Checked, ...]:
    """Return the claims of two shared corpora, each with its text."""
    folders = [SHARED / "corpus" / name for name in ("seeds", "dev3")]
    read = [a for s in list_sources(folders) for a in read_source(s, ReadOptions())]
    articles = [a for a in read if isinstance(a, Article) and a.language in languages()]
    return tuple((claim, article.text) for article in articles for claim in extract_claims(article).claims)


def refuses(claim: Claim, text: str) -> bool:
    """Tell whether the check of claims refuses a claim."""
    try:
        check_claim(claim, text)
    except ClaimError:
        return True
    return False


def with_other_numbers(claim: Claim) -> Iterator[Claim]:
    """Yield the claim with its amount moved, widened, scaled, opened, or in another unit, or another date."""
    quantity = claim.quantity
    if quantity is not None:
        low, high = quantity.low, quantity.high
        wider = None if high is None else high * 2 + 1
        yield replace(claim, quantity=replace(quantity, high=wider, low=low if wider else (low or 0) + 1))
        yield replace(
            claim,
            quantity=replace(
                quantity, low=low and low * 10, high=high and high * 10, unit=f"{quantity.unit}"
            ),
        )
        yield replace(claim, quantity=replace(quantity, unit="else"))
        if low is not None and high is not None:
            yield replace(claim, quantity=replace(quantity, low=None))
        yield replace(claim, quantity=replace(quantity, words=f"1{quantity.words}"))
    if claim.when is not None:
        yield replace(claim, when=DateSpan("1999-01"))


def with_negation_dropped(claim: Claim) -> Iterator[Claim]:
    """Yield the claim without its negation, and with each denying stance made a plain saying."""
    commitment = claim.commitment
    if commitment.negated:
        yield replace(claim, commitment=replace(commitment, negated=False))
    for place, level in enumerate(commitment.stack):
        if level.stance in DENYING:
            said = replace(level, stance=Stance.SAYS)
            stack = (*commitment.stack[:place], said, *commitment.stack[place + 1 :])
            yield replace(claim, commitment=replace(commitment, stack=stack))
            rest = commitment.stack[:place] + commitment.stack[place + 1 :]
            yield replace(claim, commitment=replace(commitment, stack=rest))


def with_parties_swapped(claim: Claim) -> Iterator[Claim]:
    """Yield the claim with its sides exchanged, and with one side given to the other."""
    if claim.agent and claim.recipient and set(claim.agent) != set(claim.recipient):
        yield replace(claim, agent=claim.recipient, recipient=claim.agent)
        yield replace(claim, recipient=claim.agent)
    if claim.agent and not claim.recipient:
        yield replace(claim, agent=(), recipient=claim.agent)


def with_holders_swapped(claim: Claim) -> Iterator[Claim]:
    """Yield the claim held by one of its own parties, or by somebody of whom nothing is said."""
    stack = claim.commitment.stack
    for other in dict.fromkeys((*claim.parties, "FRA/GOV")):
        if any(other in level.holder for level in stack):
            continue
        held = tuple(replace(level, holder=(other,)) for level in stack)
        held = held or (Attribution((other,), HolderKind.STATE, Stance.SAYS),)
        yield replace(claim, commitment=replace(claim.commitment, stack=held))


CORRUPTIONS: dict[str, Corrupt] = {
    "numbers": with_other_numbers,
    "negation": with_negation_dropped,
    "parties": with_parties_swapped,
    "holders": with_holders_swapped,
}


def share_refused(claims: tuple[Checked, ...], kind: str) -> tuple[float, int]:
    """Return the share of a kind of corrupted claims that is refused, and how many there are."""
    verdicts = [refuses(wrong, text) for claim, text in claims for wrong in CORRUPTIONS[kind](claim)]
    return sum(verdicts) / len(verdicts), len(verdicts)


@pytest.mark.parametrize("kind", KINDS)
def test_corrupted_claims_of_own_sentences_are_refused(kind: str) -> None:
    """Every kind of change is noticed on sentences that hold amounts, dates, denials and holders."""
    share, number = share_refused(own_claims(), kind)

    assert share == 1.0
    assert number >= 4


@needs_shared
@pytest.mark.parametrize(
    ("kind", "least"), [("numbers", 1.0), ("negation", 1.0), ("parties", 0.9), ("holders", 0.9)]
)
def test_corrupted_real_claims_are_refused(kind: str, least: float) -> None:
    """Changed numbers and dropped negations are always refused, swapped parties and holders nearly always."""
    share, _ = share_refused(real_claims(), kind)

    assert share >= least


@needs_shared
def test_there_are_enough_corrupted_claims() -> None:
    """The shares above are of some hundreds of claims."""
    assert sum(share_refused(real_claims(), kind)[1] for kind in KINDS) >= 300


@needs_shared
def test_faithful_real_claims_pass() -> None:
    """At most two in a hundred claims, as extracted, are refused."""
    refused = [claim for claim, text in real_claims() if refuses(claim, text)]

    assert len(refused) <= 0.02 * len(real_claims())


def test_faithful_claims_of_own_sentences_pass() -> None:
    """Claims as extracted are accepted, also after a trip through the open format."""
    for claim, text in own_claims():
        check_claim(claim_from_row(claim_to_row(claim, text)), text)


@pytest.mark.parametrize(("field", "value"), [("status", "confirmed"), ("holder", ["FRA"])])
def test_a_row_cannot_gainsay_its_attributions(field: str, value: object) -> None:
    """Status and holder of the open format follow from the attributions; another value is refused."""
    claim, text = own_claims()[0]

    with pytest.raises(ClaimError, match=field):
        claim_from_row({**claim_to_row(claim, text), field: value})


def test_a_negation_that_no_word_shows_is_refused() -> None:
    """A claim cannot be denied without a word that denies it."""
    claim, text = next((c, t) for c, t in own_claims() if not c.commitment.stack and not c.commitment.negated)

    assert refuses(replace(claim, commitment=Commitment(negated=True)), text)
