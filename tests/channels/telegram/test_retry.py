"""Telegram unreachable, slow, refusing or fought over: waited out, told once, and never with a secret in the log."""

import logging
import time

import httpx
import pytest
from telegram.request import HTTPXRequest

from bot.app import App
from bot.channels.telegram import logs
from bot.channels.telegram.retry import Backoff
from tests.support.botapi import TOKEN, BotApi, transport
from tests.support.telegram_bench import Bench, joined, requests, talking


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


OUTAGES = {
    "500": (500, "Internal Server Error", "niet bereikbaar"),
    "502": (502, "Bad Gateway", "niet bereikbaar"),
    "409": (409, "Conflict: terminated by other getUpdates request", "Een ander programma"),
    "401": (401, "Unauthorized", "weigert het token"),
    "404": (404, "Not Found", "weigert het token"),
}


@pytest.mark.parametrize(("code", "description", "told"), OUTAGES.values(), ids=OUTAGES)
def test_fetching_goes_on_after_trouble_that_is_told_once(
    bench: Bench, server: BotApi, caplog: pytest.LogCaptureFixture, code: int, description: str, told: str
) -> None:
    user = joined(bench)
    fault = server.fails("getUpdates", code, description, times=None)
    before = len(server.calls)
    bench.until(lambda: len(server.calls) > before + 12)
    server.faults.remove(fault)
    assert "Vraag 2 van" in bench.tap(user, "Mijn organisatie")
    said = warnings(caplog)
    assert len(said) == 2, said
    assert told in said[0]
    assert "antwoordt weer" in said[1]


class Network(httpx.AsyncBaseTransport):
    """A network that can be switched off."""

    def __init__(self, server: BotApi) -> None:
        self.inner, self.off, self.tried = transport(server), False, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.tried += 1
        if self.off:
            raise httpx.ConnectError(f"no route to {request.url}")
        return await self.inner.handle_async_request(request)


def test_an_hour_without_network_is_waited_out_and_told_once(
    app: App, server: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    network = Network(server)
    ways = tuple(HTTPXRequest(httpx_kwargs={"transport": network}) for _ in range(2))
    # An hour of waiting, in a thousandth of the time.
    backoff = Backoff(0.0005, 0.015, 24 * 3.6)
    with talking(app, server, requests=ways, backoff=backoff) as bench:
        user = joined(bench)
        network.off = True
        server.updates.clear()
        user.taps("Mijn organisatie")
        tried = network.tried
        bench.passes(1.0)
        assert network.tried > tried + 20
        assert "Vraag 1 van" in user.last
        network.off = False
        bench.settles()
        assert "Vraag 2 van" in user.last
        bench.until(lambda: len(warnings(caplog)) > 1)
    said = warnings(caplog)
    assert len(said) == 2, said
    assert TOKEN not in caplog.text


def test_a_start_without_telegram_waits_for_it(
    app: App, server: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    server.fails("", 503, "Service Unavailable", times=25)
    with talking(app, server) as bench:
        user = joined(bench)
        assert "Vraag 1 van" in user.last
        bench.until(lambda: len(server.commands) == 3)
    assert len(warnings(caplog)) == 2


def test_a_slow_telegram_loses_nothing(app: App, server: BotApi) -> None:
    for method in ("getUpdates", "sendMessage"):
        server.fails(method, 0, times=6, seconds=0.15)
    with talking(app, server) as bench:
        assert "Vraag 2 van" in bench.tap(joined(bench), "Mijn organisatie")


def test_an_answer_that_times_out_is_asked_for_again(app: App, server: BotApi) -> None:
    server.fails("getUpdates", 0, times=2, seconds=0.4)
    sending, _ = requests(server)
    fetching = HTTPXRequest(httpx_kwargs={"transport": transport(server)}, read_timeout=0.1)
    with talking(app, server, requests=(sending, fetching)) as bench:
        assert "Vraag 2 van" in bench.tap(joined(bench), "Mijn organisatie")


def test_telegram_that_has_a_webhook_is_asked_to_drop_it(bench: Bench, server: BotApi) -> None:
    user = joined(bench)
    server.webhook = {"url": "https://elders.example"}
    bench.until(lambda: not server.webhook)
    assert "Vraag 2 van" in bench.tap(user, "Mijn organisatie")


def test_stopping_ends_what_is_under_way_and_leaves_the_rest(app: App, server: BotApi) -> None:
    with talking(app, server) as bench:
        user = joined(bench)
        server.fails("sendMessage", 0, times=1, seconds=0.3)
        before = len(server.called("sendMessage"))
        user.taps("Mijn organisatie")
        bench.until(lambda: len(server.called("sendMessage")) > before)
        begun = time.monotonic()
    assert time.monotonic() - begun < 2
    assert "Vraag 2 van" in user.last
    assert app.store.parcels("telegram") == []


def test_the_log_holds_no_token_no_secret_and_nothing_of_a_library(
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs._NOISY}
    try:
        logs.configure(TOKEN, "webhook-secret")
        logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
        logging.getLogger("anna.telegram").error("bot%s and webhook-secret", TOKEN)
        try:
            raise RuntimeError("GEHEIM antwoord")
        except RuntimeError:
            logging.getLogger("telegram.Bot").critical(
                "Received data was %r", {"text": "GEHEIM"}, exc_info=True
            )
            logging.getLogger("asyncio").error("Task exception was never retrieved: GEHEIM", exc_info=True)
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name, kept in levels.items():
            logging.getLogger(name).setLevel(kept)
        logging.getLogger("anna").setLevel(logging.NOTSET)
    told = capsys.readouterr().err
    assert told.count("***") == 2
    assert told.count("RuntimeError") == 2
    assert TOKEN not in told
    assert "GEHEIM" not in told
    assert "HTTP Request" not in told
