"""Lists, multiple choices and the one follow-up question."""

import pytest

from bot.dialog.buttons import prompt_buttons
from bot.dialog.events import Asking, ButtonPress, Collecting, Probing
from bot.dialog.session import Element
from tests.support.talking import Talk, flow_of

LIST = flow_of(
    """
    summary = false

    id = "things"
    kind = "list"
    core = true
    text = "Which things?"
    most = 4
    most_short = 2

    id = "next"
    kind = "text"
    core = true
    text = "And then?"
    """
)
OPTIONS = """
options = [{ id = "a", text = "Alpha" }, { id = "b", text = "Beta" }, { id = "c", text = "Gamma" }]
"""
SEVERAL = flow_of(
    f"""
    summary = false

    id = "which"
    kind = "several"
    optional = true
    text = "Which?"
    {OPTIONS.strip()}

    id = "next"
    kind = "text"
    text = "And then?"
    """
)
PROBED = flow_of(
    """
    summary = false

    id = "goal"
    kind = "text"
    text = "What do you want?"
    longest = 60
    probe = { text = "What for?", shorter_than = 10, positions = "must, only if" }

    id = "things"
    kind = "list"
    text = "Which things?"
    most = 3
    probe = { text = "What are they for?", shorter_than = 5, positions = "contract" }

    id = "next"
    kind = "text"
    text = "And then?"
    """
)


def test_a_list_takes_one_element_per_line_or_per_message_until_done() -> None:
    lines = Talk(LIST).say("one\ntwo").do("done")
    messages = Talk(LIST).say("one").say("two").press("done")
    assert lines.texts("things") == messages.texts("things") == ["one", "two"]
    assert lines.at == messages.at == ("next", "")


def test_a_list_stays_open_and_shows_what_is_in_it() -> None:
    talk = Talk(LIST).say("one")
    assert talk.prompt == Collecting(talk.prompt.step, (Element(1, "one"),), 4)
    talk.say("two")
    assert [element.text for element in talk.prompt.elements] == ["one", "two"]
    assert talk.answer("things").revision == 2


@pytest.mark.parametrize("word", ["klaar", "Klaar.", "DONE"])
def test_a_word_closes_a_list(word: str) -> None:
    assert Talk(LIST).say("one", word).at == ("next", "")


@pytest.mark.parametrize("word", ["klaar", "done"])
def test_the_word_that_closes_a_list_is_no_element_of_it(word: str) -> None:
    talk = Talk(LIST).say(word)
    assert talk.refused == "too few"
    assert talk.answer("things") is None
    assert talk.do("done").refused == "too few"
    optional = Talk(flow_of('id = "q"\nkind = "list"\noptional = true\ntext = "What?"')).say(word)
    assert optional.answer("q").state == "skipped"


def test_a_full_list_closes_by_itself_and_takes_no_more() -> None:
    assert Talk(LIST).say("1\n2\n3\n4").at == ("next", "")
    talk = Talk(LIST).say("1\n2\n3").say("4\n5")
    assert talk.refused == "too many"
    assert talk.texts("things") == ["1", "2", "3"]
    assert talk.say("4").at == ("next", "")


def test_the_short_route_takes_fewer_elements() -> None:
    talk = Talk(LIST, route="short")
    assert talk.say("1\n2\n3").refused == "too many"
    assert talk.say("1\n2").at == ("next", "")


def test_more_than_the_short_route_takes_stays_when_it_was_there() -> None:
    talk = Talk(LIST).say("1\n2\n3").do("route", "short")
    assert talk.texts("things") == ["1", "2", "3"]
    assert talk.say("4").refused == "too many"
    assert talk.do("done").do("correct", "2").say("two").texts("things") == ["1", "two", "3"]


def test_a_list_with_elements_is_closed_by_whoever_knows_no_more() -> None:
    for way in (Talk(LIST).say("one").do("unknown"), Talk(LIST).say("one").do("skip")):
        assert way.texts("things") == ["one"]
        assert way.at == ("next", "")
    assert Talk(LIST).say("one", "weet ik niet").texts("things") == ["one"]
    assert Talk(LIST).say("weet ik niet").answer("things").state == "unknown"


def test_as_many_elements_as_a_question_needs_have_to_be_there() -> None:
    flow = flow_of('id = "q"\nkind = "list"\ntext = "What?"\nleast = 2')
    talk = Talk(flow).say("one")
    assert talk.do("done").refused == "too few"
    assert talk.say("two").do("done").at == "Confirming"


def at_line(number: str) -> Talk:
    """Somebody who chose to correct this line of a list of three, and came from the next question."""
    return Talk(LIST).say("one\ntwo\nthree", "klaar").do("correct", number)


def test_one_element_is_corrected_and_keeps_its_id_and_place() -> None:
    talk = at_line("2")
    assert talk.prompt.element == Element(2, "two")
    talk.say("second")
    assert talk.value("things") == (Element(1, "one"), Element(2, "second"), Element(3, "three"))
    assert talk.at == ("next", "")


