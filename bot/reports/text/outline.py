"""An outline of titles and indented lines, and how it looks as plain text."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Protocol

WIDTH = 80
"""The columns of a line of plain text."""


class Outline(Protocol):
    """What a report is written to: titles, and lines that may stand under other lines."""

    def title(self, text: str) -> None:
        """Add the title of the whole."""

    def heading(self, text: str) -> None:
        """Add the title of a part."""

    def gap(self) -> None:
        """Keep the lines before and after this apart."""

    def line(self, text: str, evidence: Iterable[str] = (), indent: int = 0, mark: str = "") -> None:
        """Add one sentence or more, with the ids of the answers that it rests on.

        `indent` is how many lines it stands under; `mark` stands before it.
        """


class TextOutline:
    """An outline as plain text that reads well on any terminal and aloud. With `unbroken` no line is broken and no
    title underlined: for a channel that breaks lines by itself."""

    def __init__(self, *, unbroken: bool = False) -> None:
        self._lines: list[str] = []
        self._unbroken = unbroken
        self._after_title = False

    def title(self, text: str) -> None:
        self._underlined(text, "=")

    def heading(self, text: str) -> None:
        self._lines.append("")
        self._underlined(text, "-")

    def _underlined(self, text: str, stroke: str) -> None:
        lines = wrap(text, WIDTH)
        self._lines += [text] if self._unbroken else [*lines, stroke * max(map(len, lines), default=0)]
        self._after_title = True

    def gap(self) -> None:
        if not self._after_title:
            self._lines.append("")

    def line(self, text: str, evidence: Iterable[str] = (), indent: int = 0, mark: str = "") -> None:
        self._after_title = False
        ids = ", ".join(evidence)
        begin = "  " * indent + (f"{mark} " if mark else "")
        whole = f"{text} [{ids}]" if ids else text
        if self._unbroken:
            self._lines.append(begin + whole)
            return
        self._lines += wrap(
            whole,
            WIDTH,
            initial_indent=begin,
            subsequent_indent=" " * len(begin),
            break_on_hyphens=False,
        )

    def __str__(self) -> str:
        return "\n".join(self._lines) + "\n"
