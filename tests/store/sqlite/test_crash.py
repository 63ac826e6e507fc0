"""Whatever happens to the machine or between processes, what was acknowledged is there, whole."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from inspect import CO_GENERATOR
from itertools import count
from pathlib import Path
from threading import Timer
from types import FrameType

import pytest

from bot.dialog.session import Session
from bot.errors import StoreFault
from bot.store import faults
from bot.store.contract import Participant, Store
from bot.store.sqlite import opening
from bot.store.sqlite.engine import MEMORY, open_store
from bot.store.sqlite.schema import STEPS
from tests.support.other_process import PARTS, take_turn
from tests.support.seats import NOW, said, save, seat

SHORT = 0.05
"""Seconds to wait for a lock in a test."""


@contextmanager
def writer(what: str, *words: object) -> Iterator[subprocess.Popen[str]]:
    """Another process on the database, ended at the end whatever it does."""
    command = [sys.executable, "-m", "tests.support.other_process", what, *map(str, words)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def next_line(process: subprocess.Popen[str]) -> str:
    """The next line that a process tells."""
    assert process.stdout is not None
    return process.stdout.readline()


def told(process: subprocess.Popen[str]) -> list[str]:
    """All that a process tells until it ends."""
    output, _ = process.communicate(timeout=30)
    return output.splitlines()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anna.db"


@pytest.fixture
def part(path: Path) -> Participant:
    """Somebody in a new database."""
    store = open_store(path)
    part = seat(store)
    store.close()
    return part


def whole_turns(store: Store, part: Participant) -> int:
    """How many turns were kept, all of them whole and none missing."""
    turns = Counter(revision.answer.id for revision in store.history(part.case, part.id))
    assert turns == dict.fromkeys(range(1, len(turns) + 1), PARTS)
    kept = store.session(part.case, part.id)
    assert (kept.session.last_id if kept else 0) == len(turns)
    return len(turns)


def test_processes_that_meet_at_a_new_file_all_get_in(tmp_path: Path) -> None:
    rounds, people = 8, 5
    with writer("meet", "") as one, writer("meet", "") as two, writer("meet", "") as three, \
            writer("meet", "") as four, writer("meet", "") as five:  # fmt: skip
        processes = [one, two, three, four, five]
        for number in range(rounds):
            for process in processes:
                print(tmp_path / str(number) / "anna.db", file=process.stdin, flush=True)
            assert [next_line(process) for process in processes] == ["met\n"] * people
    for number in range(rounds):
        store = open_store(tmp_path / str(number) / "anna.db")
        assert [address for address, _ in store.addresses("met")] == [str(at) for at in range(people)]
        store.close()


def test_two_processes_that_write_at_once_lose_nothing(path: Path, part: Participant) -> None:
    with (
        writer("turns", path, part.case, part.id, 40) as one,
        writer("turns", path, part.case, part.id, 40) as two,
    ):
        acknowledged = [int(line) for process in (one, two) for line in told(process)]
    store = open_store(path)
    assert whole_turns(store, part) == max(acknowledged) >= 40
    store.close()


def test_a_file_opened_twice_in_one_process_loses_nothing(path: Path, part: Participant) -> None:
    store = open_store(path)
    # Reading the file by hand and closing it would drop the first store's locks, and let the next process
    # throw away the log that store goes on writing to.
    open_store(path).close()
    with writer("meet", "") as other:
        print(path, file=other.stdin, flush=True)
        assert next_line(other) == "met\n"
    save(store, part, said("kept"))
    assert [path.name for path in path.parent.iterdir() if path.name.endswith("-wal")] == ["anna.db-wal"]
    with writer("turns", path, part.case, part.id, 1) as other:
        assert told(other) == ["1"]
    assert [revision.answer.value for revision in store.history("water", part.id)] == ["kept"] + [
        "x" * 40 + " 1"
    ] * 3
    store.close()


def test_a_locked_database_is_told_and_read_all_the_same(
    path: Path, part: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_WAIT", SHORT)
    before = open_store(path)
    with writer("hold", path) as other:
        assert next_line(other) == "held\n"
        opened_meanwhile = open_store(path)
        for store in (before, opened_meanwhile):
            with pytest.raises(StoreFault) as fault:
                save(store, part, said("not now"))
            assert fault.value.message == faults.BUSY
            assert store.participants("water") == [part]
            assert len(store.addresses("terminal")) == 1
        other.communicate("let go\n", timeout=30)
    assert save(before, part, said("now")) == 1
    assert save(opened_meanwhile, part, said("again", revision=2)) == 2
    assert [address for address, _ in before.addresses("terminal")] == ["1", "held"]
    before.close()
    opened_meanwhile.close()


def test_a_locked_database_that_lacks_steps_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_WAIT", SHORT)
    with monkeypatch.context() as older:
        older.setattr(opening, "STEPS", STEPS[:1])
        store = open_store(path)
        with store.transaction():
            store.add_person("terminal", "1")
            older.undo()
            with pytest.raises(StoreFault) as fault:
                open_store(path)
            assert fault.value.message == faults.BUSY
        store.close()
    again = open_store(path)
    assert seat(again).id == "GEM-1"
    again.close()


@pytest.mark.parametrize("released", [True, False])
def test_who_opens_waits_for_the_log_until_another_lets_go(
    path: Path, part: Participant, monkeypatch: pytest.MonkeyPatch, released: bool
) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN IMMEDIATE")
    if released:
        letting_go = Timer(SHORT, other.rollback)
        letting_go.start()
        store = open_store(path)
        letting_go.join()
        assert save(store, part, said("kept")) == 1
        store.close()
    else:
        monkeypatch.setattr(opening, "_WAIT", SHORT)
        with pytest.raises(StoreFault) as fault:
            open_store(path)
        assert fault.value.message == faults.BUSY
    other.close()


def test_a_power_cut_amid_writing_back_the_log_loses_nothing(path: Path, part: Participant) -> None:
    torn = path.with_name("torn.db")
    store = open_store(path)
    for _ in range(3):
        take_turn(store, part.case, part.id, "long " * 2000)
    shutil.copy(path, torn)
    shutil.copy(f"{path}-wal", f"{torn}-wal")
    store.close()
    # The first page already tells of pages that are only in the log.
    with path.open("rb") as whole, torn.open("r+b") as half:
        assert path.stat().st_size > torn.stat().st_size
        half.write(whole.read(4096))
    store = open_store(torn)
    assert whole_turns(store, part) == 3
    store.close()


def test_a_full_disk_is_told_and_the_store_goes_on_once_there_is_room(path: Path, part: Participant) -> None:
    with writer("fill", path, part.case, part.id) as process:
        last, fault, next_turn = told(process)
    assert fault == faults.FULL
    assert int(last) >= 3
    assert int(next_turn) == int(last) + 1
    store = open_store(path)
    assert whole_turns(store, part) == int(next_turn)
    store.close()


def test_of_turns_in_one_commit_none_is_kept_when_the_disk_is_full(path: Path, part: Participant) -> None:
    with writer("overfill", path, part.case, part.id) as process:
        *raised, next_turn = told(process)
    assert raised == [faults.FULL] * 3, "the turn that did not fit, the one after it, and all together"
    assert next_turn == "1"
    store = open_store(path)
    assert whole_turns(store, part) == 1
    store.close()


def test_a_database_that_did_not_fit_can_be_made_once_there_is_room(path: Path) -> None:
    with writer("begin", path) as process:
        assert told(process) == [faults.FULL, "GEM-1"]


def test_a_killed_process_leaves_every_acknowledged_turn_and_none_half(path: Path, part: Participant) -> None:
    kept, until = 0, time.monotonic() + 8
    for delay in (0.0, 0.01, 0.03, 0.08, 0.2):
        with writer("turns", path, part.case, part.id, 10**9) as process:
            assert int(next_line(process)) > kept, "the next save works"
            time.sleep(delay)
            process.kill()
            acknowledged = [int(line) for line in iter(partial(next_line, process), "") if line[-1] == "\n"]
        store = open_store(path)
        kept = whole_turns(store, part)
        assert kept >= max(acknowledged, default=0)
        assert take_turn(store, part.case, part.id) == kept + 1
        kept += 1
        store.close()
        if time.monotonic() > until:
            break


@contextmanager
def interrupt(moment: int, done: list[int]) -> Iterator[None]:
    """Ctrl-C at one of the moments when Python heeds it: as a function of the store, or of how Python begins and
    ends a `with`, starts, and after each call in it of what is not written in Python. `done` tells that it came."""
    watched, moments = (str(Path(opening.__file__).parent), contextlib.__file__), count(1)
    before = sys.getprofile()

    def profile(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        # To a profiler a generator that goes on is called anew; raising there would end it without its `finally`.
        heeded = event == "c_return" or (event == "call" and not code.co_flags & CO_GENERATOR)
        if heeded and code.co_filename.startswith(watched) and next(moments) == moment:
            done.append(moment)
            raise KeyboardInterrupt

    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("how", ["keeps all", "fails", "fails and the rest goes on"])
def test_an_interrupt_at_any_moment_leaves_no_turn_half_and_the_next_one_works(how: str) -> None:
    store = open_store(MEMORY)
    part, kept = seat(store), 0

    def turn(how: str) -> None:
        answers = [said("x", kept + 1, f"q{kept + 1}.{place}") for place in range(PARTS)]
        passing = (ZeroDivisionError, KeyboardInterrupt) if how == "fails and the rest goes on" else ()
        with store.transaction(), suppress(*passing), store.transaction():
            store.save(part.case, part.id, Session("anna", "nl", last_id=kept + 1), answers, NOW)
            if how != "keeps all":
                raise ZeroDivisionError

    for moment in range(1, 1000):
        done: list[int] = []
        with suppress(KeyboardInterrupt, ZeroDivisionError, StoreFault), interrupt(moment, done):
            turn(how)
        found = whole_turns(store, part)
        assert kept + (how == "keeps all" and not done) <= found <= kept + (how == "keeps all")
        kept = found
        turn("keeps all")
        kept += 1
        assert whole_turns(store, part) == kept
        if not done:
            break
    assert 30 < moment < 999, "it was interrupted at every moment there is"
    store.close()
