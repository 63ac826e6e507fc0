"""An order for a file holds all that the file will say, so that it can be made elsewhere and later."""

import pickle
from collections.abc import Iterator

import pytest

from bot import settings
from bot.app import App
from bot.messages import FileOrder
from tests.support.files import files
from tests.support.people import Person, Robot
from tests.support.three import CASE, ORGANISATIONS, answered, last, opened

ASKED = ("/rapport", "/rapport csv", "/kaart", "/voorbereiding", "/voorbereiding docx")


@pytest.fixture
def talking(app: App) -> App:
    """A case in which three organisations released their part."""
    opened(app)
    for name in ORGANISATIONS:
        answered(app, name, Robot(name, last)).releases()
    return app


@pytest.fixture
def elsewhere() -> Iterator[App]:
    """Another program, which has no database."""
    made = App(settings.read({}))
    yield made
    assert "store" not in made.__dict__
    made.close()


def ordered(app: App, command: str) -> tuple[FileOrder, ...]:
    person = Person(app, "GEM", "telegram") if "bereiding" in command else Person(app, "desk")
    return person.says(command).orders


@pytest.mark.parametrize("command", ASKED)
def test_another_program_without_the_database_makes_the_same_file(
    talking: App, elsewhere: App, command: str
) -> None:
    orders = ordered(talking, command)
    assert orders
    for order in orders:
        sent: FileOrder = pickle.loads(pickle.dumps(order))  # noqa: S301 - an order of our own
        assert elsewhere.make(sent) == talking.make(order)


@pytest.mark.parametrize("command", ASKED)
def test_a_file_says_what_held_when_it_was_ordered(talking: App, command: str) -> None:
    before = [file.content for file in files(talking, Person(talking, "desk").says("/rapport odt"))]
    orders = ordered(talking, "/rapport odt")
    person = Person(talking, "GEM", "telegram")
    person.says("/vrijgeven")
    person.releases("Alles intrekken")
    assert [talking.make(order) for order in orders] == before


def test_an_order_shows_nobody_what_is_in_the_file_by_its_name_or_in_a_log(talking: App) -> None:
    for order in (*ordered(talking, "/rapport"), *ordered(talking, "/kaart")):
        assert "zegt hier nu op" not in repr(order)
        assert CASE in order.name
