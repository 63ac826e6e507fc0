"""A message that is delivered twice has one effect and one answer, and messages that come together all count."""

import asyncio
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.messages import Incoming, Reply
from bot.model import Case
from tests.support.people import Clock, Robot, app_on, described, rows
from tests.support.three import CASE, answered, joined, last, opened


@pytest.fixture
def kept(database: Path, clock: Clock) -> Iterator[App]:
    """A program on a file, with a case in it."""
    app = app_on(database, clock)
    opened(app)
    yield app
    app.close()


MESSAGES = {
    "an answer": {"text": "Over twee jaar krijgt elk kind binnen zes weken hulp."},
    "a refused answer": {"text": ""},
    "a command": {"command": "volledig"},
    "a refused command": {"command": "vrijgeven"},
    "a change of language": {"command": "taal", "argument": "en"},
    "an old button": {"button": "nergens"},
    "a greeting": {},
    "a code that does not work": {"command": "start", "argument": "abcdefgh23456789"},
}


@pytest.mark.parametrize("given", MESSAGES.values(), ids=MESSAGES)
def test_the_same_delivery_twice_has_one_effect_and_no_second_reply(
    kept: App, database: Path, given: dict[str, str]
) -> None:
    person = joined(kept, "GEM", "p")
    person.taps("Mijn organisatie")
    incoming = replace(person.at, delivery="77", **given)
    assert kept.conversation.handle(incoming)
    before = rows(database)
    assert kept.conversation.handle(incoming) == []
    assert rows(database) == before
    kept.close()
    again = app_on(database)
    assert again.conversation.handle(incoming) == []
    again.close()


def test_a_code_that_is_delivered_twice_lets_in_once(kept: App) -> None:
    coming = Incoming(
        "telegram", "p", command="start", argument=kept.desk.invite(CASE, "GEM").code, delivery="1"
    )
    assert kept.conversation.handle(coming)[-1].question is not None
    assert kept.conversation.handle(coming) == []
    assert len(kept.store.participants(CASE)) == 2


def test_a_delivery_is_known_for_one_address_on_one_channel(kept: App) -> None:
    told = [
        kept.conversation.handle(Incoming(channel, address, text="hallo", delivery="1"))
        for channel, address in (("telegram", "p"), ("telegram", "q"), ("web", "p"))
    ]
    assert all(told)


def test_messages_without_a_delivery_all_count(kept: App) -> None:
    person = joined(kept, "GEM", "p")
    person.taps("Mijn organisatie")
    person.says("Dit is het doel van ons allemaal samen.")
    person.says("Hetzelfde", "Hetzelfde")
    assert person.reply.question is not None
    assert person.reply.question.id == "self.interests"


# Messages that come together


def together(app: App, *incoming: Incoming) -> list[list[Reply] | BaseException]:
    """The outcomes of messages that all wait for one commit."""

    async def all_at_once() -> list[list[Reply] | BaseException]:
        return await asyncio.gather(*map(app.turns.handle, incoming), return_exceptions=True)

    return asyncio.run(all_at_once())


def question(outcome: list[Reply] | BaseException) -> str:
    assert not isinstance(outcome, BaseException)
    return outcome[-1].question.id if outcome[-1].question else outcome[-1].text


def test_messages_of_one_person_count_in_the_order_in_which_they_came(kept: App) -> None:
    person = joined(kept, "GEM", "p").at
    told = together(
        kept,
        replace(person, text="1"),
        replace(person, text="Over twee jaar krijgt elk kind binnen zes weken hulp."),
        replace(person, text="Eerlijke kansen voor elk kind\nVertrouwen in elkaar"),
    )
    assert list(map(question, told)) == ["self.ambition", "self.values", "self.interests"]


