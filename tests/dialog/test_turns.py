"""One turn at a time: answering, going back, passing over, asking why, pausing and choosing what comes first."""

import pytest

from bot.dialog.buttons import prompt_buttons
from bot.dialog.events import (
    AnswerRecorded,
    ButtonPress,
    Explained,
    InfoShown,
    OverviewShown,
    Resumed,
    RouteChanged,
    SectionIntroduced,
)
from bot.dialog.session import Element
from tests.support.talking import Talk, flow_of

FLOW = flow_of(
    """
    intro = "Welcome."

    id = "goal"
    kind = "text"
    core = true
    text = "What does {organisation} want?"
    why = "So that {organisation} knows."
    example = "Peace."

    id = "pace"
    kind = "choice"
    optional = true
    text = "How fast?"
    options = [{ id = "slow", text = "Slowly" }, { id = "fast", text = "Fast" }]

    id = "sure"
    kind = "yes_no"
    core = true
    unknown = false
    text = "Sure?"
    """,
    """
    id = "trust"
    kind = "scale"
    core = true
    each = ["partners"]
    text = "How much do you trust {partner}?"
    lowest = 1
    highest = 5
    labels = { "1" = "little", "5" = "much" }

    id = "date"
    kind = "date"
    text = "When?"
    """,
)


def test_the_first_turn_introduces_the_section_and_asks_its_first_question() -> None:
    talk = Talk(FLOW)
    assert talk.at == ("goal", "")
    assert [event.section.id for event in talk.events if isinstance(event, SectionIntroduced)] == ["s1"]
    assert talk.acts == ["unknown", "example", "why", "back"]


def test_an_answer_is_kept_with_its_wording_and_language_and_the_next_question_follows() -> None:
    talk = Talk(FLOW).say("Help for every child")
    [answer] = talk.turn.answers
    assert (answer.value, answer.state, answer.revision, answer.language) == (
        "Help for every child",
        "given",
        1,
        "en",
    )
    assert answer.wording == FLOW.by_id["goal"].wording
    assert talk.events == (AnswerRecorded(talk.interview.agenda.steps[0], answer, None),)
    assert talk.at == ("pace", "")
    assert talk.session.answers == {answer.key: answer}


def test_the_old_interview_is_left_as_it_was() -> None:
    talk = Talk(FLOW)
    before, place = talk.interview, talk.session.to_json()
    talk.say("Help")
    assert before.session.to_json() == place
    assert before.session.answers == {}


def test_an_unusable_answer_asks_again_and_changes_nothing() -> None:
    talk = Talk(FLOW).say("Help")
    before = talk.session
    talk.say("Sideways")
    assert talk.refused == "no option"
    assert talk.session == before
    assert talk.turn.answers == ()
    assert talk.at == ("pace", "")


def test_every_option_can_be_tapped_and_typed() -> None:
    tapped, typed = Talk(FLOW).say("Help").press("option", "fast"), Talk(FLOW).say("Help", "2")
    assert tapped.session == typed.session
    assert tapped.value("pace") == "fast"


def test_back_returns_to_the_question_before_with_its_answer_and_keep_goes_on() -> None:
    talk = Talk(FLOW).say("Help", "1").do("back")
    assert (talk.at, talk.prompt.current.value) == (("pace", ""), "slow")
    talk.do("back")
    assert talk.at == ("goal", "")
    assert talk.acts[0] == "keep"
    talk.press("keep")
    assert talk.at == ("sure", "")
    assert talk.turn.answers == ()


def test_an_answer_given_after_going_back_is_a_new_revision_of_the_same_answer() -> None:
    talk = Talk(FLOW).say("Help")
    first = talk.answer("goal")
    talk.do("back").say("Peace")
    second = talk.answer("goal")
    assert (second.id, second.revision, second.value) == (first.id, 2, "Peace")
    assert [event.before for event in talk.events if isinstance(event, AnswerRecorded)] == [first]
    assert talk.at == ("pace", "")


