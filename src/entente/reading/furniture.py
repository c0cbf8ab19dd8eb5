"""Finds what is on the page but not in the article: menus, notices, comments, notes, sign-offs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.model.text import BlockKind
from entente.reading.phrases import Form, Zone, fold, load_rules
from entente.reading.shapes import (
    count_sentence_ends,
    ends_sentence,
    is_glued,
    is_link,
    is_ornament,
    is_player,
    is_sign_off,
    mark_length,
    segments_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from entente.reading.page import Page
    from entente.reading.phrases import Rule

_MAX_WHOLE_WORDS: Final = 12
_MAX_START_CHARS: Final = 400
_MAX_CONTAIN_CHARS: Final = 420
_MAX_NOTE_CHARS: Final = 200
_MENU_SHARE: Final = 0.34
_MIN_MENU_RUN: Final = 4
_MAX_MENU_WORDS: Final = 4
_KEPT: Final = {"caption": BlockKind.CAPTION, "correction": BlockKind.CORRECTION}
_MENUS: Final = frozenset({"navigation", "section label"})
_LINK_LISTS: Final = "related articles"


def mark_ornaments(page: Page) -> None:
    """Remove rows of stars and dashes, clocks of players, and lines that are but an address."""
    for i, text in enumerate(page.texts):
        if is_ornament(text):
            page.label(i, BlockKind.OTHER, "rule")
        elif is_link(text):
            page.label(i, BlockKind.OTHER, "link")
        elif is_player(text):
            page.label(i, BlockKind.OTHER, "navigation")


def mark_notices(page: Page) -> None:
    """Remove notices of some length that may stand before the article: cookies, newsletters, rights."""
    for i in range(len(page)):
        if page.prose[i]:
            mark_phrases(page, i, Zone.ANY)


def mark_body(page: Page, start: int) -> None:
    """Label what is boilerplate anywhere: advertising, links to other articles, captions, corrections."""
    for i in range(start, len(page)):
        if mark_phrases(page, i, Zone.ANY) and page.labels[i].removed == _LINK_LISTS:
            _mark_links(page, i)


def _mark_links(page: Page, index: int) -> None:
    """Remove what a bare "See also" announces: the items below it, or one line."""
    if page.word_counts[index] > _MAX_MENU_WORDS:
        return
    following = index + 1
    while page.is_open(following) and mark_length(page.texts[following]) and not page.prose[following]:
        page.label(following, BlockKind.OTHER, _LINK_LISTS)
        following += 1
    close = page.is_open(following) and page.units[following].gap == 0 and not page.prose[following]
    if following == index + 1 and close and not ends_sentence(page.texts[following]):
        page.label(following, BlockKind.OTHER, _LINK_LISTS)


def mark_phrases(page: Page, index: int, zone: Zone) -> bool:
    """Label one unit by the boilerplate lexicon; tell whether it was removed."""
    if not page.is_open(index):
        return page.is_removed(index)
    rule = next((rule for rule in _rules(zone) if _applies(rule, page, index, zone)), None)
    if rule is not None:
        kind = _KEPT.get(rule.reason)
        page.label(index, kind or BlockKind.OTHER, None if kind else rule.reason)
    return page.is_removed(index)


def _rules(zone: Zone) -> Iterator[Rule]:
    return (rule for rule in load_rules() if rule.form is not Form.SECTION and rule.holds_in(zone))


def _applies(rule: Rule, page: Page, index: int, zone: Zone) -> bool:
    text, folded = page.texts[index], page.folded[index]
    bare = folded[mark_length(text) :].lstrip() if mark_length(text) else folded
    match rule.form:
        case Form.WHOLE:
            return _is_menu(rule, text, bare, zone) and not (zone is Zone.ANY and _heads_prose(page, index))
        case Form.START | Form.END:
            return len(text) <= _MAX_START_CHARS and rule.matches(bare)
        case Form.CONTAIN:
            return len(text) <= _MAX_CONTAIN_CHARS and rule.matches(bare)
        case _:
            return len(text) <= _MAX_NOTE_CHARS and count_sentence_ends(text) <= 1 and rule.matches(bare)


def _heads_prose(page: Page, index: int) -> bool:
    """Tell whether a word of a menu stands as a heading of the article: alone, with prose on both sides."""
    if page.word_counts[index] != 1 or index == 0 or index + 1 >= len(page):
        return False
    return page.prose[index + 1] and page.prose[index - 1]


def _is_menu(rule: Rule, text: str, folded: str, zone: Zone) -> bool:
    """Tell whether a line is one phrase, a row of phrases, or a row of segments many of which are phrases."""
    if len(folded.split()) <= _MAX_WHOLE_WORDS and (rule.matches(folded) or rule.repeats(folded)):
        return True
    head, colon, rest = folded.partition(":")
    if colon and rule.matches(head) and len(segments_of(rest)) > 1:
        return True
    segments = segments_of(text)
    if len(segments) < 2 or ends_sentence(text):
        return False
    if not any(rule.matches(fold(segment)) for segment in segments):
        return False
    hits = sum(is_known_entry(fold(segment)) for segment in segments)
    return hits >= (1 if zone is not Zone.ANY else 2) and hits >= _MENU_SHARE * len(segments)


def mark_menus(page: Page, start: int, stop: int, *, head: bool, keep: Collection[int] = ()) -> None:
    """Remove menus that run down the page: four or more short units of which some are known.

    Above the article a menu ends with its last known entry, since the title may follow; below, it
    begins with the first. Units in `keep` part one menu from the next.
    """
    known = [_is_known_entry(page, i) for i in range(start, stop)]
    i = start
    while i < stop:
        j = i
        while j < stop and j not in keep and _is_entry_like(page, j):
            j += 1
        hits = [k for k in range(i, j) if known[k - start]]
        if j - i >= _MIN_MENU_RUN and len(hits) > 1:
            for k in range(i, hits[-1] + 1) if head else range(hits[0], j):
                page.label(k, BlockKind.OTHER, "navigation")
        i = max(j, i + 1)


def _is_entry_like(page: Page, index: int) -> bool:
    return page.word_counts[index] <= _MAX_MENU_WORDS and not ends_sentence(page.texts[index])


def _is_known_entry(page: Page, index: int) -> bool:
    if not page.is_open(index):
        return page.is_removed(index) and page.labels[index].removed == "navigation"
    return is_known_entry(page.folded[index][mark_length(page.texts[index]) :])


def is_known_entry(folded: str) -> bool:
    """Tell whether a folded text is an entry of a menu that the lexicon knows."""
    menus = (rule for rule in _rules(Zone.HEAD) if rule.form is Form.WHOLE and rule.reason in _MENUS)
    return any(rule.matches(folded) for rule in menus)


def mark_tail(page: Page, start: int) -> None:
    """Label what ends the page, from its last unit up to the last one that is article text."""
    mark_sections(page, start)
    for i in reversed(range(start, len(page))):
        if page.is_removed(i):
            continue
        if page.is_open(i) and is_sign_off(page.texts[i]):
            page.label(i, BlockKind.OTHER, "sign-off")
        elif page.is_open(i) and is_glued(page.texts[i]) and _is_short(page, i):
            page.label(i, BlockKind.OTHER, "tags")
        elif not mark_phrases(page, i, Zone.TAIL) and (page.prose[i] or ends_sentence(page.texts[i])):
            mark_menus(page, i + 1, len(page), head=False)
            return


def _is_short(page: Page, index: int) -> bool:
    return page.word_counts[index] <= _MAX_WHOLE_WORDS and not ends_sentence(page.texts[index])


def mark_sections(page: Page, start: int) -> None:
    """Remove sections that go to the end of the page: comments, lists of other articles."""
    rules = [rule for rule in load_rules() if rule.form is Form.SECTION]
    for i in range(start, len(page)):
        if page.word_counts[i] > _MAX_WHOLE_WORDS or (
            page.is_removed(i) and page.labels[i].removed == "ticker"
        ):
            continue
        reason = next((rule.reason for rule in rules if rule.matches(page.folded[i])), None)
        if reason is not None and _ends_article(page, i, reason):
            for j in range(i, len(page)):
                page.label(j, BlockKind.OTHER, reason)
            return


def _ends_article(page: Page, index: int, reason: str) -> bool:
    """Comments may be long, but not longer than the article; other sections hold no prose."""
    before = page.prose_before[index]
    after = page.prose_before[-1] - page.prose_before[index + 1]
    return 0 < before >= after if reason == "comments" else after == 0
