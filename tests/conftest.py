"""How much the property tests try: a steady, bounded run for every change, `--full` for a thorough one."""

import pytest
from hypothesis import settings

settings.register_profile("bounded", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("full", max_examples=1000, deadline=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="let the property tests try ten times as much")
    parser.addoption("--record", action="store_true", help="write the transcripts anew as they go now")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("full" if config.getoption("--full") else "bounded")
