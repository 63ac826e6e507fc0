"""A place on a scale of whole numbers, of which the ends have a label."""

from collections.abc import Iterator, Sequence

from bot.dialog.kinds.cleaning import plain, whole_number
from bot.dialog.question import DueQuestion, Option, Parsed, Question, QuestionKind, Speech, within
from bot.dialog.refusals import NoNumber, OutOfRange
from bot.dialog.session import Value
from bot.errors import marked


class Scale(QuestionKind):
    """The answer is a whole number from `lowest` to `highest`; a value may have a label, and the ends must."""

    name = "scale"
    widget = "scale"
    tapped = True

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        question, value = due.question, whole_number(text)
        low, high = question.lowest or 0, question.highest or 0
        if value is not None:
            return value if low <= value <= high else OutOfRange(lowest=low, highest=high)
        labelled = [value for value, label in question.labels.items() if plain(label) == plain(text)]
        return labelled[0] if len(labelled) == 1 else NoNumber(lowest=low, highest=high)

    def choices(self, question: Question) -> Iterator[tuple[str, str]]:
        for value in range(question.lowest or 0, (question.highest or 0) + 1):
            yield str(value), question.labels.get(value, "")

    def key(self, choice: str, number: int) -> str:
        return choice

    def value_of(self, choice: str) -> Value:
        return int(choice)

    def label(self, choice: str, text: str, say: Speech) -> str:
        return f"{choice} {text}".strip()

    def plain(self, question: Question, options: Sequence[Option], value: Value) -> str:
        label = question.labels.get(value) if isinstance(value, int) else None
        return f"{value} ({label})" if label else str(value)

    def faults(self, question: Question) -> Iterator[str]:
        low, high = question.lowest, question.highest
        if low is None or high is None or low >= high:
            yield marked("a scale needs lowest and highest.")
        elif not {low, high} <= question.labels.keys() or not all(
            low <= key <= high for key in question.labels
        ):
            yield marked("a scale needs labels at both ends, and none outside.")

    def possible(self, question: Question, value: str | int | None) -> bool:
        return within(question, value)

    def reaches(self, question: Question, least: int) -> bool:
        return question.highest is None or least <= question.highest

    def hint(self, question: Question, most: int | None, say: Speech) -> str:
        ends = {"low": question.labels.get(question.lowest or 0), "lowest": question.lowest}
        ends |= {"high": question.labels.get(question.highest or 0), "highest": question.highest}
        return say("From {lowest} ({low}) to {highest} ({high}).", **ends)
