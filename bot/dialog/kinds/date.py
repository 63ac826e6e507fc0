"""A day."""

import re
from collections.abc import Sequence
from datetime import date

from bot.dialog.kinds.cleaning import figures
from bot.dialog.question import DueQuestion, Option, Parsed, Question, QuestionKind, Speech
from bot.dialog.refusals import NoDate
from bot.dialog.session import Value

_DATE = re.compile(r"(\d{1,4})[-/. ](\d{1,2}|[a-z]{3,9})\.?[-/. ](\d{1,4})")


class Day(QuestionKind):
    """The answer is an ISO date from 1900 to 2200."""

    name = "date"
    widget = "date"

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        found = _DATE.fullmatch(figures(text))
        if not found:
            return NoDate()
        first, month, last = found.groups()
        number = int(month) if month.isdecimal() else due.lexicon.months.get(month, 0)
        year, day = (int(first), int(last)) if len(first) == 4 else (int(last), int(first))
        try:
            return date(year, number, day).isoformat() if 1900 <= year <= 2200 else NoDate()
        except ValueError:
            return NoDate()

    def show(self, question: Question, options: Sequence[Option], value: Value, say: Speech) -> str:
        return say.day(str(value))

    def hint(self, question: Question, most: int | None, say: Speech) -> str:
        return say("Write a date, such as 14-5-2027.")

    def sample(self, due: DueQuestion, text: str) -> str:
        return "2027-01-01"
