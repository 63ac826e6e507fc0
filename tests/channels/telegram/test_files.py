"""Files that are made for somebody: drawn aside, and sent after what was said."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from bot.app import App
from bot.channels.telegram.background_files import ProgressTimes
from bot.errors import CaseFault
from bot.messages import FileOrder, Reply
from bot.results.handouts import Handouts
from tests.support.botapi import BotApi, User
from tests.support.files import order
from tests.support.telegram_bench import CASE, Bench, answers, joined, talking

BUSY = "Ik maak nu wat je vroeg. Dat duurt even."


def coordinator(bench: Bench) -> User:
    """Somebody who convenes the case, on Telegram."""
    user = bench.server.person(50)
    bench.tell(user, f"/start {bench.app.desk.invite_coordinator(CASE, 'nl').code}")
    return user


def files(user: User) -> list[str]:
    return [message["document"]["file_name"] for message in user.seen if "document" in message]


def test_a_participant_gets_the_sheet_for_the_meeting_as_a_file(bench: Bench) -> None:
    user = joined(bench)
    answers(bench, user, "GEM", "Wat wil je doen?")
    bench.tell(user, "/voorbereiding odt")
    bench.until(lambda: files(user))
    assert files(user) == ["voorbereiding-jeugd-in-de-regio-GEM-1.odt"]


def test_a_coordinator_gets_the_comparison_as_text_and_as_a_file(bench: Bench) -> None:
    user = coordinator(bench)
    bench.tell(user, "/vergelijk")
    assert files(user) == [f"vergelijking-{CASE}.txt"]
    assert "In het kort" in " ".join(message.get("text", message.get("caption", "")) for message in user.seen)


def test_others_are_answered_while_a_file_is_drawn(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, drawn = threading.Event(), threading.Event()

    def slowly() -> bytes:
        begun.set()
        assert drawn.wait(10)
        return b"content"

    user, other = coordinator(bench), bench.server.person(51)
    monkeypatch.setattr(bench.app, "make", lambda _: slowly())
    bench.tell(user, "/rapport odt")
    bench.until(begun.is_set)
    assert "Dit is het rapport" in user.last
    bench.tell(other, "/start")
    assert other.seen
    assert files(user) == []
    drawn.set()
    bench.until(lambda: files(user))
    assert files(user) == [f"rapport-{CASE}.odt"]


def test_a_file_that_cannot_be_drawn_is_told_and_holds_up_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: FileOrder) -> bytes:
        raise ValueError

    user = coordinator(bench)
    monkeypatch.setattr(bench.app, "make", never)
    bench.tell(user, "/rapport odt")
    bench.until(lambda: "kon niet worden gemaakt" in user.last)
    assert "Zo staat het" in bench.tell(user, "/stand")


def test_why_a_file_cannot_be_drawn_is_told_where_it_is_known(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: FileOrder) -> bytes:
        raise CaseFault("A map needs at least two organisations.")

    user = coordinator(bench)
    monkeypatch.setattr(bench.app, "make", never)
    bench.tell(user, "/rapport odt")
    bench.until(lambda: "Dit is het rapport" not in user.last)
    assert user.last == "Voor een kaart zijn minstens twee organisaties nodig."
    assert files(user) == []


SLOW = (("rapport.pdf", "application/pdf"), ("werkboek.xlsx", "application/zip"))


@contextmanager
def asked(
    app: App, server: BotApi, patch: pytest.MonkeyPatch, files: Sequence[tuple[str, str]] = SLOW
) -> Iterator[tuple[Bench, User, threading.Event]]:
    """A coordinator who asked for files, by their names and media types, that are not drawn before the event is set;
    the bot has less patience than usual."""
    drawn = threading.Event()

    def slowly(_: FileOrder) -> bytes:
        assert drawn.wait(10)
        return b"content"

    reply = Reply("Dit is het", orders=tuple(order(name, kind) for name, kind in files))
    with talking(app, server, progress=ProgressTimes(0.01, 0.02)) as bench:
        user = coordinator(bench)
        patch.setattr(Handouts, "report", lambda *_: reply)
        patch.setattr(bench.app, "make", slowly)
        user.says("/rapport")
        try:
            yield bench, user, drawn
        finally:
            drawn.set()


def came(user: User) -> list[str]:
    """What somebody got since they asked: the text of messages, and `file` for a file."""
    found = ["file" if "document" in one or "photo" in one else one["text"] for one in user.seen]
    return found[found.index("Dit is het") :]


def test_who_waits_for_files_is_told_once_and_sees_that_it_goes_on(
    app: App, server: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asked(app, server, monkeypatch) as (bench, user, drawn):
        bench.until(lambda: len(server.called("sendChatAction")) > 2)
        assert came(user) == ["Dit is het", BUSY]
        assert bench.mailbox.waiting() == []
        drawn.set()
        bench.until(lambda: came(user).count("file") == len(SLOW))
        assert came(user) == ["Dit is het", BUSY, "file", "file"]
        shown = len(server.called("sendChatAction"))
        bench.passes(0.1)
        signs = server.called("sendChatAction")
        assert len(signs) == shown
        assert signs[0] == {"chat_id": str(user.number), "action": "upload_document"}


def test_a_sign_comes_after_what_is_told_for_a_message_would_take_it_away(
    app: App, server: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.fails("sendMessage", 0, times=None, seconds=0.05)
    with asked(app, server, monkeypatch) as (bench, user, _):
        bench.until(lambda: server.called("sendChatAction"))
        assert came(user) == ["Dit is het", BUSY]


def test_of_pictures_is_shown_that_they_are_pictures(
    app: App, server: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asked(app, server, monkeypatch, [("kaart.png", "image/png")]) as (bench, _, _):
        bench.until(lambda: server.called("sendChatAction"))
        assert server.called("sendChatAction")[0]["action"] == "upload_photo"


@pytest.mark.parametrize(
    ("code", "more"), [(429, {"retry_after": 1}), (500, {}), (403, {}), (400, {})], ids=str
)
def test_a_sign_that_telegram_does_not_take_is_left_and_the_files_come(
    app: App, server: BotApi, monkeypatch: pytest.MonkeyPatch, code: int, more: dict[str, Any]
) -> None:
    server.fails("sendChatAction", code, times=None, **more)
    with asked(app, server, monkeypatch) as (bench, user, drawn):
        bench.until(lambda: server.called("sendChatAction"))
        bench.passes(0.1)
        assert len(server.called("sendChatAction")) == 1
        drawn.set()
        bench.until(lambda: came(user).count("file") == len(SLOW))


def test_who_speaks_english_is_told_in_english(
    app: App, server: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    with talking(app, server, progress=ProgressTimes(0.01, 0.02)) as bench:
        bench.tell(coordinator(bench), "/language en")
    with asked(app, server, monkeypatch) as (bench, user, _):
        bench.until(lambda: "I am making what you asked for. That takes a moment." in user.last)


def test_nothing_is_told_of_what_is_made_at_once(bench: Bench) -> None:
    user = coordinator(bench)
    bench.tell(user, "/rapport odt")
    bench.until(lambda: files(user))
    assert BUSY not in [message.get("text") for message in user.seen]
    assert bench.server.called("sendChatAction") == []
