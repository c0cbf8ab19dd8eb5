"""Treebanks are read, harmonised, varied and masked without losing a word."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

import harmonise_fr
from constructions import Constructions
from corpora import Material, Variation, constructed_example, make_example, training_examples, vary
from entente.language.categories import word_forms
from entente.language.fr.pipeline import load_pipeline
from entente.language.typography import normalise
from hunspell import read_readings
from inflect_en import verb_forms
from lexicon import order_lemmas
from names import NameTypes, find_names, merge_names
from press import RELATIONS, read_press
from treebanks import Sentence, merge_ranges, read_treebank
from wordclasses import WordClasses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROTOTYPES = {"STATE": "france", "CITY": "paris", "PER": "chirac", "ORG": "onu"}
CONLLU = """\
# text = La Corée du Nord livre des obus au port.
1	La	le	DET	_	PronType=Art	2	det	_	_
2	Corée	Corée	PROPN	_	Gender=Fem	6	nsubj	_	_
3-4	du	_	_	_	_	_	_	_	_
3	de	de	ADP	_	_	5	case	_	_
4	le	le	DET	_	_	5	det	_	_
5	Nord	Nord	PROPN	_	_	2	nmod	_	_
6	livre	livrer	VERB	_	Mood=Ind|VerbForm=Fin	0	root	_	_
7	des	un	DET	_	Number=Plur	8	det	_	_
8	obus	obus	NOUN	_	Gender=Masc	6	obj	_	_
9-10	au	_	_	_	_	_	_	_	_
9	à	à	ADP	_	_	11	case	_	_
10	le	le	DET	_	_	11	det	_	_
11	port	port	NOUN	_	_	6	obl	_	SpaceAfter=No
12	.	.	PUNCT	_	_	6	punct	_	_

