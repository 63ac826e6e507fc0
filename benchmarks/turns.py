"""Whole turns, message in to durable reply out, against a bare sqlite3 loop on the same disk, in one run."""

import argparse
import asyncio
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

from benchmarks import telegram
from benchmarks.telegram_wall import Chair
from bot import settings
from bot.app import App
from bot.delivery.turn_batch import MOST_TURNS, TurnBatcher
from bot.dialog.session import Answer, Session
from bot.messages import Incoming, Reply

SLICE = 0.4
"""Seconds of the bare loop before and after each slice of ours: disks differ from minute to minute."""


TURNS = 40
"""About as many turns as a short interview takes."""


def bare(folder: Path) -> Callable[[], float]:
    """A loop of stdlib sqlite3 that commits two small inserts and an update per turn, in WAL with FULL; returns
    a function that runs it for a moment and gives turns per second."""
    db = sqlite3.connect(folder / "bare.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, text TEXT)")
    db.execute("CREATE TABLE deliveries (id INTEGER PRIMARY KEY, text TEXT)")
    db.execute("CREATE TABLE sessions (id INTEGER PRIMARY KEY, turn INTEGER)")
    db.execute("INSERT INTO sessions VALUES (1, 0)")

    def run() -> float:
        turns, begun = 0, time.perf_counter()
        while (passed := time.perf_counter() - begun) < SLICE:
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO answers (text) VALUES (?)", ("Korte wachttijden voor elk kind",))
            db.execute("INSERT INTO deliveries (text) VALUES (?)", (f"update {turns}",))
            db.execute("UPDATE sessions SET turn = ? WHERE id = 1", (turns,))
            db.execute("COMMIT")
            turns += 1
        return turns / passed

    return run


class Robot:
    """A chair that people take in turn: each answers the whole interview, and then the next one sits down.

    `command` is what each begins with, such as "full" for the long route.
    """

    def __init__(self, people: Iterator[str], command: str | None = None) -> None:
        self.people = people
        self.address = next(people)
        self.number = 0
        self.text: str | None = None
        self.button: str | None = None
        self.command = self.opening = command

    def next(self) -> Incoming:
        """What is said now."""
        self.number += 1
        return Incoming(
            "terminal", self.address, self.text, self.button, self.command, delivery=str(self.number)
        )

    def hear(self, replies: list[Reply]) -> None:
        """Choose what to say next from what was asked."""
        reply = replies[-1]
        self.text = self.button = self.command = None
        kind = reply.question.kind if reply.question else ""
        if reply.ended:
            self.address, self.command = next(self.people), self.opening
        elif kind in {"text", "list"} and reply.buttons[0].key != "/klaar":
            self.text = f"Korte wachttijden voor elk kind in de regio {self.number}"
        else:
            self.button = reply.buttons[0].id


