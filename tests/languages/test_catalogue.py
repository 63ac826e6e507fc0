"""A catalogue gives its texts, and for a number the form that goes with it."""

import pytest

from bot.errors import SettingsFault
from bot.i18n import Words
from bot.languages.catalogue import catalogue, parse
from bot.languages.pack import pack

HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: pl\\n"\n'
    '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"\n'
)
FILES = 'msgid "{count} file"\nmsgid_plural "{count} files"\n'


def words(text: str) -> Words:
    return Words(pack("pl", {"name": "Polski"}), catalogue(parse((HEAD + text).encode(), "pl.po")))


def test_a_number_chooses_its_form_by_the_rule_of_the_language() -> None:
    say = words(FILES + 'msgstr[0] "{count} plik"\nmsgstr[1] "{count} pliki"\nmsgstr[2] "{count} plików"\n')
    told = [say.plural("{count} file", "{count} files", count) for count in (0, 1, 2, 5, 12, 22)]
    assert told == ["0 plików", "1 plik", "2 pliki", "5 plików", "12 plików", "22 pliki"]


@pytest.mark.parametrize("text", ["", FILES + 'msgstr[0] "{count} plik"\nmsgstr[1] ""\nmsgstr[2] ""\n'])
def test_a_text_with_a_number_that_is_not_translated_is_said_in_english(text: str) -> None:
    say = words(text)
    assert [say.plural("{count} file", "{count} files", count) for count in (0, 1, 2)] == [
        "0 files",
        "1 file",
        "2 files",
    ]


def test_a_text_with_a_number_can_hold_other_values() -> None:
    text = 'msgid "{count} of {of}"\nmsgid_plural "{count} of the {of}"\nmsgstr[0] "{of}/{count}"\n'
    say = words(text + 'msgstr[1] "{of}//{count}"\nmsgstr[2] "{of}///{count}"\n')
    assert say.plural("{count} of {of}", "{count} of the {of}", 2, of="{count}") == "{count}//2"


def test_a_text_that_is_doubtful_is_not_used() -> None:
    say = words('#, fuzzy\nmsgid "file"\nmsgstr "plik"\n\nmsgid "folder"\nmsgstr "katalog"\n')
    assert (say("file"), say("folder"), say.knows("", "file")) == ("file", "katalog", False)


@pytest.mark.parametrize("text", ['msgid "a"\nmsgst "b"\n', 'nothing "a"\n'])
def test_a_catalogue_that_cannot_be_read_is_told_with_its_name(text: str) -> None:
    with pytest.raises(SettingsFault, match=r"The language file pl\.po cannot be read: "):
        words(text)


def test_a_rule_that_is_none_is_told() -> None:
    with pytest.raises(SettingsFault, match=r"The language file x\.po cannot be read: "):
        parse(HEAD.replace("n==1 ?", "import os ?").encode(), "x.po")


def test_a_catalogue_of_a_language_that_nobody_knows_can_be_read() -> None:
    text = HEAD.replace("Language: pl", "Language: xx") + 'msgid "file"\nmsgstr "fuil"\n'
    say = Words(pack("xx", {"name": "Xx"}), catalogue(parse(text.encode(), "xx.po")))
    assert (say("file"), say.day("2027-05-14")) == ("fuil", "2027-05-14")
