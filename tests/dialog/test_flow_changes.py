"""A flow or a case that changes while people are in it: nothing is lost, and nothing is asked twice."""

import json

import pytest

from bot.dialog.agenda import Interview
from bot.dialog.engine import begin, greet
from bot.dialog.events import Asking, Collecting, Confirming, Probing
from bot.dialog.flow import Flow
from bot.dialog.session import Session, StepKey
from bot.dialog.steps import Circumstances
from tests.support.lexicon import LEXICON
from tests.support.talking import PARTNERS, TOPICS, Talk, flow_of, restored, row

GOAL = 'id = "goal"\nkind = "text"\ntext = "Goal?"'
SURE = 'id = "sure"\nkind = "yes_no"\ntext = "Sure?"'
DATE = 'id = "date"\nkind = "date"\ntext = "When?"'
TRUST = 'id = "trust"\nkind = "yes_no"\neach = ["partners"]\ntext = "Trust {partner}?"'
TOPIC = 'id = "topic"\nkind = "text"\neach = ["topics"]\ntext = "What of {topic}?"'
THINGS = 'id = "things"\nkind = "list"\ntext = "Things?"'
WEIGHT = 'id = "weight"\nkind = "text"\neach = ["things"]\ntext = "Weight of {element}?"'
SEVERAL = """id = "which"
kind = "several"
options = [{ id = "a", text = "A" }, { id = "b", text = "B" }]
text = "Which?\""""


def flow(*questions: str) -> Flow:
    return flow_of("summary = false\n\n" + "\n\n".join(questions))


def renamed(question: str, new: str) -> str:
    """The question under another id, which remembers its former one."""
    old = question.split('"')[1]
    return question.replace(f'id = "{old}"', f'id = "{new}"', 1) + f'\nformerly = ["{old}"]'


def test_a_renamed_question_keeps_its_answer_and_is_not_asked_again() -> None:
    talk = Talk(flow(GOAL, SURE)).say("Help").change(flow(renamed(GOAL, "aim"), SURE))
    assert talk.value("aim") == "Help"
    assert talk.answer("goal") is None
    assert talk.at == ("sure", "")
    talk.do("correct", "1").say("Peace")
    assert (talk.answer("aim").revision, talk.value("aim")) == (2, "Peace")


def test_a_question_renamed_while_it_is_open_stays_open() -> None:
    talk = Talk(flow(THINGS, SURE)).say("one").change(flow(renamed(THINGS, "items"), SURE))
    assert isinstance(talk.prompt, Collecting)
    assert talk.say("two").texts("items") == ["one", "two"]


def test_a_list_that_is_renamed_keeps_what_was_said_about_its_elements() -> None:
    talk = Talk(flow(THINGS, WEIGHT)).say("one\ntwo", "klaar", "heavy")
    weight = renamed(WEIGHT, "mass").replace('["things"]', '["items"]', 1)
    talk.change(flow(renamed(THINGS, "items"), weight))
    assert talk.value("mass", "1") == "heavy"
    assert talk.at == ("mass", "2")


def test_of_two_answers_under_former_ids_the_newest_counts() -> None:
    """As when both rows come from a database: the one before a first renaming and the one after it."""
    talk = Talk(flow(GOAL, SURE)).say("Help")
    old = row(talk.answer("goal"))
    talk.change(flow(renamed(GOAL, "aim"), SURE)).do("correct", "1").say("Peace")
    new = row(talk.answer("aim"))
    twice = renamed(GOAL, "end").replace('["goal"]', '["goal", "aim"]')
    for rows in ((old, new), (new, old)):
        answers = {answer.key: answer for answer in map(restored, rows)}
        session = Session.from_json(json.loads(json.dumps(talk.session.to_json())), answers)
        turn = greet(Interview(flow(twice, SURE), talk.interview.circumstances, session))
        assert turn.interview.session.answers[StepKey("end")].value == "Peace"
        assert len(turn.interview.session.answers) == 1


def test_an_inserted_question_becomes_due_for_who_is_past_it() -> None:
    talk = Talk(flow(GOAL, SURE)).say("Help").change(flow(DATE, GOAL, SURE))
    assert talk.at == ("date", "")
    assert talk.say("14-5-2027").at == ("sure", "")


