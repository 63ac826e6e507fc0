"""The prep sheet: all of one participant's own answers, nothing of anybody else, and room to write."""

import io
import re
from dataclasses import replace

import pypdf
import pytest

from bot.model import Belief, BelievedRating, Case, Decision, Inner, Organisation, Rating, Statement, Topic
from bot.reports.papers.document import Heading, ItemList, WritingLines
from bot.reports.papers.formats import DOCUMENTS, write
from tests.support.printing import PRACTICE, own, prep, said, tables

ORGANISATIONS = [each.id for each in PRACTICE.organisations]


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_a_sheet_says_everything_its_owner_answered(organisation: str) -> None:
    told, mine = said(prep(PRACTICE, organisation)), own(PRACTICE, organisation)
    records: tuple[Statement | Belief | Inner | Decision, ...]
    records = (*mine.statements, *mine.beliefs, *mine.inner, *mine.decisions)
    for record in records:
        assert record.text in told
    for belief in mine.beliefs:
        assert (belief.question or "") in told
        assert (belief.ask or "") in told
    for topic in mine.topics:
        assert topic.text in told


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_a_sheet_says_nothing_of_anybody_else(organisation: str) -> None:
    told = said(prep(PRACTICE, organisation))
    others: list[Statement | Belief | Inner | Decision]
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


def rooms(case: Case) -> list[WritingLines]:
    found = []
    for block in prep(case).blocks:
        if isinstance(block, ItemList):
            found += [
                under for item in block.items for under in item.under if isinstance(under, WritingLines)
            ]
        elif isinstance(block, WritingLines):
            found.append(block)
    return found


def test_every_question_has_room_for_its_answer_and_there_is_room_left() -> None:
    asked = [belief for belief in own(PRACTICE, "GEM").beliefs if belief.question]
    assert len(asked) == 3
    assert len(rooms(PRACTICE)) == len(asked) + 1
    assert all(room.count >= 2 for room in rooms(PRACTICE))


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
    assert sum(room.count for room in rooms(silent)) >= 8


def test_a_sheet_of_somebody_who_said_nothing_says_so_and_no_more() -> None:
    bare = Case("c", "Titel", organisations=PRACTICE.organisations)
    told = said(prep(bare))
    assert "Hier staat nog geen ambitie." in told
    assert "Hier staat nog geen grens." in told


def many(partners: int, topics: int, thoughts: int = 1) -> Case:
    """The case of somebody with so many partners, who thinks so many things of each and puts a question to two."""
    names = [
        f"Coöperatieve Vereniging voor Ondersteuning en Zorg in Regio {at}" for at in range(partners + 1)
    ]
    organisations = tuple(Organisation(f"O{at}", name) for at, name in enumerate(names))
    text = "Zij willen vooral zekerheid over de financiering voor drie jaar."
    return Case(
        "c",
        "Jeugd in de regio",
        meeting="2027-05-14",
        organisations=organisations,
        topics=tuple(Topic(f"t{at}", f"Onderwerp {at} voor de hele regio") for at in range(topics)),
        statements=tuple(
            Statement(f"s{kind}{at}", "O0", kind, text)
            for kind in ("ambition", "value", "interest", "offer", "need", "limit")
            for at in range(1 if kind in {"ambition", "limit"} else 2)
        ),
        ratings=tuple(Rating("O0", f"t{at}", 2) for at in range(topics)),
        believed_ratings=tuple(
            BelievedRating("O0", f"O{of}", f"t{at}", -1)
            for of in range(1, partners + 1)
            for at in range(topics)
        ),
        beliefs=tuple(
            Belief(
                f"b{of}.{at}",
                "O0",
                f"O{of}",
                "interest",
                text,
                source="guess",
                confidence=2,
                question="Wat heb je nodig om volgend jaar mee te doen?" if of < 3 and not at else None,
            )
            for of in range(1, partners + 1)
            for at in range(thoughts)
        ),
    )


def named(case: Case, partner: int) -> int:
    return len(re.findall(rf"Regio {partner}\b", said(prep(case, "O0"))))


@pytest.mark.parametrize(("partners", "topics"), [(3, 3), (4, 20), (5, 3), (11, 7)])
def test_where_partners_stand_is_told_with_each_name_once(partners: int, topics: int) -> None:
    case = replace(many(partners, topics), beliefs=())
    assert [named(case, at) for at in range(1, partners + 1)] == [1] * partners


@pytest.mark.parametrize("thoughts", [1, 8])
def test_what_is_thought_of_partners_is_told_with_each_name_once(thoughts: int) -> None:
    case = many(11, 0, thoughts)
    silent = replace(case, beliefs=tuple(replace(each, question=None) for each in case.beliefs))
    assert [named(silent, at) for at in range(1, 12)] == [1] * 11


def test_no_table_is_wider_than_an_interview_has_topics_and_all_topics_have_a_place() -> None:
    case = many(11, 20)
    found = tables(prep(case, "O0"))
    assert max(len(table.columns) for table in found) == 8
    heads = [column.title for table in found for column in table.columns]
    assert all(heads.count(topic.text) == 1 for topic in case.topics)


@pytest.mark.parametrize(
    ("partners", "thoughts", "pages"), [(3, 1, 1), (3, 8, 2), (11, 1, 2), (11, 8, 3)], ids=str
)
def test_a_sheet_is_one_page_after_a_short_interview_and_grows_little_with_more_partners(
    partners: int, thoughts: int, pages: int
) -> None:
    content = write(prep(many(partners, 3, thoughts), "O0"), DOCUMENTS["pdf"])
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == pages


def test_the_questions_stand_last_so_that_they_fill_the_back_of_the_sheet() -> None:
    headings = [block.text for block in prep(PRACTICE).blocks if isinstance(block, Heading)]
    assert headings[-1] == "De vragen die ik ga stellen"
