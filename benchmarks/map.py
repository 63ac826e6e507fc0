"""The speed of maps against that of an empty page, and how long drawing keeps others waiting.

Run by `benchmarks.documents`.
"""

import asyncio
import gc
import time
from collections.abc import Callable
from itertools import cycle
from statistics import median

import typst

from bot.model import COORDINATOR
from bot.reports.map.files import Maps
from tests.support.tables import MADE, collaboration, seen, words

EMPTY = b"#set page(width: 1189mm, height: 841mm, margin: 0mm)\n"


def empty() -> None:
    """An empty sheet of A0 as PDF, the way anybody would make one."""
    typst.compile(EMPTY, format="pdf")


def poster(size: int, cases: int = 40) -> Callable[[], None]:
    """Makes the map of so many organisations as PDF from its comparison, all sheets, of another case every time."""
    say = words()
    turns = cycle([seen(collaboration(size, seed)) for seed in range(1, cases + 1)])

    def make() -> None:
        case, comparison = next(turns)
        Maps(case, comparison, COORDINATOR, say, MADE).sheets("pdf", "a0")

    return make


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def against_empty(size: int, rounds: int) -> dict[str, float]:
    """A map against an empty page; an empty page before and after each, because machines differ by the minute."""
    make = poster(size)
    make()
    empty()
    ratios, ours, bare = [], [], []
    for _ in range(rounds):
        before, mine, after = timed(empty), timed(make), timed(empty)
        ratios.append(2 * mine / (before + after))
        ours.append(mine)
        bare += [before, after]
    return {
        "organisations": size,
        "empty_ms": round(median(bare), 1),
        "map_ms": round(median(ours), 1),
        "ratio": round(median(ratios), 2),
    }


async def stall(size: int) -> dict[str, float]:
    """The longest that a loop had to wait for its turn while a map was drawn in a thread."""
    longest, ready = 0.0, asyncio.Event()

    async def ticking() -> None:
        nonlocal longest
        last = time.perf_counter()
        while not ready.is_set():
            await asyncio.sleep(0)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    make = poster(size, cases=3)
    make()
    gc.collect()
    ticker = asyncio.create_task(ticking())
    begun = time.perf_counter()
    await asyncio.to_thread(make)
    drawing = (time.perf_counter() - begun) * 1000
    ready.set()
    await ticker
    return {
        "organisations": size,
        "drawing_ms": round(drawing, 1),
        "longest_stall_ms": round(longest * 1000, 1),
    }
