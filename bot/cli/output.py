"""What every command prints, and how: lines of text, plain JSON, and files."""

import json
import sys
from pathlib import Path
from typing import Any

from bot.app import App
from bot.channels.terminal import printable
from bot.cli.safe_file import write


def print_line(line: str) -> None:
    """Print a text without anything that could steer a terminal."""
    sys.stdout.write(printable(line) + "\n")


def print_fault(line: str) -> None:
    """Print a text beside the output."""
    sys.stderr.write(printable(line) + "\n")


def print_json(value: Any) -> int:
    """Print plain JSON on one line; the exit status."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    return 0


def json_text(value: Any) -> str:
    """Plain JSON as the text of a file."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def print_or_write(app: App, text: str, out: str | None) -> int:
    """Print a text as it is, or write it to the file that was named; the exit status. Raises `CaseFault` when that
    cannot be done."""
    if out is None:
        sys.stdout.write(text)
    else:
        write_file(app, Path(out), text.encode())
    return 0


def write_file(app: App, path: Path, content: bytes) -> None:
    """Write a file and say so. Raises `CaseFault` when that cannot be done."""
    say = app.words()
    write(path, content)
    print_line(say("Written to {file}.", file=path))
