"""What words propose to belong together, judged by a coordinator in the conversation."""

import pytest

from bot.app import App
from bot.cases.whole_case import gather
from bot.model import Link
from tests.support.people import Person, Robot
from tests.support.three import CASE, ORGANISATIONS, joined, last, opened


@pytest.fixture
def desk(app: App) -> Person:
    """The coordinator of a case in which three organisations released what they answered."""
    opened(app)
    for name in ORGANISATIONS:
        person = joined(app, name, name)
        person.answers(Robot(name, last))
        person.releases()
    return Person(app, "desk")


def links(app: App) -> list[Link]:
    return list(gather(app.store, app.interviews, CASE).links)


def asked(person: Person) -> str:
    return person.reply.question.id if person.reply.question else ""


def test_two_statements_in_like_words_are_put_to_the_coordinator(app: App, desk: Person) -> None:
    desk.says("/koppel")
    assert asked(desk) == "links.relation"
    assert desk.reply.text.count("zegt hier nu op") == 2
    assert links(app) == []


def test_what_the_coordinator_says_counts_at_once(app: App, desk: Person) -> None:
    desk.says("/koppel")
    desk.taps("De een kan brengen wat de ander vraagt")
    (link,) = links(app)
    assert (link.relation, link.status) == ("complements", "confirmed")
    kinds = {each.id: each.kind for each in gather(app.store, app.interviews, CASE).statements}
    assert {kinds[link.a], kinds[link.b]} == {"need", "offer"}
    desk.says("/pauze")
    assert len(links(app)) == 1


def test_it_can_be_corrected_and_left_open_again(app: App, desk: Person) -> None:
    desk.says("/koppel")
    desk.taps("Ze zeggen hetzelfde")
    desk.says("/terug")
    desk.taps("Ze hebben niets met elkaar te maken")
    assert [(link.relation, link.status) for link in links(app)] == [("unrelated", "confirmed")]
    desk.says("/terug", "/weetniet")
    assert [link.status for link in links(app)] == ["proposed"]


def test_nothing_is_put_twice(app: App, desk: Person) -> None:
    desk.says("/koppel")
    count = 0
    while asked(desk) == "links.relation":
        desk.taps("Ze zeggen hetzelfde")
        count += 1
    assert count == len(links(app)) > 3
    assert "alle mogelijke verbanden" in desk.reply.text
    desk.says("/koppel")
    assert asked(desk) == ""


def test_only_a_coordinator_judges(app: App, desk: Person) -> None:
    person = Person(app, "GEM", "telegram")
    for command in ("/koppel", "/vergelijk"):
        person.says(command)
        assert "Alleen de coördinator" in person.replies[0].text
        assert "ZOR zegt" not in person.replies[0].text


def test_the_comparison_is_half_a_page_and_the_whole_as_a_file(app: App, desk: Person) -> None:
    reply = desk.says("/vergelijk")
    assert 5 < len(reply.text.splitlines()) <= 25
    assert reply.confidential
    (file,) = reply.attachments
    assert (file.name, file.media_type) == (f"vergelijking-{CASE}.txt", "text/plain")
    assert len(file.content.decode().splitlines()) > 60
    for name in ORGANISATIONS:
        assert f"{name} zegt hier nu op self.boundary" not in reply.text + file.content.decode()


def test_a_case_without_anything_alike_has_nothing_to_judge(app: App) -> None:
    opened(app)
    desk = Person(app, "desk")
    desk.says("/koppel")
    assert "Niets in de woorden van deze zaak" in desk.replies[0].text
