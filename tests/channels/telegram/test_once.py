"""Every update counts once, in the order of its chat, and is kept before Telegram hears that it arrived."""

import random
from typing import Any

import pytest

from bot.dialog.session import Element
from bot.errors import StoreFault
from bot.messages import Incoming
from tests.support.botapi import BotApi
from tests.support.telegram_bench import CASE, Bench, joined


def history(bench: Bench, part: str = "GEM-1") -> list[Any]:
    return [
        (one.answer.question, one.answer.value, one.answer.revision)
        for one in bench.app.store.history(CASE, part)
    ]


def test_updates_that_come_again_in_any_order_have_one_effect(bench: Bench, server: BotApi) -> None:
    user = joined(bench)
    seen: list[dict[str, Any]] = []
    keep = server.offer

    def noted(**update: Any) -> dict[str, Any]:
        seen.append(update)
        return keep(**update)

    server.offer = noted  # type: ignore[method-assign]
    bench.tap(user, "Mijn organisatie")
    message = user.says("Elk kind krijgt binnen zes weken hulp in de buurt.")
    bench.settles()
    user.edits(message, "Elk kind krijgt binnen vier weken hulp in de buurt.")
    bench.settles()
    bench.tell(user, "/waarom", "Omdat wachten schaadt, zeker bij jonge kinderen.")
    user.sends(dice={"emoji": "🎲", "value": 3})
    bench.settles()
    before, said = history(bench), len(user.seen)
    chance = random.Random(4)  # noqa: S311
    for _ in range(5):
        again = seen * 2
        chance.shuffle(again)
        for update in again:
            keep(**update)
        bench.settles()
    assert (history(bench), len(user.seen)) == (before, said)


def test_after_a_quiet_week_numbers_begin_anywhere_and_old_updates_are_still_known(
    bench: Bench, server: BotApi
) -> None:
    user = joined(bench)
    old = {"callback_query": None}
    user.taps("Mijn organisatie")
    old = dict(server.updates[-1])
    bench.settles()
    bench.app._clock.passes(days=9)  # type: ignore[attr-defined]
    server.count_updates_from(3)
    server.updates.append({**old, "update_id": 2})
    assert "Vraag 3 van" in bench.tell(user, "Elk kind krijgt binnen zes weken hulp in de buurt.")
    assert len(history(bench)) == 2


def test_messages_of_a_chat_keep_their_order_whatever_comes_between(bench: Bench, server: BotApi) -> None:
    users = [
        joined(bench, number, organisation) for number, organisation in enumerate(("GEM", "ZOR", "WOO"), 7)
    ]
    for user in users:
        bench.tap(user, "Mijn organisatie")
        bench.tell(user, "/volledig")
        while "Welke belangen hebben jullie" not in user.last:
            bench.tell(user, "Elk kind krijgt binnen zes weken hulp in de buurt.")
    for number in range(3):
        for user in users:
            user.says(f"Belang nummer {number} van iemand")
    bench.settles()
    for part in ("GEM-1", "ZOR-1", "WOO-1"):
        elements = bench.app.store.history(CASE, part)[-1].answer.value
        assert isinstance(elements, tuple)
        assert [each.text for each in elements if isinstance(each, Element)] == [
            f"Belang nummer {number} van iemand" for number in range(3)
        ]


def test_what_cannot_be_kept_stays_with_telegram_and_is_taken_later(
    bench: Bench, server: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = joined(bench)
    store: Any = type(bench.app.store)
    real, tries = store._commit, 0

    def full(self: Any, inner: int) -> None:
        nonlocal tries
        if not inner:
            tries += 1
            raise StoreFault("The disk is full or failing, so nothing was saved. Make room and try again.")
        real(self, inner)

    with monkeypatch.context() as patch:
        patch.setattr(type(bench.app.store), "_commit", full)
        user.taps("Mijn organisatie")
        bench.until(lambda: tries > 3)
        assert server.updates
    assert history(bench) == []
    bench.settles()
    assert len(history(bench)) == 1
    assert "Vraag 2 van" in user.last


def test_a_fault_of_the_program_is_told_and_holds_up_nobody(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    user, other = joined(bench), joined(bench, 8, "ZOR")
    bench.tap(user, "Mijn organisatie")
    handle = bench.app.conversation.handle

    def broken(incoming: Incoming) -> Any:
        if incoming.text and "STUK" in incoming.text:
            raise ValueError(incoming.text)
        return handle(incoming)

    monkeypatch.setattr(bench.app.conversation, "handle", broken)
    user.says("STUK GEHEIM")
    other.taps("Mijn organisatie")
    user.says("Elk kind krijgt binnen zes weken hulp in de buurt.")
    bench.settles()
    assert "Vraag 2 van" in other.last
    assert any("Er ging hier iets mis" in one["text"] for one in user.seen)
    assert "Vraag 3 van" in user.last
    assert "ValueError at" in caplog.text
    assert "GEHEIM" not in caplog.text