def test_the_same_answer_again_is_no_new_revision() -> None:
    talk = Talk(FLOW).say("Help").do("back").say("Help")
    assert talk.turn.answers == ()
    assert talk.answer("goal").revision == 1
    assert talk.at == ("pace", "")


def test_back_at_the_first_question_says_there_is_nothing_before_it() -> None:
    talk = Talk(FLOW)
    before = talk.session
    assert talk.do("back").refused == "first question"
    assert talk.session == before


def test_an_optional_question_can_be_skipped() -> None:
    talk = Talk(FLOW).say("Help").do("skip")
    assert talk.answer("pace").state == "skipped"
    assert talk.at == ("sure", "")


@pytest.mark.parametrize(("before", "reason"), [([], "required unknown"), (["Help", "1"], "required")])
def test_a_required_question_cannot_be_skipped(before: list[str], reason: str) -> None:
    talk = Talk(FLOW).say(*before)
    at = talk.at
    assert talk.do("skip").refused == reason
    assert talk.at == at
    assert "skip" not in talk.acts


@pytest.mark.parametrize(
    "typed", ["weet ik niet", "Weet ik niet.", " IK WEET HET NIET ", "don't know", "I don’t know"]
)
def test_not_knowing_is_an_answer_of_its_own(typed: str) -> None:
    talk = Talk(FLOW).say(typed)
    assert (talk.answer("goal").state, talk.value("goal")) == ("unknown", None)
    assert talk.session == Talk(FLOW).do("unknown").session


def test_not_knowing_skipping_and_not_having_been_asked_are_three_different_things() -> None:
    talk = Talk(FLOW).do("unknown").do("skip")
    states = [talk.answer(question) and talk.answer(question).state for question in ("goal", "pace", "sure")]
    assert states == ["unknown", "skipped", None]


def test_where_not_knowing_is_no_answer_the_words_are_taken_as_they_stand() -> None:
    talk = Talk(FLOW).say("Help", "1")
    assert talk.do("unknown").refused == "needs an answer"
    assert talk.say("weet ik niet").refused == "no yes or no"
    assert "unknown" not in talk.acts


def test_why_and_example_are_told_and_the_question_stays() -> None:
    talk = Talk(FLOW)
    assert talk.do("why").events == (Explained("why", "So that {organisation} knows."),)
    assert talk.press("example").events == (Explained("example", "Peace."),)
    assert talk.do("help").events == (Explained("help", ""),)
    assert talk.at == ("goal", "")


def test_a_question_without_reason_or_example_says_so() -> None:
    talk = Talk(FLOW).say("Help")
    assert talk.do("why").refused == "no reason"
    assert talk.do("example").refused == "no example"
    assert {"why", "example"}.isdisjoint(talk.acts)


def test_a_pause_rests_and_resuming_asks_the_same_again() -> None:
    talk = Talk(FLOW).say("Help").do("pause")
    assert talk.at == "Paused"
    assert talk.do("pause").at == "Paused"
    talk.press("resume")
    assert talk.events == (Resumed(),)
    assert talk.at == ("pace", "")
    assert talk.answer("goal").value == "Help"


def test_what_a_person_does_during_a_pause_counts() -> None:
    talk = Talk(FLOW).say("Help").do("pause").say("2")
    assert talk.events[0] == Resumed()
    assert talk.value("pace") == "fast"
    assert talk.at == ("sure", "")


def test_a_button_from_before_the_pause_still_works() -> None:
    talk = Talk(FLOW).say("Help")
    button = talk.offer("option", "slow").id
    talk.do("pause").take(ButtonPress(button))
    assert talk.value("pace") == "slow"


def test_a_pause_ends_when_the_person_is_greeted_again() -> None:
    talk = Talk(FLOW).say("Help").do("pause").change(FLOW)
    assert talk.events == (Resumed(),)
    assert talk.at == ("pace", "")


