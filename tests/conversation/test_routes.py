"""The table of routes: every command leads somewhere, and only there who may go."""

from typing import get_args

import pytest

from bot import access
from bot.app import App
from bot.conversation.buttons import PRACTICE, SETUP
from bot.conversation.commands import COMMANDS, ONLY
from bot.conversation.routes import ROUTES
from bot.conversation.routing import CaseRoute, MemberRoute, NewcomerRoute, OpenRoute
from bot.model import Role
from tests.support.people import Person, Robot
from tests.support.three import CASE, answered, last, opened

ROLES: tuple[Role, ...] = get_args(Role)
OF_CASE = {name: route for name, route in ROUTES.items() if isinstance(route, CaseRoute)}


def roles(route: CaseRoute) -> set[str]:
    return {role for role in ROLES if access.may(role, route.action)}


CLOSED = [
    (name, role, route.refusal)
    for name, route in OF_CASE.items()
    for role in ROLES
    if role not in roles(route)
]
"""Every command with a role that it is not for, and what they are told."""


@pytest.fixture
def people(app: App) -> dict[str, Person]:
    """Somebody with each role, in a case in which two organisations released what they answered."""
    opened(app)
    answered(app, "ZOR", Robot("ZOR", last)).releases()
    participant = answered(app, "GEM", Robot("GEM", last))
    participant.releases()
    return {"participant": participant, "coordinator": Person(app, "desk")}


def test_every_command_has_a_route_and_every_route_a_command() -> None:
    assert ROUTES.keys() - {PRACTICE, SETUP} == set(COMMANDS)
    assert not {PRACTICE, SETUP} & set(COMMANDS)


def test_every_route_names_for_whom_it_is() -> None:
    open_to_all = {name for name, route in ROUTES.items() if isinstance(route, OpenRoute)}
    assert open_to_all == {"start", "privacy", "language"}
    assert {name for name, route in ROUTES.items() if isinstance(route, NewcomerRoute)} == {PRACTICE, SETUP}
    assert {name for name, route in ROUTES.items() if isinstance(route, MemberRoute)} == {"cases", "channel"}
    for route in OF_CASE.values():
        assert route.action in get_args(access.Action)
        assert roles(route)
        assert bool(route.refusal) == (roles(route) != set(ROLES))


def test_a_command_for_one_role_is_not_told_to_the_other() -> None:
    for name, role, _ in CLOSED:
        assert ONLY[name] != role


@pytest.mark.parametrize(("name", "role", "refusal"), CLOSED, ids=lambda value: str(value)[:12])
def test_the_wrong_role_is_told_why_and_what_is_asked_now(
    app: App, people: dict[str, Person], name: str, role: str, refusal: str
) -> None:
    person = people[role]
    before = person.greets()
    person.sends(command=name)
    assert person.replies[0].text == app.words("nl")(refusal)
    assert person.replies[1:] == [before]


@pytest.mark.parametrize("name", sorted(ROUTES.keys() - {PRACTICE, SETUP}))
def test_who_may_follow_a_route_gets_there(people: dict[str, Person], name: str) -> None:
    refusals = {route.refusal for route in OF_CASE.values() if route.refusal}
    route = ROUTES[name]
    for role, person in people.items():
        if not isinstance(route, CaseRoute) or role in roles(route):
            person.sends(command=name)
            assert person.replies[0].text not in refusals


@pytest.mark.parametrize("name", ["", "bestaatniet", PRACTICE, SETUP, "route"])
def test_a_name_without_a_route_that_a_program_sends_only_greets(
    people: dict[str, Person], name: str
) -> None:
    for person in people.values():
        asked = person.greets()
        assert person.sends(command=name) == asked
        assert person.sends(button=f"do:{name}") == asked


@pytest.mark.parametrize("typed", ["/bestaatniet", "/practice", "/route", "/setup full"])
def test_a_name_without_a_route_that_somebody_types_is_refused(
    app: App, people: dict[str, Person], typed: str
) -> None:
    for person in people.values():
        asked = person.greets()
        person.says(typed)
        assert typed.split(maxsplit=1)[0] in person.replies[0].text
        assert person.replies[1:] == [asked]


@pytest.mark.parametrize("button", [f"menu:{PRACTICE}", f"menu:{SETUP}:full"])
def test_the_buttons_of_newcomers_are_old_ones_to_who_has_a_case(
    app: App, people: dict[str, Person], button: str
) -> None:
    cases = app.store.cases()
    for person in people.values():
        person.sends(button=button)
        assert "eerdere vraag" in person.reply.text
    assert app.store.cases() == cases


def test_the_button_of_a_reminder_for_another_case_changes_nothing(
    app: App, people: dict[str, Person]
) -> None:
    person = people["participant"]
    person.sends(button="remind:yes:elsewhere")
    assert "andere zaak" in person.reply.text
    assert app.store.reminder_state(CASE, "GEM-1") is None
