"""The titles of sheets, as spreadsheet programs take them."""

import re
from collections.abc import Iterable, Iterator

LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def sheet_titles(wanted: Iterable[str]) -> Iterator[str]:
    """The titles as every program takes them: short, without characters that have a meaning, each different."""
    taken = set[str]()
    for title in wanted:
        plain = _FORBIDDEN.sub(" ", title).strip()[:LONGEST_TITLE].strip() or "-"
        free, number = plain, 1
        while free.casefold() in taken:
            number += 1
            free = f"{plain[: LONGEST_TITLE - 5]} ({number})"
        taken.add(free.casefold())
        yield free
