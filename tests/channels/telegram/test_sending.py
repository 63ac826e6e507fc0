"""What leaves: in order, within Telegram's limits, until it arrives or the operator hears of it."""

import time
from itertools import pairwise

import pytest

from bot.app import App
from bot.channels.telegram import outgoing
from bot.channels.telegram.compose import compose
from bot.channels.telegram.outgoing import Outgoing, SendText
from bot.channels.telegram.rate_limit import CHAT_BURST, RateLimiter
from bot.channels.telegram.retry import Backoff
from bot.messages import Attachment, Parcel, Recipient, Reply
from tests.support.botapi import BotApi
from tests.support.people import ran
from tests.support.plain import PLAIN
from tests.support.telegram_bench import CASE, QUICK, Bench, joined, talking

TELEGRAM = "telegram"


def put(bench: Bench, number: int, *texts: str) -> None:
    """Leave messages in the outbox for somebody."""
    bench.server.messages.setdefault(number, {})
    parcels = [Parcel(str(number), outgoing.dump(SendText(text))) for text in texts]
    with bench.app.store.transaction():
        bench.app.store.add_parcels(TELEGRAM, parcels, bench.app._clock())
    bench.wakes(number)


def texts(server: BotApi, number: int) -> list[str]:
    return [one["text"] for one in server.sent if one["chat"]["id"] == number]


def test_a_chat_that_is_told_to_wait_holds_up_no_other(bench: Bench, server: BotApi) -> None:
    server.fails("sendMessage", 429, "Too Many Requests: retry after 1", chat=7, retry_after=1)
    begun = time.monotonic()
    put(bench, 7, "een", "twee")
    put(bench, 8, "een", "twee")
    bench.until(lambda: texts(server, 8) == ["een", "twee"])
    assert time.monotonic() - begun < 0.9
    assert texts(server, 7) == []
    bench.settles()
    assert texts(server, 7) == ["een", "twee"]
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize("code", [500, 502, 503, 401, 404])
def test_what_fails_is_sent_later_and_in_order(bench: Bench, server: BotApi, code: int) -> None:
    server.fails("sendMessage", code, "Nope", times=4)
    put(bench, 7, "een", "twee", "drie")
    bench.settles()
    assert texts(server, 7) == ["een", "twee", "drie"]


def test_a_slow_chat_holds_up_no_other(bench: Bench, server: BotApi) -> None:
    server.fails("sendMessage", 0, chat=7, seconds=2.5)
    begun = time.monotonic()
    put(bench, 7, "een")
    put(bench, 8, "een", "twee", "drie")
    bench.until(lambda: texts(server, 8) == ["een", "twee", "drie"])
    assert time.monotonic() - begun < 2.2
    bench.settles()


def test_one_call_at_a_time_is_under_way_while_telegram_is_quick(app: App, server: BotApi) -> None:
    under_way, most = 0, 0
    carried_out = server._carried_out

    async def watched(method: str, given: dict[str, object]) -> object:
        nonlocal under_way, most
        under_way += method == "sendMessage"
        most = max(most, under_way)
        try:
            return await carried_out(method, given)
        finally:
            under_way -= method == "sendMessage"

    server._carried_out = watched  # type: ignore[method-assign]
    with talking(app, server, gate=5.0) as bench:
        for number in range(1, 20):
            put(bench, number, "een", "twee")
        bench.settles()
    assert most == 1


def test_the_limits_of_telegram_are_kept() -> None:
    now = 0.0
    limiter = RateLimiter(lambda: now)
    times: list[tuple[float, str]] = []
    for number in range(60):
        address = str(number % 3)
        times.append((now + limiter.reserve(address, message=True), address))
    for address in "012":
        mine = sorted(at for at, who in times if who == address)
        assert mine[CHAT_BURST - 1] == 0
        assert all(later - earlier == pytest.approx(1) for earlier, later in pairwise(mine[CHAT_BURST:]))
    many = [now + limiter.reserve(f"other {number}", message=True) for number in range(300)]
    for start in range(200):
        assert sum(start / 20 <= at < start / 20 + 1 for at in many) <= 46
    assert max(many) > 9


def test_edits_and_menus_do_not_count_for_a_chat_and_a_held_chat_is_held_once() -> None:
    now = 0.0
    limiter = RateLimiter(lambda: now)
    assert [limiter.reserve("7", message=False) for _ in range(15)] == [0] * 15
    limiter.pause("7", 9)
    assert limiter.reserve("8", message=True) < 1
    assert limiter.reserve("7", message=True) == 9
    assert limiter.reserve("7", message=True) < 1


