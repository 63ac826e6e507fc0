"""Who sits at the terminal: the own seat, a seat by invitation, and the seat of an organisation."""

import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.support.people import Person, app_on, ran

NEW = ("case", "new", "--title", "Jeugd", "--organisation", "Gemeente A", "Zorg B")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with one case, whose coordinator sits at the terminal."""
    path = tmp_path / "anna.db"
    assert ran(*NEW, database=path).status == 0
    return path


def sat(database: Path, *options: str, typed: str = "") -> str:
    """What stands on the screen for who sits down with these options."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO(typed))
        told = ran("chat", *options, database=database)
    assert (told.status, told.err) == (0, "")
    return told.out


def invited(database: Path, organisation: str) -> str:
    made = ran("case", "invite", "jeugd", organisation, "--format", "json", database=database)
    return str(json.loads(made.out)["code"])


def back(screen: str) -> list[str]:
    """The options of the command that brings this person back, without the database."""
    command = shlex.split(screen.strip().split("\n")[-1].partition(": ")[2])
    return command[2 : command.index("--database")]


def answers(database: Path) -> dict[str, Any]:
    """The newest answer of every participant."""
    app = app_on(database)
    found = {
        part.id: kept[-1].answer.value
        for part in app.store.participants("jeugd")
        if (kept := app.store.history("jeugd", part.id)) and part.role == "participant"
    }
    app.close()
    return found


def test_the_own_seat_of_who_made_the_case_is_the_coordinators(database: Path) -> None:
    assert "Zo staat het met Jeugd" in sat(database)


def test_every_invitation_gives_a_seat_of_its_own_and_a_way_back_to_it(database: Path) -> None:
    """Three people of one organisation and one of another, all at one terminal."""
    ways = []
    for organisation, behalf in (("GEM", "1"), ("GEM", "2"), ("ZOR", "3"), ("GEM", "3")):
        screen = sat(database, "--invite", invited(database, organisation), typed=f"{behalf}\n")
        assert "Wat willen jullie met deze samenwerking bereiken?" in screen
        ways.append(back(screen))
    assert answers(database) == {
        "GEM-1": "organisation",
        "GEM-2": "department",
        "GEM-3": "myself",
        "ZOR-1": "myself",
    }
    for number, way in enumerate(ways):
        assert "We gaan verder waar je was." in sat(
            database, *way, typed=f"Wij willen samen het doel {number}.\n"
        )
    assert answers(database) == {
        "GEM-1": "Wij willen samen het doel 0.",
        "GEM-2": "Wij willen samen het doel 1.",
        "GEM-3": "Wij willen samen het doel 3.",
        "ZOR-1": "Wij willen samen het doel 2.",
    }


def test_who_owns_the_database_can_take_the_seat_of_an_organisation(database: Path) -> None:
    assert "Namens wie" in sat(database, "--as", "ZOR", typed="1\n")
    assert "We gaan verder waar je was." in sat(database, "--as", "zorg b")
    assert "Zo staat het met Jeugd" in sat(database, "--as", "coordinator")
    assert answers(database) == {"ZOR-1": "organisation"}


def test_which_case_is_meant_has_to_be_said_when_there_are_several(database: Path) -> None:
    ran("case", "new", "--title", "Elders", "--organisation", "Zorg B", database=database)
    told = ran("chat", "--as", "ZOR", database=database)
    assert told.status == 1
    assert "jeugd, elders" in told.err
    assert "“Elders”" in sat(database, "--as", "ZOR", "--case", "elders")


def test_naming_a_case_goes_there_and_stays_there(database: Path) -> None:
    ran("case", "new", "--title", "Elders", "--organisation", "Zorg B", database=database)
    assert "Zo staat het met Jeugd" in sat(database, "--case", "jeugd")
    assert "Zo staat het met Jeugd" in sat(database)
    assert "Zo staat het met Elders" in sat(database, "--case", "elders")
    assert "Zo staat het met Elders" in sat(database)


def test_an_invitation_leads_the_own_seat_into_a_case_it_has_no_part_in(tmp_path: Path) -> None:
    path = tmp_path / "anna.db"
    app = app_on(path)
    app.desk.new(("telegram", "desk"), "Jeugd", ["Gemeente A", "Zorg B"], [], None, "nl")
    app.close()
    assert back(sat(path, "--invite", invited(path, "GEM"), typed="1\n")) == []
    assert "We gaan verder waar je was." in sat(path)


@pytest.mark.parametrize("option", ["--full", "--lang=en"])
def test_an_option_goes_with_an_invitation_and_only_the_last_question_is_shown(
    database: Path, option: str
) -> None:
    screen = sat(database, "--invite", invited(database, "GEM"), option)
    assert screen.count("\n> ") == 1
    assert ("volledige route" in screen) == (option == "--full")
    assert ("On whose behalf" in screen) == (option != "--full")


def test_a_code_for_another_channel_lets_the_own_seat_or_a_free_one_go_on(
    database: Path, tmp_path: Path
) -> None:
    app = app_on(database)
    phone = Person(app, "p", "telegram")
    phone.enters(app.desk.invite("jeugd", "GEM").code)
    phone.taps("Mijn organisatie")
    codes = [re.findall(r"/start (\w{16})", phone.sends(command="kanaal").text)[0] for _ in range(2)]
    app.close()
    told = ran("chat", "--invite", codes[0], database=database)
    assert (told.status, told.out) == (1, "")
    assert "werkt niet" in told.err
    screen = sat(database, "--invite", codes[1], typed="Wij willen samen een doel halen.\n")
    assert "hetzelfde gesprek" in screen
    assert answers(database) == {"GEM-1": "Wij willen samen een doel halen."}
    assert "We gaan verder waar je was." in sat(database, *back(screen))
    assert "Zo staat het met Jeugd" in sat(database)


@pytest.mark.parametrize("options", [("--full",), ("--full", "--lang", "nl")])
@pytest.mark.parametrize("choice", ["1", "2"])
def test_all_questions_are_asked_in_what_is_chosen_in_a_fresh_database(
    tmp_path: Path, options: tuple[str, ...], choice: str
) -> None:
    path = tmp_path / "fresh.db"
    assert "volledige route" in sat(path, *options, typed=f"{choice}\n")
    app = app_on(path)
    person = app.store.person("terminal", "local")
    assert person is not None
    (part,) = app.store.participants_of(person.id)
    kept = app.store.session(part.case, part.id)
    assert kept is not None
    assert kept.session.route == "full"
    app.close()
