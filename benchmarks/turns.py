"""Whole turns, message in to durable reply out, against a bare sqlite3 loop on the same disk, in one run."""

import argparse
import asyncio
import json
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

from bot import settings
from bot.app import App
from bot.delivery.turn_batch import TOGETHER, Writer
from bot.dialog.session import Answer, ItemPath, Session
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
    office, store = app.office, app.store
    addresses = []
    for number in range(max(1, people // 50)):
        view = office.new(
            ("terminal", f"desk{number}"), f"Zaak {number}", ["Gemeente A", "Zorg B", "Wonen C"],
            ["Een toegang", "Samen betalen", "Wachtlijst"], None, "nl",
        )  # fmt: skip
        with store.transaction():
            for place in range(min(50, people - len(addresses))):
                organisation = view.organisations[place % 3].id
                person = store.add_person("terminal", f"p{len(addresses)}")
                part = store.add_participant(view.row.id, person.id, "participant", organisation)
                store.save(view.row.id, part.id, Session("anna", "nl"), (), datetime.now(UTC))
                addresses.append(f"p{len(addresses)}")
    return app, addresses


async def rate(writer: Writer, robots: list[Robot], seconds: float) -> float:
    """Turns per second with every robot talking at once, each waiting for its reply before it goes on."""
    stop = time.perf_counter() + seconds
    taken = 0

    async def talk(robot: Robot) -> None:
        nonlocal taken
        while time.perf_counter() < stop:
            robot.hear(await writer.handle(robot.next()))
            taken += 1

    begun = time.perf_counter()
    await asyncio.gather(*(talk(robot) for robot in robots))
    return taken / (time.perf_counter() - begun)


async def spread(writer: Writer, robots: list[Robot]) -> None:
    """Bring every chair to another place of the interview: were all at the same, a slice would measure that one."""

    async def ahead(robot: Robot, turns: int) -> None:
        for _ in range(turns):
            robot.hear(await writer.handle(robot.next()))

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
                    answer = Answer(
                        1, "self.ambition", ItemPath((str(number),)), "given", text, "00000000", "nl"
                    )
                    with store.transaction():
                        store.first_delivery("terminal", part, str(number), now)
                        store.save(case, part, Session("anna", "nl"), [answer], now)
                    turns += 1
        return turns / passed

    return run


def against_bare(folder: Path, slices: int) -> dict[str, dict[str, float]]:
    """Per number of conversations at once: our turns per second, the bare loop's around it, and the ratio; and the
    ratio of keeping them alone."""
    run_bare, run_kept = bare(folder), kept(folder)
    app, addresses = made(folder, 20_000)
    writer = Writer(app.conversation, app.store)
    found = {}
    people = iter(addresses)
    robots = [Robot(people) for _ in range(1000)]
    asyncio.run(spread(writer, robots))
    for at_once in (1, 10, 100, 1000):
        asyncio.run(rate(writer, robots[:at_once], SLICE))
        ratios, ours, bares, alone = [], [], [], []
        for _ in range(slices):
            before = run_bare()
            own = asyncio.run(rate(writer, robots[:at_once], 2 * SLICE))
            around = (before + run_bare()) / 2
            ratios.append(own / around)
            alone.append(run_kept(min(at_once, TOGETHER)) / around)
            ours.append(own)
            bares.append(around)
        found[str(at_once)] = {
            "turns_per_second": round(statistics.median(ours)),
            "bare_per_second": round(statistics.median(bares)),
            "ratio": round(statistics.median(ratios), 2),
            "ratio_of_keeping_alone": round(statistics.median(alone), 2),
        }
    app.close()
    return found


def growth(folder: Path, slices: int) -> dict[str, float]:
    """The cost of a turn with 100,000 stored sessions as a multiple of that with 100, interleaved."""
    small, few = made(folder, 100, "small.db")
    large, many = made(folder, 100_000, "large.db")
    sides = [
        (Writer(small.conversation, small.store), [Robot(iter(few), "full") for few in _dealt(few)]),
        (Writer(large.conversation, large.store), [Robot(iter(many), "full") for many in _dealt(many)]),
    ]
    costs: list[list[float]] = [[], []]
    for number in range(slices + 1):
        for side, (writer, robots) in enumerate(sides):
            cost = 1 / asyncio.run(rate(writer, robots, SLICE))
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
            said += process.stdout.read1(4096)
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