def made(folder: Path, people: int, name: str = "anna.db") -> tuple[App, list[str]]:
    """A program on a fresh database with this many participants, twenty cases of three organisations each
    thousand; their addresses."""
    app = App(replace(settings.read({}), database=folder / name))
    desk, store = app.desk, app.store
    addresses: list[str] = []
    for number in range(max(1, people // 50)):
        case = desk.new(
            ("terminal", f"desk{number}"), f"Zaak {number}", ["Gemeente A", "Zorg B", "Wonen C"],
            ["Een toegang", "Samen betalen", "Wachtlijst"], None, "nl",
        )  # fmt: skip
        with store.transaction():
            for place in range(min(50, people - len(addresses))):
                organisation = case.organisations[place % 3].id
                person = store.add_person("terminal", f"p{len(addresses)}")
                part = store.add_participant(case.id, person.id, "participant", organisation)
                store.save(case.id, part.id, Session("anna", "nl"), (), datetime.now(UTC))
                addresses.append(f"p{len(addresses)}")
    return app, addresses


async def rate(batcher: TurnBatcher, robots: list[Robot], seconds: float) -> float:
    """Turns per second with every robot talking at once, each waiting for its reply before it goes on."""
    stop = time.perf_counter() + seconds
    taken = 0

    async def talk(robot: Robot) -> None:
        nonlocal taken
        while time.perf_counter() < stop:
            robot.hear(await batcher.handle(robot.next()))
            taken += 1

    begun = time.perf_counter()
    await asyncio.gather(*(talk(robot) for robot in robots))
    return taken / (time.perf_counter() - begun)


async def spread(batcher: TurnBatcher, robots: list[Robot]) -> None:
    """Bring every chair to another place of the interview: were all at the same, a slice would measure that one."""

    async def ahead(robot: Robot, turns: int) -> None:
        for _ in range(turns):
            robot.hear(await batcher.handle(robot.next()))

    await asyncio.gather(*(ahead(robot, number % TURNS) for number, robot in enumerate(robots)))


def kept(folder: Path) -> Callable[[int], float]:
    """A loop that does no more than keep what one turn keeps: a delivery, a session and an answer, each turn in its
    savepoint. Returns a function that runs it for a moment with so many turns in a commit, and gives turns per
    second: no turn of ours can be faster than this."""
    app, _ = made(folder, 1000, "kept.db")
    store, numbers, now = app.store, count(), datetime.now(UTC)
    seats = [(row.id, part.id) for row in store.cases() for part in store.participants(row.id)]
    text = "Korte wachttijden voor elk kind"

    def run(together: int) -> float:
        turns, begun = 0, time.perf_counter()
        while (passed := time.perf_counter() - begun) < SLICE:
            with store.transaction():
                for number in islice(numbers, together):
                    case, part = seats[number % len(seats)]
                    answer = Answer(1, "self.ambition", str(number), "given", text, "00000000", "nl")
                    with store.transaction():
                        store.record_delivery("terminal", part, str(number), now)
                        store.save(case, part, Session("anna", "nl"), [answer], now)
                    turns += 1
        return turns / passed

    return run


AT_ONCE = (1, 10, 100, 1000)

Run = Callable[[int, float], float]
"""Lets so many people talk at once for so many seconds, and gives turns per second."""


def pages(folder: Path) -> tuple[App, Run]:
    """Turns as a web page has them taken: one message to `TurnBatcher.handle`, its replies back."""
    app, addresses = made(folder, 20_000)
    people = iter(addresses)
    robots = [Robot(people) for _ in range(max(AT_ONCE))]
    asyncio.run(spread(app.turns, robots))
    return app, lambda at_once, seconds: asyncio.run(rate(app.turns, robots[:at_once], seconds))


def chats(folder: Path) -> tuple[App, Run]:
    """Turns as Telegram has them taken: raw updates, at most a hundred in a batch, through its inbox to replies in
    the outbox, which are then taken from there as the sender does, but without a call to Telegram."""
    app, people, numbers = telegram.made(folder, 20_000, "chats.db"), iter(range(1, 20_001)), count(1)

    async def begun() -> tuple[telegram.Handed, list[Chair]]:
        handed = telegram.Handed(app)
        chairs = [Chair(handed.wall, people, numbers) for _ in range(max(AT_ONCE))]
        for turn in range(TURNS):
            await telegram.talk(handed.take, [one for at, one in enumerate(chairs) if at % TURNS > turn])
        return handed, chairs

    handed, chairs = asyncio.run(begun())
    return app, lambda at_once, seconds: asyncio.run(telegram.rate(handed.take, chairs[:at_once], seconds))


def against_bare(folder: Path, slices: int) -> dict[str, dict[str, float]]:
    """Per number of conversations at once: the turns per second of pages and chats, those of the bare loop around
    them, the ratios, and the ratio of keeping what a turn keeps alone."""
    run_bare, run_kept = bare(folder), kept(folder)
    paths = {"page": pages(folder), "chat": chats(folder)}
    found = {}
    for at_once in AT_ONCE:
        paces: dict[str, list[float]] = {"bare": []}
        ratios: dict[str, list[float]] = {"keeping": []}
        for number in range(slices + 1):
            before = run_bare()
            for name, (_, run) in paths.items():
                own = run(at_once, 2 * SLICE)
                after = run_bare()
                if number:
                    paces.setdefault(name, []).append(own)
                    paces["bare"].append((before + after) / 2)
                    ratios.setdefault(name, []).append(2 * own / (before + after))
                before = after
            if number:
                ratios["keeping"].append(run_kept(min(at_once, MOST_TURNS)) / before)
        found[str(at_once)] = {
            **{f"{name}_per_second": round(statistics.median(each)) for name, each in paces.items() if each},
            **{f"{name}_ratio": round(statistics.median(each), 2) for name, each in ratios.items()},
        }
    for app, _ in paths.values():
        app.close()
    return found


def growth(folder: Path, slices: int) -> dict[str, float]:
    """The cost of a turn with 100,000 stored sessions as a multiple of that with 100, interleaved."""
    small, few = made(folder, 100, "small.db")
    large, many = made(folder, 100_000, "large.db")
    sides = [
        (small.turns, [Robot(iter(few), "full") for few in _dealt(few)]),
        (large.turns, [Robot(iter(many), "full") for many in _dealt(many)]),
    ]
    costs: list[list[float]] = [[], []]
    for number in range(slices + 1):
        for side, (batcher, robots) in enumerate(sides):
            cost = 1 / asyncio.run(rate(batcher, robots, SLICE))
            if number:
                costs[side].append(cost)
    small.close()
    large.close()
    few_cost, many_cost = (statistics.median(side) for side in costs)
    return {
        "us_per_turn_at_100": round(few_cost * 1e6, 1),
        "us_per_turn_at_100000": round(many_cost * 1e6, 1),
        "ratio": round(many_cost / few_cost, 2),
    }


def _dealt(addresses: list[str]) -> list[list[str]]:
    """The addresses dealt over fifty chairs, from all over the database."""
    return [addresses[place::50] for place in range(50)]


def cold_start(folder: Path, times: int) -> dict[str, float]:
    """Milliseconds from start to the first prompt of `anna chat`, against `python -c 'import sqlite_utils'`."""
    database = folder / "cold.db"
    chat = [sys.executable, "-m", "bot", "chat", "--database", str(database)]
    plain = [sys.executable, "-c", "import sqlite_utils"]
    ours, theirs = [], []
    for number in range(times + 1):
        figures = _until_prompt(chat), _seconds(plain)
        if number:
            ours.append(figures[0])
            theirs.append(figures[1])
    own, other = statistics.median(ours), statistics.median(theirs)
    return {"ms": round(own * 1e3), "import_ms": round(other * 1e3), "ratio": round(own / other, 2)}


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _until_prompt(command: list[str]) -> float:
    begun = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        said = b""
        while b"> " not in said:
            said += os.read(process.stdout.fileno(), 4096)
        passed = time.perf_counter() - begun
        process.communicate(b"")
    return passed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slices", type=int, default=5, help="slices per figure; the median counts")
    parser.add_argument("--only", choices=("turns", "growth", "start"), help="one of the three")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.only in {None, "turns"}:
            print(json.dumps({"turns": against_bare(folder, options.slices)}, indent=1))
        if options.only in {None, "growth"}:
            print(json.dumps({"growth": growth(folder, options.slices)}, indent=1))
        if options.only in {None, "start"}:
            print(json.dumps({"cold_start": cold_start(folder, options.slices * 2)}, indent=1))


if __name__ == "__main__":
    main()
