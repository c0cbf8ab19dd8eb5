"""The frame lexicon: which words name which act, and what must stand around them.

A row of `language/xx/lexicon/frames/*.yaml` is one sense. Its words are sequences of lemmas; the first
is the trigger, the others follow in order, small words between them skipped. The patterns that say
which slot fills which role are language-neutral (`vocabulary/patterns.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from entente.errors import LexiconError
from entente.extraction import syntax
from entente.language.pack import lexicon_rows
from entente.language.parse import AMOUNT
from entente.model.attribution import Mood
from entente.vocabulary.rows import read_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from entente.vocabulary.rows import Row

CARGO: Final = frozenset(
    {
        "arms",
        "personnel",
        "energy",
        "food",
        "goods",
        "money",
        "technology",
        "expertise",
        "intelligence",
        "humanitarian",
    }
)
"""Flow families that `cargo` stands for in a row's `theme`."""

COUNTED: Final = CARGO | {"casualties"}
"""Flow families whose number others give again."""

_SMALL: Final = frozenset({"DET", "ADP", "ADV", "AUX", "PRON", "ADJ", "PART", "NUM"})
_NAMES: Final = frozenset({"STATE", "CITY", "PER", "ORG"})
"""Known names, which may stand between the words of an expression ("help X build")."""
_REACH: Final = 7
"""How many tokens after the trigger the next word of an expression may stand."""

_CLASSES: Final = {
    "verbs": frozenset({"VERB", "AUX"}),
    "nouns": frozenset({"NOUN", "PROPN"}),
    "adjectives": frozenset({"ADJ"}),
}
"""Classes of the word that heads an expression, by the field of the row that lists it."""
NO_ACT: Final = "NONE"
"""Event of the rows whose words look like an act and name none ("tirer les leçons")."""
_ARGUMENT_REACH: Final = 14
"""How many tokens after a verb a complement of the expression may stand."""
_ARGUMENTS: Final = frozenset({"obj", "obl:arg", "obl:mod", "obl", "xcomp", "ccomp", "compound:prt"})

Slots = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Slots that fill each role of an act, best first, when a verb and when a noun names it."""

    name: str
    verb: Slots = field(hash=False)
    noun: Slots = field(hash=False)
    voiced: bool = False
    """Who speaks does the act, by what is said of others ("l'accord est inacceptable, dit X")."""
    owned: bool = False
    """The act reaches whoever owns the thing acted on ("lancer un satellite iranien")."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense: an event type, its pattern, and what must hold for the sense to apply."""

    event: str
    pattern: Pattern
    mode: str | None = None
    flow: str | None = None
    theme: frozenset[str] = frozenset()
    theme_words: frozenset[str] = frozenset()
    not_words: frozenset[str] = frozenset()
    """Lemmas that bar the sense when one stands in reach."""
    without: frozenset[str] = frozenset()
    """Complements that bar the sense: `clause`, `infinitive`, `object`."""
    agents: frozenset[str] = frozenset()
    """Sectors one of which the agent must have; armed groups and companies stand for MIL and BUS."""
    not_agents: frozenset[str] = frozenset()
    """Sectors none of which the agent may have: who only speaks or counts."""
    context: frozenset[str] = frozenset()
    """Flow families one of which the sentence, or the one before, must speak of."""
    needs: frozenset[str] = frozenset()
    operator: str | None = None
    subject_is_theme: bool = False
    weak: bool = False
    strong: bool = False
    repeats: bool = False
    """The words give a number again for the last counted transfer or loss ("s'en tient à 600")."""
    mood: Mood | None = None
    where: str = ""

    @property
    def takes_weak_things(self) -> bool:
        """Tell whether nouns that are a cargo only when handed over may fill the theme."""
        return bool(self.theme & (CARGO | {"territory"})) or self.event == "CONCEDE"

    @property
    def only_counts(self) -> bool:
        """Tell whether the words do nothing but speak of, or count, what was done."""
        return self.pattern.name in {"counted", "mention"}

    @property
    def specificity(self) -> int:
        """How much the sense demands: the most demanding sense that applies wins."""
        return (
            3 * bool(self.context)
            + bool(self.agents)
            + 2 * bool(self.theme)
            + 2 * bool(self.theme_words)
            + len(self.needs)
            - self.weak
        )