def test_an_inserted_question_shows_the_summary_of_its_section_again() -> None:
    talk = Talk(flow_of(GOAL)).say("Help", "ja")
    assert talk.at == "Finished"
    talk.change(flow_of(f"{GOAL}\n\n{SURE}"))
    assert talk.at == ("sure", "")
    assert isinstance(talk.say("ja").prompt, Confirming)


def test_a_question_inserted_while_options_are_ticked_does_not_take_the_ticks() -> None:
    talk = Talk(flow(SEVERAL)).press("option", "b")
    other = SEVERAL.replace('"which"', '"other"').replace("Which?", "Other?")
    talk.change(flow(other, SEVERAL))
    assert talk.at == ("which", "")
    talk.press("done")
    assert talk.value("which") == ("b",)
    assert talk.at == ("other", "")
    assert talk.prompt.draft == ()


def test_an_option_that_is_gone_is_no_longer_ticked() -> None:
    talk = Talk(flow(SEVERAL + "\nmost = 2")).press("option", "b")
    fewer = SEVERAL.replace(', { id = "b", text = "B" }', ', { id = "c", text = "C" }') + "\nmost = 2"
    talk.change(flow(fewer))
    assert talk.prompt.draft == ()
    assert talk.press("option", "a").press("option", "c").value("which") == ("a", "c")


def test_ticks_of_a_question_that_the_other_route_does_not_ask_are_dropped() -> None:
    core = GOAL + "\ncore = true"
    talk = Talk(flow(SEVERAL, core)).press("option", "b").do("route", "short")
    assert talk.at == ("goal", "")
    assert talk.do("route", "full").prompt.draft == ()


def test_a_removed_question_is_not_asked_and_its_answer_stays_stored() -> None:
    talk = Talk(flow(GOAL, SURE, DATE)).say("Help", "ja").change(flow(GOAL, DATE))
    assert talk.at == ("date", "")
    assert talk.value("sure") == "yes"
    talk.say("14-5-2027").change(flow(GOAL, SURE, DATE))
    assert talk.at == "Finished"
    assert talk.due == ["goal", "sure", "date"]


@pytest.mark.parametrize("typed", [[], ["one"]])
def test_a_question_removed_while_it_is_asked_leaves_the_next_one(typed: list[str]) -> None:
    talk = Talk(flow(THINGS, SURE)).say(*typed).change(flow(SURE))
    assert talk.at == ("sure", "")
    assert isinstance(talk.prompt, Asking)


@pytest.mark.parametrize("there", [["Help"], ["Help", "one"]])
def test_a_question_removed_during_a_pause_leaves_the_next_one(there: list[str]) -> None:
    """Also when the person had gone back to it: they are not told that it is all done."""
    talk = Talk(flow(GOAL, THINGS, SURE)).say(*there).do("back").do("pause").change(flow(SURE))
    assert talk.at == ("sure", "")


def test_a_follow_up_question_that_is_removed_is_not_waited_for() -> None:
    probed = GOAL + '\nprobe = { text = "What for?", shorter_than = 9 }'
    talk = Talk(flow(probed, SURE)).say("Help")
    assert isinstance(talk.prompt, Probing)
    assert talk.change(flow(GOAL, SURE)).at == ("sure", "")


def test_another_order_asks_nothing_again() -> None:
    talk = Talk(flow(GOAL, SURE, DATE)).say("Help", "ja").change(flow(DATE, SURE, GOAL))
    assert talk.at == ("date", "")
    assert talk.say("14-5-2027").at == "Finished"


def test_a_question_moved_to_another_section_keeps_its_answer() -> None:
    talk = Talk(flow_of(f"{GOAL}\n\n{SURE}", DATE)).say("Help").change(flow_of(SURE, f"{DATE}\n\n{GOAL}"))
    talk.say("ja", "ja", "14-5-2027")
    assert [line.answer.value for line in talk.prompt.lines] == ["2027-05-14", "Help"]


def test_a_reworded_question_is_not_asked_again_and_remembers_what_was_answered() -> None:
    old, new = flow(GOAL, SURE), flow(GOAL.replace("Goal?", "What is your goal?"), SURE)
    assert old.by_id["goal"].wording != new.by_id["goal"].wording
    talk = Talk(old).say("Help").change(new)
    assert talk.at == ("sure", "")
    assert talk.answer("goal").wording == old.by_id["goal"].wording
    talk.do("correct", "1").say("Peace")
    assert talk.answer("goal").wording == new.by_id["goal"].wording