"""


@pytest.fixture
def sentence(tmp_path: Path) -> Sentence:
    """The sentence of `CONLLU`, contractions whole."""
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (read,) = read_treebank(path)
    return merge_ranges(harmonise_fr.harmonise(read, harmonise_fr.argument_table([])))


@pytest.fixture
def material(sentence: Sentence) -> Material:
    """That sentence alone, with the names of the French locale."""
    plain: Callable[[str], str] = str
    return Material([sentence], plain, NameTypes("fr", str.istitle), PROTOTYPES)


def test_contractions_become_one_word(sentence: Sentence) -> None:
    """A contraction is one word, lemmas joined, governed from outside; indices follow."""
    assert sentence.text == "La Corée du Nord livre des obus au port."
    assert [(w.form, w.lemma, w.deprel, sentence.words[w.head].form) for w in sentence.words[2:4]] == [
        ("du", "de le", "case", "Nord"),
        ("Nord", "Nord", "nmod", "Corée"),
    ]
    assert [w.deprel for w in sentence.words if w.head == sentence.words.index(w)] == ["root"]


def test_labels_are_brought_to_one_inventory(sentence: Sentence) -> None:
    """A bare oblique without evidence is a modifier; names lose their features."""
    assert {w.form: w.deprel for w in sentence.words}["port"] == "obl:mod"
    assert not sentence.words[1].feats


def test_names_are_merged(sentence: Sentence, material: Material) -> None:
    """A state of several words becomes one proper noun in the place of its head."""
    names = find_names(sentence, material.type_of)
    merged, moved = merge_names(sentence, names)

    assert [(name.type, merged.words[name.first].form) for name in moved] == [("STATE", "Corée du Nord")]
    name = merged.words[1]
    assert (name.upos, name.deprel, merged.words[name.head].form) == ("PROPN", "nsubj", "livre")
    assert merged.text == sentence.text


def test_masked_example(material: Material) -> None:
    """A masked name is one token on both sides and looks like a frequent name to the model."""
    nlp = load_pipeline()
    examples = [make_example(nlp, material.sentences, material, Random(seed)) for seed in range(9)]
    masked = [token for example in examples for token in example.predicted if token.norm_ == "france"]

    assert masked
    assert {token.text for token in masked} == {"Corée du Nord"}
    assert all(len(example.predicted) == len(example.reference) for example in examples)


@pytest.mark.parametrize("change", ["lower", "title", "upper", "quote", "headline"])
def test_variants_keep_the_tree(sentence: Sentence, change: str) -> None:
    """Every variant has the same tree over the words that it keeps."""
    shares = dict.fromkeys(("lower", "title", "upper", "quote", "headline"), 0.0) | {change: 1.0}
    varied = vary(sentence, Variation(**shares), Random(0))

    kept = sentence.words[: len(varied.words)]
    assert [(w.head, w.deprel) for w in varied.words] == [(w.head, w.deprel) for w in kept]
    assert len(sentence.words) - len(varied.words) == (change == "headline")


def test_examples_are_seeded(material: Material) -> None:
    """The same seed draws the same examples."""
    nlp = load_pipeline()
    drawn = [
        [e.text for _ in range(20) for e in training_examples(nlp, material, Variation(lower=0.5), rng)]
        for rng in (Random(3), Random(3), Random(4))
    ]

    assert drawn[0] == drawn[1] != drawn[2]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_constructions_are_trees(code: str) -> None:
    """Every template builds a tree with one root, a capital in front and names that it knows."""
    constructions = Constructions(code)
    for template in constructions.templates:
        sentence, names = constructions.build(template, Random(5))

        roots = [at for at, word in enumerate(sentence.words) if word.head == at]
        assert [sentence.words[at].deprel for at in roots] == ["root"], template
        assert sentence.text[0].isupper()
        assert "@" not in sentence.text
        assert all(name.type in PROTOTYPES for name in names)


def test_construction_makes_contractions_and_elisions() -> None:
    """French spelling joins prepositions, articles and names."""
    constructions = Constructions("fr")
    drawn = {
        constructions.build("*va [obl:arg @à:party] [obl:mod @de:party]", Random(seed))[0].text
        for seed in range(300)
    }
    text = " / ".join(drawn)

    assert "à le " not in text
    assert "de le" not in text
    assert {"au Japon", "aux États-Unis", "à l'Iran"} <= {
        phrase for phrase in ("au Japon", "aux États-Unis", "à l'Iran") if phrase in text
    }


def test_word_classes_are_taught_where_they_are_beyond_doubt(material: Material) -> None:
    """Names, verbs and function words get their class, a word that no source settles none."""
    classes = WordClasses(material.sentences, word_forms("fr"))
    constructions = Constructions("fr", lambda: classes)
    template = "[nsubj @:city] *livre [obj [det des] *(obus)] [obl:arg [case à] *Wxyz] [punct .]"
    sentence, _ = constructions.build(template, Random(1))

    found = {word.form: (word.upos, word.feats.get("Mood")) for word in sentence.words[1:]}
    assert sentence.words[0].upos == "PROPN"
    assert found == {
        "livre": ("VERB", "Ind"),
        "des": ("DET", None),
        "obus": ("NOUN", None),
        "à": ("", None),  # the one sentence of the material has only "au"
        "Wxyz": ("", None),
        ".": ("PUNCT", None),
    }


def test_open_word_classes_are_missing(material: Material) -> None:
    """Without word classes a drawn example teaches heads and labels only."""
    example = constructed_example(load_pipeline(), material, Constructions("fr"), Random(1))

    assert not any(example.get_aligned("POS", as_string=True))
    assert not any(example.get_aligned("MORPH", as_string=True))
    assert all(example.get_aligned("DEP", as_string=True))


@pytest.mark.parametrize("row", read_press("fr"), ids=lambda row: row["text"][:30])
def test_press_sentences_hold_their_words(row: dict[str, Any]) -> None:
    """Every relation names words of its sentence."""
    forms = {token.text for token in load_pipeline().make_doc(normalise(row["text"]))} | set(row["names"])

    assert all(dependent in forms and governor in forms for dependent, _, governor in row["links"])
    assert all(relation in RELATIONS for _, relation, _ in row["links"])
    assert all(name in row["text"] for name in row["names"])


AFFIXES = """\
SFX F. Y 4
SFX F. 0 0 . is:mas is:sg
SFX F. 0 s . is:mas is:pl
SFX F. 0 e . is:fem is:sg
SFX F. 0 es . is:fem is:pl
SFX a. Y 2
SFX a. er er er po:infi
SFX a. er erait er po:cond po:3sg
SFX p. Y 2
SFX p. er é er po:ppas po:adj is:mas is:sg
SFX p. er ées er po:ppas po:adj is:fem is:pl
"""
WORDS = "3\navocat/F.() po:nom\ndronifier/a.p.() po:v1__t\nici po:adv\n"


def test_dictionary_is_expanded() -> None:
    """Forms carry readings and lemmas: feminine nouns and participles as treebanks have them."""
    readings, lemmas = read_readings(AFFIXES, WORDS)

    assert readings["dronifierait"] == {"VCnd3sg"}
    assert readings["dronifiées"] == {"VPPafp", "Afp"}
    assert lemmas["dronifiées"] == {"V": {"dronifier"}, "A": {"dronifié"}}
    assert lemmas["avocates"] == {"N": {"avocate"}}
    assert "avocat" in lemmas
    assert readings["ici"] == {"R"}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("pledge", {"pledge", "pledges", "pledged", "pledging"}),
        ("worry", {"worry", "worries", "worried", "worrying"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("cut", {"cut", "cuts", "cutting"}),
        ("lie", {"lie", "lies", "lay", "lain", "lying"}),
        ("reach", {"reach", "reaches", "reached", "reaching"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("develop", {"develop", "develops", "developed", "developing"}),
    ],
)
def test_english_verbs_are_inflected(verb: str, forms: set[str]) -> None:
    """Spelling rules and irregular forms give all forms of a verb and no other."""
    assert {form for form, lemmas in verb_forms().items() if verb in lemmas} == forms


def test_treebanks_order_lemmas(sentence: Sentence) -> None:
    """Of several lemmas the one that treebanks use comes first; closed classes are added."""
    ordered = order_lemmas({"livre": {"V": {"livrir", "livrer"}, "N": {"livre"}}}, [sentence])

    assert ordered["livre"] == {"V": ["livrer", "livrir"], "N": ["livre"]}
    assert ordered["au"] == {"S": ["à le"]}
