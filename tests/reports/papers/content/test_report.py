"""The report: all that the text report says, the quotes behind it, and nothing its reader may not see."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.access import visible
from bot.analysis.comparison import compare
from bot.model import COORDINATOR, Belief, Case, Coverage, Decision, Statement, Topic
from bot.phrases import plain
from bot.reports.text.report import comparison_text
from tests.support.lexicon import LEXICON
from tests.support.printing import PRACTICE, app, hostile, report, said, squeezed, tables, workbook

READERS = (COORDINATOR, *(each.id for each in PRACTICE.organisations))


def lines(case: Case) -> list[str]:
    """The lines of the text report without the ids, which a paper gives once."""
    text = comparison_text(case, compare(case, LEXICON), app().words("nl"), quotes=True).replace(
        f"{case.meeting}", ""
    )
    joined = re.sub(r"\n {2,}", " ", text)
    return [re.sub(r"\[[^\]]*\]|^\W*\d*\.? ", "", line).strip(" :-") for line in joined.splitlines() if line]


@pytest.mark.parametrize("reader", READERS)
def test_the_report_says_all_that_the_text_report_says(reader: str) -> None:
    seen = visible(PRACTICE, reader)
    told = squeezed(said(report(PRACTICE, reader)))
    words = [word for line in lines(seen) for word in line.split()]
    assert len(words) > 300
    assert [
        word for word in words if squeezed(word).strip("()") not in told and any(map(str.isalpha, word))
    ] == []


@pytest.mark.parametrize("reader", READERS)
def test_every_answer_a_reader_may_see_is_quoted(reader: str) -> None:
    seen, told = visible(PRACTICE, reader), said(report(PRACTICE, reader))
    records: tuple[Statement | Belief | Decision | Topic, ...]
    records = (*seen.statements, *seen.beliefs, *seen.decisions, *seen.topics)
    for record in records:
        assert record.text in told


@pytest.mark.parametrize("reader", READERS)
def test_nothing_is_said_that_its_reader_may_not_see(reader: str) -> None:
    covered = tuple(Coverage(each.id, 3, 3, released=True) for each in PRACTICE.organisations)
    secret = replace(
        PRACTICE,
        coverage=covered,
        statements=tuple(replace(each, share="me", text=f"geheim {each.id}") for each in PRACTICE.statements),
        beliefs=tuple(replace(each, share="me", text=f"geheim {each.id}") for each in PRACTICE.beliefs),
        decisions=tuple(
            replace(each, share="organisation", text=f"eigen {each.organisation}")
            for each in PRACTICE.decisions
        ),
        inner=tuple(replace(each, text=f"eigen {each.organisation}") for each in PRACTICE.inner),
    )
    cells = [str(value) for sheet in workbook(secret, reader).sheets for row in sheet.rows for value in row]
    for told in (said(report(secret, reader)), " ".join(cells)):
        assert "geheim" not in told
        for each in PRACTICE.organisations:
            assert (f"eigen {each.id}" in told) == (each.id == reader)


def test_what_a_line_rests_on_is_quoted_under_it_and_no_second_time() -> None:
    decisions = (Decision("d1", "GEM", "De raad beslist."), Decision("d2", "ZOR", "De bestuurder beslist."))
    told = said(report(replace(PRACTICE, decisions=decisions)))
    assert told.count("De raad beslist.") == 2  # where it is told, and under the mismatch that rests on it
    statement = next(each for each in PRACTICE.statements if each.kind == "value")
    assert told.count(statement.text) == 1


def test_positions_of_many_organisations_go_on_in_further_tables() -> None:
    organisations = tuple(
        replace(PRACTICE.organisations[0], id=f"O{at:02}", name=f"Organisatie {at}") for at in range(25)
    )
    case = Case("c", "T", organisations=organisations, topics=PRACTICE.topics)
    heads = [column.title for table in tables(report(case)) for column in table.columns]
    assert all(heads.count(each.id) == 1 for each in organisations)


def test_a_case_in_which_nothing_was_said_is_told_as_well() -> None:
    told = said(report(Case("c", "Leeg", organisations=PRACTICE.organisations)))
    assert "Hier staat nog geen ambitie." in told


@settings(max_examples=30)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=8))
def test_whatever_people_say_their_words_are_in_the_report(texts: list[str]) -> None:
    spoken = [Statement(f"s{at}", "GEM", "ambition", text) for at, text in enumerate(texts)]
    told = said(report(replace(PRACTICE, statements=tuple(spoken), responses=(), links=())))
    for text in texts:
        assert plain(text) in told


def test_hostile_names_of_organisations_stand_in_the_report_as_they_are() -> None:
    told = said(report(hostile(PRACTICE, "<b>=1+1</b>")))
    assert "<b>=1+1</b>" in told