@pytest.mark.parametrize("where", ["another question", "a text", "the end", "nonsense"])
def test_a_stale_button_is_refused_and_changes_nothing(where: str) -> None:
    talk = Talk(FLOW).say("Help")
    button = "0000:option.fast" if where == "nonsense" else talk.offer("option", "fast").id
    if where == "the end":
        talk.finish()
    elif where == "a text":
        talk.say("1").do("back").do("back")
    else:
        talk.say("1")
    before = talk.session
    talk.take(ButtonPress(button))
    assert talk.refused == "old button"
    assert talk.session == before
    assert talk.turn.answers == ()


def test_the_same_question_for_another_partner_has_other_buttons() -> None:
    talk = Talk(FLOW).say("Help", "1", "yes", "yes")
    assert talk.at == ("trust", "COR")
    first = {one.id for one in prompt_buttons(talk.prompt)}
    assert talk.say("3").at == ("trust", "ZOR")
    assert first.isdisjoint(one.id for one in prompt_buttons(talk.prompt))


def test_the_overview_shows_every_section_with_how_far_it_is() -> None:
    talk = Talk(FLOW).say("Help", "1").do("overview")
    [overview] = talk.events
    assert isinstance(overview, OverviewShown)
    shown = [(part.section.id, part.done, part.of) for part in overview.parts]
    assert shown == [("s1", 2, 3), ("s2", 0, 3)]
    lines = [(line.number, line.answer.value) for part in overview.parts for line in part.lines]
    assert lines == [(1, "Help"), (2, "slow")]
    assert talk.at == ("sure", "")


def test_a_line_of_the_overview_is_corrected_by_its_number() -> None:
    talk = Talk(FLOW).say("Help", "1").do("correct", "2")
    assert talk.at == ("pace", "")
    talk.say("fast")
    assert talk.value("pace") == "fast"
    assert talk.at == ("sure", "")
    assert talk.do("correct", "3").refused == "no such line"
    assert talk.do("correct", "first").refused == "no such line"


def test_correcting_without_a_number_asks_which_line() -> None:
    talk = Talk(FLOW).say("Help", "1").do("correct")
    assert talk.at == "Correcting"
    assert talk.acts == ["line", "line", "keep"]
    assert talk.say("7").refused == "no such line"
    assert talk.say("1").at == ("goal", "")
    assert talk.say("Peace").value("goal") == "Peace"


@pytest.mark.parametrize("way", ["keep", "back", "skip"])
def test_correcting_nothing_goes_on_where_one_was(way: str) -> None:
    talk = Talk(FLOW).say("Help").do("correct")
    talk.press("keep") if way == "keep" else talk.do(way)
    assert talk.at == ("pace", "")


def test_there_is_nothing_to_correct_before_the_first_answer() -> None:
    talk = Talk(FLOW)
    assert talk.do("correct").refused == "nothing to correct"
    assert talk.at == ("goal", "")


def test_a_section_can_be_done_first_and_the_rest_follows() -> None:
    talk = Talk(FLOW).say("Help").do("section", "s2")
    assert talk.at == ("trust", "COR")
    talk.say("1", "2", "14-5-2027", "yes")
    assert talk.at == ("pace", "")
    assert talk.do("section", "s9").refused == "no such section"


def test_what_is_only_told_is_told_once_and_with_its_own_section() -> None:
    flow = flow_of(
        'id = "first"\nkind = "info"\ntext = "First."\n\nid = "one"\nkind = "text"\ntext = "One?"',
        'id = "second"\nkind = "info"\ntext = "Second."\n\nid = "two"\nkind = "text"\ntext = "Two?"\n\n'
        'id = "last"\nkind = "info"\ntext = "Last."',
    )
    talk = Talk(flow)
    told = [told_in(talk)]
    told += [told_in(talk.do("section", "s2")), told_in(talk.say("Two")), told_in(talk.say("yes"))]
    told += [told_in(talk.say("One")), told_in(talk.say("yes"))]
    assert told == [["Part 1", "First."], ["Part 2", "Second."], [], [], [], ["Last."]]


def told_in(talk: Talk) -> list[str]:
    """What was told in the last turn without being asked."""
    texts = []
    for event in talk.events:
        if isinstance(event, SectionIntroduced):
            texts.append(event.section.title)
        if isinstance(event, InfoShown):
            texts.append(event.step.question.text)
    return texts


