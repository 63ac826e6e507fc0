"""What a partner reads is the same whatever others believe: nothing lets anybody work out who believes what."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.access import visible
from bot.analysis.comparison import compare
from bot.casefile import write
from bot.model import Belief, BelievedRating, Case, Coverage, Finding, Inner, Organisation
from bot.reports.comparison_json import comparison_json
from bot.reports.text.report import comparison_text
from tests.support.lexicon import LEXICON
from tests.support.plain import PLAIN
from tests.test_casefile import CASES

FEWER = settings(max_examples=settings().max_examples // 4)


def read(case: Case, reader: str) -> tuple[Any, str, Any]:
    """All that a reader can get of a case: the comparison in both forms, with quotes, and the export."""
    seen = visible(case, reader)
    comparison = compare(seen, LEXICON)
    return (
        comparison_json(seen, comparison, reader, PLAIN),
        comparison_text(seen, comparison, PLAIN, quotes=True),
        write(seen),
    )


def of(case: Case, count: int) -> Case:
    """The case with no more than so many organisations, all of which released."""
    names = [each.id for each in case.organisations[:count]]
    statements = tuple(each for each in case.statements if each.organisation in names)
    known = {each.id for each in statements}
    return replace(
        case,
        organisations=case.organisations[:count],
        statements=statements,
        ratings=tuple(each for each in case.ratings if each.organisation in names),
        beliefs=tuple(each for each in case.beliefs if {each.organisation, each.about} <= {*names}),
        believed_ratings=tuple(
            each for each in case.believed_ratings if {each.organisation, each.about} <= {*names}
        ),
        responses=tuple(
            each for each in case.responses if each.organisation in names and each.statement in known
        ),
        links=tuple(each for each in case.links if {each.a, each.b} <= known),
        inner=tuple(each for each in case.inner if each.organisation in names),
        decisions=tuple(each for each in case.decisions if each.organisation in names),
        findings=(),
        agreements=tuple(each for each in case.agreements if each.organisation in names),
        coverage=tuple(Coverage(name, 5, 9, released=True) for name in names),
    )


def without_beliefs(case: Case, reader: str) -> Case:
    """The case as if nobody but the reader believed anything, nor had an inner difference, nor was asked of it."""
    return replace(
        case,
        beliefs=tuple(each for each in case.beliefs if each.organisation == reader),
        believed_ratings=tuple(each for each in case.believed_ratings if each.organisation == reader),
        findings=(),
        inner=tuple(each for each in case.inner if each.organisation == reader),
        coverage=tuple(
            each if each.organisation == reader else replace(each, answered=1, asked=1)
            for each in case.coverage
        ),
    )


@pytest.mark.parametrize("count", [2, 3])
@FEWER
@given(case=CASES, heard=st.booleans())
def test_what_others_believe_changes_nothing_that_a_partner_reads(
    count: int, case: Case, heard: bool
) -> None:
    case = of(case, count)
    more = tuple(
        Belief(
            f"x{place}",
            one.id,
            other.id,
            "interest",
            f"{one.id} denkt iets",
            "guess",
            5,
            "Waarom?",
            "De baas",
        )
        for place, one in enumerate(case.organisations)
        for other in case.organisations
        if one != other
    )
    pictures = tuple(
        BelievedRating(one.id, other.id, topic.id, -2, "guess", 5, "partners", "X-1")
        for one in case.organisations
        for other in case.organisations
        for topic in case.topics
        if one != other
    )
    told = replace(
        case,
        beliefs=(*case.beliefs, *more),
        believed_ratings=pictures,
        findings=tuple(Finding(each.id, each.about, "refuted", "Niet waar") for each in more if heard),
        inner=(
            *case.inner,
            *(Inner(f"y{each.id}", each.id, "Verdeeld", "partners") for each in case.organisations),
        ),
    )
    for reader in (each.id for each in case.organisations):
        own = without_beliefs(told, reader)
        kept = {each.id for each in own.beliefs}
        own = replace(own, findings=tuple(each for each in told.findings if each.belief in kept))
        assert read(told, reader) == read(own, reader)


def test_of_what_is_believed_of_a_partner_not_a_word_reaches_it() -> None:
    case = Case("c", "t", coverage=(Coverage("A", 1, 2, released=True), Coverage("B", 30, 44, released=True)))
    case = replace(
        case,
        organisations=(Organisation("A", "Anna"), Organisation("B", "Bart")),
        beliefs=(Belief("b", "B", "A", "interest", "Hebzuchtig", "guess", 5, share="partners"),),
        findings=(Finding("b", "A", "confirmed", "Helaas"),),
    )
    told = str(read(case, "A"))
    for trace in ("Hebzuchtig", "Helaas", "44", "30 of"):
        assert trace not in told
    assert "Hebzuchtig" in str(read(case, "B"))
