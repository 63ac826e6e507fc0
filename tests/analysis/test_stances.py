"""Several people of one organisation speak with one voice, and what is unknown stays unknown."""

from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.stances import Picture, Reaction, Stance, median_known, pictures, reactions, stances
from bot.model import BelievedRating, Case, Organisation, Rating, Response, Statement, Topic

ORGANISATIONS = (Organisation("A", "A"), Organisation("B", "B"))


def rated(*ratings: Rating) -> Stance:
    case = Case("c", "t", organisations=ORGANISATIONS, topics=(Topic("t", "T"),), ratings=ratings)
    return stances(case)["t"]["A"]


@given(st.lists(st.none() | st.integers(-2, 2)))
def test_the_middle_is_the_median_of_what_is_known(values: list[int | None]) -> None:
    known = [value for value in values if value is not None]
    assert median_known(values) == (median(known) if known else None)


@given(st.lists(st.none() | st.integers(-2, 2)))
def test_the_middle_does_not_depend_on_who_spoke_first(values: list[int | None]) -> None:
    assert median_known(values) == median_known(values[::-1]) == median_known(sorted(values, key=str))


def test_a_half_is_kept_and_a_whole_middle_is_an_int() -> None:
    assert median_known([1, 2]) == 1.5
    assert median_known([1, 1, 2, 2, None]) == 1.5
    assert isinstance(median_known([0, 2]), int)


def test_a_colleague_who_does_not_know_does_not_count_as_zero() -> None:
    stance = rated(
        Rating("A", "t", 2, weight=4, participant="A-1"), Rating("A", "t", None, weight=2, participant="A-2")
    )
    assert (stance.position, stance.weight, stance.spread) == (2, 3, None)


def test_only_dont_knows_are_an_unknown_position() -> None:
    stance = rated(Rating("A", "t", None, weight=2))
    assert (stance.position, stance.weight, stance.pull) == (None, 2, 0)


def test_without_a_weight_a_position_pulls_once_and_a_weight_of_zero_pulls_nowhere() -> None:
    assert rated(Rating("A", "t", -2)).pull == -2
    assert rated(Rating("A", "t", -2, weight=3)).pull == -6
    assert rated(Rating("A", "t", -2, weight=0)).pull == 0


def test_a_difference_between_named_people_is_kept() -> None:
    people = (Rating("A", "t", 2, participant="A-1"), Rating("A", "t", -1, participant="A-2"))
    assert rated(*people).spread == (-1, 2)


def test_no_difference_is_told_of_people_whose_names_were_left_out() -> None:
    assert rated(Rating("A", "t", 2), Rating("A", "t", -1)).spread is None


def test_an_organisation_has_asked_when_everyone_with_a_picture_has() -> None:
    def pictured(*ratings: BelievedRating) -> Picture:
        return pictures(Case("c", "t", organisations=ORGANISATIONS, believed_ratings=ratings))["A", "B", "t"]

    asked = BelievedRating("A", "B", "t", 1, "asked", 5, participant="A-1")
    guessed = BelievedRating("A", "B", "t", 2, "guess", 4, participant="A-2")
    unknown = BelievedRating("A", "B", "t", None, participant="A-3")
    assert pictured(asked, unknown) == Picture(1, 5, asked=True)
    assert pictured(asked, guessed) == Picture(1.5, 4.5, asked=False)
    assert pictured(unknown) == Picture(None, None, asked=False)


def test_declining_is_not_the_same_as_not_knowing() -> None:
    def reacted(*responses: Response) -> Reaction:
        case = Case(
            "c",
            "t",
            organisations=ORGANISATIONS,
            statements=(Statement("s", "A", "need", "N"),),
            responses=responses,
        )
        return reactions(case)["s"]["B"]

    declined = Response("B", "s", None, declined=True, participant="B-1")
    unknown = Response("B", "s", None, "Who knows", participant="B-2")
    assert reacted(declined) == Reaction(None, declined=True, remarks=())
    assert reacted(declined, unknown) == Reaction(None, declined=False, remarks=("Who knows",))
    assert reacted(declined, Response("B", "s", 2, participant="B-3")).position == 2


def test_reactions_stand_in_the_order_of_the_organisations() -> None:
    case = Case(
        "c",
        "t",
        organisations=(*ORGANISATIONS, Organisation("C", "C")),
        statements=(Statement("s", "A", "need", "N"),),
        responses=(Response("C", "s", 1), Response("B", "s", 0)),
    )
    assert list(reactions(case)["s"]) == ["B", "C"]
