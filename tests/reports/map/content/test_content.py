"""What stands on a map is what its reader may see, in the words of who said it, and never who thinks what of whom."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.errors import AccessFault
from bot.model import (
    COORDINATOR,
    Belief,
    BelievedRating,
    Case,
    Coverage,
    Inner,
    Link,
    Organisation,
    Rating,
    Response,
    Statement,
    Topic,
)
from bot.outputs import Edition, Version
from bot.reports.map.content.builder import map_content
from bot.reports.map.content.image_gaps import image_gaps
from bot.reports.map.content.model import MapContent
from bot.reports.map.files import Maps
from tests.support.tables import MADE, collaboration, mapped, seen, words

ALL = tuple(Coverage(each, 3, 3, True) for each in "ABC")


def case(**given: object) -> Case:
    """Three organisations that each want and bring something."""
    ready = Case(
        "zaak",
        "Samen",
        organisations=(
            Organisation("A", "Gemeente Waterrijk"),
            Organisation("B", "Jeugdzorg Oevers"),
            Organisation("C", "Welzijn Terp"),
        ),
        topics=(Topic("t", "Eén toegang"),),
        statements=(
            Statement("a1", "A", "ambition", "Niemand wacht", weight=1),
            Statement("a2", "A", "offer", "Budget"),
            Statement("b1", "B", "need", "Geld voor langer"),
            Statement("b2", "B", "interest", "Rust in de tarieven", weight=4),
            Statement("c1", "C", "interest", "Ruimte voor vrijwilligers", weight=2),
        ),
        coverage=ALL,
    )
    return replace(ready, **given)  # type: ignore[arg-type]


def wide(reader: str = COORDINATOR, **given: object) -> MapContent:
    return mapped(case(**given), reader)


def test_a_confirmed_link_passes_with_the_same_number_on_both_chips() -> None:
    found = wide(links=(Link("a2", "b1", "complements", "confirmed"),))
    (passing,) = found.transfers
    assert (passing.giver, passing.taker, passing.brings, passing.wants) == (
        0,
        1,
        "Budget",
        "Geld voor langer",
    )
    assert found.seats[0].brings[0].numbers == found.seats[1].wants[0].numbers == (1,)
    assert not found.unmet
    assert not passing.proposed


def test_a_proposed_link_is_told_apart() -> None:
    found = wide(links=(Link("a2", "b1", "complements", "proposed"),))
    assert found.transfers[0].proposed
    assert found.seats[1].wants[0].proposed == {1}


def test_a_rejected_link_leaves_both_open() -> None:
    found = wide(links=(Link("a2", "b1", "complements", "rejected"),))
    assert found.transfers == ()
    assert [each.text for each in (*found.unmet, *found.unused)] == ["Geld voor langer", "Budget"]


def test_who_only_says_to_be_able_to_bring_it_has_a_chip_for_that() -> None:
    found = wide(responses=(Response("C", "b1", 2),))
    assert [chip.has_text for chip in found.seats[2].brings] == [False]
    assert found.seats[2].brings[0].numbers == (1,)


def test_who_can_use_an_offer_takes_it_once_also_when_it_is_linked() -> None:
    used = wide(responses=(Response("C", "a2", 1),))
    said = [each for each in used.transfers if not each.proposed]
    assert [(each.giver, each.taker, each.brings) for each in said] == [(0, 2, "Budget")]
    linked = wide(responses=(Response("B", "a2", 1),), links=(Link("a2", "b1", "complements", "confirmed"),))
    assert len(linked.transfers) == 1


def test_all_who_are_against_one_text_are_one_tension() -> None:
    found = wide(responses=(Response("A", "b2", -2), Response("C", "b2", -1, "dat kan niet")))
    (tension,) = found.tensions
    assert set(tension.pairs) == {(1, 0), (1, 2)}
    assert "Rust in de tarieven" in tension.text
    assert "dat kan niet" in tension.text
    assert [seat.tensions for seat in found.seats] == [(1,), (1,), (1,)]


def test_a_topic_joins_only_who_stand_opposite_each_other() -> None:
    found = wide(ratings=(Rating("A", "t", 2, 3), Rating("B", "t", -1, 2), Rating("C", "t", 1, 1)))
    (tension,) = found.tensions
    assert set(tension.pairs) == {(0, 1), (2, 1)}
    assert tension.text == "“Eén toegang”: voor A, C, tegen B"


def test_a_tension_between_more_than_four_has_no_line() -> None:
    many = collaboration(8)
    ratings = tuple(Rating(one.id, "t0", -2 if one.id == "O0" else 2, 4) for one in many.organisations)
    found = mapped(replace(many, ratings=ratings, links=(), responses=()))
    assert [(len(each.seats), each.has_line) for each in found.tensions] == [(8, False)]


BELIEF = Belief("x", "A", "B", "interest", "wil vooral geld", "guess", 4, enquire=True)
PLAIN = "Wat hebben jullie nodig in deze samenwerking?"


def test_an_untested_assumption_is_a_question_in_its_own_words_or_in_ours() -> None:
    asked = replace(BELIEF, question="Wat is voor jullie het belangrijkst?")
    assert [each.text for each in wide(beliefs=(asked,)).questions] == [
        "Wat is voor jullie het belangrijkst?"
    ]
    assert [each.text for each in wide(beliefs=(BELIEF,)).questions] == [PLAIN]


def test_a_question_that_its_holder_keeps_to_itself_is_put_in_our_words() -> None:
    kept = replace(BELIEF, question="Wat is voor jullie het belangrijkst?", enquire=False)
    assert [each.text for each in wide(beliefs=(kept,)).questions] == [PLAIN]


@pytest.mark.parametrize(
    "telling",
    [
        "Wat vinden jullie van Gemeente Waterrijk?",
        "Vertrouwen jullie Waterrijk?",
        "Wat wil de gemeente waterrijk?",
        "Wat zeg je tegen A?",
    ],
)
def test_a_question_that_tells_who_asks_it_is_put_in_our_words(telling: str) -> None:
    (question,) = wide(beliefs=(replace(BELIEF, question=telling),)).questions
    assert question.text == PLAIN


def test_the_same_question_stands_once_however_many_would_ask_it() -> None:
    found = wide(beliefs=(BELIEF, replace(BELIEF, id="y", organisation="C")))
    assert [(each.number, each.seat) for each in found.questions] == [(1, 1)]


def test_a_checked_assumption_is_no_question_any_more() -> None:
    assert wide(beliefs=(replace(BELIEF, outcome="refuted"),)).questions == ()


@pytest.mark.parametrize("reader", "ABC")
def test_no_organisation_has_questions_on_its_map_not_even_its_own(reader: str) -> None:
    found = wide(reader, beliefs=(replace(BELIEF, organisation=reader, about="B" if reader != "B" else "C"),))
    assert found.questions == ()
    assert not found.has_questions


THOUGHT = "dit denkt alleen A"


@pytest.mark.parametrize("reader", [COORDINATOR, "A", "B", "C"])
def test_what_somebody_believes_never_stands_on_any_map(reader: str) -> None:
    secret = (
        replace(BELIEF, text=THOUGHT),
        replace(BELIEF, id="y", text=THOUGHT, question="Wat willen jullie?", ask=THOUGHT),
    )
    given = case(
        beliefs=secret,
        inner=(Inner("i", "A", THOUGHT),),
        believed_ratings=(BelievedRating("A", "B", "t", -2, "guess", 5),),
        ratings=(Rating("B", "t", 2, 4),),
    )
    maps = Maps(*seen(given, reader), reader, words(), MADE)
    told = [maps.text(), maps.overview_text(), *(maps.text(each) for each in "ABC")]
    assert THOUGHT not in repr(mapped(given, reader)) + "".join(told)


def test_an_organisation_that_released_nothing_sees_only_itself() -> None:
    closed = tuple(replace(each, released=each.organisation != "C") for each in ALL)
    found = wide("C", coverage=closed, links=(Link("a2", "b1", "complements", "confirmed"),))
    assert found.transfers == ()
    assert [bool(seat.brings or seat.wants or seat.interests) for seat in found.seats] == [False, False, True]


def test_what_partners_may_not_see_is_marked_and_said() -> None:
    private = tuple(
        replace(each, share="coordinator") if each.id in {"a2", "b2"} else each for each in case().statements
    )
    found = wide(statements=private, responses=(Response("C", "b2", -2),))
    assert found.seats[0].brings[0].text == "Budget *"
    assert found.tensions[0].text.endswith(" *")
    assert found.notices == ("Alleen voor de coördinator: wat een * heeft, is niet met de partners gedeeld.",)
    assert wide().notices == ()


def test_an_answer_to_another_that_partners_may_not_see_is_marked_as_well() -> None:
    against = (Response("C", "b2", -2, share="coordinator"),)
    assert wide(responses=against).tensions[0].text.endswith(" *")
    willing = wide(responses=(Response("C", "b1", 2, share="coordinator"),))
    assert willing.transfers[0].wants == "Geld voor langer *"
    assert len(willing.notices) == 1


def test_with_few_organisations_the_coordinator_is_warned_about_questions() -> None:
    assert "Met zo weinig organisaties is te raden van wie een vraag komt." in wide(beliefs=(BELIEF,)).notices


def test_interests_stand_by_weight_and_the_fourth_is_kept_apart() -> None:
    told = tuple(Statement(f"i{nth}", "A", "interest", f"belang {nth}", weight=nth) for nth in range(5))
    seat = wide(statements=told).seats[0]
    assert seat.interests == ("belang 4", "belang 3", "belang 2")
    assert seat.further == ("belang 1", "belang 0")


def test_the_edition_is_a_draft_until_it_is_published() -> None:
    assert wide(meeting="2027-03-12").subtitle == "Bijeenkomst op 12 maart 2027 · Concept van 1 maart 2027"
    version = Version(2, datetime(2027, 3, 1, tzinfo=UTC), erased=False, basis={}, outdated=False, newest=2)
    edition = Edition(date(2027, 3, 5), version)
    published = map_content(*seen(case()), COORDINATOR, words("en"), edition)
    assert published.subtitle == "Version 2, 1 March 2027"


def test_the_shared_ambition_tells_who_stands_behind_it_and_who_was_not_heard() -> None:
    found = wide(responses=(Response("B", "a1", 2),)).ambition
    assert found is not None
    assert (found.text, found.behind, found.silent, found.proposed) == (
        "Niemand wacht",
        ("A", "B"),
        ("C",),
        True,
    )


def test_letters_go_on_after_z() -> None:
    assert [seat.code for seat in mapped(collaboration(28)).seats][25:] == ["Z", "AA", "AB"]


def test_image_and_self_image_counts_others_and_names_nobody() -> None:
    thought = tuple(BelievedRating(each, "B", "t", -1, "guess", 3) for each in "AC")
    given = case(ratings=(Rating("B", "t", 2, 3),), believed_ratings=thought)
    shown, _ = seen(given)
    (gap,) = image_gaps(shown, COORDINATOR).gaps
    assert (gap.organisation, gap.own, gap.others, gap.count) == ("Jeugdzorg Oevers", 2, -1, 2)
    assert gap.wide


def test_image_and_self_image_holds_only_what_was_released() -> None:
    kept = (BelievedRating("A", "B", "t", -1, "guess", 3, share="organisation"),)
    shown, _ = seen(case(ratings=(Rating("B", "t", 2, 3),), believed_ratings=kept))
    assert image_gaps(shown, COORDINATOR).gaps == ()


@pytest.mark.parametrize("reader", "ABC")
def test_image_and_self_image_is_for_nobody_but_the_coordinator(reader: str) -> None:
    with pytest.raises(AccessFault, match="coordinator alone"):
        image_gaps(case(), reader)
