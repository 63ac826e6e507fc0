"""A coordinator asks whoever is still waited for to go on."""

from datetime import timedelta

from bot.app import App
from bot.conversation.reminders import due
from tests.support.people import Clock, Person, Robot
from tests.support.three import CASE, ORGANISATIONS, joined, last, opened


def test_who_is_not_ready_is_told_once_when_they_come_back(app: App) -> None:
    opened(app)
    late, ready = joined(app, "GEM", "GEM"), joined(app, "ZOR", "ZOR")
    late.taps("Mijn organisatie")
    ready.answers(Robot("ZOR", last))
    ready.releases()
    told = Person(app, "desk").says("/herinner").text
    assert ORGANISATIONS["GEM"] in told
    assert ORGANISATIONS["WOO"] in told
    assert ORGANISATIONS["ZOR"] not in told
    assert "De coördinator vraagt" in late.greets().text
    assert "Vraag 2 van 17" in late.reply.text
    assert "De coördinator vraagt" not in late.greets().text
    assert "De coördinator vraagt" not in ready.greets().text


def test_when_everybody_is_ready_nobody_is_reminded(app: App) -> None:
    opened(app)
    people = [joined(app, name, name) for name in ORGANISATIONS]
    for person in people:
        person.answers(Robot(person.at.address, last))
        person.releases()
    for person in people:
        person.says("/reageer")
        person.answers(Robot("r"), until="react.confirm")
        person.taps("Ja")
    assert "Er wordt op niemand gewacht" in Person(app, "desk").says("/herinner").text
    assert "De coördinator vraagt" not in people[0].greets().text


def test_over_telegram_only_who_agreed_is_reminded_at_once(app: App, clock: Clock) -> None:
    app.desk.new(("terminal", "desk"), "Samen", ["Aaa", "Bbb"], [], "2027-03-01", "nl")
    person = Person(app, "1", "telegram")
    person.enters(app.desk.invite("samen", "Aaa").code)
    person.says("/herinner ja")
    clock.passes(hours=1)
    (before,) = app.store.pending_reminders()
    assert not due(before, clock())
    Person(app, "desk").says("/herinner")
    (after,) = app.store.pending_reminders()
    assert due(after, clock())
    assert not due(after, clock() + timedelta(hours=12))


def test_a_participant_asks_nobody_else(app: App) -> None:
    opened(app)
    person, other = joined(app, "GEM", "GEM"), joined(app, "ZOR", "ZOR")
    person.says("/herinner")
    assert "De coördinator vraagt" not in other.greets().text
    assert app.store.case(CASE) is not None