def test_what_telegram_refuses_is_shown_to_the_operator_and_holds_up_nothing(
    bench: Bench, server: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    server.fails("sendMessage", 400, 'Bad Request: can\'t parse "GEHEIM"')
    put(bench, 7, "GEHEIM een", "twee")
    bench.settles()
    assert texts(server, 7) == ["twee"]
    (kept,) = bench.app.store.parcels(TELEGRAM)
    assert kept.given_up
    assert "GEHEIM" not in kept.fault + caplog.text
    assert "anna outbox list" in caplog.text
    with bench.app.store.transaction():
        bench.app.store.retry_parcels(TELEGRAM)
    bench.settles()
    assert texts(server, 7) == ["twee", "GEHEIM een"]


def test_what_fails_for_a_day_is_given_up_and_the_command_line_tells(
    tmp_path: object, server: BotApi
) -> None:
    from pathlib import Path

    from tests.support.people import Clock, app_on

    database = Path(str(tmp_path)) / "anna.db"
    app = app_on(database, Clock())
    server.fails("sendMessage", times=None)
    with talking(app, server, backoff=Backoff(0.005, 0.01, 0.05)) as bench:
        put(bench, 7, "GEHEIM een")
        bench.until(lambda: not bench.mailbox.waiting())
    app.close()
    told = ran("outbox", "list", database=database)
    assert (told.status, "opgegeven" in told.out, "NetworkError" in told.out) == (0, True, True)
    assert "GEHEIM" not in told.out
    assert "1 bericht wordt" in ran("outbox", "retry", database=database).out
    assert "wacht" in ran("outbox", "list", database=database).out
    server.faults.clear()
    again = app_on(database)
    with talking(again, server) as bench:
        bench.settles()
    again.close()
    assert texts(server, 7) == ["GEHEIM een"]
    assert "Er wacht niets" in ran("outbox", "list", database=database).out


def packed(reply: Reply, web: str = "") -> list[Outgoing]:
    from bot.channels.ports import Texts

    texts = Texts(lambda _: PLAIN, lambda *_: (), ("nl",), str, web)
    return [outgoing.load(one.body) for one in compose([reply], Recipient("7", "nl"), texts).parcels]


def test_pictures_go_as_photos_and_other_files_as_documents(bench: Bench, server: BotApi) -> None:

    server.messages[7] = {}
    files = (
        Attachment("kaart.png", "image/png", b"\x89PNG kaart"),
        Attachment("verslag.docx", "application/vnd.x", b"PK verslag"),
    )
    for reply in (
        Reply("Zie de kaart.", attachments=files[:1], confidential=True),
        Reply("Zie beide.\n" + "Lang verhaal. " * 100, attachments=files),
    ):
        with bench.app.store.transaction():
            parcels = compose([reply], Recipient("7", "nl"), bench.app.texts).parcels
            bench.app.store.add_parcels(TELEGRAM, parcels, bench.app._clock())
    bench.wakes(7)
    bench.settles()
    first, second, third, last = server.sent
    assert (first["caption"], first["has_protected_content"]) == ("Zie de kaart.", True)
    assert server.files[first["photo"][0]["file_id"]] == b"\x89PNG kaart"
    assert server.files[second["photo"][0]["file_id"]] == b"\x89PNG kaart"
    assert third["document"]["file_name"] == "verslag.docx"
    assert last["text"].startswith("Zie beide.")


def test_a_picture_that_telegram_does_not_take_goes_as_a_file(bench: Bench, server: BotApi) -> None:

    server.messages[7] = {}
    server.fails("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    reply = Reply("", attachments=(Attachment("kaart.png", "image/png", b"kaart"),))
    with bench.app.store.transaction():
        parcels = compose([reply], Recipient("7", "nl"), bench.app.texts).parcels
        bench.app.store.add_parcels(TELEGRAM, parcels, bench.app._clock())
    bench.wakes(7)
    bench.settles()
    assert server.sent[-1]["document"]["file_name"] == "kaart.png"


def test_a_message_that_may_have_arrived_is_sent_again_rather_than_lost(bench: Bench, server: BotApi) -> None:
    server.fails("sendMessage", 502, "Bad Gateway", late=True)
    put(bench, 7, "een")
    bench.settles()
    assert texts(server, 7) == ["een", "een"]


def test_what_waits_at_the_start_is_sent(app: App, server: BotApi) -> None:
    with talking(app, server) as bench:
        user = joined(bench)
        server.fails("sendMessage", times=None)
        user.taps("Mijn organisatie")
        bench.until(lambda: len(app.store.history(CASE, "GEM-1")) == 1)
    server.faults.clear()
    with talking(app, server, backoff=QUICK) as bench:
        bench.settles()
    assert "Vraag 2 van" in user.last
    assert len(user.boards) == 1


def test_a_server_that_cannot_edit_holds_up_nothing(bench: Bench, server: BotApi) -> None:
    for method in ("editMessageText", "editMessageReplyMarkup", "setMyCommands"):
        server.fails(method, 404, "Not Found", times=None)
    user = joined(bench)
    assert "Vraag 2 van" in bench.tap(user, "Mijn organisatie")
    assert "Vraag 3 van" in bench.tell(user, "Elk kind krijgt binnen zes weken hulp in de buurt.")
