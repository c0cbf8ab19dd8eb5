"""Finds what is on the page but not in the article: tickers, menus, notices, comments, sign-offs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from entente.model.text import BlockKind
from entente.reading.phrases import Form, Zone, fold, load_rules
from entente.reading.shapes import (
    cells_of,
    ends_sentence,
    is_code_or_figure,
    is_quote_line,
    is_rule,
    is_sign_off,
    mark_length,
    segments_of,
)

if TYPE_CHECKING:
    from entente.reading.page import Page
    from entente.reading.phrases import Rule

_MAX_WHOLE_WORDS: Final = 12
_MAX_START_CHARS: Final = 400
_MAX_CONTAIN_CHARS: Final = 420
_MAX_NOTE_CHARS: Final = 200
_MIN_RUN: Final = 3
_MENU_SHARE: Final = 0.34
_KEPT: Final = {"caption": BlockKind.CAPTION, "correction": BlockKind.CORRECTION}
_SENTENCE_END: Final = re.compile("[.!?…][\"'»”’)\\]]*\\s+(?=\\S)")
SECTION_FORMS: Final = frozenset({Form.SECTION})


def mark_ornaments(page: Page) -> None:
    """Remove rows of stars and dashes."""
    for i, text in enumerate(page.texts):
        if is_rule(text):
            page.label(i, BlockKind.OTHER, "rule")


def mark_tickers(page: Page) -> None:
    """Remove market quotes: lines of them, and runs of lone codes and figures."""
    loose = [is_code_or_figure(text) for text in page.texts]
    for i, text in enumerate(page.texts):
        if len(text) <= 300 and is_quote_line(text) and len(cells_of(text)) == 1:
            page.label(i, BlockKind.OTHER, "ticker")
    start = 0
    while start < len(page):
        stop = start
        while stop < len(page) and loose[stop]:
            stop += 1
        if stop - start >= _MIN_RUN and any(re.search(r"\d[.,]\d|%", page.texts[i]) for i in range(start, stop)):
            for i in range(start, stop):
                page.label(i, BlockKind.OTHER, "ticker")
        start = max(stop, start + 1)


def mark_phrases(page: Page, index: int, zone: Zone) -> bool:
    """Label one unit by the boilerplate lexicon; tell whether it was removed."""
    if not page.is_open(index):
        return page.is_removed(index)
    for rule in load_rules():
        if rule.form not in SECTION_FORMS and rule.holds_in(zone) and _applies(rule, page, index, zone):
            if rule.reason in _KEPT:
                page.label(index, _KEPT[rule.reason])
            else:
                page.label(index, BlockKind.OTHER, rule.reason)
            return page.is_removed(index)
    return False


def _applies(rule: Rule, page: Page, index: int, zone: Zone) -> bool:
    text, folded = page.texts[index], page.folded[index]
    bare = folded[mark_length(text) :].lstrip() if mark_length(text) else folded
    match rule.form:
        case Form.WHOLE:
            return _is_menu(rule, text, bare, page.word_counts[index], zone)
        case Form.START:
            return len(text) <= _MAX_START_CHARS and rule.matches(bare)
        case Form.CONTAIN:
            return len(text) <= _MAX_CONTAIN_CHARS and rule.matches(bare)
        case _:
            return len(text) <= _MAX_NOTE_CHARS and len(_SENTENCE_END.findall(text)) <= 1 and rule.matches(bare)


def _is_menu(rule: Rule, text: str, folded: str, word_count: int, zone: Zone) -> bool:
    """Tell whether a line is one phrase, or a row of segments of which enough are phrases."""
    if word_count <= _MAX_WHOLE_WORDS and rule.matches(folded):
        return True
    head, colon, rest = folded.partition(":")
    if colon and rule.matches(head) and len(segments_of(rest)) > 1:
        return True
    segments = segments_of(text)
    if len(segments) < 2 or ends_sentence(text):
        return False
    hits = sum(rule.matches(fold(segment)) for segment in segments)
    return hits >= (1 if zone is not Zone.ANY else 2) and hits >= _MENU_SHARE * len(segments)


def mark_body_phrases(page: Page, start: int) -> None:
    """Label what is boilerplate anywhere: advertising, newsletter boxes, links, captions, corrections."""
    for i in range(start, len(page)):
        mark_phrases(page, i, Zone.ANY)


def mark_tail(page: Page, start: int) -> None:
    """Label what ends the page, from its last unit up to the last one that is article text."""
    mark_sections(page, start)
    for i in reversed(range(start, len(page))):
        if page.is_removed(i):
            continue
        if page.is_open(i) and is_sign_off(page.texts[i]):
            page.label(i, BlockKind.OTHER, "sign-off")
        elif not mark_phrases(page, i, Zone.TAIL) and (page.prose[i] or ends_sentence(page.texts[i])):
            return


def mark_sections(page: Page, start: int) -> None:
    """Remove sections that go to the end of the page: comments, lists of other articles."""
    rules = [rule for rule in load_rules() if rule.form is Form.SECTION]
    for i in range(start, len(page)):
        if page.is_removed(i) or page.word_counts[i] > _MAX_WHOLE_WORDS:
            continue
        reason = next((rule.reason for rule in rules if rule.matches(page.folded[i])), None)
        if reason is not None and _ends_article(page, i, reason):
            for j in range(i, len(page)):
                page.label(j, BlockKind.OTHER, reason)
            return


def _ends_article(page: Page, index: int, reason: str) -> bool:
    before = page.prose_before[index]
    after = page.prose_before[-1] - page.prose_before[index + 1]
    return after <= before if reason == "comments" else after == 0
