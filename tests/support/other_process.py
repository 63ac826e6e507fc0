"""Another process on the same database, as the tests of the store start one."""

import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.dialog.session import Session
from bot.errors import StoreFault
from bot.store.contract import Store
from bot.store.sqlite.engine import open_store
from tests.support.seats import NOW, said, seat

PARTS = 3
"""How many answers one turn keeps, in one transaction."""


def tell(*words: object) -> None:
    print(*words, flush=True)


def take_turn(store: Store, case: str, part: str, text: str = "x") -> int:
    """Keep the next turn of somebody: its number as the session's last id, and as many answers as `PARTS`."""
    with store.transaction():
        kept = store.session(case, part)
        number = kept.session.last_id + 1 if kept else 1
        answers = [said(f"{text} {number}", number, f"q{number}.{place}") for place in range(PARTS)]
        store.save(case, part, Session("anna", "nl", last_id=number), answers, NOW)
    return number


def meet(_: str) -> None:
    """Open each database named on a line of the input, add somebody, and close it."""
    for line in sys.stdin:
        try:
            store = open_store(line.rstrip("\n"))
            with store.transaction():
                store.add_person("met", str(len(store.addresses("met"))))
            store.close()
            tell("met")
        except StoreFault as fault:
            tell(fault)


def turns(path: str, case: str, part: str, most: str) -> None:
    """Take turns, several in one commit now and then, and tell each once it is kept."""
    store = open_store(path)
    together = 1
    last = 0
    while last < int(most):
        with store.transaction():
            taken = [take_turn(store, case, part, "x" * 40 * together) for _ in range(together)]
        last = taken[-1]
        together = together % 4 + 1
        tell(last)
    store.close()


def hold(path: str) -> None:
    """Keep the database locked, with an answer nobody may see, until a line comes."""
    store = open_store(path)
    with store.transaction():
        store.add_person("terminal", "held")
        tell("held")
        sys.stdin.readline()
    store.close()


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file can grow past `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill(path: str, case: str, part: str) -> None:
    """Take turns until the disk is full, tell the fault, and go on once there is room."""
    store = open_store(path)
    last = 0
    with disk_of(400_000):
        try:
            while True:
                last = take_turn(store, case, part, "full " * 1000)
        except StoreFault as fault:
            tell(last)
            tell(fault)
    tell(take_turn(store, case, part))
    # Left as after a crash: nothing is tidied up by closing.
    os._exit(0)


def overfill(path: str, case: str, part: str) -> None:
    """Take three turns in one commit, of which the second does not fit on the disk; tell every fault."""
    store = open_store(path)
    with disk_of(400_000):
        try:
            with store.transaction():
                for text in ("before", "full " * 1_000_000, "after"):
                    try:
                        take_turn(store, case, part, text)
                    except StoreFault as fault:
                        tell(fault)
        except StoreFault as fault:
            tell(fault)
    tell(take_turn(store, case, part))
    store.close()


def begin(path: str) -> None:
    """Open a new database where it has hardly any room, tell the fault, and open it again with room."""
    with disk_of(20_000):
        try:
            open_store(path).close()
        except StoreFault as fault:
            tell(fault)
    store = open_store(path)
    tell(seat(store).id)
    store.close()


if __name__ == "__main__":
    what, where, *rest = sys.argv[1:]
    acts: dict[str, Callable[..., None]] = {
        "meet": meet, "turns": turns, "hold": hold, "fill": fill, "overfill": overfill, "begin": begin,
    }  # fmt: skip
    acts[what](where, *rest)
