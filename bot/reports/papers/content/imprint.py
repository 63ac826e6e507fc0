"""The imprint of a paper: in which language, on which day, of which version and in whose looks it is made."""

from dataclasses import dataclass, field
from datetime import date

from bot.errors import fill, marked
from bot.model import COORDINATOR, Case
from bot.phrases import Language, organisation_names
from bot.reports.papers.theme import Theme

LACKING = marked("stands for a character that cannot be shown here.")


@dataclass(frozen=True, slots=True)
class Imprint:
    """`say` gives the texts of the paper's language, `made` is the day it is made. Of a comparison, `stands` tells in
    sentences which version this is, or that it is a draft; `mark` the same in a few words."""

    say: Language
    made: date
    theme: Theme = field(default_factory=Theme)
    stands: str = ""
    mark: str = ""

    @property
    def language(self) -> str:
        """The tag of the paper's language with its region (BCP 47), such as nl-NL."""
        return self.say.locale

    def front(self, case: Case, reader: str) -> list[str]:
        """The first sentences of a paper about a case: when the meeting is, when it was made, for whom, and which
        version it is."""
        say, for_whom = self.say, self.say("For the coordinator.")
        if reader != COORDINATOR:
            for_whom = fill(say("For {name}."), {"name": organisation_names(case)[reader]})
        made = fill(say("Made on {date}."), {"date": say.day(self.made.isoformat())})
        return [each for each in (self.meeting(case), made, for_whom, self.stands) if each]

    def meeting(self, case: Case) -> str:
        """When the meeting of a case is, as a sentence; "" when that is not known."""
        if not case.meeting:
            return ""
        return fill(self.say("Meeting: {date}."), {"date": self.say.day(case.meeting)})
