"""Two programs on one database: whoever hears a message, it is answered as if there were only one."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import App
from bot.messages import Incoming, Reply
from tests.support.lexicon import NAMES
from tests.support.people import Clock, Person, Robot, app_on, described
from tests.support.three import CASE, answered, joined, last, opened


@pytest.fixture
def programs(database: Path) -> tuple[App, App]:
    """Two programs on one file, with a case in it."""
    one, other = app_on(database), app_on(database)
    opened(one)
    return one, other


def test_an_answer_corrected_through_one_program_is_seen_through_the_other(programs: tuple[App, App]) -> None:
    one, other = programs
    here, there = joined(one, "GEM", "p"), Person(other, "p", "telegram")
    here.taps("Mijn organisatie")
    here.says("Over twee jaar krijgt elk kind hulp.")
    assert "elk kind hulp" in there.sends(command="overzicht").text
    there.sends(command="verbeter", argument="2")
    there.says("Over twee jaar wacht niemand meer op hulp.")
    overview = here.sends(command="overzicht").text
    assert "niemand meer op hulp" in overview
    assert "elk kind hulp" not in overview
    assert [kept.answer.revision for kept in one.store.history(CASE, "GEM-1")] == [1, 1, 2]


def test_a_topic_that_is_added_through_one_program_is_asked_through_the_other(
    programs: tuple[App, App],
) -> None:
    one, other = programs
    here = answered(one, "GEM", Robot("GEM", last))
    here.taps("Nog niets doen")
    desk = Person(other, "desk")
    desk.sends(command="verbeter", argument="6")
    desk.sends(command="erbij")
    desk.says("We delen alle cijfers", "klaar")
    told = here.greets()
    assert told.question is not None
    assert told.question.id == "self.topic_position"
    assert "We delen alle cijfers" in told.text


def test_erasing_through_one_program_leaves_nothing_in_the_memory_of_the_other(
    programs: tuple[App, App],
) -> None:
    one, other = programs
    here = joined(one, "GEM", "p")
    here.says("1", "Over twee jaar krijgt elk kind hulp.")
    there = Person(other, "p", "telegram")
    there.sends(command="stop")
    there.taps("Stoppen en al mijn antwoorden wissen", "Ja")
    assert "elk kind" not in here.sends(command="overzicht").text


def test_a_language_chosen_through_one_program_is_spoken_by_the_other(programs: tuple[App, App]) -> None:
    one, other = programs
    here = joined(one, "GEM", "p")
    Person(other, "p", "telegram").sends(command="taal", argument="en")
    assert "On whose behalf" in here.greets().text


def test_an_invitation_made_through_one_program_works_once_through_either(programs: tuple[App, App]) -> None:
    one, other = programs
    code = one.desk.invite(CASE, "GEM").code
    assert Person(other, "p", "telegram").enters(code).question is not None
    Person(one, "q", "telegram").enters(code)
    assert one.store.person("telegram", "q") is None


TEXTS = (
    "1",
    "2",
    "-1",
    "ja",
    "nee",
    "klaar",
    "terug",
    "weet ik niet",
    "stop",
    "Een",
    "Wat wij het liefst willen\nDat",
)
COMMANDS = sorted(NAMES.keys() - {"start"})
CODE = re.compile(r"\b[a-hjkmnp-z2-9]{16}\b")
ACTIONS = st.one_of(
    st.just(("robot", "")),
    st.just(("robot", "")),
    st.integers(0, 9).map(lambda place: ("button", str(place))),
    st.sampled_from(TEXTS).map(lambda text: ("text", text)),
    st.sampled_from(COMMANDS).map(lambda command: ("command", command)),
    st.sampled_from(["verbeter 1", "verbeter 3", "taal en", "taal nl", "onderdeel 2"]).map(
        lambda line: ("text", f"/{line}")
    ),
)


def message(action: tuple[str, str], who: str, heard: Reply, robot: Robot) -> Incoming:
    """What this person does now, given what they heard last."""
    kind, value = action
    if kind == "robot":
        given = robot.answer(described(heard)) if heard.question or heard.buttons else {}
    elif kind == "button":
        given = {"button": heard.buttons[int(value) % len(heard.buttons)].id} if heard.buttons else {}
    else:
        given = {kind: value}
    return Incoming("terminal" if who == "desk" else "telegram", who, **given)


def without_codes(replies: list[Reply]) -> list[Reply]:
    """The replies with every invitation code, which is another one each time, left out."""
    return [replace(reply, text=CODE.sub("{code}", reply.text)) for reply in replies]


@settings(max_examples=settings().max_examples // 5)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["g", "g", "z", "desk"]), st.sampled_from(["one", "other", "fresh"]), ACTIONS
        ),
        min_size=10,
        max_size=50,
    )
)
def test_it_never_matters_which_program_hears_a_message(
    steps: list[tuple[str, str, tuple[str, str]]],
) -> None:
    """One program that hears everything is the measure; of two others, and fresh ones, each hears a part."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anna.db"
        alone, one, other = app_on(clock=clock), app_on(path, clock), app_on(path, clock)
        heard: dict[str, Reply] = {}
        for app in (alone, one):
            opened(app)
            heard["desk"] = Person(app, "desk").greets()
            for who, organisation in (("g", "GEM"), ("z", "ZOR")):
                heard[who] = joined(app, organisation, who).reply
        robots = {who: Robot(who.upper(), last) for who in heard}
        for who, where, action in steps:
            fresh = app_on(path, clock)
            hearing = {"one": one, "other": other, "fresh": fresh}[where]
            incoming = message(action, who, heard[who], robots[who])
            expected = alone.conversation.handle(incoming)
            assert without_codes(hearing.conversation.handle(incoming)) == without_codes(expected)
            heard[who] = expected[-1]
            fresh.close()
        for app in (alone, one, other):
            app.close()
