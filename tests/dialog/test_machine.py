"""The machine really decides: without it nothing moves, and there is one for each flow."""

import re
from typing import Any

import pytest
from transitions import Machine

from bot.dialog import machine
from bot.dialog.authoring.diagram import mermaid
from bot.dialog.buttons import prompt_buttons
from bot.dialog.engine import take
from bot.dialog.events import ButtonPress, CommandInput, Input, TextInput
from bot.dialog.session import Session, StepKey
from tests.support.talking import Talk, flow_of

QUESTIONS = (
    'id = "goal"\nkind = "text"\ntext = "Goal?"\nprobe = { text = "What for?", shorter_than = 5 }\n\n'
    'id = "things"\nkind = "list"\ntext = "Things?"\n\nid = "sure"\nkind = "yes_no"\ntext = "Sure?"',
    'id = "date"\nkind = "date"\ntext = "When?"',
)
EVERYWHERE = {
    "asking": [],
    "probing": ["Hm"],
    "collecting": ["Something", "one"],
    "confirming": ["Something", "one", "klaar", "ja"],
    "correcting": ["Something", "one", "klaar", "ja", "nee"],
    "finished": ["Something", "one", "klaar", "ja", "ja", "1-5-2027", "ja"],
}


def at(state: str, name: str) -> Talk:
    """Somebody in this mode of talking."""
    talk = Talk(flow_of(*QUESTIONS, name=name))
    if state == "paused":
        return talk.do("pause")
    return talk.say(*EVERYWHERE[state])


@pytest.mark.parametrize("state", [*EVERYWHERE, "paused"])
def test_every_mode_of_talking_is_reached_by_talking(state: str) -> None:
    assert at(state, "reached").session.mode == state


@pytest.mark.parametrize("state", [*EVERYWHERE, "paused"])
def test_without_the_machine_no_mode_ends_and_no_answer_is_taken(
    state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = at(state, "still")
    before, place = talk.interview, talk.session.to_json()
    inputs: list[Input] = [
        TextInput("Something long"),
        TextInput("1"),
        TextInput("nee"),
        TextInput("ja"),
        TextInput("klaar"),
        TextInput("1-5-2027"),
    ]
    inputs += [
        CommandInput(command) for command in ("back", "skip", "unknown", "done", "pause", "resume", "correct")
    ]
    inputs += [CommandInput("correct", "1"), CommandInput("section", "s2"), CommandInput("route", "short")]
    inputs += [ButtonPress(offer.id) for offer in prompt_buttons(talk.prompt)]
    moved = {take(before, given).interview.session.mode for given in inputs}
    assert moved != {state}
    monkeypatch.setattr(machine, "fire", lambda flow, moment, trigger: False)
    for given in inputs:
        session = take(before, given).interview.session
        assert session.to_json() == place
        assert session.answers == before.session.answers


def test_what_the_machine_says_is_where_the_conversation_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = at("asking", "told")

    def to_a_pause(flow: object, moment: machine.Moment, trigger: str) -> bool:
        moment.state = "paused"
        return True

    monkeypatch.setattr(machine, "fire", to_a_pause)
    assert take(talk.interview, TextInput("Something long")).interview.session.mode == "paused"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Machine]:
    """The machines that are built from now on; the library's own, only counted."""
    machines: list[Machine] = []

    class Counted(Machine):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            machines.append(self)

    monkeypatch.setattr(machine, "Machine", Counted)
    return machines


def test_a_flow_has_one_machine_that_holds_no_session(built: list[Machine]) -> None:
    for _ in range(3):
        at("finished", "counted")
    assert len(built) == 1
    assert built[0].models == []
    other = flow_of(*QUESTIONS, name="counted").translated("nl", lambda place, text: text)
    Talk(other).say("Something")
    mermaid(other)
    assert len(built) == 1


def test_another_flow_has_its_own_machine_with_only_the_modes_it_can_be_in(built: list[Machine]) -> None:
    at("finished", "all_modes")
    small = flow_of('summary = false\n\nid = "sure"\nkind = "yes_no"\ntext = "Sure?"', name="small")
    Talk(small).finish()
    assert [sorted(one.states) for one in built] == [
        ["asking", "collecting", "confirming", "correcting", "finished", "paused", "probing"],
        ["asking", "correcting", "finished", "paused"],
    ]


def test_every_edge_that_is_drawn_is_one_of_the_machine_and_the_other_way_round(built: list[Machine]) -> None:
    drawn = mermaid(flow_of(*QUESTIONS, name="drawn"))
    [one] = built
    ways = [
        (name, way)
        for name, event in one.events.items()
        for some in event.transitions.values()
        for way in some
    ]
    edges = set(re.findall(r"^    (\S+) --> ([^\s:]+)", drawn, re.MULTILINE))
    decided = {(way.source, name) for name, way in ways} | {(name, way.dest) for name, way in ways}
    assert edges == {("[*]", one.initial), ("finished", "[*]")} | decided
    assert len(ways) > 40
    for reason in ("probe due", "list open", "focused", "summary due", "question due", "something answered"):
        assert f": {reason}\n" in drawn


def test_the_questions_and_what_they_wait_for_stand_in_the_drawing() -> None:
    flow = flow_of(
        'id = "a.sure"\nkind = "yes_no"\ntext = "?"\n\n'
        'id = "a.why"\nkind = "text"\neach = ["partners"]\ntext = "?"\n\n'
        'id = "a.how"\nkind = "text"\nwhen = [{ question = "a.sure", equals = "yes" }]\ntext = "?"',
        'id = "b.date"\nkind = "date"\ntext = "?"',
    )
    lines = [line.strip() for line in mermaid(flow).splitlines()]
    assert lines[0] == "stateDiagram-v2"
    for line in (
        "state section_s1 {",
        "a_sure: a.sure",
        "a_why: a.why (each partners)",
        "a_how: a.how (when a.sure)",
        "a_sure --> a_why",
        "a_why --> a_how",
        "section_s1 --> section_s2",
    ):
        assert line in lines
    assert lines.count("}") == 3


def test_a_mode_that_a_flow_no_longer_has_counts_as_asking() -> None:
    talk = at("confirming", "changed")
    plain = flow_of(
        f"summary = false\n\n{QUESTIONS[0]}", f"summary = false\n\n{QUESTIONS[1]}", name="changed"
    )
    assert talk.change(plain).at == ("date", "")
    odd = Session(plain.id, "en", "full", mode="dancing")  # type: ignore[arg-type]
    assert Talk(plain).session.mode == "asking"
    prompt: Any = take(talk.interview.with_session(odd), TextInput("Something long")).prompt
    assert prompt.step.key == StepKey("things")