def test_one_element_can_become_two() -> None:
    assert at_line("2").say("two\nand a half").texts("things") == ["one", "two", "and a half", "three"]
    talk = at_line("2").say("a\nb\nc")
    assert talk.refused == "too many"
    assert talk.texts("things") == ["one", "two", "three"]


def test_one_element_is_taken_away() -> None:
    talk = at_line("1").press("remove")
    assert talk.texts("things") == ["two", "three"]
    assert talk.at == ("next", "")


def test_elements_are_added_to_a_closed_list() -> None:
    talk = at_line("1").press("add")
    assert isinstance(talk.prompt, Collecting)
    talk.say("four")
    assert talk.texts("things") == ["one", "two", "three", "four"]
    assert talk.at == ("next", "")


def test_adding_to_a_closed_list_and_then_stopping_changes_nothing() -> None:
    talk = at_line("1").press("add").press("done")
    assert talk.texts("things") == ["one", "two", "three"]
    assert talk.at == ("next", "")


@pytest.mark.parametrize("way", ["skip", "resume", "back"])
def test_a_line_can_be_left_as_it_is(way: str) -> None:
    talk = at_line("2").do(way)
    assert talk.texts("things") == ["one", "two", "three"]
    assert talk.turn.answers == ()


def test_not_knowing_one_line_takes_nothing_from_the_list() -> None:
    for talk in (at_line("2").say("weet ik niet"), at_line("2").do("unknown")):
        assert talk.refused == "needs an answer"
        assert talk.texts("things") == ["one", "two", "three"]
        assert talk.prompt.element == Element(2, "two")


def test_the_last_line_taken_away_leaves_the_question_open_or_skipped() -> None:
    talk = Talk(LIST).say("one", "klaar").do("correct", "1").do("remove")
    assert talk.answer("things").state == "open"
    assert talk.at == ("things", "")
    assert talk.say("other", "klaar").answer("things").revision == 3
    optional = Talk(flow_of('id = "q"\nkind = "list"\noptional = true\ntext = "What?"'))
    optional.say("one", "klaar").do("correct", "1").do("remove")
    assert optional.answer("q").state == "skipped"
    assert optional.at == "Confirming"


def test_the_last_line_taken_away_on_the_short_route_leaves_a_question_that_is_not_core() -> None:
    """Also when a restart comes between: nothing is due that would not be due again after it."""
    flow = flow_of(
        'id = "things"\nkind = "list"\ntext = "Things?"\n\nid = "next"\nkind = "text"\ncore = true\ntext = "Next?"'
    )
    talk = Talk(flow).say("one", "klaar").do("route", "short").do("correct", "1").do("remove")
    assert talk.due == ["next"]
    assert talk.at == ("next", "")
    assert talk.do("route", "full").at == ("things", "")


@pytest.mark.parametrize("command", ["add", "remove"])
def test_adding_and_taking_away_need_a_line(command: str) -> None:
    assert Talk(LIST).do(command).refused == "no line"
    assert Talk(LIST).say("one").do(command).refused == "no line"


def test_options_are_ticked_one_by_one_and_unticked_again() -> None:
    talk = Talk(SEVERAL).press("option", "c").press("option", "a")
    assert talk.prompt.draft == ("c", "a")
    assert talk.answer("which") is None
    assert [one.argument for one in prompt_buttons(talk.prompt) if one.chosen] == ["a", "c"]
    talk.press("option", "c").press("option", "b").press("done")
    assert talk.value("which") == ("a", "b")
    assert talk.at == ("next", "")


def test_nothing_ticked_is_nothing_to_finish() -> None:
    talk = Talk(SEVERAL)
    assert "done" not in talk.acts
    assert talk.do("done").refused == "nothing to finish"
    assert talk.press("option", "a").press("option", "a").do("done").refused == "nothing to finish"


def test_ticking_as_many_as_allowed_is_an_answer() -> None:
    flow = flow_of(f'id = "which"\nkind = "several"\ntext = "Which?"\nmost = 2\n{OPTIONS.strip()}')
    talk = Talk(flow).press("option", "c").press("option", "a")
    assert talk.value("which") == ("a", "c")
    assert talk.at == "Confirming"


def test_fewer_than_needed_is_refused_and_the_ticks_stay() -> None:
    flow = flow_of(f'id = "which"\nkind = "several"\ntext = "Which?"\nleast = 2\n{OPTIONS.strip()}')
    talk = Talk(flow).press("option", "c").press("done")
    assert talk.refused == "too few"
    assert talk.press("option", "b").press("done").value("which") == ("b", "c")


def test_no_more_is_needed_than_there_is_to_choose_from() -> None:
    flow = flow_of(
        'id = "q"\nkind = "several"\nunknown = false\noptions_from = "topics"\nleast = 2\ntext = "?"'
    )
    one = (("t1", "Only one"),)
    assert Talk(flow, topics=one).say("1").value("q") == ("t1",)
    assert Talk(flow, topics=one).press("option", "t1").press("done").value("q") == ("t1",)
    assert Talk(flow).say("1").refused == "too few"