def test_everybody_gets_their_own_answer_however_many_there_are(kept: App) -> None:
    people = [joined(kept, "GEM", f"p{number}") for number in range(300)]
    told = together(
        kept, *(replace(person.at, text="1" if at % 3 else "9") for at, person in enumerate(people))
    )
    assert [question(each) for each in told] == [
        "self.ambition" if at % 3 else "start.behalf" for at in range(300)
    ]
    assert len(kept.store.history(CASE, "GEM-2")) == 1


def test_two_who_use_one_code_together_do_not_both_come_in(kept: App) -> None:
    code = kept.desk.invite(CASE, "GEM").code
    told = together(
        kept, *(Incoming("telegram", name, command="start", argument=code) for name in ("p", "q"))
    )
    assert question(told[0]) == "start.behalf"
    assert not isinstance(told[1], BaseException)
    assert "werkt niet" in told[1][0].text
    assert len(kept.store.participants(CASE)) == 2


class Unlucky(Exception):
    """Something nobody foresaw."""


def test_a_turn_that_fails_undoes_only_itself(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(database)
    opened(app)

    def no_case() -> Case:
        raise Unlucky

    monkeypatch.setattr(app, "practice_case", no_case)
    person = joined(app, "GEM", "p")
    unlucky = Incoming("terminal", "new", button="menu:practice")
    told = together(
        app,
        replace(person.at, text="1"),
        unlucky,
        replace(person.at, text="Een doel voor ons allemaal samen."),
    )
    assert [question(told[0]), question(told[2])] == ["self.ambition", "self.values"]
    assert isinstance(told[1], Unlucky)
    assert app.store.person("terminal", "new") is None
    assert len(app.store.history(CASE, "GEM-1")) == 2
    assert len(app.store.cases()) == 1
    app.close()


def test_who_stops_waiting_was_heard_all_the_same(kept: App) -> None:
    person = joined(kept, "GEM", "p")

    async def impatient() -> list[Reply]:
        handle = kept.turns.handle
        first = asyncio.ensure_future(handle(replace(person.at, text="1")))
        second = asyncio.ensure_future(handle(replace(person.at, text="Een doel voor ons allemaal samen.")))
        await asyncio.sleep(0)
        first.cancel()
        return await second

    assert question(asyncio.run(impatient())) == "self.values"


@contextmanager
def full_disk(database: Path) -> Iterator[None]:
    """No file of this process can become larger than the log of this database is now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{database}-wal").stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_when_a_commit_fails_everybody_is_told_and_nothing_is_kept_or_remembered(
    kept: App, database: Path
) -> None:
    people = [joined(kept, "GEM", f"p{number}") for number in range(3)]
    told_before = [person.greets() for person in people]
    before = rows(database)
    with full_disk(database):
        told = together(kept, *(replace(person.at, text="1", delivery="1") for person in people))
        alone = kept.conversation.handle(replace(people[0].at, text="1"))
    assert len({str(each) for each in (*told, alone)}) == 1
    assert "vol" in alone[0].text
    assert "bewaar" in alone[0].text
    assert rows(database) == before
    assert [person.greets() for person in people] == told_before
    again = together(kept, *(replace(person.at, text="1", delivery="1") for person in people))
    assert [question(each) for each in again] == ["self.ambition"] * 3
    assert [len(kept.store.history(CASE, f"GEM-{number}")) for number in (1, 2, 3)] == [1, 1, 1]


def test_a_release_that_could_not_be_kept_is_no_release(kept: App, database: Path) -> None:
    person = answered(kept, "GEM", Robot("GEM", last))
    person.taps("Vrijgeven zoals voorgesteld")
    yes = person.button("Ja")
    with full_disk(database):
        assert "vol" in person.sends(button=yes).text
    assert kept.store.releases(CASE) == []
    person.sends(button=yes)
    assert kept.store.releases(CASE)


def test_a_program_on_a_full_disk_still_tells_what_is_asked(kept: App, database: Path) -> None:
    person = joined(kept, "GEM", "p")
    asked = described(person.greets())
    with full_disk(database):
        assert described(person.greets()) == asked
