"""The summary after a section, "is this right?", and mending what is not."""

from bot.dialog.events import ButtonPress, Confirming, Correcting
from tests.support.talking import Talk, flow_of

FLOW = flow_of(
    """
    id = "goal"
    kind = "text"
    text = "Goal?"

    id = "things"
    kind = "list"
    text = "Things?"

    id = "sure"
    kind = "yes_no"
    text = "Sure?"
    """,
    """
    id = "date"
    kind = "date"
    text = "When?"

    id = "note"
    kind = "text"
    text = "Anything else?"
    """,
)


def summary() -> Talk:
    """Somebody at the summary of the first section."""
    return Talk(FLOW).say("Help", "one\ntwo", "klaar", "weet ik niet")


def test_a_complete_section_is_summed_up_line_by_line() -> None:
    talk = summary()
    assert isinstance(talk.prompt, Confirming)
    shown = [
        (line.number, line.step.key.question, line.element and line.element.text)
        for line in talk.prompt.lines
    ]
    assert shown == [(1, "goal", None), (2, "things", "one"), (3, "things", "two"), (4, "sure", None)]
    assert [line.answer.state for line in talk.prompt.lines] == ["given", "given", "given", "unknown"]
    assert talk.acts == ["yes", "mend"]


def test_yes_goes_on_to_the_next_section() -> None:
    for given in ("ja", "Yes", "1", "klopt"):
        assert summary().say(given).at == ("date", "")
    assert summary().press("yes").session == summary().say("ja").session


def test_anything_but_yes_or_no_is_asked_again() -> None:
    talk = summary()
    before = talk.session
    assert talk.say("Perhaps").refused == "no yes or no"
    assert talk.session == before


def test_no_asks_which_line_and_the_summary_comes_back_mended() -> None:
    talk = summary().say("nee")
    assert isinstance(talk.prompt, Correcting)
    asked = talk.press("line", "3").prompt
    assert asked.element.text == "two"
    talk.say("second")
    assert isinstance(talk.prompt, Confirming)
    assert talk.texts("things") == ["one", "second"]
    assert [line.answer.state for line in talk.prompt.lines] == ["given"] * 3 + ["unknown"]


def test_mending_can_be_left_for_what_it_is() -> None:
    assert isinstance(summary().press("mend").press("keep").prompt, Confirming)
    assert isinstance(summary().press("mend").say("1").press("keep").prompt, Confirming)


def test_only_the_lines_of_this_summary_can_be_mended() -> None:
    talk = summary().say("ja", "14-5-2027", "No").say("nee")
    assert [line.step.key.question for line in talk.prompt.lines] == ["date", "note"]
    assert talk.say("3").refused == "no such line"
    assert talk.say("1", "15-5-2027").value("date") == "2027-05-15"


def test_back_from_a_summary_returns_to_the_last_answer_of_the_section() -> None:
    talk = summary().do("back")
    assert talk.at == ("sure", "")
    assert isinstance(talk.say("yes").prompt, Confirming)


def test_a_section_without_a_summary_goes_straight_on() -> None:
    flow = flow_of(
        'summary = false\n\nid = "one"\nkind = "text"\ntext = "One?"',
        'id = "two"\nkind = "text"\ntext = "Two?"',
    )
    talk = Talk(flow).say("One")
    assert talk.at == ("two", "")
    assert [line.step.key.question for line in talk.say("Two").prompt.lines] == ["two"]


def test_a_confirmed_section_is_not_summed_up_again_when_a_line_changes() -> None:
    talk = summary().say("ja").do("correct", "1").say("Peace")
    assert talk.value("goal") == "Peace"
    assert talk.at == ("date", "")


def test_a_button_of_an_earlier_list_of_lines_does_not_open_another_line() -> None:
    talk = summary().say("nee")
    button = talk.offer("line", "1").id
    talk.press("keep").say("ja", "14-5-2027", "No").say("nee")
    assert talk.offer("line", "1").id != button
    before = talk.session
    assert talk.take(ButtonPress(button)).refused == "old button"
    assert talk.session == before


def test_yes_to_an_earlier_summary_does_not_confirm_what_it_did_not_say() -> None:
    talk = summary()
    button = talk.offer("yes").id
    talk.say("nee", "1", "Peace")
    assert isinstance(talk.prompt, Confirming)
    assert talk.take(ButtonPress(button)).refused == "old button"
    assert isinstance(talk.prompt, Confirming)
    assert talk.press("yes").at == ("date", "")
