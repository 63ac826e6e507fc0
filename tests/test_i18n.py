"""Every text people see is there in both languages, says the same, and keeps to the tone."""

import ast
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.commands import COMMANDS
from bot.dialog.flow import Flow
from bot.errors import AccessFault
from bot.i18n import Catalogues, Words
from tests.support.lexicon import CATALOGUES
from tests.support.people import app_on

ROOT = Path(__file__).parents[1]
FLOWS = ("anna", "setup", "release", "react", "after", "links", "stop")


class Text(NamedTuple):
    """One text of a catalogue: where in a flow it stands ("" for the program), what is translated, and into what. Of
    a text that goes with a number every form is one."""

    place: str
    source: str
    text: str


def catalogue(language: str) -> list[Text]:
    with (ROOT / "locales" / language / "LC_MESSAGES" / "anna.po").open("rb") as file:
        return [
            Text(message.context or "", source, text)
            for message in read_po(file, locale=language)
            if message.id
            for source, text in forms(message)
        ]


def forms(message: Message) -> list[tuple[str, str]]:
    """What a message translates, and into what: for each form, the English singular for the first."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    one, many = message.id
    return [(many if place else one, text) for place, text in enumerate(message.string or ())]


LANGUAGES = CATALOGUES.languages
with (ROOT / "locales" / "nl" / "LC_MESSAGES" / "anna.po").open("rb") as file:
    PLURALS = {message.id for message in read_po(file, locale="nl") if not isinstance(message.id, str)}
"""The singular and plural of every text in the catalogues that goes with a number."""
TEXTS = {language: catalogue(language) for language in LANGUAGES}


def words(language: str) -> Words:
    return app_on().words(language)


def test_the_catalogues_hold_every_text_and_lack_no_translation() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "catalogues", "--check"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_both_catalogues_translate_the_same_texts() -> None:
    dutch, english = ({(one.place, one.source) for one in TEXTS[language]} for language in LANGUAGES)
    assert dutch == english
    assert len(dutch) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_source(language: str) -> None:
    for one in TEXTS[language]:
        assert set(re.findall(r"\{[^{}]*\}", one.text)) == set(re.findall(r"\{[^{}]*\}", one.source)), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_text_with_a_number_is_there(language: str) -> None:
    with (ROOT / "locales" / language / "LC_MESSAGES" / "anna.po").open("rb") as file:
        read = read_po(file, locale=language)
    counted = [message for message in read if not isinstance(message.id, str)]
    assert len(counted) > 5
    assert all(
        len(forms) == read.num_plurals and all(forms) for forms in (each.string or () for each in counted)
    )


def test_one_is_said_in_the_singular_and_more_in_the_plural() -> None:
    one = "{count} message is tried anew while `{anna} serve` runs."
    many = "{count} messages are tried anew while `{anna} serve` runs."
    told = [words("nl").plural(one, many, count).partition(" word")[0] for count in (0, 1, 2)]
    assert told == ["0 berichten", "1 bericht", "2 berichten"]
    assert words("en").plural(one, many, 1).startswith("1 message is")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_lines_and_the_edges_of_its_source(language: str) -> None:
    for one in TEXTS[language]:
        assert one.text[:1].isspace() == one.source[:1].isspace(), one
        assert one.text[-1:].isspace() == one.source[-1:].isspace(), one
        if not one.place.endswith("/positions"):
            assert one.text.count("\n\n") == one.source.count("\n\n"), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shouted_at_and_no_pictures_are_used(language: str) -> None:
    for one in TEXTS[language]:
        assert "!" not in one.text, one
        assert not any(unicodedata.category(part) == "So" or ord(part) >= 0x1F000 for part in one.text), one


def test_dutch_speaks_to_people_as_je() -> None:
    for one in TEXTS["nl"]:
        assert not re.search(r"\b(u|uw|U|Uw)\b", one.text), one


@pytest.mark.parametrize("flow", FLOWS)
def test_every_text_of_a_flow_is_there_in_english(flow: str) -> None:
    app = app_on()
    source = app.flows.open(flow)
    assert app.flows.warnings(source) == []
    say = app.words("en")
    assert all(say.knows(place, text) for place, text in source.texts())


def shape(flow: Flow) -> list[object]:
    """All of a flow but its texts."""
    return [
        (question.id, question.kind, question.each, question.when, [option.id for option in question.options])
        for question in flow.questions
    ]


@pytest.mark.parametrize("flow", FLOWS)
def test_a_translated_flow_asks_the_same_in_other_words(flow: str) -> None:
    app = app_on()
    dutch, english = app.flows(flow, "nl"), app.flows(flow, "en")
    assert (dutch.language, english.language) == ("nl", "en")
    assert shape(dutch) == shape(english)
    for here, there in zip(dutch.questions, english.questions, strict=True):
        assert here.text != there.text
        assert here.labels.keys() == there.labels.keys()
        assert bool(here.probe and here.probe.positions) == bool(there.probe and there.probe.positions)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("nl", "nl"), ("nl-BE", "nl"), ("en_GB", "en"), ("EN", "en"), ("fr", "nl"), ("", "nl"), (None, "nl")],
)
def test_the_nearest_language_we_have_is_spoken(tag: str | None, language: str) -> None:
    assert CATALOGUES.known(tag) == language


def test_a_message_without_a_translation_is_said_as_it_is() -> None:
    assert words("nl")("No such message {here}.", here="x") == "No such message x."


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_people_wrote_is_never_taken_for_a_template(one: str, other: str) -> None:
    assert words("en")("{a} and {b}", a=one, b=other) == f"{one} and {other}"


def test_an_error_is_one_sentence_in_the_language_of_who_reads_it() -> None:
    error = AccessFault("There is no case {case}. See: {anna} case list.", case="{case}")
    assert words("nl").error(error) == "Er is geen zaak {case}. Kijk met: anna case list."
    assert words("en").error(error) == "There is no case {case}. See: anna case list."


def test_a_day_is_written_as_people_write_it() -> None:
    assert words("nl").day("2027-05-14") == "14 mei 2027"
    assert words("en").day("2027-05-14") == "14 May 2027"


def counted(tree: ast.Module) -> list[tuple[str, ...]]:
    """The singular and plural of every text that a module says with a number."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    plurals = [
        call.args[:2] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "plural"
    ]
    return [
        tuple(str(each.value) for each in pair if isinstance(each, ast.Constant)) for pair in plurals if pair
    ]


