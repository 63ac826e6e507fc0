"""Three organisations answer at terminals of their own, and everybody sees exactly what was released to them."""

import json
import re
import shutil
from pathlib import Path

import pytest

from bot.app import App
from bot.errors import AccessFault
from tests.support.people import SAID, Person, Robot, app_on, program, ran
from tests.support.three import (
    CASE,
    ORGANISATIONS,
    READERS,
    TITLE,
    TOPICS,
    answered,
    compared,
    joined,
    last,
    opened,
    seen,
)

TO_PARTNERS = {"self.ambition", "self.values", "self.interests", "self.bring", "self.get", "cond.decide"}
TO_COORDINATOR = {"other.interests", "ass.question"}
TO_ORGANISATION = {"self.boundary", "self.dept_clash"}


def allowed(robots: dict[str, Robot], reader: str) -> set[str]:
    """What `reader` may see when everything is released as proposed."""
    found = set()
    for name, robot in robots.items():
        for (question, _), text in robot.said.items():
            mine, convenes = reader == name, reader == "coordinator"
            if (
                question in TO_PARTNERS
                or (question in TO_COORDINATOR and (mine or convenes))
                or (question in TO_ORGANISATION and mine)
            ):
                found.add(text)
    return found


def invited(database: Path, organisation: str) -> str:
    """A fresh invitation for an organisation."""
    made = ran("case", "invite", CASE, organisation, "--format", "json", database=database)
    return str(json.loads(made.out)["code"])


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Robot]]:
    """A database in which three organisations answered and released everything as proposed."""
    database = tmp_path_factory.mktemp("released") / "anna.db"
    new = ["case", "new", "--title", TITLE, "--organisation", *ORGANISATIONS.values()]
    assert ran(*new, "--topic", *TOPICS, database=database).status == 0
    robots = {name: Robot(name, last) for name in ORGANISATIONS}
    for name, robot in robots.items():
        with program("--invite", invited(database, name), database=database) as talking:
            talking.answers(robot)
            talking.sends({"text": "1"})
            assert talking.sends({"text": "ja"})["ended"]
            assert talking.closes() == 0
    return database, robots


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_sees_exactly_what_was_released_to_them(
    released: tuple[Path, dict[str, Robot]], reader: str
) -> None:
    database, robots = released
    told = ran("compare", CASE, "--reader", reader, "--format", "json", database=database)
    assert told.status == 0
    assert set(SAID.findall(told.out)) == allowed(robots, reader)


@pytest.mark.parametrize("reader", READERS)
def test_the_comparison_in_words_shows_nothing_more(
    released: tuple[Path, dict[str, Robot]], reader: str
) -> None:
    database, robots = released
    told = ran("compare", CASE, "--reader", reader, database=database)
    assert set(SAID.findall(" ".join(told.out.split()))) <= allowed(robots, reader)
    assert f"{ORGANISATIONS['ZOR']}" in told.out


def test_what_one_believes_of_another_is_not_even_counted_for_a_partner(
    released: tuple[Path, dict[str, Robot]],
) -> None:
    database, _ = released
    for reader in ORGANISATIONS:
        told = json.loads(ran("compare", CASE, "--reader", reader, "--format", "json", database=database).out)
        assert {belief["organisation"] for belief in told["assumptions"]} == {reader}
        for topic in told["topics"]:
            for pair in topic["pairs"]:
                others = [side for side in "ab" if pair[side] != reader]
                assert all(pair[f"{side}_accuracy"] is None for side in others)


def test_a_reader_from_another_case_is_told_the_same_as_one_that_does_not_exist(
    released: tuple[Path, dict[str, Robot]], tmp_path: Path
) -> None:
    database = Path(shutil.copy(released[0], tmp_path / "anna.db"))
    ran("case", "new", "--title", "Elders", "--organisation", "Politie", database=database)
    foreign = ran("compare", CASE, "--reader", "POL", database=database)
    unknown = ran("compare", CASE, "--reader", "XYZ", database=database)
    assert foreign.status == unknown.status == 1
    assert foreign.err.replace("POL", "XYZ") == unknown.err
    assert not foreign.out + unknown.out


@pytest.fixture
def three(app: App) -> dict[str, Person]:
    """Three people who each answered everything and have not decided yet what to release."""
    opened(app)
    return {name: answered(app, name, Robot(name, last)) for name in ORGANISATIONS}


def whose(texts: set[str]) -> set[str]:
    return {text.split()[0] for text in texts}


def test_nobody_sees_anything_before_anything_is_released(app: App, three: dict[str, Person]) -> None:
    assert not any(seen(app, reader) for reader in READERS)


def test_an_organisation_that_released_nothing_sees_nothing_of_the_others(
    app: App, three: dict[str, Person]
) -> None:
    three["GEM"].releases()
    three["ZOR"].releases()
    assert seen(app, "WOO") == set()
    assert whose(seen(app, "GEM")) == whose(seen(app, "coordinator")) == {"GEM", "ZOR"}
    three["WOO"].releases()
    assert whose(seen(app, "WOO")) == {"GEM", "ZOR", "WOO"}


