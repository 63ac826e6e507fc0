"""Telegram brings updates: each is answered once it is kept, and only with the secret."""

import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.app import App
from bot.errors import SettingsFault, StoreFault
from bot.settings import Telegram
from tests.support.botapi import TOKEN, BotApi
from tests.support.telegram_bench import CASE, Bench, talking

SECRET = "a-secret_of_ours"  # noqa: S105
HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def hooked(app: App, server: BotApi) -> Iterator[Bench]:
    settings = Telegram(TOKEN, webhook="https://anna.example/hook/x", secret=SECRET, port=free_port())
    with talking(app, server, settings) as bench:
        bench.until(lambda: server.webhook)
        yield bench


def brings(bench: Bench, content: Any = None, **more: Any) -> httpx.Response:
    """Bring one update, or these bytes, as Telegram does."""
    port = bench.service._settings.port

    async def post() -> httpx.Response:
        async with httpx.AsyncClient(trust_env=False) as client:
            given = {"json": content} if isinstance(content, dict) else {"content": content}
            return await client.post(
                f"http://127.0.0.1:{port}/hook/x", **{"headers": HEADER, **given, **more}
            )

    return bench._loop.run_until_complete(post())


def arrival(bench: Bench, number: int = 7) -> dict[str, Any]:
    user = bench.server.person(number)
    user.says(f"/start {bench.app.desk.invite(CASE, 'GEM').code}")
    return bench.server.updates.pop()


def test_telegram_is_told_where_to_bring_updates(hooked: Bench) -> None:
    given = hooked.server.webhook
    assert (given["url"], given["secret_token"]) == ("https://anna.example/hook/x", SECRET)
    assert given["max_connections"] == "1"
    assert "callback_query" in given["allowed_updates"]
    assert hooked.server.called("getUpdates") == []


def test_an_update_is_kept_before_it_is_answered(hooked: Bench) -> None:
    update = arrival(hooked)
    answer = brings(hooked, update)
    assert (answer.status_code, answer.content) == (200, b"")
    assert hooked.app.store.participants(CASE)[-1].organisation == "GEM"
    hooked.settles()
    assert "Vraag 1 van" in hooked.server.person(7).last
    said = len(hooked.server.sent)
    assert brings(hooked, update).status_code == 200
    hooked.settles()
    assert len(hooked.server.sent) == said


def test_any_content_type_of_json_is_taken(hooked: Bench) -> None:
    headers = {**HEADER, "content-type": "application/json; charset=utf-8"}
    assert brings(hooked, arrival(hooked), headers=headers).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}])
def test_who_does_not_know_the_secret_changes_nothing(hooked: Bench, headers: dict[str, str]) -> None:
    update = arrival(hooked)
    answer = brings(hooked, update, headers=headers)
    assert (answer.status_code, answer.content) == (403, b"")
    assert len(hooked.app.store.participants(CASE)) == 1


@pytest.mark.parametrize("content", [b"", b"geen json", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_update_is_refused(hooked: Bench, content: bytes) -> None:
    assert brings(hooked, content).status_code == 400


def test_what_cannot_be_kept_is_to_be_brought_again(hooked: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    update = arrival(hooked)

    def full(_: object) -> None:
        raise StoreFault("The disk is full or failing, so nothing was saved. Make room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(hooked.mailbox, "take", full)
        assert brings(hooked, update).status_code == 503
    assert brings(hooked, update).status_code == 200
    assert len(hooked.app.store.participants(CASE)) == 2


def test_a_secret_is_made_where_none_is_set(app: App, server: BotApi) -> None:
    settings = Telegram(TOKEN, webhook="https://anna.example/hook/x", port=free_port())
    with talking(app, server, settings) as bench:
        bench.until(lambda: server.webhook)
        assert len(server.webhook["secret_token"]) >= 32
        assert brings(bench, arrival(bench), headers={}).status_code == 403


def test_a_port_that_is_taken_is_told_in_one_sentence(app: App, server: BotApi) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = Telegram(TOKEN, webhook="https://anna.example/hook", port=taken.getsockname()[1])
        with pytest.raises(SettingsFault, match="ANNA_TELEGRAM_WEBHOOK_PORT"), talking(app, server, settings):
            pass
