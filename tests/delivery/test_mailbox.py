"""What comes in on a channel is kept together with what it sends, in as few commits as there are batches."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.channels.telegram.channel import CHANNEL
from bot.delivery.mailbox import Mailbox
from bot.delivery.turn_batch import MOST_TURNS
from bot.errors import StoreFault
from bot.messages import Incoming, PackedReplies, Parcel, Recipient, Reply, TurnOutcome
from tests.support.people import Clock, app_on, rows
from tests.support.three import CASE, joined, opened


class Unpackable(Exception):
    """Something a channel cannot put in words."""


@dataclass(frozen=True)
class Postcard:
    """A message on a channel that sends the text of each reply; `unpackable` are replies it cannot pack."""

    address: str
    text: str
    delivery: str
    unpackable: str = "nothing of the kind"
    remark: bool = False

    def message(self, note_of: Callable[[str], str]) -> Incoming:
        return Incoming(CHANNEL.name, self.address, text=self.text, delivery=self.delivery)

    def pack(self, replies: Sequence[Reply], recipient: Recipient) -> PackedReplies:
        if any(self.unpackable in reply.text for reply in replies):
            raise Unpackable
        return PackedReplies(
            [Parcel(self.address, reply.text) for reply in replies], f"heard {self.delivery}"
        )


@pytest.fixture
def kept(database: Path, clock: Clock) -> Iterator[App]:
    """A program on a file, with a case in it."""
    app = app_on(database, clock)
    opened(app)
    yield app
    app.close()


def taken(mailbox: Mailbox, *arrivals: Postcard) -> list[TurnOutcome | BaseException]:
    """The outcomes of messages that come in together."""

    async def all_at_once() -> list[TurnOutcome | BaseException]:
        return await asyncio.gather(*map(mailbox.take, arrivals), return_exceptions=True)

    return asyncio.run(all_at_once())


def waiting(app: App, address: str) -> str:
    """What is to be sent to an address next."""
    parcel = app.store.parcel(CHANNEL.name, address)
    return parcel.body if parcel else ""


def commits(app: App) -> list[str]:
    """Grows by one with every commit from now on."""
    seen: list[str] = []
    db: Any = app.store
    db._db.set_trace_callback(lambda sql: seen.append(sql) if sql == "COMMIT" else None)
    return seen


def test_turns_that_wait_are_kept_in_one_commit_up_to_a_bound(kept: App) -> None:
    people = [joined(kept, "GEM", f"p{number}").at.address for number in range(MOST_TURNS + 1)]
    seen = commits(kept)
    outcomes = taken(kept.mailbox(CHANNEL), *(Postcard(one, "1", "1") for one in people))
    assert outcomes == [TurnOutcome(one) for one in people]
    assert len(seen) == 2
    assert all("Vraag 2 van" in waiting(kept, one) for one in people)


def test_changes_of_the_outbox_are_kept_with_the_turns_that_wait(kept: App) -> None:
    joined(kept, "GEM", "p")
    mailbox = kept.mailbox(CHANNEL)

    async def together() -> None:
        turn = mailbox.take(Postcard("p", "1", "1"))
        change = mailbox.commit(lambda: mailbox.set_note("q", "changed"))
        await asyncio.gather(turn, change)

    seen = commits(kept)
    asyncio.run(together())
    assert len(seen) == 1
    assert mailbox.note("q") == "changed"


def test_a_turn_whose_reply_cannot_be_packed_keeps_neither_the_turn_nor_half_a_reply(kept: App) -> None:
    for address in ("p", "q"):
        joined(kept, "GEM", address)
    first, second = taken(
        kept.mailbox(CHANNEL),
        Postcard("p", "1", "1", unpackable="Vraag 2 van"),
        Postcard("q", "1", "1"),
    )
    assert isinstance(first, TurnOutcome)
    assert isinstance(first.fault, Unpackable)
    assert second == TurnOutcome("q")
    assert [len(kept.store.history(CASE, part)) for part in ("GEM-1", "GEM-2")] == [0, 1]
    assert "Er ging hier iets mis" in waiting(kept, "p")
    assert "Vraag 2 van" in waiting(kept, "q")
    # The message counts as taken, and the conversation goes on where it was.
    mailbox = kept.mailbox(CHANNEL)
    taken(mailbox, Postcard("p", "1", "1"))
    assert kept.store.history(CASE, "GEM-1") == []
    taken(mailbox, Postcard("p", "1", "2"))
    assert len(kept.store.history(CASE, "GEM-1")) == 1


def test_what_cannot_even_be_apologised_for_is_raised_and_holds_up_nobody(kept: App) -> None:
    for address in ("p", "q"):
        joined(kept, "GEM", address)
    first, second = taken(
        kept.mailbox(CHANNEL),
        Postcard("p", "1", "1", unpackable=""),
        Postcard("q", "1", "1"),
    )
    assert isinstance(first, Unpackable)
    assert second == TurnOutcome("q")
    assert kept.store.history(CASE, "GEM-1") == []
    assert waiting(kept, "p") == ""


def test_when_a_commit_fails_nothing_is_kept_and_the_messages_can_be_offered_again(
    kept: App, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [joined(kept, "GEM", f"p{number}").at.address for number in range(3)]
    mailbox, before = kept.mailbox(CHANNEL), rows(database)
    real = type(kept.store)._commit  # type: ignore[attr-defined]

    def full(self: object, inner: int) -> None:
        if not inner:
            raise StoreFault("The disk is full or failing, so nothing was saved. Make room and try again.")
        real(self, inner)

    with monkeypatch.context() as patch:
        patch.setattr(type(kept.store), "_commit", full)
        outcomes = taken(mailbox, *(Postcard(one, "1", "1") for one in people))
    assert [type(outcome) for outcome in outcomes] == [StoreFault] * 3
    assert rows(database) == before
    assert taken(mailbox, *(Postcard(one, "1", "1") for one in people)) == [
        TurnOutcome(one) for one in people
    ]
    assert [len(kept.store.history(CASE, f"GEM-{number}")) for number in (1, 2, 3)] == [1, 1, 1]
