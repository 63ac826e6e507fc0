"""A folder under `locales` with a pack and a catalogue is a language, whatever it is: nothing else has to change."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import settings
from bot.app import App
from bot.settings import Settings
from tests.support.people import ROOT, Clock, Person, anna, clean

PACK = """
name = "Deutsch"
place = 3
locale = "de-DE"
invitation = "Lieber Deutsch? Schreibe {command}."

[commands]
back = "zurueck"
language = "sprache"
overview = "uebersicht"

[answers]
yes = ["jawohl"]
no = ["nein"]
unknown = ["keine ahnung"]

[months]
5 = ["maerz"]

[questions]
asking = ["weshalb"]
"""

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: de\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"

msgid "Which language do you want to speak?"
msgstr "Welche Sprache sprichst du?"

msgid "usage:"
msgstr "Aufruf:"

msgid "There is no case {case}. See: {anna} case list."
msgstr "Den Fall {case} gibt es nicht."

msgid "{flow}: {count} question, fit for use."
msgid_plural "{flow}: {count} questions, fit for use."
msgstr[0] "{flow}: {count} Frage, brauchbar."
msgstr[1] "{flow}: {count} Fragen (ein Paar), brauchbar."
msgstr[2] "{flow}: {count} Fragen, brauchbar."
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program with one language more."""
    (tmp_path / "bot").symlink_to(ROOT / "bot")
    (tmp_path / "flows").symlink_to(ROOT / "flows")
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    german = tmp_path / "locales" / "de" / "LC_MESSAGES"
    german.mkdir(parents=True)
    (german.parent / "pack.toml").write_text(PACK)
    (german / "anna.po").write_text(CATALOGUE)
    return tmp_path


def told(house: Path, *arguments: str, **set_outside: str) -> tuple[int, str]:
    """What `anna` in this house says, with its exit status."""
    done = subprocess.run(
        anna(*arguments),
        capture_output=True,
        env=clean(**set_outside),
        cwd=house,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_program_speaks_it_from_the_command_line_and_the_settings(house: Path, database: Path) -> None:
    command = ("case", "show", "x", "--database", str(database))
    assert told(house, *command, "--lang", "de") == (1, "Den Fall x gibt es nicht.\n")
    assert told(house, *command, ANNA_LANGUAGE="de") == (1, "Den Fall x gibt es nicht.\n")
    assert told(house, "--help", "--lang=de")[1].startswith("Aufruf:")
    assert "[--lang {nl,en,de}]" in told(house, "demo", "--help", "--lang", "de")[1]


def test_what_is_not_translated_is_said_in_english(house: Path, database: Path) -> None:
    assert told(house, "case", "list", "--database", str(database), "--lang", "de") == (
        0,
        told(house, "case", "list", "--database", str(database), "--lang", "en")[1],
    )


def test_a_language_that_is_not_there_is_refused_with_those_that_are(house: Path, database: Path) -> None:
    command = ("case", "list", "--database", str(database))
    status, line = told(house, *command, "--lang", "fr")
    assert (status, line.count("\n")) == (2, 1)
    assert all(tag in line for tag in ("fr", "nl", "en", "de"))
    status, line = told(house, *command, ANNA_LANGUAGE="fr")
    assert (status, line.count("\n")) == (1, 1)
    assert line.rstrip().endswith(": de, en, nl.")


def test_its_plural_rule_is_used(house: Path, tmp_path: Path) -> None:
    flow = 'title = "T"\nlanguage = "de"\nending = "E"\n[[section]]\nid = "s"\ntitle = "S"\nsummary = false\n'
    lines = []
    for count in (1, 2, 3):
        flow += f'[[section.question]]\nid = "q{count}"\nkind = "text"\ntext = "Frage {count}?"\n'
        file = tmp_path / f"f{count}.toml"
        file.write_text(flow)
        lines.append(told(house, "flow", "check", str(file), "--lang", "de")[1].rstrip().rpartition("/")[2])
    assert lines == [
        "f1.toml: 1 Frage, brauchbar.",
        "f2.toml: 2 Fragen (ein Paar), brauchbar.",
        "f3.toml: 3 Fragen, brauchbar.",
    ]


@pytest.fixture
def app(house: Path, database: Path) -> Iterator[App]:
    """That program, with a database."""
    found: Settings = replace(settings.read({}), locales=house / "locales", database=database)
    made = App(found, Clock())
    yield made
    made.close()


@pytest.fixture
def person(app: App) -> Person:
    """Somebody who practises in German."""
    who = Person(app)
    who.greets()
    who.says("/taal de")
    who.taps("Practise with a ready case")
    return who


def test_it_is_among_the_languages_to_choose(app: App) -> None:
    who = Person(app)
    who.says("/sprache")
    assert [button.label for button in who.reply.buttons] == ["Nederlands", "English", "Deutsch"]
    who.taps("Deutsch")
    assert who.says("/sprache").text == "Welche Sprache sprichst du?"
    assert who.says("/language").text == "Welche Sprache sprichst du?"


def test_its_names_of_commands_are_told_and_understood(person: Person) -> None:
    help_text = person.says("/help").text
    assert "/zurueck - to the question before this one" in help_text
    assert "/skip - pass over this question" in help_text  # it has no name of its own
    first = person.reply.question
    person.says("weet ik niet")
    assert person.reply.question != first
    assert person.says("/zurueck").question == first
    person.says("/spam")
    assert "/uebersicht" in person.replies[0].text


def test_its_words_are_understood_in_every_language(app: App, person: Person) -> None:
    lexicon = app.catalogues.lexicon
    assert {"ja", "yes", "jawohl"} <= lexicon.yes
    assert lexicon.months["maerz"] == 5
    assert "weshalb" in lexicon.questions.asking
    person.says("/taal nl")
    first = person.reply.question
    person.says("Keine Ahnung.")
    assert person.reply.question != first


def test_days_are_written_its_way(app: App) -> None:
    assert app.words("de").day("2027-05-14") == "14. Mai 2027"


def test_telegram_tells_newcomers_of_it_in_its_own_words(app: App) -> None:
    texts = app.texts
    assert list(texts.languages) == ["nl", "en", "de"]
    assert texts.switching("nl") == (
        "Prefer English? Type /language en. Lieber Deutsch? Schreibe /sprache de. Liever Nederlands? Typ /taal nl."
    )