def test_typing_answers_at_once_whatever_was_ticked() -> None:
    talk = Talk(SEVERAL).press("option", "c").say("1, beta")
    assert talk.value("which") == ("a", "b")


def test_a_multiple_choice_taken_up_again_begins_with_what_was_chosen() -> None:
    talk = Talk(SEVERAL).say("1,3").do("back")
    assert talk.prompt.draft == ("a", "c")
    assert talk.press("option", "a").press("done").value("which") == ("c",)


def test_ticks_survive_a_pause_and_going_somewhere_else_drops_them() -> None:
    talk = Talk(SEVERAL).press("option", "a").do("pause").press("resume")
    assert talk.prompt.draft == ("a",)
    assert talk.do("skip").answer("which").state == "skipped"
    assert talk.session.draft == ()


def test_an_old_tick_button_of_another_question_does_nothing() -> None:
    talk = Talk(SEVERAL)
    button = talk.offer("option", "a").id
    talk.say("2").take(ButtonPress(button))
    assert talk.refused == "old button"
    assert talk.value("which") == ("b",)


@pytest.mark.parametrize("typed", ["Short", "We MUST have one entry point", "We help, only if all of us do."])
def test_a_short_answer_or_a_position_gets_one_follow_up_question(typed: str) -> None:
    talk = Talk(PROBED).say(typed)
    assert isinstance(talk.prompt, Probing)
    assert talk.acts == ["skip", "back"]
    talk.say("So that nobody waits")
    assert (talk.value("goal"), talk.answer("goal").detail) == (typed, "So that nobody waits")
    assert talk.at == ("things", "")


@pytest.mark.parametrize("typed", ["Help for every child", "A mustard factory for all", "weet ik niet"])
def test_another_answer_gets_no_follow_up_question(typed: str) -> None:
    assert Talk(PROBED).say(typed).at == ("things", "")


@pytest.mark.parametrize("way", ["skip", "unknown", "done"])
def test_a_follow_up_question_can_be_passed_over_and_is_not_asked_again(way: str) -> None:
    talk = Talk(PROBED).say("Short").do(way)
    assert talk.answer("goal").detail == ""
    assert talk.at == ("things", "")
    assert talk.do("correct", "1").say("Small").at == ("things", "")
    assert (talk.value("goal"), talk.answer("goal").detail) == ("Small", "")


def test_a_follow_up_question_comes_back_after_a_pause() -> None:
    talk = Talk(PROBED).say("Short").do("pause").do("resume")
    assert isinstance(talk.prompt, Probing)


def test_back_from_a_follow_up_question_returns_to_the_answer() -> None:
    talk = Talk(PROBED).say("Short").press("back")
    assert isinstance(talk.prompt, Asking)
    assert talk.say("Something long enough").at == ("things", "")
    assert talk.answer("goal").detail is None


def test_an_answer_to_a_follow_up_question_has_the_limit_of_its_question() -> None:
    talk = Talk(PROBED).say("Short").say("x" * 61)
    assert talk.refused == "too long"
    assert isinstance(talk.prompt, Probing)


def test_a_list_gets_one_follow_up_question_and_stays_open() -> None:
    talk = Talk(PROBED).say("Something long enough", "one contract")
    assert isinstance(talk.prompt, Probing)
    talk.say("To know where we stand")
    assert isinstance(talk.prompt, Collecting)
    assert talk.say("two").texts("things") == ["one contract", "two"]
    assert isinstance(talk.prompt, Collecting)
    assert talk.do("done").answer("things").detail == "To know where we stand"


def test_a_list_that_is_full_gets_its_follow_up_question_before_it_closes() -> None:
    talk = Talk(PROBED).say("Something long enough", "one contract\nsecond thing\nthird thing")
    assert isinstance(talk.prompt, Probing)
    assert talk.do("skip").at == ("next", "")


def test_no_more_is_ticked_than_the_short_route_allows_where_more_was_ticked_before() -> None:
    choice = """id = "ways"
kind = "several"
text = "Which ways?"
core = true
most = 3
most_short = 2
options = [{ id = "a", text = "One" }, { id = "b", text = "Two" }, { id = "c", text = "Three" }]"""
    talk = Talk(flow_of(f"summary = false\n\n{choice}"))
    talk.press("option", "a").press("option", "b").do("route", "short")
    talk.press("option", "c")
    assert talk.refused == "too many"
    assert talk.prompt.draft == ("a", "b")


def test_only_an_answer_shorter_than_the_bound_is_asked_on_about() -> None:
    goal = 'id = "goal"\nkind = "text"\ntext = "What?"\nprobe = { text = "Say more.", shorter_than = 5 }'
    assert isinstance(Talk(flow_of(f"summary = false\n\n{goal}")).say("four").prompt, Probing)
    assert Talk(flow_of(f"summary = false\n\n{goal}")).say("fives").at == "Finished"