def test_a_section_done_first_tells_nothing_of_the_sections_it_passes() -> None:
    flow = flow_of(
        'id = "note"\nkind = "info"\ntext = "About one."\n\nid = "zero"\nkind = "text"\ntext = "Zero?"\n\n'
        'id = "mid"\nkind = "info"\ntext = "Halfway."\n\nid = "one"\nkind = "text"\ntext = "One?"',
        'id = "two"\nkind = "text"\ntext = "Two?"',
    )
    talk = Talk(flow)
    assert told_in(talk) == ["Part 1", "About one."]
    assert told_in(talk.do("section", "s2")) == ["Part 2"]
    talk.say("Two", "yes")
    assert talk.at == ("zero", "")
    assert told_in(talk.say("Zero")) == ["Halfway."]


def test_the_short_route_asks_only_what_is_core() -> None:
    assert Talk(FLOW, route="short").due == ["goal", "sure", "trust COR", "trust ZOR"]
    assert Talk(FLOW).due == ["goal", "pace", "sure", "trust COR", "trust ZOR", "date"]


def test_to_the_full_route_midway_asks_what_was_left_out_and_nothing_twice() -> None:
    talk = Talk(FLOW, route="short").say("Help", "yes", "yes").do("route", "full")
    assert talk.events[0] == RouteChanged("full")
    assert talk.at == ("pace", "")
    talk.say("1")
    assert talk.at == "Confirming"
    assert [line.answer.value for line in talk.prompt.lines] == ["Help", "slow", "yes"]


def test_to_the_short_route_midway_keeps_what_was_answered_in_the_summary() -> None:
    talk = Talk(FLOW).say("Help", "1", "yes", "yes", "3", "4").do("route", "short")
    assert talk.due == ["goal", "pace", "sure", "trust COR", "trust ZOR"]
    assert talk.at == "Confirming"
    overview = talk.do("overview").events[0]
    assert [line.answer.value for part in overview.parts for line in part.lines] == [
        "Help",
        "slow",
        "yes",
        3,
        4,
    ]
    talk.do("route", "full")
    assert talk.at == ("date", "")
    assert talk.do("route", "scenic").refused == "no such route"


def test_another_language_keeps_the_answers_and_asks_on_in_that_language() -> None:
    dutch = FLOW.translated("nl", lambda place, text: f"{text} (nl)")
    talk = Talk(FLOW).say("Help").do("pause")
    talk.change(dutch)
    assert talk.prompt.step.question.text == "How fast? (nl)"
    talk.say("fast (nl)", "ja")
    assert [(one.value, one.language) for one in talk.session.answers.values()] == [
        ("Help", "en"),
        ("fast", "nl"),
        ("yes", "nl"),
    ]
    assert [line.answer.value for line in talk.prompt.lines] == ["Help", "fast", "yes"]
    assert talk.change(FLOW).prompt.lines[0].step.question.text.startswith("What does")


def test_texts_of_people_are_no_templates() -> None:
    talk = Talk(FLOW).say("{partner} {0} %s {organisation}")
    assert talk.value("goal") == "{partner} {0} %s {organisation}"
    flow = flow_of(
        'id = "things"\nkind = "list"\ntext = "Things?"\n\n'
        'id = "more"\nkind = "text"\neach = ["things"]\ntext = "More of {element}?"'
    )
    talk = Talk(flow).say("{element} {partner}").do("done")
    assert talk.prompt.step.say(talk.prompt.step.question.text) == "More of {element} {partner}?"
    assert talk.value("things") == (Element(1, "{element} {partner}"),)


def test_when_nothing_is_due_any_more_the_interview_is_finished() -> None:
    talk = Talk(FLOW).finish()
    assert talk.acts == ["overview", "correct"]
    assert talk.say("And another thing").refused == "no question"
    assert talk.do("skip").refused == "nothing to skip"
    assert talk.do("done").refused == "nothing to finish"
    assert talk.do("back").at == ("date", "")
    assert talk.say("weet ik niet").at == "Finished"
