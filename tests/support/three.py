"""A case of three organisations, in which people and robots answer."""

import json

from bot.app import App
from tests.support.people import SAID, Person, Robot

ORGANISATIONS = {"GEM": "Gemeente Waterrijk", "ZOR": "Zorggroep De Linde", "WOO": "Woonbedrijf Nova"}
READERS = ("coordinator", *ORGANISATIONS)
TOPICS = ("Een toegang voor de regio", "Dure gevallen samen betalen")
TITLE, CASE = "Jeugd in de regio", "jeugd-in-de-regio"


def last(of: int) -> int:
    """The last option: strongly in favour, and a guess of which one is not sure."""
    return of - 1


def opened(app: App) -> None:
    """Set up the case, with somebody at the address `desk` as its coordinator."""
    app.desk.new(("terminal", "desk"), TITLE, list(ORGANISATIONS.values()), TOPICS, None, "nl")


def joined(app: App, organisation: str, address: str) -> Person:
    """Somebody who comes in for an organisation."""
    person = Person(app, address, "telegram")
    person.enters(app.desk.invite(CASE, organisation).code)
    return person


def answered(app: App, organisation: str, robot: Robot, address: str = "") -> Person:
    """Somebody who came in for an organisation and answered everything, with nothing released yet."""
    person = joined(app, organisation, address or robot.name)
    person.answers(robot)
    return person


def seen(app: App, reader: str) -> set[str]:
    """The texts of robots that the comparison shows this reader."""
    return set(SAID.findall(json.dumps(compared(app, reader), ensure_ascii=False)))


def compared(app: App, reader: str) -> dict[str, object]:
    """The comparison as its reader gets it in JSON."""
    return app.comparison_json(app.results.of(CASE, reader))