def said(tree: ast.Module) -> list[str]:
    """Every text that a module says to people, however it comes by the words."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            by, text = node.func, node.args[0].value
            named = by.id if isinstance(by, ast.Name) else by.attr if isinstance(by, ast.Attribute) else ""
            asked = (
                isinstance(by, ast.Call) and isinstance(by.func, ast.Attribute) and by.func.attr == "words"
            )
            if isinstance(text, str) and (named in {"say", "_say", "plural"} or asked):
                found.append(text)
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "bot").rglob("*.py")), ids=lambda path: path.name)
def test_nothing_is_said_that_the_gathering_of_texts_overlooks(path: Path) -> None:
    """It does not look inside an f-string, nor where words are not called `say`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known_texts = {text.source for text in catalogue("nl") if not text.place}
    assert set(said(tree)) <= known_texts
    assert set(counted(tree)) <= PLURALS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_of_the_program_is_told_with_how_it_was_started(language: str) -> None:
    verbs = "|".join(command.name for command in COMMANDS)
    fixed = [text.text for text in TEXTS[language] if re.search(rf"\banna ({verbs})\b", text.text)]
    assert fixed == []


def test_a_command_is_told_with_how_the_program_was_started_also_where_a_translation_lacks() -> None:
    say = Catalogues(ROOT / "locales", launcher="uv run anna").words("nl")
    assert say("There are no cases yet. Begin with: {anna} chat, or {anna} case new.") == (
        "Er zijn nog geen zaken. Begin met: uv run anna chat, of uv run anna case new."
    )
    assert say("Or {anna} case {case}.", case="{anna}") == "Or uv run anna case {anna}."
    assert say.plural("{anna} {count} time", "{anna} {count} times", 2) == "uv run anna 2 times"
    assert say.error(AccessFault("See: {anna} case list.")) == "See: uv run anna case list."
    assert str(AccessFault("See: {anna} case list.")) == "See: anna case list."
