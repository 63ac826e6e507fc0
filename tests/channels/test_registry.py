"""Channels are known by what they can carry, and what they say of it is so."""

from bot.channels.ports import Texts
from bot.channels.registry import CHANNELS, SERVICES
from bot.channels.telegram import outgoing
from bot.channels.telegram.compose import compose
from bot.channels.telegram.outgoing import Outgoing, SendFile, SendText
from bot.channels.telegram.splitting import utf16_length
from bot.channels.telegram.updates import ChatUpdate
from bot.messages import Attachment, Button, Channel, Channels, Recipient, Reply
from tests.support.plain import PLAIN

TELEGRAM = CHANNELS.named("telegram")
TEXTS = Texts(lambda _: PLAIN, lambda *_: (), ("nl",), str)


def sent(reply: Reply) -> list[Outgoing]:
    """What a reply becomes on Telegram."""
    return [outgoing.load(one.body) for one in compose([reply], Recipient("7", "nl"), TEXTS).parcels]


def test_every_channel_has_a_name_of_its_own_and_those_that_are_served_a_title() -> None:
    assert len({channel.name for channel in CHANNELS}) == len(list(CHANNELS))
    assert all(service.channel.title for service in SERVICES)
    assert {service.channel for service in SERVICES} <= set(CHANNELS)


def test_a_channel_that_nobody_registered_carries_text_and_nothing_else() -> None:
    assert CHANNELS.named("smoke") == Channel("smoke", "smoke")
    assert Channels().named("terminal") == Channel("terminal", "terminal")


def test_only_at_a_channel_of_this_machine_may_people_begin_a_case() -> None:
    assert [channel.name for channel in CHANNELS if channel.local] == ["terminal"]
    assert not any(channel.local and (channel.outbox or channel.limited) for channel in CHANNELS)


def test_a_link_opens_telegram_with_a_code() -> None:
    assert TELEGRAM.link is not None
    assert TELEGRAM.link("anna_bot", "abcd2345") == "https://t.me/anna_bot?start=abcd2345"


def test_telegram_carries_files_and_buttons_as_it_says() -> None:
    reply = Reply("Kies.", buttons=(Button("a", "b"),), attachments=(Attachment("a", "b/c", b"d"),))
    file, message = sent(reply)
    assert (TELEGRAM.files, isinstance(file, SendFile)) == (True, True)
    assert isinstance(message, SendText)
    assert (TELEGRAM.buttons, message.rows) == (True, ((("b", "a"),),))


def test_telegram_keeps_what_is_confidential_from_being_forwarded_and_cuts_what_is_long_as_it_says() -> None:
    pieces = sent(Reply("é" * 9000, confidential=True))
    assert TELEGRAM.confidential
    assert all(isinstance(one, SendText) and one.protect for one in pieces)
    lengths = [utf16_length(one.text) for one in pieces if isinstance(one, SendText)]
    assert lengths == [TELEGRAM.longest, TELEGRAM.longest, 9000 - 2 * TELEGRAM.longest]


def test_a_message_on_telegram_can_be_edited_as_it_says() -> None:
    said = ChatUpdate("text", "7", "1", TEXTS, content="a", message_id=4)
    edited = ChatUpdate("edit", "7", "2", TEXTS, content="b", message_id=4)
    assert TELEGRAM.edits
    assert said.message(lambda _: "").message == edited.message(lambda _: "").edits == "4"
