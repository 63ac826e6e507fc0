"""The map in a conversation: words at once, files that are drawn later, and nothing before the own release."""

import pytest

from bot.app import App
from tests.support.files import files
from tests.support.people import Person, Robot
from tests.support.three import CASE, ORGANISATIONS, joined, last, opened


@pytest.fixture
def table(app: App) -> dict[str, Person]:
    """Three organisations, of which the last released nothing yet."""
    opened(app)
    people = {}
    for name in ORGANISATIONS:
        people[name] = joined(app, name, name)
        people[name].answers(Robot(name, last))
    for name in ("GEM", "ZOR"):
        people[name].releases()
    return people


def test_a_coordinator_gets_the_sheet_and_the_pictures_with_the_same_in_words(
    app: App, table: dict[str, Person]
) -> None:
    reply = Person(app, "desk").says("/kaart")
    assert ORGANISATIONS["GEM"] in reply.text
    assert "Beeld en zelfbeeld" in reply.text
    *pictures, sheet = files(app, reply)
    assert [each.name for each in pictures] == [f"{CASE}-overview.png", f"{CASE}-image.png"]
    assert all(each.content.startswith(b"\x89PNG") for each in pictures)
    assert sheet.name == f"{CASE}-map.pdf"
    assert sheet.content.startswith(b"%PDF")
    assert reply.confidential


def test_an_organisation_sees_how_it_lies_on_the_table_and_nothing_kept_from_it(
    app: App, table: dict[str, Person]
) -> None:
    reply = table["GEM"].says("/kaart")
    assert [file.name for file in files(app, reply)] == [f"{CASE}-overview.png", f"{CASE}-GEM.png"]
    assert "GEM zegt hier nu op self.bring" in reply.text
    assert "WOO zegt" not in reply.text
    assert "other." not in reply.text


def test_there_is_no_map_before_the_own_release(table: dict[str, Person]) -> None:
    table["WOO"].says("/kaart")
    assert "Geef eerst vrij" in table["WOO"].replies[0].text
    assert not any(reply.orders for reply in table["WOO"].replies)


def test_without_what_draws_the_map_comes_in_words_with_what_to_install(
    app: App, table: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.results.handouts.find_spec", lambda _: None)
    reply = Person(app, "desk").says("/kaart")
    assert reply.orders == ()
    assert ORGANISATIONS["ZOR"] in reply.text
    assert "anna-bot[documents]" in reply.text
