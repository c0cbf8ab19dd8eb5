"""Parses sentences with the pipeline of a language pack, what is known beforehand made one token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.util import filter_spans

from entente.language.mending import VoiceWords, mend
from entente.language.misread import mend_classes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from entente.language.pack import LanguagePack

Name = tuple[int, int, str]
"""Start and end in the text, in code points, and type: STATE, CITY, PER, ORG, or AMOUNT or DATE."""

AMOUNT: Final = "AMOUNT"
"""The words of an amount without its noun: one token, read as a figure."""
DATE: Final = "DATE"
"""The words of a date: one token, read as an adverb of time."""

DEMONYM: Final = "DEMONYM"
"""An adjective or noun of several words for who is of a state: one token, read as one such word."""

_PLAIN: Final = frozenset({AMOUNT, DATE, DEMONYM})
_BATCH: Final = 64
_LINE_BREAKS: Final = str.maketrans("\n\r\v\f\u2028\u2029\x85", " " * 7)
_GROUPED: Final = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?!\d)")


def parse_sentences(pack: LanguagePack, texts: Sequence[str], names: Sequence[Sequence[Name]]) -> list[Doc]:
    """Parse sentences, one `Doc` each, in order; a sentence is never split further.

    Token offsets are those of the raw text, though `Doc.text` shows it normalised. Names that fall on
    token boundaries become single tokens before tagging, and are tagged as a frequent name of their
    type would be; of overlapping names the longest, then the first, is taken. The label of a name is
    the `ent_type_` of its token. Amounts and dates are made one token likewise, and read as one plain
    word: small parsers lose their way in them.

    Args:
        pack: the language.
        texts: one sentence each, as it stands in the article.
        names: for each text, the names known in it.

    Raises:
        ValueError: there are not as many rows of names as texts.
    """
    nlp = pack.load_pipeline()
    prototypes = {row["type"]: row["norm"] for row in pack.rows("prototypes")}
    rows = zip(texts, names, strict=True)
    docs = [_prepare(nlp, plain_text(pack, text), known, prototypes) for text, known in rows]
    parsed = list(nlp.pipe(docs, batch_size=_BATCH))
    voice = voice_words(pack)
    for doc in parsed:
        _restore_names(doc, prototypes)
        mend_classes(doc, pack.code)
        mend(doc, voice)
    return parsed


def voice_words(pack: LanguagePack) -> VoiceWords:
    """Return what the language says of the voice of its verbs."""
    words = {row["kind"]: frozenset(row["words"]) for row in pack.rows("small_words")}
    kinds = ("never_passive", "perfect", "reflexive", "pairing")
    return VoiceWords(*(words.get(kind, frozenset()) for kind in kinds))


def _restore_names(doc: Doc, prototypes: Mapping[str, str]) -> None:
    """Make every known name a proper noun that is its own lemma, whatever the tagger saw in it."""
    for token in doc:
        if token.ent_type_ in prototypes and token.ent_type_ not in _PLAIN:
            token.pos_ = "PROPN"
            token.lemma_ = token.text


def _read_as(nlp: Language, token: Token, word: str) -> None:
    """Let a token be read as one plain word is.

    Several words made one are read so in every feature that the tagger sees: nothing else is ever
    written like them. A single word keeps its other features, which its other uses share.
    """
    model, lexeme = nlp.vocab[word], token.lex
    if " " in token.text:
        lexeme.prefix, lexeme.suffix, lexeme.shape = model.prefix, model.suffix, model.shape
    token.norm_ = model.norm_


def plain_text(pack: LanguagePack, text: str) -> str:
    """Return the text as the parser sees it: normalised, on one line, each number in one piece."""
    return one_line(pack.normalise(text))


def one_line(text: str) -> str:
    """Return a normalised text without line breaks, grouped figures ("11 000") joined by a stop."""
    return _GROUPED.sub(lambda number: number.group().replace(" ", "."), text.translate(_LINE_BREAKS))


def _prepare(nlp: Language, text: str, known: Sequence[Name], prototypes: Mapping[str, str]) -> Doc:
    doc = nlp.make_doc(text)
    found = (doc.char_span(start, end, label=label) for start, end, label in known)
    spans = filter_spans(span for span in found if span is not None)
    places = [(span.start_char, span.label_) for span in spans]
    doc.set_ents(spans)
    with doc.retokenize() as retokenizer:
        for span in spans:
            retokenizer.merge(span)
    tokens = {token.idx: token for token in doc}
    for start, label in places:
        if label in _PLAIN:
            _read_as(nlp, tokens[start], prototypes[label])
        elif label in prototypes:
            tokens[start].norm_ = prototypes[label]
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc
