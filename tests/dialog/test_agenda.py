"""What is due, in which order: repeating over partners, topics, lists and beliefs, and branches."""

import pytest

from bot.dialog.events import Asking
from tests.support.talking import Talk, flow_of

BELIEFS = flow_of(
    """
    summary = false

    id = "interests"
    kind = "list"
    each = ["partners"]
    text = "What does {partner} need?"
    means = { record = "belief", kind = "interest" }

    id = "ambition"
    kind = "text"
    each = ["partners"]
    text = "What does {partner} want?"
    means = { record = "belief", kind = "ambition" }

    id = "source"
    kind = "choice"
    each = ["partners", "beliefs"]
    text = "How do you know of {partner}: {belief}?"
    options = [{ id = "asked", text = "I asked" }, { id = "hunch", text = "A hunch", sets = { source = "guess" } }]
    means = { record = "belief", field = "source" }
    """,
    """
    summary = false

    id = "pick"
    kind = "several"
    options_from = "unchecked"
    text = "Which will you check?"

    id = "question"
    kind = "text"
    each = ["pick"]
    text = "What would you ask {partner} about {belief}?"
    """,
)


def said(talk: Talk) -> str:
    """The question that is asked now, filled in."""
    assert isinstance(talk.prompt, Asking)
    return talk.prompt.step.say(talk.prompt.step.question.text)


def test_questions_for_every_partner_are_asked_partner_by_partner() -> None:
    flow = flow_of(
        """
        id = "one"
        kind = "text"
        each = ["partners"]
        text = "One of {partner}?"

        id = "two"
        kind = "text"
        each = ["partners", "topics"]
        text = "Two of {partner} on {topic}?"

        id = "three"
        kind = "text"
        each = ["topics"]
        text = "Three on {topic}?"
        """
    )
    talk = Talk(flow)
    assert talk.due == [
        "one COR",
        "two COR/t1",
        "two COR/t2",
        "one ZOR",
        "two ZOR/t1",
        "two ZOR/t2",
        "three t1",
        "three t2",
    ]
    assert said(talk) == "One of Cordis?"
    assert said(talk.say("x")) == "Two of Cordis on One entry?"


def test_a_question_repeated_over_nothing_is_not_asked() -> None:
    flow = flow_of(
        'id = "a"\nkind = "text"\neach = ["topics"]\ntext = "?"\n\n'
        'id = "b"\nkind = "choice"\noptions_from = "topics"\ntext = "?"\n\nid = "c"\nkind = "text"\ntext = "?"'
    )
    talk = Talk(flow, topics=())
    assert talk.due == ["c"]


def test_every_element_of_a_list_gets_its_questions_and_a_new_one_later_as_well() -> None:
    flow = flow_of(
        """
        summary = false

        id = "things"
        kind = "list"
        text = "Things?"

        id = "weight"
        kind = "yes_no"
        each = ["things"]
        text = "Is {element} heavy?"

        id = "colour"
        kind = "text"
        each = ["things"]
        each_most = 1
        text = "What colour is {element}?"
        """
    )
    talk = Talk(flow).say("a box\na car", "klaar")
    assert talk.due == ["things", "weight 1", "colour 1", "weight 2"]
    assert said(talk) == "Is a box heavy?"
    talk.say("no", "red", "yes").do("correct", "1").do("add").say("a house").do("done")
    assert said(talk) == "Is a house heavy?"
    talk.do("correct", "2").say("a truck").do("correct", "2").do("remove")
    assert talk.due == ["things", "weight 1", "colour 1", "weight 7"]
    assert talk.value("weight", "2") == "yes"


def test_beliefs_are_asked_about_in_the_words_of_the_person() -> None:
    talk = Talk(BELIEFS).say("money", "klaar", "peace")
    assert said(talk) == "How do you know of Cordis: money?"
    assert said(talk.say("1")) == "How do you know of Cordis: peace?"
    assert said(talk.say("2")) == "What does Zorgsaam need?"


def test_only_what_was_not_asked_of_the_other_is_left_to_check() -> None:
    talk = Talk(BELIEFS, partners=(("COR", "Cordis"),)).say("money\ntime", "klaar", "peace")
    talk.say("1", "2", "2")
    assert talk.at == ("pick", "")
    assert [option.text for option in talk.prompt.step.options] == ["Cordis: time", "Cordis: peace"]
    talk.say("1,2")
    assert said(talk) == "What would you ask Cordis about time?"


def test_when_everything_was_asked_of_the_other_nothing_is_left_to_check() -> None:
    talk = Talk(BELIEFS, partners=(("COR", "Cordis"),)).say("money", "klaar", "peace", "1", "1")
    assert talk.at == "Finished"


