"""Commands: by their names in both languages, with a slash or as a bare word, and never instead of an answer."""

import re
from pathlib import Path

import pytest

from bot.app import App
from bot.conversation.commands import named, read
from bot.dialog.events import COMMANDS
from bot.messages import Reply
from tests.support.lexicon import LEXICON, NAMES
from tests.support.people import Clock, Person, Robot, app_on, rows
from tests.support.three import CASE, answered, joined, last, opened


@pytest.fixture
def person(app: App) -> Person:
    """Somebody who is asked the first question."""
    opened(app)
    return joined(app, "GEM", "p")


def asked(reply: Reply) -> str:
    return reply.question.id if reply.question else ""


def test_no_name_stands_for_two_commands() -> None:
    names = [(name, command) for command, both in NAMES.items() for name in set(both)]
    assert len({name for name, _ in names}) == len(names)
    assert all(named(name, LEXICON) == command for name, command in names)


def test_every_command_of_the_dialog_has_a_name_that_people_can_type() -> None:
    assert COMMANDS.keys() - {"route"} <= NAMES.keys()  # the routes have a command each


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("/terug", ("back", "")),
        ("/TERUG ", ("back", "")),
        ("/verbeter  12 ", ("correct", "12")),
        ("/start@anna_bot abc", ("start", "abc")),
        ("/bestaatniet", None),
        ("terug", None),
        (" /terug", None),
        ("/", None),
        ("/ terug", None),
        ("", None),
    ],
)
def test_a_line_is_a_command_when_it_begins_with_a_slash_and_a_name(
    line: str, understood: tuple[str, str] | None
) -> None:
    assert read(line, LEXICON) == understood


SCRIPT = (
    "why", "example", "overview", "privacy", "help", "full", "short", "unknown", "back", "resume",
    "answer one", "done", "answer two", "back", "resume", "skip", "correct 2", "remove", "correct 2", "back",
    "section 2", "unknown", "unknown", "answer three", "pause", "resume", "cases", "language", "release",
    "correct", "back", "react", "questions", "after", "standing", "compare", "links", "map", "prep",
    "report",
    "remind", "stop", "3", "2", "start", "add",
)  # fmt: skip
"""Every command but those that give a code, with its argument, and answers in between."""


def script_of(app: App, way: str) -> list[list[Reply]]:
    """All that is said when the commands of the script are given in one way."""
    opened(app)
    person = joined(app, "GEM", "p")
    said = []
    for line in SCRIPT:
        word, _, argument = line.partition(" ")
        if word not in NAMES:
            person.sends(text=line)
        elif way == "id":
            person.sends(command=word, argument=argument)
        else:
            person.sends(text=f"/{NAMES[word][way == 'english']} {argument}".strip())
        said.append(person.replies)
    return said


def test_a_command_does_the_same_by_its_dutch_and_its_english_name(clock: Clock) -> None:
    assert {line.split()[0] for line in SCRIPT} >= NAMES.keys() - {"invite", "channel"}
    dutch, english, plain = (script_of(app_on(clock=clock), way) for way in ("dutch", "english", "id"))
    assert dutch == english == plain


@pytest.mark.parametrize(
    ("word", "then"),
    [
        ("terug", "start.behalf"),
        ("back", "start.behalf"),
        ("WEETNIET", "self.ambition"),
        ("overslaan", "start.behalf"),
    ],
)
def test_a_bare_word_is_a_command_where_it_can_be_no_answer(person: Person, word: str, then: str) -> None:
    assert asked(person.says(word)) == then


@pytest.mark.parametrize("word", ["stop", "Stop", "stop "])
def test_the_bare_word_stop_stops_where_it_can_be_no_answer(person: Person, word: str) -> None:
    assert asked(person.says(word)) == "stop.how"


def test_bare_words_are_commands_in_a_summary_and_at_the_end(app: App) -> None:
    opened(app)
    person = answered(app, "GEM", Robot("GEM", last))
    person.taps("Nog niets doen")
    assert "Deel 1" in person.says("overzicht").text
    assert asked(person.says("vrijgeven")) == "release.how"


