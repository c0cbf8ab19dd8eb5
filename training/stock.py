"""An untrained pipeline of the shape and width of spaCy's own small models, to compare speed with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import spacy
from spacy.lookups import Lookups

from corpora import Material, plain_examples

if TYPE_CHECKING:
    from typing import Any

    from spacy.language import Language

_WIDTH: Final = 96
_NER_LABELS: Final = ("LOC", "MISC", "ORG", "PER")


def _tok2vec() -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": _WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [5000, 1000, 2500, 2500],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": _WIDTH,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _listener() -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH}


def _transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def _lemmas(material: Material) -> Lookups:
    """Return the table of the plainest and fastest of spaCy's lemmatizers."""
    lookups = Lookups()
    words = (word for sentence in material.sentences for word in sentence.words)
    lookups.add_table("lemma_lookup", {word.form: word.lemma for word in words})
    return lookups


def stock_pipeline(code: str, material: Material) -> Language:
    """Build it for the stock language `code`, its labels taken from the material."""
    nlp = spacy.blank(code)
    nlp.add_pipe("tok2vec", config={"model": _tok2vec()})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": _listener()}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": _transitions("parser", _listener())})
    ner = nlp.add_pipe("ner", config={"model": _transitions("ner", _tok2vec())})
    for label in _NER_LABELS:
        ner.add_label(label)
    examples = list(plain_examples(nlp, material))
    nlp.initialize(lambda: examples)
    nlp.add_pipe("lemmatizer", before="ner", config={"mode": "lookup"}).initialize(lookups=_lemmas(material))
    return nlp