@dataclass(frozen=True, slots=True)
class Expression:
    """The words of one sense: lemmas in order, whether it is a verb, reflexive or negated."""

    lemmas: tuple[str, ...]
    field: str
    """`verbs`, `nouns` or `adjectives`; an adjective takes its roles as a verb does."""
    reflexive: bool
    negated: bool
    frame: Frame

    @property
    def verbal(self) -> bool:
        """Whether roles stand around the words as around a verb."""
        return self.field != "nouns"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a sentence that may name an act: the head token and all words of the expression."""

    head: int
    tokens: tuple[int, ...]
    verbal: bool
    negated: bool
    """The words carry their own negation ("ne pas tarir d'éloges"): it does not deny the act."""
    frames: tuple[Frame, ...]
    """Senses of these words, most demanding first."""
    shorter: Trigger | None = None
    """What fewer of the words may name, when no sense of them all applies."""


@cache
def load_patterns() -> dict[str, Pattern]:
    """Load the role patterns, by name."""
    return {
        row["pattern"]: Pattern(
            row["pattern"],
            _slots(row["verb"]),
            _slots(row["noun"]),
            voiced=bool(row.get("voiced")),
            owned=bool(row.get("owned")),
        )
        for row in read_rows("vocabulary/patterns.yaml")
    }


def _slots(fields: Mapping[str, list[str]]) -> Slots:
    return {role: tuple(names) for role, names in fields.items()}


@cache
def load_expressions(lang: str) -> dict[str, tuple[Expression, ...]]:
    """Load the frame lexicon of a language, keyed by the first lemma of each expression.

    Raises:
        LexiconError: every bad row at once, each with its file and line.
    """
    small = _small_words(lang)
    found: dict[str, list[Expression]] = {}
    bad = []
    for row in lexicon_rows(lang, "frames"):
        try:
            expressions = _expressions(row, small)
        except KeyError as error:
            bad.append(f"{row.where}: no key or pattern {error}")
            continue
        for expression in expressions:
            found.setdefault(expression.lemmas[0], []).append(expression)
    if bad:
        raise LexiconError("\n".join(bad))
    return {first: tuple(sorted(items, key=lambda e: -len(e.lemmas))) for first, items in found.items()}


@dataclass(frozen=True, slots=True)
class _SmallWords:
    reflexive: frozenset[str]
    negation: frozenset[str]
    skipped: frozenset[str]


def _small_words(lang: str) -> _SmallWords:
    words = {row["kind"]: frozenset(row["words"]) for row in lexicon_rows(lang, "small_words")}
    return _SmallWords(words["reflexive"], words["negation"], words["skipped"])


def _expressions(row: Row, small: _SmallWords) -> list[Expression]:
    frame = Frame(
        event=row["event"],
        pattern=load_patterns()[row["pattern"]],
        mode=row.get("mode"),
        flow=row.get("flow"),
        theme=_families(row.get("theme", ())),
        theme_words=frozenset(row.get("theme_words", ())),
        not_words=frozenset(row.get("not_words", ())),
        without=frozenset(row.get("without", ())),
        agents=frozenset(row.get("agents", ())),
        not_agents=frozenset(row.get("not_agents", ())),
        context=_families(row.get("context", ())),
        needs=frozenset(row.get("needs", ())),
        operator=row.get("operator"),
        subject_is_theme=row.get("subject") == "theme",
        weak=bool(row.get("weak")),
        strong=bool(row.get("strong")),
        repeats=bool(row.get("repeats")),
        mood=Mood(row["mood"]) if "mood" in row else None,
        where=row.where,
    )
    return [
        _expression(words, frame, small, field)
        for field in _CLASSES
        for listed in row.get(field, ())
        for words in dict.fromkeys((listed, listed.replace("-", " - ")))
    ]


def _families(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names) - {"cargo"} | (CARGO if "cargo" in names else frozenset())


def _expression(words: str, frame: Frame, small: _SmallWords, field: str) -> Expression:
    parts = words.replace("'", "' ").split()
    negated = bool(small.negation & set(parts)) and field == "verbs"
    reflexive = field == "verbs" and bool(small.reflexive & set(parts[:2]))
    kept = tuple(p for p in parts if p not in small.skipped and p not in small.reflexive | small.negation)
    return Expression(kept, field, reflexive, negated, frame)


def find_triggers(doc: Doc, lang: str, barred: frozenset[int] = frozenset()) -> tuple[Trigger, ...]:
    """Find the words of a sentence that may name an act, in order; longest expression first.

    `barred` are tokens of dates and amounts, which name no act ("fin 2024").
    """
    lexicon, small = load_expressions(lang), _small_words(lang)
    triggers = []
    taken: set[int] = set(barred)
    for token in doc:
        matches = [
            (tokens, expression)
            for expression in _opened_by(token, lexicon)
            if (tokens := _match(token, expression, small)) is not None and not taken & set(tokens)
        ]
        if not matches:
            continue
        trigger = _trigger(doc, matches)
        taken.update(trigger.tokens)
        triggers.append(trigger)
    return tuple(triggers)


def _opened_by(token: Token, lexicon: Mapping[str, tuple[Expression, ...]]) -> tuple[Expression, ...]:
    """Return the expressions that a word opens: by its lemma, or as it stands ("arms deal")."""
    lemma = token.lemma_.lower()
    plain = lexicon.get(token.lower_, ()) if token.lower_ != lemma else ()
    return (*lexicon.get(lemma, ()), *(e for e in plain if len(e.lemmas) > 1))


def _trigger(doc: Doc, matches: list[tuple[tuple[int, ...], Expression]]) -> Trigger:
    """Gather the longest matches at a head; shorter ones stand behind them, when there are any."""
    best = max(len(tokens) for tokens, _ in matches)
    longest = [(tokens, e) for tokens, e in matches if len(tokens) == best]
    marked = [(tokens, e) for tokens, e in longest if e.reflexive or e.negated]
    chosen = marked or longest
    words, expression = chosen[0]
    frames = sorted({e.frame for _, e in chosen}, key=lambda f: (-f.specificity, f.where))
    bound = any(doc[i].dep_ == "compound:prt" for i in words)
    rest = [(tokens, e) for tokens, e in matches if len(tokens) < best and not bound]
    shorter = _trigger(doc, rest) if rest else None
    head = _head(doc, words, expression)
    return Trigger(head, words, expression.verbal, expression.negated, tuple(frames), shorter)


def _head(doc: Doc, words: tuple[int, ...], expression: Expression) -> int:
    """Return the word that carries an act in the tree: of a compound its last noun, else its first word.

    A copula hands over to its predicate ("be at war"), a causative to its verb ("faire sauter").
    """
    first = doc[words[0]]
    if expression.field == "nouns":
        return next((i for i in words if doc[i].head.i not in words or doc[i].head.i == i), first.i)
    return first.head.i if first.dep_ in {"cop", "aux:caus"} and first.head.i in words else first.i


def _is_of_class(doc: Doc, words: tuple[int, ...], expression: Expression) -> bool:
    classes = _CLASSES[expression.field]
    return doc[words[0]].pos_ in classes or doc[_head(doc, words, expression)].pos_ in classes


def _match(token: Token, expression: Expression, small: _SmallWords) -> tuple[int, ...] | None:
    if token.pos_ not in _CLASSES[expression.field] and len(expression.lemmas) == 1:
        return None
    if expression.field == "verbs" and token.dep_.startswith("aux") and token.dep_ != "aux:caus":
        return None
    if expression.field == "verbs" and expression.reflexive != has_reflexive(token, small.reflexive):
        return None
    bearer = token.head if token.dep_ == "cop" else token
    if expression.negated and not _is_negated(bearer, small.negation):
        return None
    tokens = [token.i]
    here = token.i
    for lemma in expression.lemmas[1:]:
        found = _next_word(token.doc, here, lemma)
        if found is None:
            found = _argument(token, lemma)
        if found is None:
            return None
        tokens.append(found)
        here = found
    words = tuple(tokens)
    return words if _is_of_class(token.doc, words, expression) else None


def _is_negated(verb: Token, negation: frozenset[str]) -> bool:
    """Tell whether a verb is negated by a word of its own or of its subject ("neither X nor Y confirmed")."""
    own = [c for c in verb.children if c.dep_ in syntax.SUBJECTS and c.i < verb.i]
    return any(c.lemma_.lower() in negation for token in (verb, *own) for c in token.children)


def has_reflexive(verb: Token, reflexive: frozenset[str]) -> bool:
    """Tell whether a verb carries a reflexive pronoun; "nous" as a subject is none."""
    return any(
        child.norm_.lower() in reflexive or child.lower_ in reflexive
        for child in verb.children
        if child.dep_ not in syntax.SUBJECTS
    )


def _argument(verb: Token, lemma: str) -> int | None:
    """Return the object or complement of the verb with this lemma, wherever it stands after it.

    Of a passive the subject is the object ("un cessez-le-feu a été conclu").

    So is a preposition of the expression, behind the object ("placer X sous sanctions").
    """
    if syntax.is_passive(verb):
        subjects = (c.i for c in verb.children if c.dep_ in syntax.SUBJECTS and c.lemma_.lower() == lemma)
        subject = next(subjects, None)
        if subject is not None:
            return subject
    places = (
        t.i
        for t in verb.subtree
        if verb.i < t.i <= verb.i + _ARGUMENT_REACH
        and t.lemma_.lower() == lemma
        and (t.dep_ in _ARGUMENTS if t.head == verb else t.dep_ == "case" and _hangs_on(t.head, verb))
    )
    return next(places, None)


def _hangs_on(phrase: Token, verb: Token) -> bool:
    """Tell whether a phrase is the verb's own, directly or through one noun, with no verb between."""
    above = phrase.head
    return above == verb or (above.pos_ not in _CLASSES["verbs"] and above.head == verb)


def _next_word(doc: Doc, after: int, lemma: str) -> int | None:
    for i in range(after + 1, min(after + 1 + _REACH, len(doc))):
        token = doc[i]
        if token.lemma_.lower() == lemma or token.lower_ == lemma or _opens_amount(token, lemma):
            return i
        if token.pos_ not in _SMALL and token.ent_type_ not in _NAMES:
            return None
    return None


def _opens_amount(token: Token, lemma: str) -> bool:
    """Tell whether a particle was taken for the bound of the amount behind it ("hand over fourteen jets")."""
    return token.ent_type_ == AMOUNT and token.lower_.startswith(lemma + " ")
