"""Words that a parser took for another class: verbs read as nouns, nouns read as verbs.

Where one form may be noun or verb, small parsers lose the verb of a headline ("Moscow, Tehran sign
pact") or find one in a list ("sells drones"). What the tree around a word shows, and what the lexicon
of forms allows, decide. Languages whose verbs and nouns differ have hardly a word that this fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from entente.language.categories import word_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.language.wordforms import WordForms

_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_OPENING: Final = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON"})
"""Classes of words that open a noun phrase."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_MODIFYING: Final = frozenset({"compound", "amod", "nmod"})
"""Relations in which no verb with a subject of its own stands."""
_HEADS: Final = frozenset({"ROOT", "ccomp", "parataxis", "advcl", "conj"})
"""Relations of words that head a clause."""
_ARGUMENTS: Final = frozenset({"obj", "nmod", "compound"})
"""Relations in which no finite verb stands."""
PARTICIPLE: Final = "Tense=Past|VerbForm=Part"
PRESENT: Final = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PAST: Final = "Mood=Ind|Tense=Past|VerbForm=Fin"


def mend_classes(doc: Doc, code: str) -> None:
    """Give the words of a parsed sentence the class that its tree demands, in place."""
    forms = word_forms(code)
    for token in doc:
        if token.ent_type_ == "" and token.pos_ in {"NOUN", "ADJ", "ADV", "PROPN"} and token.is_lower:
            _mend_noun(token, forms)
        elif token.pos_ == "VERB" and token.dep_ in _ARGUMENTS:
            _mend_verb(token, forms)
    if not any("Fin" in t.morph.get("VerbForm", []) for t in doc):
        _find_verb(doc, forms)
    for token in doc:
        if token.pos_ == "VERB" and token.dep_ in _MODIFYING:
            _raise_verb(token)
            _raise_participle(token)
        if token.pos_ == "VERB":
            _mend_gerund(token)
            _mend_clause(token)
    _swap_main_verb(doc)
    _find_main_verb(doc)


def _mend_noun(token: Token, forms: WordForms) -> None:
    """Make a verb of a form that is nothing else, that a passive needs, or that has a subject of its own."""
    lemma = _verb_lemma(token, forms)
    if lemma is None:
        return
    entry = forms.find(token.lower_)
    plural = token.lower_.endswith("s")
    only = entry is not None and set(entry.edits) == {"V"} and lemma != token.lower_ and not plural
    passive = token.pos_ == "ADJ" and {"aux:pass", "nsubj:pass"} <= {c.dep_ for c in token.children}
    name = _hidden_subject(token)
    if name is not None:
        name.dep_ = "nsubj"
    if name is not None or _has_subject(token):
        make_verb(token, lemma, PRESENT if plural or lemma == token.lower_ else PAST)
    elif passive or (only and not any(c.dep_ == "cop" for c in token.children)):
        make_verb(token, lemma, PARTICIPLE)


def _has_subject(token: Token) -> bool:
    """Tell whether a word without copula or article has a subject before it and an object behind it."""
    labels = {c.dep_ for c in token.children}
    if labels & {"cop", "det", "case", "nmod:poss", "amod", "compound", "nummod", "aux:pass"}:
        return False
    return any(c.dep_ in _SUBJECTS and c.i < token.i for c in token.children)


def _hidden_subject(token: Token) -> Token | None:
    """Return the noun before a word that has an object behind it, as no noun has ("A flight links X")."""
    if not any(c.dep_ == "obj" and c.i > token.i for c in token.children) or token.dep_ not in _HEADS:
        return None
    before = token.nbor(-1) if token.i else None
    taken = any(c.dep_ in _SUBJECTS | {"cop", "case"} for c in token.children)
    hidden = before is not None and before.head == token and before.dep_ == "compound" and not taken
    return before if hidden else None


def _mend_verb(token: Token, forms: WordForms) -> None:
    """Make a noun of a plain finite form where only a noun can stand."""
    if "Fin" not in token.morph.get("VerbForm", []) or not token.lower_.endswith("s"):
        return
    if any(c.dep_ in {"obj", "nsubj", "aux"} for c in token.children):
        return
    entry = forms.find(token.lower_)
    lemmas = entry.lemmas(token.lower_, "N") if entry is not None else ()
    lemma = lemmas[0] if lemmas else forms.guess(token.lower_, "N")
    token.pos_, token.lemma_ = "NOUN", lemma or token.lower_
    token.set_morph("Number=Plur")  # type: ignore[attr-defined]  # spaCy's stubs lack it


def _verb_lemma(token: Token, forms: WordForms) -> str | None:
    entry = forms.find(token.lower_)
    lemmas = entry.lemmas(token.lower_, "V") if entry is not None else ()
    return lemmas[0] if lemmas else None


def make_verb(token: Token, lemma: str, morph: str) -> None:
    """Make a verb of a token."""
    token.pos_, token.lemma_ = "VERB", lemma
    token.set_morph(morph)  # type: ignore[attr-defined]  # spaCy's stubs lack it


