"""What is wrong with a language is told in one line, with the file and the place in it."""

import shutil
import tomllib
from pathlib import Path

import pytest

from bot import settings
from bot.conversation.commands import COMMANDS
from bot.errors import SettingsFault
from bot.i18n import Catalogues
from bot.languages.pack import lexicon, pack, parse
from tests.support.lexicon import CATALOGUES
from tests.support.people import ROOT, ran

SHIPPED = settings.read({}).locales


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("place = 1", "name"),
        ('name = "X"\nplace = "first"', "place"),
        ('name = "X"\nlocale = 3', "locale"),
        ('name = "X"\ncolour = "red"', "colour"),
        ('name = "X"\n[colours]\nred = ["x"]', "colours"),
        ('name = "X"\nanswers = ["ja"]', "answers"),
        ('name = "X"\n[answers]\nyes = "ja"', "answers.yes"),
        ('name = "X"\n[answers]\nyes = [""]', "answers.yes"),
        ('name = "X"\n[answers]\nmaybe = ["misschien"]', "answers.maybe"),
        ('name = "X"\n[months]\n13 = ["undecimber"]', "months.13"),
        ('name = "X"\n[commands]\nback = "Zurück"', "commands.back"),
        ('name = "X"\n[commands]\nback = ["zurueck"]', "commands.back"),
        ("name = \"X\"\n[questions]\nadvice = ['(niet']", "questions.advice"),
        ('name = "X"\n[openings]\nsing = ["zingen"]', "openings.sing"),
    ],
)
def test_a_fault_in_a_pack_is_told_with_its_place(text: str, key: str) -> None:
    with pytest.raises(SettingsFault) as told:
        parse(text.encode(), "locales/x/pack.toml")
    assert str(told.value) == (
        f"In the language file locales/x/pack.toml, {key} is missing, unknown or wrong. See locales/README.md."
    )


@pytest.mark.parametrize("content", [b"name =", b'name = "\xff"'])
def test_a_pack_that_is_no_toml_is_told_with_its_name(content: bytes) -> None:
    with pytest.raises(SettingsFault, match=r"The language file x.toml cannot be read: "):
        parse(content, "x.toml")


def test_a_name_is_of_one_command_in_all_languages() -> None:
    one = pack("aa", {"name": "A", "commands": {"back": "weg"}})
    other = pack("bb", {"name": "B", "commands": {"remove": "weg"}})
    with pytest.raises(SettingsFault, match=r"In the language bb, the command remove is called weg"):
        lexicon((one, other))
    with pytest.raises(SettingsFault, match=r"In the language aa, the command back is called remove"):
        lexicon((pack("aa", {"name": "A", "commands": {"back": "remove"}}), other))


@pytest.mark.parametrize("language", CATALOGUES.languages)
def test_a_pack_that_ships_names_every_command_and_no_other(language: str) -> None:
    assert set(CATALOGUES.packs[language].commands) == set(COMMANDS)


@pytest.mark.parametrize("language", CATALOGUES.languages)
def test_a_pack_that_ships_has_every_list_of_words(language: str) -> None:
    lists = CATALOGUES.packs[language].lists
    assert [len(table) for table in lists.values()] == [5, 12, 8, 7]
    assert all(words for table in lists.values() for words in table.values())


@pytest.mark.parametrize(
    ("file", "content"), [("pack.toml", "name = 3"), ("LC_MESSAGES/anna.po", 'msgid "x"\nmsgst "y"\n')]
)
def test_a_program_with_a_language_that_cannot_be_read_says_so_in_one_line(
    tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch, file: str, content: str
) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "locales"))
    (folder / "nl" / file).write_text(content)
    monkeypatch.setattr(settings, "_shipped", lambda name: tmp_path / name)
    told = ran("case", "list", database=database)
    assert (told.status, told.out, told.err.count("\n")) == (1, "", 1)
    assert str(folder / "nl" / file) in told.err


@pytest.mark.parametrize("language", CATALOGUES.languages)
def test_every_key_of_a_pack_and_of_its_words_of_comparison_is_told_to_translators(language: str) -> None:
    guide = (ROOT / "locales" / "README.md").read_text(encoding="utf-8")
    for file in ("pack.toml", "matching.toml"):
        for key, value in tomllib.loads((ROOT / "locales" / language / file).read_text()).items():
            assert f"`[{key}]`" in guide if isinstance(value, dict) else f"`{key}`" in guide
    lists = CATALOGUES.packs[language].lists
    assert all(f"`{name}`" in guide for table in lists.keys() - {"months"} for name in lists[table])


def test_a_folder_without_languages_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault, match=r"There are no languages in .*nowhere"):
        Catalogues(tmp_path / "nowhere").words("nl")
