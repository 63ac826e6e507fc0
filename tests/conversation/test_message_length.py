"""The longest message there may be, at both edges: as an answer, as a list, and as an edit."""

import pytest

from bot.app import App
from bot.dialog.session import Element
from tests.support.people import Person, Robot
from tests.support.three import CASE, joined, opened

LONGEST = 20_000
LINES = "Korte wachttijden voor elk kind\nVertrouwen in elkaar"


@pytest.fixture
def person(app: App) -> Person:
    """Somebody who is asked the first question in their own words."""
    opened(app)
    person = joined(app, "GEM", "p")
    person.taps("Mijn organisatie")
    return person


def padded(length: int) -> str:
    """Two lines, with blank ones between them until the text is this long."""
    return LINES.replace("\n", "\n" * (length - len(LINES) + 1))


def lines(app: App) -> list[str]:
    """The lines of the list that was answered last."""
    value = app.store.history(CASE, "GEM-1")[-1].answer.value
    return [each.text for each in value if isinstance(each, Element)] if isinstance(value, tuple) else []


def told(app: App, given: int, most: int) -> str:
    text = "Your text has {given} characters; {most} is the most. Make it shorter and send it again."
    return app.words("nl")(text, given=given, most=most)


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1, 1_000_000])
def test_an_answer_that_is_too_long_is_told_how_much_fits_its_question(
    app: App, person: Person, length: int
) -> None:
    before = app.store.history(CASE, "GEM-1")
    room = app.flows("anna", "nl").by_id["self.ambition"].longest
    person.says("a" * length)
    assert told(app, length, room) in person.reply.text
    assert app.store.history(CASE, "GEM-1") == before


def test_a_list_may_come_in_one_message_of_twenty_thousand_characters(app: App, person: Person) -> None:
    person.answers(Robot("GEM"), until="self.values")
    person.says(padded(LONGEST))
    assert lines(app) == LINES.split("\n")


@pytest.mark.parametrize("length", [LONGEST + 1, 1_000_000])
def test_a_list_in_a_longer_message_is_refused_and_nothing_of_it_is_kept(
    app: App, person: Person, length: int
) -> None:
    asked = person.answers(Robot("GEM"), until="self.values").question
    before = app.store.history(CASE, "GEM-1")
    person.says(padded(length))
    assert told(app, length, LONGEST) in person.reply.text
    assert person.reply.question == asked
    assert app.store.history(CASE, "GEM-1") == before


def test_a_message_may_be_edited_into_one_of_twenty_thousand_characters(app: App, person: Person) -> None:
    person.answers(Robot("GEM"), until="self.values")
    person.sends(text="Een\nTwee", message="7")
    person.sends(text=padded(LONGEST), edits="7")
    assert lines(app) == LINES.split("\n")


def test_an_edit_into_a_longer_message_leaves_the_answer_as_it_is(app: App, person: Person) -> None:
    person.answers(Robot("GEM"), until="self.values")
    person.sends(text="Een\nTwee", message="7")
    person.sends(text=padded(LONGEST + 1), edits="7")
    assert told(app, LONGEST + 1, LONGEST) in person.reply.text
    assert lines(app) == ["Een", "Twee"]
