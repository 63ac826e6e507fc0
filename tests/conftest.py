"""What all tests share: how much the property tests try, a clock, a program in memory, and a place for a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.app import App
from tests.support.people import Clock, app_on

settings.register_profile("bounded", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("full", max_examples=1000, deadline=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="let the property tests try ten times as much")
    parser.addoption("--record", action="store_true", help="write the transcripts anew as they go now")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("full" if config.getoption("--full") else "bounded")


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
