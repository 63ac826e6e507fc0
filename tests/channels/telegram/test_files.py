"""Files that are made for somebody: drawn aside, and sent after what was said."""

from dataclasses import replace

import pytest
from bench import CASE, Bench, answers, joined
from botapi import User

from bot.messages import Drawing, Reply


def coordinator(bench: Bench) -> User:
    """Somebody who convenes the case, on Telegram."""
    user = bench.server.person(50)
    bench.tell(user, f"/start {bench.app.office.invite_coordinator(CASE, 'nl').code}")
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
    import threading

    begun, drawn = threading.Event(), threading.Event()

    def slowly() -> bytes:
        begun.set()
        assert drawn.wait(10)
        return b"content"

    slow = Reply("Hier komt het", attachments=(Drawing("slow.txt", "text/plain", slowly),))
    user, other = coordinator(bench), bench.server.person(51)
    monkeypatch.setattr(bench.app.conversation.papers, "reply", lambda *_: slow)
    bench.tell(user, "/rapport")
    bench.until(begun.is_set)
    assert "Hier komt het" in user.last
    bench.tell(other, "/start")
    assert other.seen
    assert files(user) == []
    drawn.set()
    bench.until(lambda: files(user))
    assert files(user) == ["slow.txt"]


def test_a_file_that_cannot_be_drawn_is_told_and_holds_up_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never() -> bytes:
        raise ValueError

    broken = Reply("Hier komt het", attachments=(Drawing("never.txt", "text/plain", never),))
    user = coordinator(bench)
    monkeypatch.setattr(bench.app.conversation.papers, "reply", lambda *_: replace(broken))
    bench.tell(user, "/rapport")
    bench.until(lambda: "kon niet worden gemaakt" in user.last)
    assert "Zo staat het" in bench.tell(user, "/stand")
