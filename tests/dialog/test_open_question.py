"""A question for another is looked at before it is kept: a friendly hint, never a refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialog.authoring.inspection import load
from bot.dialog.events import Hinted
from bot.dialog.flow import Flow
from bot.dialog.open_question import better_opening, remarks_on
from tests.support.lexicon import LEXICON
from tests.support.talking import Talk

FORMS = LEXICON.questions
OPEN = (
    "Wat hebben jullie nodig om de komende jaren genoeg personeel te houden?",
    "Met wie overleggen jullie over de kosten?",
    "Kunnen jullie vertellen hoe jullie de wachtlijst bijhouden?",
    "In hoeverre speelt dit bij jullie?",
    "Wie beslist bij jullie, en op basis van welke cijfers?",
    "Wat vinden jullie goed en wat niet?",
    "What do you need to keep your staff?",
    "To what extent does this matter to you?",
    "Under which conditions would you share your figures?",
)
NOTICED = {
    "Willen jullie vier jaar zekerheid?": ("closed",),
    "nagaan bij de wethouder": ("closed",),
    "Do you want to merge?": ("closed",),
    "Wat willen jullie en wanneer willen jullie het?": ("several",),
    "Hoe kijken jullie naar één loket? Wat is daarvoor nodig?": ("several",),
    "Waarom doen jullie niet mee?": ("advice",),
    "Why don't you share data?": ("advice",),
    "Zouden jullie niet beter samen inkopen?": ("closed", "advice"),
    "Hebben jullie al eens overwogen om te delen?": ("closed", "advice"),
    "Jullie willen toch een kort contract?": ("closed", "answer"),
    "Klopt het dat jullie bezuinigen?": ("closed", "answer"),
    "Is it true that you save money?": ("closed", "answer"),
}


@pytest.mark.parametrize("question", OPEN)
def test_an_open_single_neutral_question_gets_no_remark(question: str) -> None:
    assert remarks_on(question, FORMS) == ()


@pytest.mark.parametrize(("question", "remarks"), NOTICED.items())
def test_what_is_closed_several_advice_or_its_own_answer_is_noticed(
    question: str, remarks: tuple[str, ...]
) -> None:
    assert remarks_on(question, FORMS) == remarks


@given(st.text(max_size=200))
def test_capitals_and_spaces_make_no_difference(text: str) -> None:
    spaced = "  " + "   ".join(text.split())
    assert remarks_on(spaced, FORMS) == remarks_on(" ".join(text.split()), FORMS)
    assert better_opening(text, FORMS) in {"want", "need", "have", "can", "think", "do", "be", "matter"}


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Willen jullie meer?", "want"),
        ("Can you share?", "can"),
        ("Vinden jullie dat?", "think"),
        ("Ja?", "matter"),
    ],
)
def test_the_better_opening_is_about_the_same(question: str, begins: str) -> None:
    assert better_opening(question, FORMS) == begins


@pytest.fixture
def flow() -> Flow:
    return load(
        "check",
        """
        title = "Check"
        language = "nl"
        [[section]]
        id = "one"
        title = "One"
        summary = false
        [[section.question]]
        id = "ask"
        kind = "text"
        text = "Welke vraag stel je?"
        look = "open_question"
        [[section.question]]
        id = "next"
        kind = "text"
        text = "En dan?"
        """,
        "check.toml",
    )


def hints(talk: Talk) -> list[tuple[str, ...]]:
    return [event.remarks for event in talk.events if isinstance(event, Hinted)]


def test_a_closed_question_is_kept_and_hinted_at_once(flow: Flow) -> None:
    talk = Talk(flow).say("Willen jullie vier jaar zekerheid?")
    assert (talk.value("ask"), hints(talk), talk.at) == (
        "Willen jullie vier jaar zekerheid?",
        [("closed",)],
        ("ask", ""),
    )
    talk.say("Willen jullie nog steeds zekerheid?")
    assert (talk.value("ask"), hints(talk), talk.at) == (
        "Willen jullie nog steeds zekerheid?",
        [],
        ("next", ""),
    )


def test_an_open_question_goes_straight_on(flow: Flow) -> None:
    talk = Talk(flow).say("Wat hebben jullie nodig?")
    assert (hints(talk), talk.at) == ([], ("next", ""))


def test_a_hint_can_be_passed_over_with_one_tap(flow: Flow) -> None:
    talk = Talk(flow).say("Willen jullie dat?").press("keep")
    assert (talk.value("ask"), talk.at) == ("Willen jullie dat?", ("next", ""))
