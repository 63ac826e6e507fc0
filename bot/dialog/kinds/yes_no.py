"""A question that is answered with yes or no."""

from collections.abc import Iterator, Sequence

from bot.dialog.kinds.cleaning import figures, plain
from bot.dialog.question import DueQuestion, Option, Parsed, Question, QuestionKind, Speech
from bot.dialog.refusals import NoYesOrNo
from bot.dialog.session import Value


class YesNo(QuestionKind):
    """The answer is "yes" or "no"; in a record it is true or false."""

    name = "yes_no"
    widget = "buttons"
    tapped = True

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        wanted, number = plain(text), figures(text)
        if wanted in due.lexicon.yes or number == "1":
            return "yes"
        return "no" if wanted in due.lexicon.no or number == "2" else NoYesOrNo()

    def choices(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from (("yes", ""), ("no", ""))

    def label(self, choice: str, text: str, say: Speech) -> str:
        return say("Yes") if choice == "yes" else say("No")

    def show(self, question: Question, options: Sequence[Option], value: Value, say: Speech) -> str:
        return say("Yes") if value == "yes" else say("No")

    def field_value(self, question: Question, options: Sequence[Option], value: Value) -> str | int:
        return value == "yes"

    def possible(self, question: Question, value: str | int | None) -> bool:
        return value in {"yes", "no"}
