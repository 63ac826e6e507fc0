"""A published version stays as it was, tells when it no longer holds, and goes when answers in it are erased."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import access
from bot.app import App
from bot.cases import versions, whole_case
from bot.errors import AccessFault, CaseFault
from tests.support.people import SAID, Person, Robot, app_on
from tests.support.three import CASE, ORGANISATIONS, READERS, answered, opened


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = app_on(tmp_path / "anna.db")
    opened(made)
    yield made
    made.close()


def released(app: App, organisation: str) -> Person:
    person = answered(app, organisation, Robot(organisation))
    person.releases()
    return person


def shown(app: App, reader: str, number: int | None = None) -> str:
    made = app.comparison_json(app.results.of(CASE, reader, number))
    return json.dumps(made | {"version": None}, ensure_ascii=False)


def outdated(app: App, reader: str = "coordinator") -> bool:
    version = app.results.of(CASE, reader).edition.version
    assert version is not None
    return version.outdated


def test_before_anything_is_released_there_is_nothing_to_publish(app: App) -> None:
    with pytest.raises(CaseFault, match="nothing to publish"):
        app.desk.publish(CASE)
    assert app.desk.overview(CASE).version is None
    with pytest.raises(AccessFault, match="Nothing has been published"):
        app.results.of(CASE, "coordinator", 1)


def test_a_version_stays_as_it_was_for_every_reader(app: App) -> None:
    released(app, "GEM")
    before = {reader: shown(app, reader) for reader in READERS}
    version = app.desk.publish(CASE)
    assert (version.number, version.outdated, version.erased) == (1, False, False)
    assert version.basis["counts"]["statements"] > 0
    assert not SAID.search(json.dumps(version.basis))
    released(app, "ZOR")
    assert {reader: shown(app, reader, 1) for reader in READERS} == before
    assert shown(app, "coordinator") != before["coordinator"]
    assert app.desk.publish(CASE).number == 2
    with pytest.raises(AccessFault, match="There are: 1, 2"):
        app.results.of(CASE, "coordinator", 3)


def test_nothing_new_is_not_published_again(app: App) -> None:
    released(app, "GEM")
    app.desk.publish(CASE)
    with pytest.raises(CaseFault, match="Nothing has changed since version 1"):
        app.desk.publish(CASE)


def test_a_later_release_a_withdrawal_and_a_link_make_it_outdated(app: App) -> None:
    gem = released(app, "GEM")
    app.desk.publish(CASE)
    assert not outdated(app)
    zor = answered(app, "ZOR", Robot("ZOR"))
    assert not outdated(app), "answers that nobody released change nothing"
    zor.releases()
    assert outdated(app)
    app.desk.publish(CASE)
    statements = app.results.of(CASE, "coordinator").case.statements
    a, b = (next(each.id for each in statements if each.organisation == name) for name in ("GEM", "ZOR"))
    app.desk.link(CASE, a, b, "same")
    assert outdated(app)
    app.desk.publish(CASE)
    assert not outdated(app)
    gem.sends(command="release")
    gem.releases("Alles intrekken")
    assert outdated(app)


def test_what_a_partner_does_not_see_does_not_make_it_outdated_to_them(app: App) -> None:
    for organisation in ("GEM", "ZOR"):
        released(app, organisation)
    app.desk.publish(CASE)
    whole = whole_case.gather(app.store, app.interviews, CASE)
    fewer = replace(whole, beliefs=tuple(each for each in whole.beliefs if each.organisation != "ZOR"))
    assert len(fewer.beliefs) < len(whole.beliefs)
    changed = {
        reader: versions.newest_version(app.store, access.visible(fewer, reader), reader)
        for reader in ("coordinator", "ZOR", "GEM")
    }
    assert {reader: version.outdated for reader, version in changed.items() if version} == {
        "coordinator": True,
        "ZOR": True,
        "GEM": False,
    }


def test_to_an_organisation_that_came_later_a_version_is_outdated(app: App) -> None:
    released(app, "GEM")
    app.desk.publish(CASE)
    desk = Person(app, "desk")
    desk.sends(command="verbeter", argument="3")
    desk.sends(command="erbij")
    desk.says("Politie Noord", "klaar")
    assert outdated(app, "POL")


@pytest.mark.parametrize("who", list(ORGANISATIONS))
def test_erasing_answers_empties_what_was_published_with_them(app: App, tmp_path: Path, who: str) -> None:
    people = {name: released(app, name) for name in ORGANISATIONS}
    app.desk.publish(CASE)
    people[who].sends(command="stop")
    people[who].taps("Stoppen en al mijn antwoorden wissen")
    people[who].taps("Ja")
    with pytest.raises(CaseFault, match="Version 1 is empty"):
        app.results.of(CASE, "coordinator", 1)
    for kind in ("report", "workbook"):
        with pytest.raises(CaseFault, match="Version 1 is empty"):
            app.papers.comparison(kind, CASE, "coordinator", 1, app.paper_style("", None))
    newest = app.desk.overview(CASE).version
    assert newest is not None
    assert (newest.erased, newest.outdated) == (True, True)
    app.close()
    said = f"{who} zegt hier nu op".encode()
    assert not [path for path in tmp_path.iterdir() if said in path.read_bytes()]
