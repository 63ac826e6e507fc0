"""`anna chat` as a process of its own: keys that end it, bytes that are no text, and what it loads to start."""

import os
import pty
import re
import select
import shlex
import signal
import subprocess
import sys
from pathlib import Path

from tests.support.people import ROOT, anna, app_on, clean

BACK = "Verdergaan doe je met: "


def chatted(database: Path, typed: bytes, *options: str) -> str:
    """All that stands on the screen of a terminal into which these bytes are piped."""
    done = subprocess.run(
        [*anna("chat", *options), "--database", str(database)],
        input=typed,
        capture_output=True,
        env=clean(),
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("utf-8")


def test_bytes_that_are_no_text_and_endless_lines_are_refused_and_asked_again(tmp_path: Path) -> None:
    database = tmp_path / "anna.db"
    lines = (
        b"1\r\n",  # line ends of Windows
        b"2\r\n",
        b"\xff\xfe geen tekst \xe9\n",
        b"a" * 1_000_000 + b"\n",
        b"\x1b[31mrood\x1b[0m \x07 \xc2\x9b2J\n",
        b"\n",
        "Over twee jaar krijgt élk kind hulp ‘dichtbij’ 👩.\n".encode(),
        b"/pauze",  # without an end
    )
    screen = chatted(database, b"".join(lines))
    assert screen.count("Wat willen jullie met deze samenwerking bereiken?") == 5
    assert "onleesbare tekens" in screen
    assert "1000000 tekens" in screen
    assert "\x1b" not in screen
    assert "\x9b" not in screen
    assert "\x07" not in screen
    assert max(map(len, screen.split("\n"))) < 200
    app = app_on(database)
    kept = [each.answer.value for each in app.store.history("practice", "GEM-1")]
    app.close()
    assert kept == ["department", "Over twee jaar krijgt élk kind hulp ‘dichtbij’ 👩."]


def test_the_line_that_says_how_to_come_back_works_as_it_stands(tmp_path: Path) -> None:
    database = tmp_path / "een map" / "anna's zaken.db"
    screen = chatted(database, b"1\n2\n")
    command = screen.strip().split("\n")[-1].removeprefix(BACK)
    program, *options = shlex.split(command)
    assert program == "anna"
    again = subprocess.run(
        anna(*options), input=b"", capture_output=True, env=clean(), cwd=tmp_path, timeout=60, check=True
    ).stdout.decode()
    assert "We gaan verder waar je was." in again
    assert "Wat willen jullie met deze samenwerking bereiken?" in again


def test_ctrl_c_pauses_politely_and_says_how_to_come_back(tmp_path: Path) -> None:
    running = subprocess.Popen(
        [*anna("chat"), "--database", str(tmp_path / "anna.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean(),
        cwd=ROOT,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b"1\n")
    running.stdin.flush()
    said = b""
    while b"Namens wie" not in said or not said.endswith(b"> "):
        said += os.read(running.stdout.fileno(), 65536)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, b"")
    assert "We pauzeren hier." in out.decode()
    assert BACK in out.decode()


def test_somebody_at_a_real_terminal_sees_a_prompt_and_ends_with_ctrl_d(tmp_path: Path) -> None:
    keyboard, screen = pty.openpty()
    running = subprocess.Popen(
        [*anna("chat"), "--database", str(tmp_path / "anna.db")],
        stdin=screen,
        stdout=screen,
        stderr=screen,
        env=clean(TERM="dumb"),
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(screen)
    try:
        said = seen_on(keyboard, r"> $")
        os.write(keyboard, b"1\n")
        said += seen_on(keyboard, r"Namens wie.*> $")
        os.write(keyboard, b"\x04")
        said += seen_on(keyboard, BACK)
        assert running.wait(timeout=60) == 0
    finally:
        running.kill()
        running.wait()
        os.close(keyboard)
    assert "We pauzeren hier." in said
    assert not re.search(r"\x1b\[[\d;]*m", said)


def seen_on(keyboard: int, wanted: str) -> str:
    """What appears on a terminal until it matches this."""
    said = ""
    while not re.search(wanted, said, flags=re.S):
        ready, _, _ = select.select([keyboard], [], [], 60)
        assert ready, f"no {wanted!r} in {said!r}"
        said += os.read(keyboard, 65536).decode("utf-8", errors="replace")
    return said


def test_the_terminal_starts_without_what_it_does_not_need(tmp_path: Path) -> None:
    """Other channels, an event loop and a network are not loaded before the first prompt."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "chat", "--database", str(tmp_path / "anna.db")],
        input=b"",
        capture_output=True,
        env=clean(),
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    loaded = {line.rpartition(b"|")[2].strip().decode() for line in done.stderr.splitlines()}
    assert {"bot.conversation.conversation", "bot.store.sqlite.engine"} <= loaded
    heavy = {
        "telegram",
        "httpx",
        "asyncio",
        "ssl",
        "bot.delivery.turn_batch",
        "bot.reports.text.report",
        "bot.cli.flows",
    }
    assert not loaded & heavy