def test_example_why_and_translation_are_no_other_wording() -> None:
    plain, more = flow(GOAL), flow(GOAL + '\nwhy = "So."\nexample = "Peace."')
    dutch = plain.translated("nl", lambda place, text: f"{text} (nl)")
    assert plain.by_id["goal"].wording == more.by_id["goal"].wording == dutch.by_id["goal"].wording


def test_a_partner_who_comes_later_gets_the_questions_about_partners() -> None:
    talk = Talk(flow(TRUST, SURE)).say("ja", "nee", "ja")
    assert talk.at == "Finished"
    talk.change(partners=(("WON", "Woonbron"), *PARTNERS))
    assert talk.at == ("trust", "WON")
    assert talk.say("ja").at == "Finished"
    assert talk.value("trust", "ZOR") == "no"


def test_a_topic_that_comes_later_gets_its_question_and_a_reworded_one_keeps_its_answer() -> None:
    talk = Talk(flow(TOPIC)).say("a", "b").change(topics=(("t1", "One way in"), TOPICS[1], ("t3", "New")))
    assert talk.at == ("topic", "t3")
    assert talk.value("topic", "t1") == "a"


def test_a_partner_who_leaves_takes_nothing_along() -> None:
    talk = Talk(flow(TRUST)).say("ja", "nee").change(partners=PARTNERS[1:])
    assert talk.due == ["trust ZOR"]
    assert talk.value("trust", "COR") == "yes"
    assert talk.change(partners=PARTNERS).at == "Finished"


@pytest.mark.parametrize(
    "kind",
    ["text", "list", "scale", "number", "date", "several", "choice", "yes_no"],
)
@pytest.mark.parametrize(
    ("question", "typed"),
    [(GOAL, "Help"), (THINGS, "one\ntwo"), (SURE, "ja"), (SEVERAL, "1,2"), (DATE, "1-5-2027")],
)
def test_a_question_that_becomes_another_kind_stops_nobody(question: str, typed: str, kind: str) -> None:
    """An author should not do it; the answer stays as it was given."""
    name = question.split('"')[1]
    more = {
        "scale": '\nlowest = 1\nhighest = 2\nlabels = { "1" = "a", "2" = "b" }',
        "several": '\noptions = [{ id = "b", text = "B" }]',
        "choice": '\noptions = [{ id = "b", text = "B" }]',
    }.get(kind, "")
    about = f'id = "about"\nkind = "yes_no"\nwhen = [{{ question = "{name}", answered = true }}]\ntext = "?"'
    talk = Talk(flow(question, about)).say(typed)
    before = talk.value(name)
    talk.change(flow_of(f'id = "{name}"\nkind = "{kind}"\ntext = "?"{more}\n\n{about}'))
    assert talk.value(name) == before
    assert [line.step.key.question for part in talk.do("overview").events[0].parts for line in part.lines]
    assert talk.finish().do("back").at != "Finished"


def test_a_flow_entered_anew_asks_everything_again_and_keeps_the_old_revisions_countable() -> None:
    first = Talk(flow_of(f'intro = "Hello."\n\n{GOAL}\n\n{SURE}')).say("Help", "ja", "ja")
    turn = begin(first.interview)
    assert [(one.question, one.state, one.value, one.revision) for one in turn.answers] == [
        ("goal", "open", None, 2),
        ("sure", "open", None, 2),
    ]
    assert isinstance(turn.prompt, Asking)
    first.turn = turn
    first.say("Peace")
    assert (first.value("goal"), first.answer("goal").revision) == ("Peace", 3)
    assert isinstance(first.say("ja").prompt, Confirming)


def test_entering_another_flow_leaves_the_answers_of_this_one() -> None:
    talk = Talk(flow_of(GOAL)).say("Help")
    other = flow_of(SURE, name="other")
    turn = begin(Interview(other, Circumstances(LEXICON), talk.session))
    assert turn.answers == ()
    assert isinstance(turn.prompt, Asking)
    assert turn.prompt.step.key == StepKey("sure")
    assert turn.interview.session.answers == talk.session.answers