@pytest.mark.parametrize("word", ["terug", "back", "stop", "help", "pauze", "vrijgeven", "weg", "ja", "2"])
def test_the_same_word_is_an_answer_where_people_answer_in_their_own_words(
    app: App, person: Person, word: str
) -> None:
    person.taps("Mijn organisatie")
    person.says(word)
    (_, answer) = app.store.history(CASE, "GEM-1")
    assert (answer.answer.question, answer.answer.value) == ("self.ambition", word)


def test_language_changes_midway_and_everything_stays(app: App, person: Person) -> None:
    person.taps("Mijn organisatie")
    person.says("Over twee jaar krijgt elk kind binnen zes weken hulp.")
    dutch = person.says("Eerlijke kansen voor elk kind")
    english = person.sends(text="/taal en")
    assert (asked(english), english.progress) == (asked(dutch), dutch.progress)
    assert "Noted:" in english.text
    assert "Eerlijke kansen voor elk kind" in english.text
    overview = person.sends(text="/overview").text
    assert app.flows("anna", "en").by_id["self.ambition"].text.partition("?")[0] in overview
    assert "Over twee jaar krijgt elk kind binnen zes weken hulp." in overview
    assert "/correct" in overview
    person.sends(text="/language")
    assert person.taps("Nederlands").text == dutch.text
    languages = [kept.answer.language for kept in app.store.history(CASE, "GEM-1")]
    assert languages == ["nl", "nl", "nl"]


def test_an_answer_keeps_the_language_it_was_asked_in(app: App, person: Person) -> None:
    person.taps("Mijn organisatie")
    person.sends(text="/taal en")
    person.says("In two years every child gets help within six weeks.")
    assert [kept.answer.language for kept in app.store.history(CASE, "GEM-1")] == ["nl", "en"]


def test_who_is_new_here_can_choose_a_language_before_anything_else(app: App) -> None:
    person = Person(app)
    person.sends(text="/taal")
    assert person.taps("English").text.startswith("Welcome.")
    assert "On whose behalf" in person.taps("Practise").text


def test_the_long_and_the_short_route_can_be_changed_at_any_time(person: Person) -> None:
    person.taps("Mijn organisatie")
    short = person.says("Over twee jaar krijgt elk kind binnen zes weken hulp.").progress
    long = person.sends(text="/volledig")
    assert "volledige route" in long.text
    assert long.progress is not None
    assert short is not None
    assert long.progress.of > short.of + 20
    assert person.sends(text="/kort").progress == short
    assert asked(person.reply) == "self.values"


def test_help_tells_commands_that_exist_in_the_language_of_who_asks(person: Person) -> None:
    for language, place in (("nl", 0), ("en", 1)):
        person.sends(text=f"/taal {language}")
        told = re.findall(r"^/(\w+)", person.sends(text="/help").text, flags=re.M)
        assert len(told) > 10
        assert all(NAMES[str(named(name, LEXICON))][place] == name for name in told)


@pytest.mark.parametrize("channel", ["telegram", "terminal"])
def test_privacy_tells_anybody_what_is_kept_and_for_whom(app: App, channel: str) -> None:
    told = Person(app, "new", channel).sends(text="/privacy").text
    assert "Woo" in told
    assert "/stop" in told
    assert app.store.person(channel, "new") is None


def test_stopping_for_now_keeps_everything(app: App, person: Person) -> None:
    person.taps("Mijn organisatie")
    person.sends(text="/stop")
    assert person.taps("Stoppen, mijn antwoorden blijven").paused
    assert asked(person.greets()) == "self.ambition"
    assert len(app.store.history(CASE, "GEM-1")) >= 1


def test_changing_ones_mind_about_stopping_goes_on_where_one_was(person: Person) -> None:
    person.taps("Mijn organisatie")
    person.sends(text="/stop")
    assert asked(person.taps("Toch niet")) == "self.ambition"
    person.sends(text="/stop")
    person.taps("Stoppen en al mijn antwoorden wissen", "Nee")
    assert "Mijn organisatie" in person.sends(text="/overzicht").text


