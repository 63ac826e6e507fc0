"""A page of plain text, 80 columns wide, that reads well on any terminal and aloud."""

from collections.abc import Iterable
from textwrap import wrap

WIDTH = 80


class Page:
    """Lines of text, added one after another. Indents are counted in steps of two spaces. `wide`: for a channel that
    breaks lines by itself, so that none is broken here, and no title is underlined."""

    def __init__(self, wide: bool = False) -> None:
        self._lines: list[str] = []
        self._wide = wide
        self._headed = False

    def title(self, text: str) -> None:
        """The name of the whole page."""
        self._underlined(text, "=")

    def heading(self, text: str) -> None:
        """The name of a part, after an empty line."""
        self._lines.append("")
        self._underlined(text, "-")

    def _underlined(self, text: str, stroke: str) -> None:
        lines = wrap(text, WIDTH)
        self._lines += [text] if self._wide else [*lines, stroke * max(map(len, lines), default=0)]
        self._headed = True

    def gap(self) -> None:
        """An empty line between two lines, but not right under a heading."""
        if not self._headed:
            self._lines.append("")

    def line(self, text: str, evidence: Iterable[str] = (), indent: int = 0, mark: str = "") -> None:
        """One sentence or more, with the ids it rests on behind it in square brackets. `mark` stands before it."""
        self._headed = False
        ids = ", ".join(evidence)
        begin = "  " * indent + (f"{mark} " if mark else "")
        whole = f"{text} [{ids}]" if ids else text
        if self._wide:
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
