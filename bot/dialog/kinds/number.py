"""A number, with decimals or without."""

import re
from collections.abc import Iterator

from bot.dialog.kinds.cleaning import figures
from bot.dialog.question import DueQuestion, Parsed, Question, QuestionKind, within
from bot.dialog.refusals import NoPlainNumber, OutOfRange
from bot.errors import marked

_NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,9})?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
"""As "1.000": a thousand to one reader, one to another."""
_MOST_DIGITS = 15
"""What a float keeps exactly."""


class Number(QuestionKind):
    """The answer is an int or a float, from `lowest` to `highest` where these are set."""

    name = "number"
    widget = "number"

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        wanted = figures(text)
        if not _NUMBER.fullmatch(wanted) or _THOUSANDS.fullmatch(wanted):
            return NoPlainNumber()
        if sum(map(str.isdecimal, wanted)) > _MOST_DIGITS:
            return NoPlainNumber()
        value = float(wanted.replace(",", "."))
        low, high = due.question.lowest, due.question.highest
        if (low is not None and value < low) or (high is not None and value > high):
            return OutOfRange(lowest=low, highest=high)
        return int(value) if value.is_integer() else value

    def faults(self, question: Question) -> Iterator[str]:
        if (
            question.lowest is not None
            and question.highest is not None
            and question.lowest > question.highest
        ):
            yield marked("highest is less than lowest.")

    def possible(self, question: Question, value: str | int | None) -> bool:
        return within(question, value)

    def reaches(self, question: Question, least: int) -> bool:
        return question.highest is None or least <= question.highest

    def sample(self, due: DueQuestion, text: str) -> str:
        return str(due.question.lowest or 1)