# --- sentences that seem to have no verb


def _find_verb(doc: Doc, forms: WordForms) -> None:
    """Make a clause of a sentence without verb that holds a form of one between two noun phrases."""
    for token in doc[1:-1]:
        lemma = _verb_lemma(token, forms) if _may_be_verb(token, forms) else None
        if lemma is not None and _agrees(token, lemma):
            make_verb(token, lemma, PAST if lemma != token.lower_ and token.lower_[-1] != "s" else PRESENT)
            _rebuild(token)
            return


def _may_be_verb(token: Token, forms: WordForms) -> bool:
    """Tell whether a word stands as a verb does: behind a noun, and before another unless it is none."""
    before, after = token.nbor(-1), token.nbor(1)
    if token.pos_ not in {"NOUN", "ADJ"} or token.ent_type_ or not token.is_lower:
        return False
    gerund = "Ger" in before.morph.get("VerbForm", []) and any(c.dep_ == "det" for c in before.children)
    entry = forms.find(token.lower_)
    only = entry is not None and set(entry.edits) == {"V"} and not token.lower_.endswith("s")
    opens = after.pos_ in _OPENING or "Ger" in after.morph.get("VerbForm", [])
    return (before.pos_ in _NOMINAL or gerund) and (opens or (only and after.pos_ == "ADP"))


def _agrees(token: Token, lemma: str) -> bool:
    """Tell whether a form agrees with the noun before it as a verb: "X signs", "X, Y sign", "talks end"."""
    before = token.nbor(-1)
    several = "Plur" in before.morph.get("Number", []) or _closes_list(before)
    if lemma == token.lower_:
        return several
    third = token.lower_.endswith("s")
    return before.ent_type_ != "" and not several if third else True


def _closes_list(name: Token) -> bool:
    """Tell whether a name ends a list of names, which joins them by commas where a title does."""
    if name.i < 2:
        return False
    glue, other = name.nbor(-1), name.nbor(-2)
    return (glue.text == "," or glue.pos_ == "CCONJ") and other.pos_ == "PROPN"


def _rebuild(verb: Token) -> None:
    """Hang a sentence on the verb found in it: subject before it, object and complements behind it."""
    doc = verb.doc
    left, right = range(verb.i), range(verb.i + 1, len(doc))
    subject = verb.nbor(-1)
    while subject.head.i in left and subject.head != subject and subject.dep_ != "punct":
        subject = subject.head
    tops = {
        side: [doc[i] for i in side if doc[i].head.i not in side or doc[i].head.i == i]
        for side in (left, right)
    }
    verb.head, verb.dep_ = verb, "ROOT"
    for token in tops[left]:
        joined = token != subject and token.pos_ == "PROPN" and token.i < subject.i
        token.head, token.dep_ = (
            (subject, "conj") if joined else (verb, "nsubj" if token == subject else "dep")
        )
    objects = 0
    for token in tops[right]:
        bare = token.pos_ in _NOMINAL and not any(c.dep_ == "case" for c in token.children)
        label = (
            "punct"
            if token.is_punct
            else "obj"
            if bare and not objects
            else "obl"
            if token.pos_ in _NOMINAL
            else "dep"
        )
        objects += label == "obj"
        token.head, token.dep_ = verb, label


# --- verbs that stand too low


def _raise_verb(verb: Token) -> None:
    """Let a verb with a subject before it take the place of the noun that it was taken to modify."""
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i), None)
    finite = "Fin" in verb.morph.get("VerbForm", [])
    if subject is None or not finite or verb.head.i < verb.i:
        return
    noun = verb.head
    while noun.dep_ in _MODIFYING | {"conj"} | _SUBJECTS and noun.head != noun and noun.head.pos_ in _NOMINAL:
        noun = noun.head
    if noun.pos_ not in _NOMINAL or noun.i < verb.i:
        return
    above, label = noun.head, noun.dep_
    for child in [c for c in noun.children if c.i < verb.i and c != verb]:
        child.head = verb
    if above == noun:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = above, "ccomp" if label == "obj" else label
    noun.head, noun.dep_ = verb, "obj"


def _raise_participle(verb: Token) -> None:
    """Let a participle between two nouns be their verb ("Russian drones violated Polish airspace")."""
    before, noun = verb.nbor(-1) if verb.i else None, verb.head
    if before is None or before.dep_ != "compound" or before.head not in {noun, verb}:
        return
    if noun.dep_ not in {"ROOT", "ccomp", "parataxis", "advcl"} or noun.i < verb.i or verb.dep_ != "amod":
        return
    if any(c.dep_ in {"cop", "nsubj", "nsubj:pass", "det"} for c in noun.children):
        return
    above, label = noun.head, noun.dep_
    for child in [c for c in noun.children if c.i < before.i]:
        child.head = verb if child.dep_ in {"mark", "advmod", "punct", "cc", "obl", "discourse"} else before
    verb.head, verb.dep_ = (verb, label) if above == noun else (above, label)
    before.head, before.dep_ = verb, "nsubj"
    noun.head, noun.dep_ = verb, "obj"
    verb.set_morph(PAST)  # type: ignore[attr-defined]  # spaCy's stubs lack it