def test_a_belief_that_changes_its_words_keeps_what_was_said_about_it() -> None:
    talk = Talk(BELIEFS, partners=(("COR", "Cordis"),)).say(
        "money", "klaar", "peace", "2", "2", "1", "Really?"
    )
    item = str(talk.interview.agenda.steps[-1].key.item)
    talk.do("correct", "1").say("a budget")
    assert talk.value("question", item) == "Really?"
    assert talk.at == "Finished"
    assert "question " + item in talk.due


@pytest.mark.parametrize(
    ("source", "name", "second"),
    [("partners", "partner", "Zorgsaam"), ("topics", "topic", "Paying together")],
)
def test_what_was_chosen_from_elsewhere_is_named_in_the_questions_about_it(
    source: str, name: str, second: str
) -> None:
    flow = flow_of(
        f"""
        id = "which"
        kind = "several"
        options_from = "{source}"
        text = "Which?"

        id = "why"
        kind = "text"
        each = ["which"]
        text = "Why {{element}}, that is {{{name}}}?"
        """
    )
    talk = Talk(flow).say("2")
    assert said(talk) == f"Why {second}, that is {second}?"


BRANCH = flow_of(
    """
    summary = false

    id = "more"
    kind = "yes_no"
    text = "More?"

    id = "things"
    kind = "list"
    when = [{ question = "more", equals = "yes" }]
    text = "Things?"

    id = "about"
    kind = "text"
    each = ["things"]
    text = "About {element}?"

    id = "less"
    kind = "text"
    when = [{ question = "more", equals = "no" }]
    text = "Less?"

    id = "end"
    kind = "text"
    text = "The end?"
    """
)


def test_a_branch_that_is_left_is_kept_and_comes_back_with_its_answers() -> None:
    talk = Talk(BRANCH).say("yes", "one", "klaar", "about one", "bye")
    assert talk.at == "Finished"
    talk.do("correct", "1").say("no")
    assert talk.due == ["more", "less", "end"]
    assert talk.at == ("less", "")
    assert talk.texts("things") == ["one"]
    assert talk.value("about", "2") == "about one"
    overview = talk.do("overview").events[0]
    assert [line.step.key.question for part in overview.parts for line in part.lines] == ["more", "end"]
    talk.say("less then")
    talk.do("correct", "1").say("yes")
    assert talk.due == ["more", "things", "about 2", "end"]
    assert talk.at == "Finished"
    assert talk.value("less") == "less then"


@pytest.mark.parametrize(
    ("condition", "answers", "due"),
    [
        ('equals = "yes"', ["yes"], True),
        ('equals = "yes"', ["no"], False),
        ('equals = "yes"', ["weet ik niet"], False),
        ('one_of = ["yes", "no"]', ["no"], True),
        ("answered = true", ["no"], True),
        ("answered = true", ["weet ik niet"], False),
        ("answered = false", ["weet ik niet"], True),
        ("answered = false", ["yes"], False),
    ],
)
def test_a_condition_looks_at_the_answer(condition: str, answers: list[str], due: bool) -> None:
    flow = flow_of(
        'id = "a"\nkind = "yes_no"\ntext = "A?"\n\n'
        f'id = "b"\nkind = "text"\nwhen = [{{ question = "a", {condition} }}]\ntext = "B?"'
    )
    assert ("b" in Talk(flow).say(*answers).due) == due


@pytest.mark.parametrize(
    ("question", "answers", "due"),
    [
        ('kind = "number"', ["3"], True),
        ('kind = "number"', ["2,9"], False),
        ('kind = "number"', ["3,1"], True),
        ('kind = "list"', ["one\ntwo\nthree", "klaar"], True),
        ('kind = "list"', ["one\ntwo", "klaar"], False),
        ('kind = "several"\noptions_from = "topics"', ["1,2"], False),
        ('kind = "scale"\nlowest = 1\nhighest = 4\nlabels = { "1" = "a", "4" = "b" }', ["3"], True),
        ('kind = "scale"\nlowest = 1\nhighest = 4\nlabels = { "1" = "a", "4" = "b" }', ["2"], False),
    ],
)
def test_at_least_counts_numbers_elements_and_options(question: str, answers: list[str], due: bool) -> None:
    flow = flow_of(
        f'id = "a"\n{question}\ntext = "A?"\n\n'
        'id = "b"\nkind = "text"\nwhen = [{ question = "a", at_least = 3 }]\ntext = "B?"'
    )
    assert ("b" in Talk(flow).say(*answers).due) == due


def test_a_condition_on_a_repeated_question_looks_at_the_same_item() -> None:
    flow = flow_of(
        """
        id = "known"
        kind = "yes_no"
        each = ["partners"]
        text = "Do you know {partner}?"

        id = "how"
        kind = "text"
        each = ["partners", "topics"]
        when = [{ question = "known", equals = "yes" }]
        text = "What does {partner} think of {topic}?"
        """
    )
    talk = Talk(flow).say("no", "yes")
    assert talk.due == ["known COR", "known ZOR", "how ZOR/t1", "how ZOR/t2"]
