"""For whom and when a paper is made: the reader's language, the day, and the looks of an organisation."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.errors import marked
from bot.reports.papers.theme import Theme
from bot.reports.wording import Say

LACKING = marked("stands for a character that cannot be shown here.")


@dataclass(frozen=True, slots=True)
class Edition:
    """`say` gives the texts of `language`; `day` an ISO date as people write it in that language."""

    say: Say
    language: str
    made: date
    day: Callable[[str], str]
    theme: Theme = field(default_factory=Theme)
