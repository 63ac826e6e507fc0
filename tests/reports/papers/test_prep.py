"""The prep sheet: all of one participant's own answers, nothing of anybody else, and room to write."""

from dataclasses import replace

import pytest
from printing import PRACTICE, own, prep, said

from bot.model import BelievedRating, Case
from bot.reports.papers.document import Heading, Listing, Room, Table

ORGANISATIONS = [each.id for each in PRACTICE.organisations]


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_a_sheet_says_everything_its_owner_answered(organisation: str) -> None:
    told, mine = said(prep(PRACTICE, organisation)), own(PRACTICE, organisation)
    for record in (*mine.statements, *mine.beliefs, *mine.inner, *mine.decisions):
        assert record.text in told
    for belief in mine.beliefs:
        assert (belief.question or "") in told
        assert (belief.ask or "") in told
    for topic in mine.topics:
        assert topic.text in told


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_a_sheet_says_nothing_of_anybody_else(organisation: str) -> None:
    told = said(prep(PRACTICE, organisation))
    others = [*PRACTICE.statements, *PRACTICE.beliefs, *PRACTICE.inner, *PRACTICE.decisions]
    for record in others:
        assert record.organisation == organisation or record.text not in told


def test_interests_stand_by_weight_the_heaviest_first() -> None:
    weights = {"GEM04": 1, "GEM05": None, "GEM06": 4}
    changed = tuple(
        replace(each, weight=weights[each.id]) if each.id in weights else each for each in PRACTICE.statements
    )
    told = said(prep(replace(PRACTICE, statements=changed)))
    texts = {each.id: each.text for each in changed}
    places = [told.index(texts[name]) for name in ("GEM06", "GEM04", "GEM05")]
    assert places == sorted(places)


def rooms(case: Case) -> list[Room]:
    found = []
    for block in prep(case).blocks:
        if isinstance(block, Listing):
            found += [under for item in block.items for under in item.under if isinstance(under, Room)]
        elif isinstance(block, Room):
            found.append(block)
    return found


def test_every_question_has_room_for_its_answer_and_there_is_room_left() -> None:
    asked = [belief for belief in own(PRACTICE, "GEM").beliefs if belief.question]
    assert len(asked) == 3
    assert len(rooms(PRACTICE)) == len(asked) + 1
    assert all(room.lines >= 2 for room in rooms(PRACTICE))


def test_what_was_heard_stands_where_the_answer_would_have_been_written() -> None:
    beliefs = tuple(
        replace(belief, heard="Ze willen juist minder.", outcome="refuted") if belief.question else belief
        for belief in PRACTICE.beliefs
    )
    heard = replace(PRACTICE, beliefs=beliefs)
    assert len(rooms(heard)) == 1
    assert "Ik hoorde: “Ze willen juist minder.” Nagevraagd: het klopt niet." in said(prep(heard))


def test_without_a_question_there_is_room_for_some() -> None:
    silent = replace(PRACTICE, beliefs=())
    assert sum(room.lines for room in rooms(silent)) >= 8


def test_a_sheet_of_somebody_who_said_nothing_says_so_and_no_more() -> None:
    bare = Case("c", "Titel", organisations=PRACTICE.organisations)
    told = said(prep(bare))
    assert "Hier staat nog geen ambitie." in told
    assert "Hier staat nog geen grens." in told


def test_more_partners_than_fit_beside_each_other_get_a_table_of_their_own() -> None:
    organisations = tuple(
        replace(PRACTICE.organisations[0], id=f"O{at}", name=f"Organisatie {at}") for at in range(8)
    )
    thought = tuple(BelievedRating("O0", f"O{at}", "t1", 2) for at in range(1, 8))
    case = Case("c", "T", organisations=organisations, topics=PRACTICE.topics, believed_ratings=thought)
    document = prep(case, "O0")
    wide = [block for block in document.blocks if isinstance(block, Table)]
    names = [column.title for table in wide for column in table.columns]
    assert all(names.count(f"Organisatie {at}") == 1 for at in range(1, 8))
    assert max(len(table.columns) for table in wide) <= 6


def test_the_questions_stand_last_so_that_they_fill_the_back_of_the_sheet() -> None:
    headings = [block.text for block in prep(PRACTICE).blocks if isinstance(block, Heading)]
    assert headings[-1] == "De vragen die ik ga stellen"
