"""Reads a French hunspell dictionary (Dicollecte): every inflected form with readings and lemmas.

Dicollecte tags every stem and suffix with part of speech, gender, number, mood, tense and person;
expanding the suffix rules gives each inflected form with its lemma and its readings.
"""

from __future__ import annotations

import io
import lzma
import re
import tarfile
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_AR_HEADER: Final = 60
_NEEDS_AFFIX: Final = "()"
_MOODS: Final = {
    "infi": "Inf", "ppre": "PPr", "ppas": "PPa", "ipre": "IPr", "iimp": "IIm", "ipsi": "IPs",
    "ifut": "IFu", "cond": "Cnd", "spre": "SPr", "simp": "SIm", "impe": "Imp",
}  # fmt: skip
_NON_FINITE: Final = frozenset({"PPa", "PPr", "Inf"})
_PERSON: Final = re.compile(r"[123](sg|pl|pe|isg|jsg)")
_VERB: Final = re.compile(r"v\d")
_KINDS: Final = {
    "npr": "P", "titr": "P", "prn": "PG", "patr": "PS", "adv": "R", "negadv": "R", "advint": "R",
    "prep": "S", "prepv": "S", "nb": "M", "nbro": "M", "interj": "I",
}  # fmt: skip
_KIND_PREFIXES: Final = {"cj": "C", "det": "D", "pro": "O"}


@dataclass(frozen=True, slots=True)
class Suffix:
    """One suffix rule: what is cut, what is added, on which stems, with which tags."""

    cut: str
    added: str
    condition: re.Pattern[str] | None
    tags: tuple[str, ...]

    def applied(self, stem: str) -> str | None:
        """Return the form that the rule makes of `stem`, None where it does not apply."""
        if not stem.endswith(self.cut) or (self.condition and not self.condition.search(stem)):
            return None
        return stem[: len(stem) - len(self.cut)] + self.added


def read_deb(path: Path) -> dict[str, bytes]:
    """Return the regular files of a Debian package, by their path inside it.

    Raises:
        ValueError: the file holds no `data.tar.xz`.
    """
    raw = path.read_bytes()
    at = 8
    while at + _AR_HEADER <= len(raw):
        name, size = raw[at : at + 16].decode().strip(), int(raw[at + 48 : at + 58])
        if name.startswith("data.tar.xz"):
            body = lzma.decompress(raw[at + _AR_HEADER : at + _AR_HEADER + size])
            return _files_of(body)
        at += _AR_HEADER + size + size % 2
    raise ValueError(f"{path}: no data.tar.xz inside; is it a Debian package?")


def _files_of(body: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(body)) as archive:
        found = {}
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is not None:
                found[member.name.removeprefix("./")] = stream.read()
        return found


def read_suffixes(affixes: str) -> dict[str, tuple[Suffix, ...]]:
    """Read the suffix rules of an `.aff` file, by flag."""
    rules: dict[str, list[Suffix]] = defaultdict(list)
    for line in affixes.splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX":
            continue
        _, flag, cut, added, condition, *tags = parts
        added = added.split("/")[0]
        rules[flag].append(
            Suffix(
                "" if cut == "0" else cut,
                "" if added == "0" else added,
                None if condition == "." else re.compile(f"(?:{condition})$"),
                tuple(tags),
            )
        )
    return {flag: tuple(made) for flag, made in rules.items()}


def expand(words: str, suffixes: dict[str, tuple[Suffix, ...]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield (form, lemma, tags) for every form of a `.dic` file; a form may come several times."""
    for line in words.splitlines()[1:]:
        parts = line.split()
        if not parts:
            continue
        stem, _, joined = parts[0].partition("/")
        tags = tuple(parts[1:])
        lemma = next((tag[3:] for tag in tags if tag.startswith("st:")), stem)
        flags = [joined[at : at + 2] for at in range(0, len(joined), 2)]
        if _NEEDS_AFFIX not in flags:
            yield stem, lemma, tags
        for suffix in (rule for flag in flags for rule in suffixes.get(flag, ())):
            form = suffix.applied(stem)
            if form is not None:
                yield form, lemma, tags + suffix.tags


def readings_of(tags: Iterable[str]) -> frozenset[str]:
    """Return the readings that the tags of one form give: `VCnd3sg`, `Nms`, `Aep`, `PG`, ..."""
    tags = tuple(tags)
    classes = [tag[3:] for tag in tags if tag.startswith("po:")]
    inflections = {tag[3:] for tag in tags if tag.startswith("is:")}
    agreement = _first(inflections, {"mas": "m", "fem": "f", "epi": "e"})
    agreement += _first(inflections, {"sg": "s", "pl": "p", "inv": "i"})
    found = set(_verb_readings(classes, inflections, agreement))
    for name in classes:
        if name in ("nom", "adj"):
            found.add(("N" if name == "nom" else "A") + agreement)
        elif name in _KINDS:
            found.add(_KINDS[name])
        else:
            found.update(kind for start, kind in _KIND_PREFIXES.items() if name.startswith(start))
    return frozenset(found)


def _first(names: set[str], table: dict[str, str]) -> str:
    return next((code for name, code in table.items() if name in names), "")


def _verb_readings(classes: list[str], inflections: set[str], agreement: str) -> Iterator[str]:
    verb = next((name for name in classes if _VERB.match(name)), None)
    if verb is None:
        return
    moods = [_MOODS[name] for name in classes if name in _MOODS] or ["PPa" if inflections else "Inf"]
    persons = "".join(sorted({name.strip("!") for name in classes if _PERSON.match(name)}))
    kind = "X" if verb.startswith("v0") else "V"
    for mood in moods:
        yield kind + mood + (agreement if mood in _NON_FINITE else persons)


def read_readings(affixes: str, words: str) -> tuple[dict[str, set[str]], dict[str, dict[str, set[str]]]]:
    """Return, for every form of the dictionary, its readings, and its lemmas by kind (X under V).

    The dictionary puts feminine nouns under the masculine ("droite" under "droit") and adjectives
    made of participles under the verb; treebanks do not. Their lemma is the singular of their gender.
    """
    expanded = list(expand(words, read_suffixes(affixes)))
    singular = _singulars(expanded)
    readings: dict[str, set[str]] = defaultdict(set)
    lemmas: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for form, lemma, tags in expanded:
        for code in readings_of(tags):
            readings[form].add(code)
            kind = "V" if code[0] == "X" else code[0]
            gender = _lemma_gender(kind, tags)
            lemmas[form][kind].add(singular.get((lemma, kind, gender), lemma) if gender else lemma)
    return readings, lemmas


def _lemma_gender(kind: str, tags: tuple[str, ...]) -> str:
    """Return the gender in which the lemma of a form stands, "" for the one the dictionary gives."""
    if kind == "N" and "is:fem" in tags:
        return "fem"
    return "mas" if kind == "A" and "po:ppas" in tags else ""


def _singulars(expanded: Iterable[tuple[str, str, tuple[str, ...]]]) -> dict[tuple[str, str, str], str]:
    """Return the singular of each (dictionary lemma, kind, gender) of nouns and participles."""
    found: dict[tuple[str, str, str], str] = {}
    for form, lemma, tags in expanded:
        if "is:sg" not in tags and "is:inv" not in tags:
            continue
        for kind in ("N", "A"):
            gender = _lemma_gender(kind, tags)
            if gender and f"is:{gender}" in tags and any(code[0] == kind for code in readings_of(tags)):
                found.setdefault((lemma, kind, gender), form)
    return found
