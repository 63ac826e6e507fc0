"""The words by which statements are compared come from the languages, and are read when something is compared."""

import shutil
from pathlib import Path

import pytest

from bot import settings
from bot.analysis.matching.index import Index
from bot.errors import SettingsFault
from bot.i18n import Catalogues
from bot.languages.matching import merged, parse
from bot.model import Statement

SHIPPED = settings.read({}).locales


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("stop_words = 3", "stop_words"),
        ('other = "x"', "other"),
        ("endings = 4", "endings"),
        ('[endings]\nen = "3"', "endings.en"),
        ("[hard]\nz = 1", "hard.z"),
        ('[subjects]\nhouse = ["huis"]', "subjects.house"),
        ('[subjects]\nhouse = ""', "subjects.house"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, key: str) -> None:
    with pytest.raises(SettingsFault) as told:
        parse(text.encode(), "matching.toml")
    assert f"In the language file matching.toml, {key} is missing, unknown or wrong." in str(told.value)


def test_what_is_no_toml_is_told_with_its_name() -> None:
    with pytest.raises(SettingsFault, match=r"The language file matching.toml cannot be read: "):
        parse(b"stop_words", "matching.toml")


def test_a_subject_of_two_languages_is_one_subject() -> None:
    words = merged(
        [
            parse(b'stop_words = "de het"\n[subjects]\nhouse = "huis woning"', "nl"),
            parse(b'stop_words = "the"\n[endings]\ns = 4\n[subjects]\nhouse = "house"\nwood = "tree"', "en"),
            {},
        ]
    )
    assert words.subjects == {"house": ("huis", "woning", "house"), "wood": ("tree",)}
    assert words.stop_words == {"de", "het", "the"}
    assert (words.endings, words.hard) == ({"s": 4}, {})


def test_a_third_language_brings_its_own_words(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "locales"))
    statements = [
        Statement("n", "A", "need", "Een huis"),
        Statement("o", "B", "offer", "Ein Gebaeude"),
        Statement("p", "B", "offer", "Ein Baum"),
    ]

    def nearest() -> list[str]:
        near = Index(statements, Catalogues(folder).lexicon).nearest("huis", "need", ["o", "p"])
        return [each.id for each in near]

    assert nearest() == []
    (folder / "de").mkdir()
    (folder / "de" / "pack.toml").write_text('name = "Deutsch"')
    (folder / "de" / "matching.toml").write_text('[subjects]\nhouse = "Gebaeude gebaeude"')
    assert nearest() == ["o"]


def test_nothing_is_read_before_something_is_compared(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "locales"))
    (folder / "nl" / "matching.toml").write_text("broken")
    lexicon = Catalogues(folder).lexicon
    assert "ja" in lexicon.yes
    with pytest.raises(SettingsFault):
        Index([], lexicon)