def test_erasing_leaves_nothing_of_a_text_in_the_database_file(database: Path) -> None:
    app = app_on(database)
    opened(app)
    robot = Robot("GEM", last)
    person = answered(app, "GEM", robot)
    person.says("1", "ja")
    person.sends(text="/verbeter 2")
    person.says("Een tweede tekst die ook weg is als alles weg is")
    person.sends(text="/stop")
    told = person.taps("Stoppen en al mijn antwoorden wissen", "Ja")
    assert "gewist" in told.text
    assert "bewaard" not in told.text
    app.close()
    left = b"".join(path.read_bytes() for path in database.parent.iterdir())
    assert left
    for text in (*robot.said.values(), "Een tweede tekst die ook weg is"):
        assert text.encode() not in left
    assert not [row for row in rows(database) if '"answers"' in row or '"releases"' in row]


def test_after_erasing_the_interview_begins_anew(app: App, person: Person) -> None:
    person.taps("Mijn organisatie")
    person.sends(text="/stop")
    person.taps("Stoppen en al mijn antwoorden wissen", "Ja")
    again = person.greets()
    assert asked(again) == "start.behalf"
    assert again.progress is not None
    assert again.progress.done == 0
    person.taps("Mijn afdeling")
    assert [kept.answer.value for kept in app.store.history(CASE, "GEM-1")] == ["department"]


def test_erasing_takes_what_was_released_out_of_every_comparison(app: App) -> None:
    opened(app)
    person = answered(app, "GEM", Robot("GEM", last))
    person.releases()
    assert app.results.of(CASE, "coordinator").case.statements
    person.sends(text="/stop")
    person.taps("Stoppen en al mijn antwoorden wissen", "Ja")
    assert not app.results.of(CASE, "coordinator").case.statements


def test_a_button_of_an_earlier_question_changes_nothing(app: App, person: Person) -> None:
    old = person.button("Mijn afdeling")
    person.taps("Mijn organisatie")
    person.sends(button=old)
    assert "eerdere vraag" in person.reply.text
    assert [kept.answer.value for kept in app.store.history(CASE, "GEM-1")] == ["organisation"]


@pytest.mark.parametrize(
    "typed", ["/onbekend", "/maand budget", "/Terugg", "/helpp@annabot meer", "/foo\nbar"]
)
def test_an_unknown_command_is_told_and_is_no_answer(app: App, typed: str) -> None:
    opened(app)
    person = joined(app, "GEM", "p")
    person.taps("Mijn organisatie")
    asked = person.greets()
    person.says(typed)
    assert typed.split(maxsplit=1)[0].partition("@")[0] in person.replies[0].text
    assert "/overslaan" in person.replies[0].text
    assert person.reply.question == asked.question
    assert [kept.answer.question for kept in app.store.history(CASE, "GEM-1")] == ["start.behalf"]


@pytest.mark.parametrize(
    "typed", ["/ maand budget", "en/of", "/3", "//", "een /onbekend woord", "1/2", "/a1 b"]
)
def test_a_text_with_a_slash_is_an_answer(app: App, typed: str) -> None:
    opened(app)
    person = joined(app, "GEM", "p")
    person.taps("Mijn organisatie")
    person.says(typed)
    assert app.store.history(CASE, "GEM-1")[-1].answer.value == typed


def test_a_list_takes_a_line_that_begins_with_a_slash_and_a_space(app: App) -> None:
    opened(app)
    person = joined(app, "GEM", "p")
    person.answers(Robot("GEM"), until="self.interests")
    assert person.reply.question
    person.says("/ kosten per maand\n/ wachttijd")
    value = app.store.history(CASE, "GEM-1")[-1].answer.value
    assert isinstance(value, tuple)
    assert [getattr(part, "text", part) for part in value] == ["/ kosten per maand", "/ wachttijd"]


def test_a_command_may_be_followed_by_a_new_line(app: App) -> None:
    opened(app)
    person = joined(app, "GEM", "p")
    person.taps("Mijn organisatie")
    assert "volledige route" in person.says("/volledig\n").text
