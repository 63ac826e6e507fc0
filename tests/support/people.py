"""People and robots who talk to ANNA in tests: in this process, or with a program of its own by lines of JSON."""

import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from bot import settings
from bot.app import App
from bot.cli.main import main
from bot.messages import Incoming, Reply

ROOT = Path(__file__).parents[2]
MEMORY = Path(":memory:")
BEGIN = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)


_READ = App(settings.read({}))
"""Its catalogues and flows are read once for all tests."""


class Clock:
    """A clock that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.now = BEGIN

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **spans: float) -> None:
        """Let time pass: `passes(days=14)`."""
        self.now += timedelta(**spans)


def app_on(database: Path = MEMORY, clock: Callable[[], datetime] | None = None) -> App:
    """The program on a database, in memory when no file is named, untouched by the environment."""
    made = App(replace(settings.read({}), database=database), clock or Clock())
    made.catalogues, made.flows = _READ.catalogues, _READ.flows
    return made


class Person:
    """Somebody at one address of one channel; `reply` is what they heard last."""

    def __init__(self, app: App, address: str = "local", channel: str = "terminal") -> None:
        self.app = app
        self.at = Incoming(channel, address)
        self.reply = Reply("")

    def sends(self, **given: str) -> Reply:
        """Send one message; the last of the replies that come, of which there is at least one."""
        self.replies = self.app.conversation.handle(replace(self.at, **given))
        self.reply = self.replies[-1]
        return self.reply

    def greets(self) -> Reply:
        """Ask what is asked now."""
        return self.sends()

    def says(self, *texts: str) -> Reply:
        """Type these texts one after another; the last reply."""
        for text in texts:
            self.sends(text=text)
        return self.reply

    def taps(self, *labels: str) -> Reply:
        """Tap the buttons with these labels one after another; the last reply."""
        for label in labels:
            self.sends(button=self.button(label))
        return self.reply

    def button(self, label: str) -> str:
        """The id of the button with this label, or whose label begins with it."""
        labels = {button.label: button.id for button in self.reply.buttons}
        found = [one for known, one in labels.items() if known == label] or [
            one for known, one in labels.items() if known.startswith(label)
        ]
        assert len(found) == 1, f"{label!r} is not one of {sorted(labels)}"
        return found[0]

    def enters(self, code: str) -> Reply:
        """Come in with an invitation."""
        return self.sends(command="start", argument=code)

    def answers(self, robot: "Robot", until: str = "release.how") -> Reply:
        """Let a robot answer until this question is asked or nothing is asked any more."""
        while not self.reply.ended and not (self.reply.question and self.reply.question.id == until):
            self.sends(**robot.answer(described(self.reply)))
        return self.reply

    def releases(self, how: str = "Vrijgeven zoals voorgesteld") -> Reply:
        """Choose how to release and confirm it; the reply after the yes."""
        return self.taps(how, "Ja")


def described(reply: Reply) -> dict[str, Any]:
    """A reply as programs read it."""
    return {
        "text": reply.text,
        "question": reply.question
        and {"id": reply.question.id, "kind": reply.question.kind, "item": reply.question.item},
        "buttons": [{"id": button.id, "label": button.label} for button in reply.buttons],
        "ended": reply.ended,
    }


class Robot:
    """Answers everything it is asked: `words` gives the text for a question id and item, `choose` the place of
    the option to take out of so many. Each text of one robot is unlike any other, so that it can be found back."""

    def __init__(self, name: str, choose: Callable[[int], int] = lambda of: 0) -> None:
        self.name = name
        self.choose = choose
        self.said: dict[tuple[str, str], str] = {}

    def words(self, question: str, item: str) -> str:
        """What this robot types: long enough that nobody asks on."""
        return f"{self.name} zegt hier nu op {question} [{item}]"

    def answer(self, said: Mapping[str, Any]) -> dict[str, str]:
        """What to send next, as a line for programs."""
        question, buttons = said["question"], [button["id"] for button in said["buttons"]]
        done = [button for button in buttons if button.endswith(":done")]
        options = [button for button in buttons if ":option." in button]
        if done or not question:
            return {"button": (done or buttons)[0]}
        if options:
            return {"button": options[self.choose(len(options))]}
        key = (question["id"], question["item"])
        self.said[key] = self.words(*key)
        return {"text": self.said[key]}


SAID = re.compile(r"\w+ zegt hier nu op [\w.]+ \[[\w/-]*\]")
"""What robots type, wherever it turns up."""


_OURS = ("ANNA_", "UV_RUN_", "COLUMNS", "PYTHON")
"""What the names of settings begin with that change what the program says."""


class Ran(NamedTuple):
    """What came of a command: its exit status, and what it wrote."""

    status: int
    out: str
    err: str


def ran(*arguments: str, database: Path) -> Ran:
    """Run `anna` in this process, untouched by the environment."""
    out, err = io.StringIO(), io.StringIO()
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(_OURS)}
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main([*arguments, "--database", str(database)])
    finally:
        os.environ.update(kept)
    return Ran(status, out.getvalue(), err.getvalue())


class Program:
    """`anna chat --jsonl` as a program of its own."""

    def __init__(self, *arguments: str, database: Path) -> None:
        command = [*anna("chat", "--jsonl", *arguments), "--database", str(database)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=clean(), cwd=ROOT
        )
        self.said: dict[str, Any] = {}
        self.hears()

    def hears(self) -> dict[str, Any]:
        """The next line; the program has to say one."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the program said nothing"
        self.said = json.loads(line)
        return self.said

    def sends(self, line: Mapping[str, str]) -> dict[str, Any]:
        """One line in, one line out."""
        self.writes(json.dumps(line).encode() + b"\n")
        return self.hears()

    def writes(self, raw: bytes) -> None:
        """Send bytes as they are."""
        assert self.process.stdin is not None
        self.process.stdin.write(raw)
        self.process.stdin.flush()

    def answers(self, robot: Robot, until: str = "release.how") -> dict[str, Any]:
        """Let a robot answer until this question is asked or nothing is asked any more."""
        while not self.said["ended"] and (self.said["question"] or {}).get("id") != until:
            self.sends(robot.answer(self.said))
        return self.said

    def closes(self) -> int:
        """Close its input; the exit status."""
        self.process.communicate(b"")
        return self.process.returncode


@contextmanager
def program(*arguments: str, database: Path) -> Iterator[Program]:
    """A program that is stopped afterwards, whatever happens."""
    running = Program(*arguments, database=database)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.communicate()


def anna(*arguments: str) -> list[str]:
    """The command line that runs `anna` in a process of its own."""
    return [sys.executable, "-m", "bot", *arguments]


def clean(**more: str) -> dict[str, str]:
    """The environment without any setting of ANNA, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return {**kept, "COLUMNS": "80", **more}


def rows(database: Path) -> list[str]:
    """Everything in a database, as SQL, one row per line."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        return [line for line in db.iterdump() if line.startswith("INSERT")]
