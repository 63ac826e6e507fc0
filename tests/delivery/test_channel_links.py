"""A link opens a channel that is known by a name and may carry something of the case."""

import pytest

from bot.delivery.channel_links import ChannelLinks
from bot.messages import Channel, Channels
from bot.model import CarryLevel
from bot.store.contract import Store
from bot.store.outbox import ContactPolicy
from tests.support.people import app_on
from tests.support.three import CASE, opened

PLAIN = Channel("plain", local=True)
PIGEON = Channel("pigeon", "Pigeon", link="https://pigeon.example/{}/{}".format, limited=True)
PAGE = Channel("page", "Page", link="https://{}/{}".format)


@pytest.fixture
def store() -> Store:
    app = app_on()
    opened(app)
    with app.store.transaction():
        app.store.set_channel_note("pigeon", "", "anna")
    return app.store


def test_the_first_channel_that_is_known_by_a_name_is_opened(store: Store) -> None:
    links = ChannelLinks(store, Channels(PLAIN, PIGEON, PAGE))
    assert links(CASE, "abcd") == "https://pigeon.example/anna/abcd"
    assert links.channel(CASE) == PIGEON


def test_where_no_channel_has_a_name_there_is_no_link(store: Store) -> None:
    links = ChannelLinks(store, Channels(PLAIN, PAGE))
    assert links(CASE, "abcd") == ""
    assert links.channel(CASE) is None


@pytest.mark.parametrize(("level", "opens"), [("full", PIGEON), ("notify", PIGEON), ("off", PAGE)])
def test_a_channel_that_may_carry_nothing_of_a_case_is_passed_over(
    store: Store, level: CarryLevel, opens: Channel
) -> None:
    with store.transaction():
        store.set_channel_note("page", "", "page.example")
        store.set_contact_policy(CASE, ContactPolicy(level))
    assert ChannelLinks(store, Channels(PIGEON, PAGE)).channel(CASE) == opens
