"""What the tests of the conversation share: a program in memory, and a database in a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from people import Clock, app_on

from bot.app import App


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is set on this machine, the tests begin without it."""
    monkeypatch.delenv("ANNA_DATABASE", raising=False)
    monkeypatch.delenv("ANNA_LANGUAGE", raising=False)
    monkeypatch.delenv("UV_RUN_RECURSION_DEPTH", raising=False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(clock: Clock) -> Iterator[App]:
    """A program on a fresh database in memory."""
    made = app_on(clock=clock)
    yield made
    made.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where a database can be made."""
    return tmp_path / "anna.db"
