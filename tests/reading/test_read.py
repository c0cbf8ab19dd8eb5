"""Sources to articles: what is read, and what is named with the reason why not."""

from pathlib import Path

from entente.model.dossier import Unread
from entente.model.text import Article
from entente.reading import ReadOptions, read_sources

PARAGRAPH = (
    "La Russie et la Corée du Nord ont signé mardi à Moscou un accord qui prévoit la livraison de céréales "
    "contre des obus, a annoncé le ministère russe des Affaires étrangères."
)


def test_reads_a_folder(tmp_path: Path) -> None:
    """An article of a folder is named by its path in it, and carries what its head says."""
    (tmp_path / "mars").mkdir()
    text = f"Moscou et Pyongyang signent\nPar Ninon Valbert\nPublié le 4 mars 2025\n\n{PARAGRAPH}\n"
    (tmp_path / "mars" / "pacte.txt").write_text(text, encoding="utf-8")

    (article,) = read_sources([tmp_path], ReadOptions())

    assert isinstance(article, Article)
    assert article.doc == "mars/pacte.txt"
    assert (article.title, article.byline) == ("Moscou et Pyongyang signent", "Ninon Valbert")
    assert article.published is not None
    assert article.published.edtf == "2025-03-04"
    assert [block.span.of(text) for block in article.kept_blocks()] == ["Moscou et Pyongyang signent", PARAGRAPH]


def test_names_what_it_cannot_read(tmp_path: Path) -> None:
    """An empty file is named with its reason."""
    (tmp_path / "vide.txt").write_text("", encoding="utf-8")

    assert list(read_sources([tmp_path], ReadOptions())) == [Unread("vide.txt", "empty file")]
