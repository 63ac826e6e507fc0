"""A person at a terminal is told that a file takes a while; whoever reads the output as a program is not."""

import io
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main
from bot.reports.map.files import Maps
from bot.reports.papers import formats
from tests.support.people import ran

ROOT = Path(__file__).parents[2]
BUSY = "Ik maak nu wat je vroeg. Dat duurt even.\n"
COMMANDS = (
    ("report", "practice", "--format", "odt"),
    ("report", "practice", "--kind", "workbook", "--format", "ods"),
    ("map", "practice", "--format", "svg"),
)


class Screen(io.StringIO):
    """What somebody sees of the faults and of what goes on."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def database(tmp_path: Path) -> Path:
    assert (
        ran("case", "import", str(ROOT / "flows" / "practice.json"), database=tmp_path / "a.db").status == 0
    )
    return tmp_path / "a.db"


def seen(patch: pytest.MonkeyPatch, database: Path, command: tuple[str, ...], terminal: bool) -> str:
    """What stands on the screen of a command whose file is ready once something stands there, or soon."""
    screen, most = Screen(terminal), 10.0 if terminal else 0.05

    def slowly(make: Callable[..., Any]) -> Callable[..., Any]:
        def made(*given: Any) -> Any:
            until = time.monotonic() + most
            while not screen.getvalue() and time.monotonic() < until:
                time.sleep(0.005)
            return make(*given)

        return made

    patch.setattr("bot.channels.delay_notice.PATIENCE", 0.01)
    patch.setattr("bot.results.papers.write", slowly(formats.write))
    patch.setattr(Maps, "files", slowly(Maps.files))
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(screen):
        made = database.with_name("made")
        assert main([*command, "--out", str(made), "--database", str(database), "--lang", "nl"]) == 0
    assert out.getvalue() == f"Geschreven naar {made}.\n"
    return screen.getvalue()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_person_is_told_once_beside_the_output(
    monkeypatch: pytest.MonkeyPatch, database: Path, command: tuple[str, ...]
) -> None:
    assert seen(monkeypatch, database, command, terminal=True) == BUSY


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_where_no_person_looks_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, database: Path, command: tuple[str, ...]
) -> None:
    assert seen(monkeypatch, database, command, terminal=False) == ""
