"""What the tests of Telegram's room share: a clock, a program in memory with a case, and a server."""

from collections.abc import Iterator

import pytest

from bot.app import App
from tests.support.botapi import BotApi
from tests.support.people import Clock, app_on
from tests.support.telegram_bench import ORGANISATIONS, TOPICS, Bench, talking


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(clock: Clock) -> Iterator[App]:
    made = app_on(clock=clock)
    made.desk.new(("terminal", "desk"), "Jeugd in de regio", ORGANISATIONS, TOPICS, "2027-02-01", "nl")
    yield made
    made.close()


@pytest.fixture
def server() -> BotApi:
    return BotApi()


@pytest.fixture
def bench(app: App, server: BotApi) -> Iterator[Bench]:
    with talking(app, server) as made:
        yield made