def _mend_gerund(token: Token) -> None:
    """Make one compound of a bare singular noun and the gerund behind it ("intelligence sharing")."""
    noun = token.head
    if token.dep_ != "acl" or noun.i != token.i - 1 or "Ger" not in token.morph.get("VerbForm", []):
        return
    bare = noun.pos_ == "NOUN" and "Sing" in noun.morph.get("Number", [])
    if (
        not bare
        or any(c.dep_ == "det" for c in noun.children)
        or any(c.dep_ == "obj" for c in token.children)
    ):
        return
    above, label = noun.head, noun.dep_
    for child in list(noun.children):
        child.head = token
    token.head, token.dep_ = (token, label) if above == noun else (above, label)
    token.pos_, token.lemma_ = "NOUN", token.lower_
    token.set_morph("Number=Sing")  # type: ignore[attr-defined]  # spaCy's stubs lack it
    noun.head, noun.dep_ = token, "compound"
    for child in token.children:
        child.dep_ = "nmod" if child.dep_ == "obl" else child.dep_


def _mend_clause(verb: Token) -> None:
    """Make a clause of a verb read as a phrase, and a subject of the name before it ("after X fired")."""
    case = next((c for c in verb.children if c.dep_ == "case" and c.i < verb.i), None)
    name = next((c for c in verb.children if c.dep_ == "compound" and c.i < verb.i), None)
    if verb.dep_ not in {"obl", "nmod"} or case is None or name is None or name.pos_ not in _NOMINAL:
        return
    verb.dep_, case.dep_, name.dep_ = "advcl", "mark", "nsubj"
    verb.set_morph(PAST)  # type: ignore[attr-defined]  # spaCy's stubs lack it


def _swap_main_verb(doc: Doc) -> None:
    """Make a participle behind a subject its modifier when the clause has a finite verb of its own.

    "The drones bought by X arrived": what was read as main verb cannot be one.
    """
    root = next((t for t in doc if t.head == t), None)
    if (
        root is None
        or "Part" not in root.morph.get("VerbForm", [])
        or "Past" not in root.morph.get("Tense", [])
    ):
        return
    if any(c.dep_.startswith("aux") for c in root.children):
        return
    subject = next((c for c in root.children if c.dep_ in _SUBJECTS and c.i < root.i), None)
    agent = any(c.dep_ in {"obl:agent", "obl"} and c.i > root.i for c in root.children)
    main = next((c for c in root.children if c.i > root.i and _may_be_main(c)), None)
    if subject is None or main is None or not agent:
        return
    main.head, main.dep_ = main, "ROOT"
    subject.head, subject.dep_ = main, "nsubj"
    root.head, root.dep_ = subject, "acl"
    for child in [c for c in root.children if c.i > main.i]:
        child.head = main


def _may_be_main(verb: Token) -> bool:
    """Tell whether a verb below another has neither subject nor conjunction of its own."""
    if verb.pos_ != "VERB" or verb.dep_ not in {"advcl", "parataxis", "ccomp", "conj"}:
        return False
    group = (verb, *(c for c in verb.children if c.dep_.startswith("aux")))
    finite = any({"Fin", "Inf"} & set(t.morph.get("VerbForm", [])) for t in group)
    return finite and not any(c.dep_ in {"mark", "cc", "nsubj", "nsubj:pass", "expl"} for c in verb.children)


def _find_main_verb(doc: Doc) -> None:
    """Make the main verb of one that hangs below its own subject ("Facilities of X were hit")."""
    noun = next((t for t in doc if t.head == t), None)
    if noun is None or noun.pos_ not in _NOMINAL or any(c.dep_ in {"cop", "nsubj"} for c in noun.children):
        return
    for verb in noun.subtree:
        other = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if other is not None and _is_joined(noun, other, verb):
            other.head, other.dep_ = noun, "conj"
        elif verb.i <= noun.i or not _may_be_main(verb):
            continue
        verb.head, verb.dep_ = verb, "ROOT"
        passive = any(c.dep_ == "aux:pass" for c in verb.children)
        noun.head, noun.dep_ = verb, "nsubj:pass" if passive else "nsubj"
        for child in [c for c in noun.children if c.i > verb.i]:
            child.head = verb
        return


def _is_joined(noun: Token, other: Token, verb: Token) -> bool:
    """Tell whether a verb's subject is the last of a list that the noun opens ("Both X and Y have left")."""
    if verb.dep_ != "conj" or verb.head != noun or not noun.i < other.i < verb.i:
        return False
    return any(c.dep_ == "cc" and noun.i < c.i < other.i for c in verb.children) and other.pos_ == "PROPN"
