"""The contract suite knows no engine: what holds for one store holds for each."""

from pathlib import Path

import pytest

SUITE = sorted(Path(__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", SUITE, ids=lambda path: path.name)
def test_the_contract_suite_names_no_engine(path: Path) -> None:
    if path != Path(__file__):
        assert "sqlite" not in path.read_text(encoding="utf-8").lower()
