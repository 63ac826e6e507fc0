"""Telegram updates in to replies handed to the sender, durable, against python-telegram-bot alone, in one run."""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.telegram_library import Theirs
from benchmarks.telegram_wall import TOKEN, Chair, Telegram
from bot import settings
from bot.app import App
from bot.channels.telegram import chat_state, outgoing
from bot.channels.telegram.api_calls import ApiCalls
from bot.channels.telegram.channel import CHANNEL
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.outgoing import EditText, SendText
from bot.channels.telegram.serving import BotService, ServiceOptions
from bot.dialog.session import Session

CHATS = 1000
BATCH = 100
"""How many updates Telegram hands out at once."""
SLICE = 2.0

Take = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


async def talk(take: Take, chairs: Sequence[Chair]) -> None:
    """Let every chair say something, in batches, and wait for its replies."""
    for start in range(0, len(chairs), BATCH):
        await take([chair.next() for chair in chairs[start : start + BATCH]])


async def rate(take: Take, chairs: Sequence[Chair], seconds: float) -> float:
    """Updates a second, with every chair talking."""
    begun, taken = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        await talk(take, chairs)
        taken += len(chairs)
    return taken / (time.perf_counter() - begun)


def made(folder: Path, people: int, name: str) -> App:
    """A program on a database in which so many people on Telegram take part, fifty to a case."""
    app = App(replace(settings.read({}), database=folder / name))
    store, chats = app.store, iter(range(1, people + 1))
    for number in range(max(1, people // 50)):
        case = app.desk.new(
            ("terminal", f"desk{number}"), f"Zaak {number}", ["Gemeente A", "Zorg B", "Wonen C"],
            ["Een toegang", "Samen betalen", "Wachtlijst"], None, "nl",
        )  # fmt: skip
        with store.transaction():
            for place in range(50):
                person = store.add_person(CHANNEL.name, str(next(chats)))
                seat = case.organisations[place % 3].id
                part = store.add_participant(case.id, person.id, "participant", seat)
                store.save(case.id, part.id, Session("anna", "nl"), (), datetime.now(UTC))
    return app


class Sent:
    """ANNA as `anna serve` runs it, with the wall for Telegram and without its limits."""

    def __init__(self, app: App) -> None:
        self.wall = Telegram()
        self.mailbox, self.texts, self.say = app.mailbox(CHANNEL), app.texts, app.words()
        options = ServiceOptions((self.wall, self.wall), rate=0, gate=None)
        self.service = BotService(
            settings.Telegram(TOKEN), self.mailbox, app.make, self.texts, self.say, options
        )

    async def take(self, batch: Sequence[dict[str, Any]]) -> None:
        """Keep a batch and send everything it leads to."""
        await self.service.inbox.take(batch)
        await self.service.sender.wait_until_idle()


class Silent(ApiCalls):
    """Acknowledges no tap."""

    def acknowledge(self, callback_query: str) -> None: ...


class Handed(Sent):
    """The same, where what is kept is handed to a sender that takes it out of the outbox without calling Telegram."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.woken: list[str] = []
        api, wake = Silent(self.service.api.bot), self.woken.append
        self.inbox = Inbox(self.mailbox, api, self.service.files, wake, self.texts, self.say)

    async def take(self, batch: Sequence[dict[str, Any]]) -> None:
        """Keep a batch, and receive what it leads to."""
        await self.inbox.take(batch)
        await self.mailbox.commit(self._receive)

    def _receive(self) -> None:
        for address in self.woken:
            while (parcel := self.mailbox.next_parcel(address)) is not None:
                self.mailbox.remove(parcel.number)
                call = outgoing.load(parcel.body)
                if isinstance(call, SendText):
                    data = tuple(data for row in call.rows for _, data in row)
                    self.wall.asked[int(address)] = (parcel.number, call.text, data)
                if isinstance(call, SendText | EditText) and call.keyboard is not None:
                    message = parcel.number if isinstance(call, SendText) else call.message
                    keyboard = replace(call.keyboard, message=message)
                    state = replace(chat_state.load(self.mailbox.note(address)), keyboard=keyboard)
                    self.mailbox.set_note(address, chat_state.dump(state))
        self.woken.clear()


async def against(folder: Path, slices: int) -> dict[str, Any]:
    """Updates a second of ours and theirs, in slices one after another, and the medians of their ratios."""
    app = made(folder, 40_000, "talk.db")
    sent, handed = Sent(app), Handed(app)
    plain, pickled = Theirs(None), Theirs(folder / "pickle")
    await plain.app.initialize()
    await pickled.app.initialize()
    numbers = count(1)
    people, more = iter(range(1, 20_001)), iter(range(20_001, 40_001))
    strangers, others = count(1), count(1)
    rooms = {
        "sent": (sent.take, [Chair(sent.wall, people, numbers) for _ in range(CHATS)]),
        "handed": (handed.take, [Chair(handed.wall, more, numbers) for _ in range(CHATS)]),
        "memory": (plain.take, [Chair(plain.wall, strangers, numbers) for _ in range(CHATS)]),
        "pickle": (pickled.take, [Chair(pickled.wall, others, numbers) for _ in range(CHATS)]),
    }
    found: dict[str, list[float]] = {name: [] for name in rooms}
    for number in range(slices + 1):
        for name, (take, chairs) in rooms.items():
            some = chairs if name != "pickle" or number == 0 else chairs[:BATCH]
            # The first round lets everybody in; for the pickle that is enough people to know.
            pace = await rate(take, some, SLICE if number else 0.01)
            if number:
                found[name].append(pace)
    app.close()
    return {
        **{f"{name}_per_second": round(statistics.median(paces)) for name, paces in found.items()},
        **{
            f"{mine}_to_{theirs}": _ratio(found[mine], found[theirs])
            for mine in ("handed", "sent")
            for theirs in ("memory", "pickle")
        },
    }


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    return round(statistics.median(one / other for one, other in zip(ours, theirs, strict=True)), 2)


async def one_size(folder: Path, people: int, seconds: float) -> dict[str, float]:
    """What an update costs, and what the process weighs, with so many people known."""
    app = made(folder, people, f"{people}.db")
    app.close()
    app = App(replace(settings.read({}), database=folder / f"{people}.db"))
    sent, numbers = Sent(app), count(1)
    step = max(1, people // 100)
    chairs = [Chair(sent.wall, iter(range(1 + at * step, people + 1)), numbers) for at in range(50)]
    await rate(sent.take, chairs, seconds / 2)
    paces = [await rate(sent.take, chairs, seconds / 3) for _ in range(3)]
    app.close()
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    weight = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return {"us": 1e6 / max(paces), "mb": weight / 1024}


def growth(folder: Path, times: int) -> dict[str, float]:
    """Time and memory with 100,000 known people as multiples of those with 100, each in a process of its own."""
    found: dict[int, list[dict[str, float]]] = {100: [], 100_000: []}
    for _ in range(times):
        for people, rows in found.items():
            with tempfile.TemporaryDirectory(dir=folder) as name:
                command = [
                    sys.executable,
                    "-m",
                    "benchmarks.telegram",
                    "--people",
                    str(people),
                    "--folder",
                    name,
                ]
                rows.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
    few, many = (
        {key: statistics.median(row[key] for row in rows) for key in ("us", "mb")} for rows in found.values()
    )
    return {
        "us_per_update_at_100": round(few["us"]), "us_per_update_at_100000": round(many["us"]),
        "time_ratio": round(many["us"] / few["us"], 2),
        "mb_at_100": round(few["mb"]), "mb_at_100000": round(many["mb"]),
        "memory_ratio": round(many["mb"] / few["mb"], 2),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slices", type=int, default=5, help="slices per figure; the median counts")
    parser.add_argument("--only", choices=("updates", "growth"), help="one of the two")
    parser.add_argument("--people", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.people:
        print(json.dumps(asyncio.run(one_size(options.folder, options.people, 4))))
        return
    with tempfile.TemporaryDirectory() as name:
        if options.only in {None, "updates"}:
            print(json.dumps({"updates": asyncio.run(against(Path(name), options.slices))}, indent=1))
        if options.only in {None, "growth"}:
            print(json.dumps({"growth": growth(Path(name), max(1, options.slices // 2))}, indent=1))


if __name__ == "__main__":
    main()
