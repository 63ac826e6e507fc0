"""Whole conversations, as they were recorded: what was typed at the terminal, and all that was said."""

import io
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import settings
from bot.app import App
from bot.cli.main import main

FOLDER = Path(__file__).parents[1] / "data" / "transcripts"
_VARYING = re.compile(r"(?P<code>\b[a-hjkmnp-z2-9]{16}\b)|(?P<case>\bzaak-[0-9a-f]{6}\b)")


class _Hands(io.StringIO):
    """Somebody who types these lines, which show on the screen as they do in a terminal."""

    def __init__(self, lines: Iterator[str]) -> None:
        super().__init__()
        self._lines = lines

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = next(self._lines, None)
        sys.stdout.write("^D" if line is None else f"{line}\n")
        return "" if line is None else f"{line}\n"


class _Masks:
    """What is different every time, under names that stay: `{code 1}`, `{case 1}`, `{in two weeks}`."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        app, now = App(settings.read({})), datetime.now(UTC)
        self._days = {
            app.words(language).day((now + timedelta(days=days)).date().isoformat())
            for language in ("nl", "en")
            for days in (13, 14, 15)
        }

    def put(self, text: str) -> str:
        """The text with names for what varies."""
        for day in self._days:
            text = text.replace(day, "{in two weeks}")
        return _VARYING.sub(self._name, text)

    def take(self, text: str) -> str:
        """The text with the names filled in again."""
        for varying, name in self._names.items():
            text = text.replace(name, varying)
        return text

    def _name(self, found: re.Match[str]) -> str:
        kind = str(found.lastgroup)
        known = sum(name.startswith(f"{{{kind} ") for name in self._names.values())
        return self._names.setdefault(found.group(), f"{{{kind} {known + 1}}}")


def replayed(script: str) -> str:
    """The transcript that comes of the commands (`$ anna ...`) and typed lines (`> ...`) of `script`."""
    masks, told = _Masks(), []
    for part in re.split(r"^\$ ", script, flags=re.M)[1:]:
        command, *rest = part.split("\n")
        typed = (masks.take(line[2:]) for line in rest if line.startswith("> ") and line != "> ^D")
        screen = io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(screen), redirect_stderr(screen):
            patch.setattr("sys.stdin", _Hands(typed))
            main(shlex.split(masks.take(command))[1:])
        told.append(f"$ {command}\n{masks.put(screen.getvalue())}")
    return "\n".join(told)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_conversation_goes_as_it_was_recorded(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("ANNA_DATABASE", str(tmp_path / "anna.db"))
    monkeypatch.setenv("COLUMNS", "80")
    recorded = path.read_text(encoding="utf-8")
    told = replayed(recorded)
    if request.config.getoption("--record"):
        path.write_text(told, encoding="utf-8")
    else:
        assert told == recorded
