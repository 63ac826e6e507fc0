"""The engines on which every law of the store is tested."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.contract import Store
from tests.support.engines import ENGINES, ON_DISK, Engine


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    engine: Engine = request.param
    opened = engine.open(tmp_path)
    yield opened
    opened.close()


@pytest.fixture(params=ON_DISK, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    """An engine whose databases can be opened twice."""
    chosen: Engine = request.param
    return chosen
