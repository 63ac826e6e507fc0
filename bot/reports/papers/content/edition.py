"""For whom and when a paper is made: the reader's language, the day, and the looks of an organisation."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.errors import fill, marked
from bot.model import COORDINATOR, Case
from bot.phrases import Translator, organisation_names
from bot.reports.papers.theme import Theme

LACKING = marked("stands for a character that cannot be shown here.")


@dataclass(frozen=True, slots=True)
class Edition:
    """`say` gives the texts of `language`, a tag such as `nl-NL`; `day` an ISO date as people write it in that
    language. Of a comparison, `stands` tells in sentences which version this is, or that it is a draft; `mark` the
    same in a few words."""

    say: Translator
    language: str
    made: date
    day: Callable[[str], str]
    theme: Theme = field(default_factory=Theme)
    stands: str = ""
    mark: str = ""

    def front(self, case: Case, reader: str) -> list[str]:
        """What stands first in a paper made of a case for `reader`, in sentences: when they meet, when it was made,
        for whom, and what it stands for."""
        say, for_whom = self.say, self.say("For the coordinator.")
        if reader != COORDINATOR:
            for_whom = fill(say("For {name}."), {"name": organisation_names(case)[reader]})
        meeting = fill(say("Meeting: {date}."), {"date": self.day(case.meeting)}) if case.meeting else ""
        made = fill(say("Made on {date}."), {"date": self.day(self.made.isoformat())})
        return [each for each in (meeting, made, for_whom, self.stands) if each]
