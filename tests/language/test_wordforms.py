"""The memory-mapped lexicon gives back exactly what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language.categories import category, word_forms
from entente.language.wordforms import Entry, WordForms, write_word_forms

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = st.builds(
    Entry,
    st.lists(st.sampled_from(["Nms", "Afp", "VCnd3sg", "VInf", "R"]), unique=True, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from("NAVR"), st.tuples(st.tuples(st.integers(0, 3), st.text(max_size=3)))),
)


@settings(max_examples=50)
@given(forms=st.dictionaries(st.text(alphabet="aéœβ-' z", min_size=1, max_size=6), ENTRIES, min_size=1))
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, forms: dict[str, Entry]) -> None:
    """Every form is found with its entry, and nothing else is."""
    path = tmp_path_factory.mktemp("forms") / "forms.bin"
    write_word_forms(path, forms)
    lexicon = WordForms(path)

    assert {form: lexicon.find(form) for form in forms} == forms
    assert lexicon.find("absent") is None
    assert all(lexicon.find(form + "a") == forms.get(form + "a") for form in forms)
    assert all(lexicon.find(form[:-1]) == forms.get(form[:-1]) for form in forms)
    assert lexicon.guess("absent", "N") is None


def test_same_forms_same_bytes(tmp_path: Path) -> None:
    """The order in which forms are given leaves no trace."""
    forms = {"obus": Entry(("Nmi",), {"N": ((0, ""),)}), "livra": Entry(("VIPs3sg",), {"V": ((1, "er"),)})}
    write_word_forms(tmp_path / "a", forms)
    write_word_forms(tmp_path / "b", dict(reversed(forms.items())))

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_refuses_another_file(tmp_path: Path) -> None:
    """A file of another kind is refused with its name."""
    path = tmp_path / "other.bin"
    path.write_bytes(b"something else entirely")

    with pytest.raises(ValueError, match=r"other\.bin"):
        WordForms(path)


@pytest.mark.parametrize(
    ("form", "kind", "lemmas"),
    [
        ("proviendrait", "V", ("provenir",)),
        ("obus", "N", ("obus",)),
        ("suis", "V", ("être", "suivre")),
        ("livrées", "V", ("livrer",)),
        ("coréennes", "A", ("coréen",)),
        ("conduite", "N", ("conduite",)),
        ("appropriées", "A", ("approprié",)),
        ("des", "S", ("de le",)),
        ("obus", "V", ()),
    ],
)
def test_french_lemmas(form: str, kind: str, lemmas: tuple[str, ...]) -> None:
    """The French lexicon knows the lemmas of a form."""
    entry = word_forms("fr").find(form)

    assert entry is not None
    assert entry.lemmas(form, kind) == lemmas


@pytest.mark.parametrize(
    ("form", "kind", "lemma"),
    [
        ("nord-coréens", "A", "nord-coréen"),
        ("drogueraient", "V", "droguer"),
        ("dronisations", "N", "dronisation"),
        ("télédronerait", "V", "télédroner"),
        ("xq", "V", None),
    ],
)
def test_unknown_forms_are_read_by_their_ending(form: str, kind: str, lemma: str | None) -> None:
    """A form that no dictionary lists gets the lemma that forms like it have."""
    assert word_forms("fr").guess(form, kind) == lemma


@pytest.mark.parametrize(
    ("form", "moods"),
    [("proviendrait", {"Cnd"}), ("montrait", {"IIm"}), ("attirait", {"IIm"}), ("mourraient", {"Cnd"})],
)
def test_conditional_is_not_guessed_from_endings(form: str, moods: set[str]) -> None:
    """Imperfects of verbs in -rer are told from conditionals."""
    entry = word_forms("fr").find(form)

    assert entry is not None
    assert entry.moods == moods


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("obus", "Nmi"),
        ("russo-nord-coréenne", "-Afs|Nfs"),
        ("2024", "0"),
        ("Xyzzy", "?"),
        ("Corée du Nord", "P"),
        ("RUSSIE", "Nfs"),
    ],
)
def test_category(word: str, expected: str) -> None:
    """Words not listed are told apart by what they look like."""
    assert category("fr", word) == expected
