"""Everything that is written fits the published schemas, and what does not fit is not taken in."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from bot import casefile
from bot.access import visible
from bot.analysis.comparison import compare
from bot.errors import CaseFault
from bot.model import COORDINATOR, Agreement, Case, Coverage, Finding, Link, Organisation, Rating, Topic
from bot.reports.comparison_json import comparison_json
from tests.support.lexicon import LEXICON
from tests.test_casefile import CASES

ROOT = Path(__file__).parents[2]
FEWER = settings(max_examples=settings().max_examples // 4)


def schema(name: str) -> Draft202012Validator:
    found = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


CASE, COMPARISON = schema("case"), schema("comparison")
PRACTICE = casefile.read(json.loads((ROOT / "flows" / "practice.json").read_text(encoding="utf-8")))


def compared(case: Case, reader: str) -> dict[str, Any]:
    seen = visible(case, reader)
    return comparison_json(seen, compare(seen, LEXICON), reader, lambda template: template)


def full() -> Case:
    """A case with something in every list of a comparison."""
    belief = PRACTICE.beliefs[0]
    return replace(
        PRACTICE,
        ratings=(
            *(replace(each, participant="GEM-9") for each in PRACTICE.ratings if each.organisation == "GEM"),
            *(
                replace(each, position=-2, participant="GEM-8")
                for each in PRACTICE.ratings
                if each.organisation == "GEM"
            ),
            *(each for each in PRACTICE.ratings if each.organisation != "GEM"),
        ),
        findings=(
            Finding(belief.id, belief.about, "refuted", "Nee", participant="X-1"),
            Finding(belief.id, belief.about, None, declined=True, participant="X-2"),
        ),
        agreements=(
            Agreement("g1", "GEM", "Een meldpunt openen", "Gemeente", "1 mei"),
            Agreement("g2", "ZOR", "Het meldpunt openen", "Zorg", None),
        ),
        links=(*PRACTICE.links, Link("GEM09", "ZOR07", "complements", "rejected")),
        coverage=tuple(Coverage(each.id, 3, 4, released=True) for each in PRACTICE.organisations),
    )


@pytest.mark.parametrize("reader", [COORDINATOR, "GEM", "ZOR", "WON"])
def test_a_comparison_fits_its_schema_and_has_something_in_every_list(reader: str) -> None:
    made = compared(full(), reader)
    COMPARISON.validate(made)
    COMPARISON.validate(made | {"version": None})
    assert not [key for key, value in made.items() if value in ([], {})] or reader != COORDINATOR
    assert bool(made["topics"][0]["spreads"]) == (reader == "GEM")


def test_the_schema_of_a_comparison_tells_every_key_of_it() -> None:
    assert set(COMPARISON.schema["properties"]) == {*compared(full(), COORDINATOR), "version", "truncated"}


def test_a_comparison_of_many_fits_its_schema() -> None:
    names = [f"o{number}" for number in range(40)]
    many = Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in names),
        topics=(Topic("t1", "T"),),
        ratings=tuple(Rating(name, "t1", (-2, 2)[place % 2]) for place, name in enumerate(names)),
    )
    made = compared(many, COORDINATOR)
    assert made["truncated"]
    COMPARISON.validate(made)


@FEWER
@given(CASES)
def test_every_case_and_its_comparison_fit_their_schemas(case: Case) -> None:
    CASE.validate(casefile.write(case))
    released = replace(
        case, coverage=tuple(Coverage(each.id, 1, 2, released=True) for each in case.organisations)
    )
    for reader in (COORDINATOR, "A", "B"):
        COMPARISON.validate(compared(released, reader))
        CASE.validate(casefile.write(visible(released, reader)))


def test_the_schema_of_a_case_tells_every_key_of_it() -> None:
    for name, rows in casefile._LISTS.items():
        told = CASE.schema["properties"][name]["items"]
        assert set(told["properties"]) == {*rows.needed, *rows.optional}, name
        assert set(told["required"]) == {*rows.needed}, name


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "an unknown key": lambda data: data.update(more=1),
    "no id": lambda data: data.pop("id"),
    "another format": lambda data: data.update(format="anna-case/2"),
    "no organisation": lambda data: data.update(organisations=[]),
    "an id with a space": lambda data: data["organisations"][0].update(id="a b"),
    "a position out of range": lambda data: data["ratings"][0].update(position=3),
    "a position that is true": lambda data: data["ratings"][0].update(position=True),
    "a weight of five": lambda data: data["statements"][0].update(weight=5),
    "a kind that is none": lambda data: data["statements"][0].update(kind="wish"),
    "an empty text": lambda data: data["statements"][0].update(text=""),
    "a text that is too long": lambda data: data["statements"][0].update(text="x" * 4001),
    "a list that is none": lambda data: data.update(topics={}),
    "a meeting that is no day": lambda data: data.update(meeting="soon"),
    "a level that does not exist": lambda data: data["ratings"][0].update(share="everybody"),
    "a row that is none": lambda data: data["topics"].append("t"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_the_schema_refuses_is_refused_by_an_import_too(wrong: str) -> None:
    data = json.loads(json.dumps(casefile.write(PRACTICE)))
    WRONG[wrong](data)
    assert not CASE.is_valid(data)
    with pytest.raises(CaseFault):
        casefile.read(data)
