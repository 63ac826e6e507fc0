"""`anna serve` as a process of its own: killed at random under load, and told to stop."""

import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.dialog.session import StepKey
from bot.model import Organisation
from tests.support.botapi import TOKEN, BotApi, User, loopback
from tests.support.people import ROOT, anna, app_on, clean, rows
from tests.support.telegram_bench import CONTROLS, ORGANISATIONS, TOPICS

CASE = "zaak"


@contextmanager
def serving(database: Path, root: str, log: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program that serves, and is killed afterwards when it is still there."""
    settings = {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_BASE_URL": root, **more}
    with log.open("ab") as out:
        running = subprocess.Popen(
            [*anna("serve"), "--database", str(database)],
            env=clean(**settings), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
        )  # fmt: skip
    try:
        yield running
    finally:
        running.kill()
        running.wait()


class Talker:
    """Somebody who answers whatever is asked as soon as it is asked, each time with words never used before."""

    def __init__(self, user: User, code: str) -> None:
        self.user, self.code = user, code
        self.typed: list[str] = []
        self.answered = ("", 0)
        user.says(f"/start {code}")

    def goes_on(self) -> bool:
        """Answer the newest question, when it was not answered yet; whether it was."""
        seen = self.user.seen
        if not seen or not User.labels(seen[-1]):
            return False
        text, number = seen[-1]["text"], seen[-1]["message_id"]
        if number <= self.answered[1] or text == self.answered[0]:
            return False
        self.answered = (text, number)
        labels = User.labels(seen[-1])
        options = [label for label in labels if label not in CONTROLS]
        if "Klaar" in labels:
            self.user.taps("Klaar", seen[-1])
        elif options:
            self.user.taps(options[0], seen[-1])
        else:
            self.typed.append(f"{self.user.number} zegt woord {len(self.typed)} en meer dan genoeg")
            self.user.says(self.typed[-1])
        return True


def opened(database: Path, people: int) -> list[str]:
    """A case on a file, with so many invitations."""
    app = app_on(database, app_clock)
    app.desk.new(("terminal", "desk"), "Zaak", ORGANISATIONS, TOPICS, None, "nl")
    organisations: list[Organisation] = app.store.organisations(CASE)
    codes = [app.desk.invite(CASE, organisations[number % 3].id).code for number in range(people)]
    app.close()
    return codes


def app_clock() -> Any:
    from datetime import UTC, datetime

    return datetime.now(UTC)


def kept(database: Path) -> dict[str, list[tuple[StepKey, str]]]:
    """For each participant, where each text of a talker stands, in the order in which it came to stand there."""
    app = app_on(database)
    found: dict[str, list[tuple[StepKey, str]]] = {}
    for part in app.store.participants(CASE):
        places: list[tuple[StepKey, str]] = []
        for revision in app.store.history(CASE, part.id):
            answer = revision.answer
            value = answer.value
            elements = (
                [each if isinstance(each, str) else each.text for each in value]
                if isinstance(value, tuple)
                else []
            )
            for text in (*elements, value if isinstance(value, str) else "", answer.detail or ""):
                if "zegt woord" in text and (answer.key, text) not in places:
                    places.append((answer.key, text))
        found[part.id] = places
    app.close()
    return found


def repeated(user: User) -> int:
    """How often the bot said the same twice in a row."""
    return sum(one.get("text", "").partition("\n\nJe koos")[0] == other.get("text", "").partition("\n\nJe koos")[0]
               for one, other in pairwise(user.seen))  # fmt: skip


def test_no_kill_loses_doubles_or_blocks_anything(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    kills, people = (200, 24) if request.config.getoption("--full") else (3, 8)
    database, log = tmp_path / "anna.db", tmp_path / "log"
    chance = random.Random(7)  # noqa: S311
    server, again = BotApi(), 0
    talkers: list[Talker] = []
    with loopback(server) as root:
        for turn in range(kills + 1):
            if turn % 20 == 0:
                # New people, for those before may be done.
                codes = opened_more(database, people)
                talkers += [
                    Talker(server.person(1000 * (turn + 1) + at), code) for at, code in enumerate(codes)
                ]
            with serving(database, root, log):
                sent = len(server.sent)
                busy_until(lambda sent=sent: len(server.sent) > sent, talkers, 20)
                busy_for(talkers, chance.uniform(0.02, 0.7))
                again = sum(repeated(one.user) for one in talkers)
                assert again <= turn, "more messages were repeated than there were kills"
                if turn == kills:
                    busy_until(lambda: all(map(answered, talkers)), [], 60 + len(talkers))  # noqa: B023
        again = sum(repeated(one.user) for one in talkers)
        places = kept(database)
        told = {text for found in places.values() for _, text in found}
        for found in places.values():
            texts = [text for _, text in found]
            assert len(texts) == len(set(texts)), "stored twice"
            numbers = [int(text.split()[3]) for text in texts]
            assert numbers == sorted(numbers), "out of order"
        for one in talkers:
            assert set(one.typed) <= told, "lost"
        assert again <= kills
    written = log.read_text(encoding="utf-8")
    assert TOKEN not in written
    assert "zegt woord" not in written
    assert "Traceback" not in written
    print(f"{kills} kills, {sum(len(one.typed) for one in talkers)} texts, {again} repeated messages")


def opened_more(database: Path, people: int) -> list[str]:
    if not database.exists():
        return opened(database, people)
    app = app_on(database, app_clock)
    codes = [app.desk.invite(CASE, app.store.organisations(CASE)[at % 3].id).code for at in range(people)]
    app.close()
    return codes


def answered(one: Talker) -> bool:
    """Whether the bot went on after what somebody said last."""
    seen = one.user.seen
    return bool(seen) and seen[-1]["message_id"] > one.answered[1] and bool(User.labels(seen[-1]))


def busy_for(talkers: list[Talker], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for one in talkers:
            one.goes_on()
        time.sleep(0.005)


def busy_until(holds: Any, talkers: list[Talker], most: float) -> None:
    until = time.monotonic() + most
    while not holds():
        assert time.monotonic() < until, "stuck"
        busy_for(talkers, 0.02)


def test_sigterm_ends_the_turn_at_hand_and_stops_soon(tmp_path: Path) -> None:
    database, log = tmp_path / "anna.db", tmp_path / "log"
    server = BotApi()
    with loopback(server) as root:
        (code,) = opened(database, 1)
        talker = Talker(server.person(7), code)
        with serving(database, root, log) as running:
            busy_until(lambda: len(talker.user.boards) == 1, [], 20)
            talker.goes_on()
            busy_until(lambda: not server.updates or len(talker.user.seen) > 2, [], 20)
            running.send_signal(signal.SIGTERM)
            begun = time.monotonic()
            assert running.wait(10) == 0
            assert time.monotonic() - begun < 10
    written = log.read_text(encoding="utf-8")
    assert "ANNA is op Telegram" in written
    assert "ANNA is van Telegram af" in written
    assert TOKEN not in written
    assert any("organisation" in row for row in rows(database) if "answers" in row)


def test_without_a_token_serving_says_what_to_set(tmp_path: Path) -> None:
    done = subprocess.run(
        [*anna("serve"), "--database", str(tmp_path / "anna.db")],
        env=clean(), cwd=ROOT, capture_output=True, check=False, timeout=30, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "ANNA_TELEGRAM_TOKEN" in done.stderr
