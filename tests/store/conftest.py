"""The engines on which every law of the store is tested."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.contract import Store
from bot.store.sqlite.engine import MEMORY, open_store


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(MEMORY if request.param == "memory" else tmp_path / "anna.db")
    yield opened
    opened.close()
