"""The store engines on which the contract is tested; another engine is one more entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.store.contract import Store
from bot.store.sqlite.engine import MEMORY, open_store


@dataclass(frozen=True)
class Engine:
    """How to open a database that belongs to a folder: made the first time, the same one every later time."""

    name: str
    open: Callable[[Path], Store]


IN_MEMORY = Engine("sqlite in memory", lambda _: open_store(MEMORY))
"""The fake of all other tests: the real store, gone when it is closed."""
ON_DISK = (Engine("sqlite", lambda folder: open_store(folder / "anna.db")),)
"""The engines whose databases outlive a process and can be opened twice."""
ENGINES = (IN_MEMORY, *ON_DISK)
