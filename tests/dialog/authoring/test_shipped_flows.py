"""The flows that ship with ANNA: fit for use, short enough, and to be talked through to the end."""

from pathlib import Path

import pytest

from bot.dialog.authoring.diagram import mermaid
from bot.dialog.authoring.effort import count
from bot.dialog.authoring.inspection import load
from bot.dialog.buttons import prompt_buttons
from bot.dialog.events import (
    Asking,
    ButtonPress,
    Collecting,
    CommandInput,
    Confirming,
    Finished,
    Probing,
    TextInput,
)
from bot.dialog.flow import Flow
from bot.dialog.session import Route
from tests.support.lexicon import LEXICON
from tests.support.talking import Talk

FLOWS = sorted((Path(__file__).parents[3] / "flows").glob("*.toml"))
THREE = tuple((f"P{number}", f"Partner {number}") for number in range(3))
TOPICS = tuple((f"t{number}", f"Topic {number}") for number in range(3))


def shipped(name: str) -> Flow:
    path = next(path for path in FLOWS if path.stem == name)
    return load(name, path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_a_shipped_flow_has_no_problems(path: Path) -> None:
    flow = load(path.stem, path.read_text(encoding="utf-8"), path.name)
    assert flow.questions
    assert mermaid(flow).startswith("stateDiagram-v2")


def test_all_flows_are_here() -> None:
    assert {"anna", "setup", "release", "react", "after", "links", "stop"} <= {path.stem for path in FLOWS}


@pytest.mark.parametrize("route", ["short", "full"])
@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_a_shipped_flow_can_be_talked_through(path: Path, route: Route) -> None:
    flow = load(path.stem, path.read_text(encoding="utf-8"), path.name)
    talk = Talk(flow, route=route, partners=THREE[:2], topics=TOPICS[:2], imagined=True).finish(600)
    assert talk.at == "Finished"
    asked = [step for step in talk.interview.agenda.steps if step.question.asks]
    assert asked
    assert all(talk.interview.answer(step) is not None for step in asked)


def test_the_short_route_of_the_interview_costs_little() -> None:
    counted = count(shipped("anna"), "short", LEXICON, partners=3, topics=3)
    assert counted.typed <= 15
    assert counted.tapped <= 35


def test_what_is_counted_is_what_a_person_does() -> None:
    """The same interview played here by hand, with every list filled in one message."""
    typed = tapped = 0
    talk = Talk(shipped("anna"), route="short", partners=THREE, topics=TOPICS)
    while not isinstance(talk.prompt, Finished):
        if isinstance(talk.prompt, Probing):
            talk.take(CommandInput("skip"))
        elif isinstance(talk.prompt, Asking) and talk.prompt.step.question.kind.name in {"text", "list"}:
            most = talk.prompt.step.question.most_on("short") or 2
            typed += 1
            talk.take(
                TextInput(
                    "\n".join(
                        f"what do you need that is long enough for anybody {typed}.{n}"
                        for n in range(min(most, 2))
                    )
                )
            )
        else:
            tapped += 1
            talk.take(ButtonPress(cheapest(talk)))
        assert not talk.refused
    counted = count(shipped("anna"), "short", LEXICON, partners=3, topics=3)
    assert (typed, tapped) == (counted.typed, counted.tapped)


def cheapest(talk: Talk) -> str:
    """The button that answers and keeps as much due as possible: of beliefs, the guess."""
    buttons = [
        one for one in prompt_buttons(talk.prompt) if one.act in {"option", "done", "yes"} and not one.chosen
    ]
    if isinstance(talk.prompt, Collecting | Confirming):
        return buttons[0].id
    options = [one for one in buttons if one.act == "option"]
    return next((one.id for one in options if "guess" in one.argument), (options or buttons)[0].id)


def test_more_partners_and_topics_cost_more_and_the_full_route_costs_most() -> None:
    flow = shipped("anna")
    small, large = count(flow, "short", LEXICON, 1, 1), count(flow, "short", LEXICON, 3, 3)
    full = count(flow, "full", LEXICON, 3, 3)
    assert small.typed < large.typed < full.typed
    assert small.tapped < large.tapped < full.tapped
    assert full.probes >= large.probes > 0
    assert count(flow, "short", LEXICON, 0, 0).typed > 0
