"""Something to read, to which there is no answer."""

from bot.dialog.question import DueQuestion, Parsed, Question, QuestionKind
from bot.dialog.refusals import NoQuestion


class Info(QuestionKind):
    """It only tells."""

    name = "info"
    widget = "none"
    asks = False

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        return NoQuestion()

    def possible(self, question: Question, value: str | int | None) -> bool:
        return False
