"""What was not asked, and what was not said."""

from dataclasses import replace
from typing import Any

from bot.analysis.assumptions import assumptions
from bot.analysis.comparison import compare
from bot.analysis.silence import Silence
from bot.model import Belief, Case, Finding, Organisation, Outcome, Rating, Response, Statement, Topic
from tests.support.lexicon import LEXICON

ORGANISATIONS = tuple(Organisation(name, name) for name in "AB")
AB = Case("c", "t", organisations=ORGANISATIONS)


def assumed(belief: Belief) -> list[tuple[str, tuple[str, ...]]]:
    case = Case(
        "c",
        "t",
        organisations=(
            Organisation("A", "Gemeente"),
            Organisation("B", "Woonstichting Oost", "woningcorporatie"),
        ),
        statements=(
            Statement("b1", "B", "value", "Een huis is een thuis"),
            Statement("b2", "B", "need", "Betaalbare grond om te bouwen"),
            Statement("b3", "B", "interest", "Meer betaalbare huizen bouwen"),
            Statement("b4", "B", "limit", "Geen huizen verkopen"),
            Statement("b5", "B", "interest", "De corporatie spreekt elke bewoner"),
            Statement("a1", "A", "interest", "Meer huizen bouwen"),
        ),
        beliefs=(belief,),
    )
    return [(found.verdict, found.related) for found in assumptions(case, LEXICON)]


def belief(**also: Any) -> Belief:
    return Belief("x", "A", "B", **{"kind": "interest", "text": "De corporatie wil huizen bouwen"} | also)


def test_a_guess_is_open_beside_the_three_of_the_other_that_are_most_like_it() -> None:
    [(verdict, related)] = assumed(belief(source="guess"))
    assert verdict == "open"
    assert len(related) == 3
    assert related[0] == "b3"
    assert not {"a1", "b5"} & set(related)
    assert assumed(belief()) == [(verdict, related)]


def test_where_no_words_are_alike_the_first_of_the_same_kind_stand() -> None:
    assert assumed(belief(text="Q", kind="interest")) == [("open", ("b3", "b5"))]
    assert assumed(belief(text="Q", kind="risk")) == [("open", ())]


def test_what_was_asked_is_no_assumption() -> None:
    assert assumed(belief(source="asked")) == []


def test_what_was_checked_has_its_outcome_as_verdict() -> None:
    assert [verdict for verdict, _ in assumed(belief(source="guess", outcome="refuted"))] == ["refuted"]
    assert [verdict for verdict, _ in assumed(belief(source="asked", outcome="changed"))] == ["changed"]


def found(*outcomes: Outcome | None, heard: Outcome = "open") -> Outcome:
    """The verdict on a belief that B answered like this, and of which its holder heard `heard`."""
    belief = Belief("b", "A", "B", "need", "text", source="guess", outcome=heard)
    case = replace(
        AB,
        beliefs=(belief,),
        findings=tuple(
            Finding("b", "B", outcome, participant=str(at)) for at, outcome in enumerate(outcomes)
        ),
    )
    (told,) = assumptions(case, LEXICON)
    assert [each.outcome for each in told.findings] == list(outcomes)
    return told.verdict


def test_the_other_itself_has_the_last_word_on_a_belief_about_it() -> None:
    assert found("refuted") == "refuted"
    assert found("refuted", heard="confirmed") == "refuted"
    assert found("confirmed", "confirmed") == "confirmed"


def test_people_of_the_other_who_do_not_say_the_same_make_it_partly_right() -> None:
    assert found("confirmed", "refuted") == "partly"
    assert found("partly", "refuted") == "partly"


def test_without_a_verdict_of_the_other_what_the_holder_heard_counts() -> None:
    assert found(None) == "open"
    assert found(None, "open", heard="changed") == "changed"
    assert found(heard="partly") == "partly"


def test_a_belief_that_was_asked_is_told_again_when_the_other_answered_to_it() -> None:
    belief = Belief("b", "A", "B", "need", "text", source="asked")
    case = replace(AB, beliefs=(belief,), findings=(Finding("b", "B", "refuted"),))
    assert [each.verdict for each in assumptions(case, LEXICON)] == ["refuted"]
    assert assumptions(replace(case, findings=()), LEXICON) == ()


def test_the_other_s_own_words_are_told_and_that_it_would_not_tell() -> None:
    belief = Belief("b", "A", "B", "need", "text", heard="Bijna")
    told = (Finding("b", "B", None, "Nee", participant="1"), Finding("b", "B", None, participant="2"))
    (found,) = assumptions(replace(AB, beliefs=(belief,), findings=told), LEXICON)
    assert (found.heard, found.declined) == (("Nee", "Bijna"), False)
    silent = Finding("b", "B", None, declined=True)
    (found,) = assumptions(replace(AB, beliefs=(belief,), findings=(silent,)), LEXICON)
    assert (found.heard, found.declined, found.verdict) == (("Bijna",), True, "open")


def test_the_five_forms_of_silence_are_never_merged() -> None:
    case = Case(
        "c",
        "t",
        organisations=ORGANISATIONS,
        topics=tuple(Topic(f"t{number}", "T") for number in range(1, 6)),
        statements=(
            Statement("b1", "B", "interest", "1"),
            Statement("b2", "B", "need", "2"),
            Statement("b3", "B", "offer", "3"),
            Statement("b4", "B", "value", "4"),
            Statement("b5", "B", "ambition", "5"),
            Statement("b6", "B", "need", "6"),
            Statement("b7", "B", "interest", "7"),
        ),
        ratings=(
            Rating("A", "t1", None),
            Rating("A", "t2", 0),
            Rating("A", "t4", 2, participant="A-1"),
            Rating("A", "t4", -2, participant="A-2"),
            Rating("A", "t5", 1),
        ),
        responses=(
            Response("A", "b1", None),
            Response("A", "b2", None, declined=True),
            Response("A", "b3", 0),
            Response("A", "b4", -1),
            Response("A", "b6", -2),
            Response("A", "b7", 1),
        ),
    )
    assert compare(case, LEXICON).silence == (
        Silence(
            "A",
            unanswered=("t3",),
            unknown=("t1",),
            neutral=("t2",),
            contradicts=("t4",),
            unanswered_reactions=1,
            declined_reactions=("b2",),
            unknown_reactions=("b1",),
            neutral_reactions=("b3",),
            contradicting_reactions=("b4",),
            untold=("ambition", "interest", "offer", "need"),
        ),
        Silence("B", ("t1", "t2", "t3", "t4", "t5"), (), (), (), 0, (), (), (), (), ()),
    )
