"""Whatever anybody sends, in whatever mode of talking: the engine raises nothing, and refuses without a trace."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialog.actions import HANDLERS
from bot.dialog.buttons import prompt_buttons
from bot.dialog.engine import greet, take
from bot.dialog.events import ButtonPress, Command, CommandInput, Input, Refused, TextInput
from tests.support.talking import Talk, flow_of, reason, stored

FLOW = flow_of(
    """
    id = "goal"
    kind = "text"
    text = "Goal?"
    why = "So."
    example = "Peace."
    probe = { text = "What for?", shorter_than = 5, positions = "must" }

    id = "things"
    kind = "list"
    optional = true
    most = 3
    text = "Things?"

    id = "which"
    kind = "several"
    options = [{ id = "a", text = "Alpha" }, { id = "b", text = "Beta" }]
    text = "Which?"

    id = "how"
    kind = "choice"
    open = true
    options_from = "things"
    text = "How?"

    id = "trust"
    kind = "scale"
    lowest = 1
    highest = 3
    labels = { "1" = "little", "3" = "much" }
    text = "Trust?"
    """,
    """
    id = "sure"
    kind = "yes_no"
    each = ["partners"]
    unknown = false
    text = "Sure of {partner}?"

    id = "hours"
    kind = "number"
    text = "Hours?"

    id = "date"
    kind = "date"
    text = "When?"
    """,
)
SAID = ("Something long", "one\ntwo", "klaar", "1", "2", "3", "ja", "ja", "nee", "12", "1-5-2027", "ja")
HOSTILE = (
    "",
    "\x00",
    "\ud83d",
    "\U000e0068",
    "a" * 30_000,
    "9" * 4300,
    "1e309",
    "NaN",
    "²",
    "½",
    "-",
    "+",
    ".",
    ",",
    "0",
    "-1",
    "{partner} {0} %s %n {{config}}",
    "'; DROP TABLE answers; --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "=1+1",
    "klaar",
    "weet ik niet",
    "ja",
    "nee",
    "İ" * 500,
    "ß" * 1000,
    "\u202everslag",
    "\ufdfa" * 1000,
    "1-1-1",
    "31-2-2027",
    "9999-99-9999",
)


def everywhere() -> list[Talk]:
    """Somebody after each of their turns, and in every mode that one is not in by answering alone."""
    talks = [Talk(FLOW).say(*SAID[:turns]) for turns in range(len(SAID) + 1)]
    talks += [Talk(FLOW).say("Hm"), Talk(FLOW).say("Hm").do("pause"), Talk(FLOW).say(*SAID[:2]).do("pause")]
    talks += [Talk(FLOW).say(*SAID[:3]).press("option", "a"), Talk(FLOW).say(*SAID[:6]).say("nee")]
    talks += [Talk(FLOW).say(*SAID[:4]).do("correct", "2"), Talk(FLOW).say(*SAID).do("correct")]
    return talks


TALKS = everywhere()
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=40),
    st.text("0123456789-+.,eE²½ \n", max_size=12),
)
COMMANDS = st.sampled_from(get_args(Command))


def test_every_mode_of_talking_is_among_them() -> None:
    assert {talk.session.mode for talk in TALKS} == set(FLOW.modes)


def assert_unshaken(talk: Talk, given: Input) -> None:
    """The input is taken or refused; refused, it leaves no trace but the end of a pause."""
    before = talk.session
    turn = take(talk.interview, given)
    assert stored(turn.interview.session) == turn.interview.session
    if not any(isinstance(event, Refused) for event in turn.events):
        return
    assert turn.answers == ()
    resumed = greet(talk.interview).interview.session if before.mode == "paused" else before
    assert turn.interview.session == resumed


@given(st.sampled_from(TALKS), WORDS)
def test_no_text_shakes_the_engine(talk: Talk, typed: str) -> None:
    assert_unshaken(talk, TextInput(typed))


@given(st.sampled_from(TALKS), COMMANDS, WORDS)
def test_no_command_shakes_the_engine(talk: Talk, command: Command, argument: str) -> None:
    assert_unshaken(talk, CommandInput(command, argument))


@given(
    st.sampled_from(TALKS),
    st.one_of(WORDS, st.builds("{}:{}".format, WORDS, st.sampled_from(sorted(HANDLERS)))),
)
def test_no_button_shakes_the_engine(talk: Talk, button: str) -> None:
    assert_unshaken(talk, ButtonPress(button))


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: str(talk.at))
def test_a_button_of_any_other_prompt_shakes_nothing(talk: Talk) -> None:
    mine = {offer.id for offer in prompt_buttons(talk.prompt)}
    for other in TALKS:
        for offer in prompt_buttons(other.prompt):
            turn = take(talk.interview, ButtonPress(offer.id))
            refused = any(isinstance(event, Refused) for event in turn.events)
            assert refused or offer.id in mine or talk.session.mode == "paused"
            assert_unshaken(talk, ButtonPress(offer.id))


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: str(talk.at))
def test_everything_that_is_offered_can_be_done(talk: Talk) -> None:
    """No button is shown that is then refused, but going back where there is nothing before."""
    for offer in prompt_buttons(talk.prompt):
        turn = take(talk.interview, ButtonPress(offer.id))
        reasons = {reason(event) for event in turn.events if isinstance(event, Refused)}
        assert reasons <= {"first question"}