def test_withdrawing_takes_everything_out_and_closes_the_gate(app: App, three: dict[str, Person]) -> None:
    for person in three.values():
        person.releases()
    three["GEM"].sends(command="vrijgeven")
    told = three["GEM"].releases("Alles intrekken")
    assert "ingetrokken" in told.text
    assert seen(app, "GEM") == set()
    assert whose(seen(app, "coordinator")) == whose(seen(app, "ZOR")) == {"ZOR", "WOO"}


def test_a_correction_is_shown_only_when_it_is_released_again(app: App, three: dict[str, Person]) -> None:
    gem = three["GEM"]
    gem.releases()
    three["ZOR"].releases()
    old, new = "GEM zegt hier nu op self.ambition []", "Het werd iets heel anders dan het was"
    gem.sends(command="verbeter", argument="2")
    gem.says(new)
    case = app.results.of(CASE, "ZOR").case
    assert old in [one.text for one in case.statements]
    assert gem.reply.question is not None
    assert gem.reply.question.id == "release.how"
    gem.releases()
    case = app.results.of(CASE, "ZOR").case
    assert new in [one.text for one in case.statements]
    assert old not in seen(app, "ZOR") | seen(app, "GEM") | seen(app, "coordinator")


def test_a_colleague_sees_what_stays_in_the_organisation_and_not_what_stays_with_a_person(
    app: App, three: dict[str, Person]
) -> None:
    colleague = answered(app, "GEM", Robot("GEMTWEE", last))
    colleague.taps("Ik kies per antwoord")
    while colleague.reply.question and colleague.reply.question.id == "release.level":
        colleague.taps("Alleen ik" if "self.get" in colleague.reply.text else "Mijn organisatie")
    colleague.taps("Ja")
    shown = {text.split()[5] for text in seen(app, "GEM") if text.startswith("GEMTWEE ")}
    assert {"self.ambition", "self.boundary", "self.dept_clash", "other.interests"} <= shown
    assert "self.get" not in shown
    assert seen(app, "coordinator") == seen(app, "ZOR") == set()


FULL_TO_PARTNERS = TO_PARTNERS | {"cond.ambition", "cond.people", "cond.fair", "cond.steps", "cond.risk"}
FULL_TO_COORDINATOR = TO_COORDINATOR | {
    f"other.{kind}"
    for kind in ("ambition", "values", "bring", "get", "boundary", "alternative", "difference")
}
FULL_TO_ORGANISATION = TO_ORGANISATION | {"self.alternative", "self.dept_interest"}


def test_on_the_full_route_limits_alternatives_and_inner_differences_stay_inside_as_well(app: App) -> None:
    opened(app)
    answered(app, "ZOR", Robot("ZOR", last)).releases()
    person = joined(app, "GEM", "p")
    person.sends(command="volledig")
    person.answers(Robot("GEM", last))
    person.releases()
    shown = {
        reader: {text.split()[5] for text in seen(app, reader) if text.startswith("GEM ")}
        for reader in ("coordinator", "GEM", "ZOR", "WOO")
    }
    assert shown == {
        "coordinator": FULL_TO_PARTNERS | FULL_TO_COORDINATOR,
        "GEM": FULL_TO_PARTNERS | FULL_TO_COORDINATOR | FULL_TO_ORGANISATION,
        "ZOR": FULL_TO_PARTNERS,
        "WOO": set(),
    }


def test_two_people_of_one_organisation_both_count_and_may_differ(app: App, three: dict[str, Person]) -> None:
    colleague = answered(app, "GEM", Robot("GEMTWEE", lambda of: 0))
    colleague.releases()
    three["GEM"].releases()
    three["ZOR"].releases()
    assert {"GEM", "GEMTWEE"} <= whose(seen(app, "ZOR"))
    positions = [
        one.position for one in app.results.of(CASE, "ZOR").case.ratings if one.organisation == "GEM"
    ]
    assert sorted(positions, key=str) == sorted([-2, -2, 2, 2], key=str)


def test_a_stranger_is_no_reader_whatever_the_case_holds() -> None:
    told = []
    for somebody_answered in (False, True):
        app = app_on()
        opened(app)
        if somebody_answered:
            answered(app, "GEM", Robot("GEM")).releases()
        with pytest.raises(AccessFault) as raised:
            app.results.of(CASE, "ELDERS")
        told.append(str(raised.value))
    assert told[0] == told[1]


def test_an_id_does_not_tell_which_person_of_an_organisation_said_something(app: App) -> None:
    opened(app)
    for address in ("one", "two"):
        person = answered(app, "GEM", Robot(address), address)
        person.releases()
    told = compared(app, "coordinator")["statements"]
    assert isinstance(told, list)
    ids = [each["id"] for each in told]
    assert all(re.fullmatch(r"GEM-[a-z2-7]{8}", name) for name in ids)
    assert len(set(ids)) == len(ids) > 2
    own = compared(app, "GEM")["statements"]
    assert isinstance(own, list)
    assert {each["id"] for each in own} > set(ids)
