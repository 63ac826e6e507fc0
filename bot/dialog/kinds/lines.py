"""A list: one thing on each line, in one message or in several."""

from bot.dialog.kinds.cleaning import clean
from bot.dialog.question import DueQuestion, Parsed, Question, QuestionKind, Speech
from bot.dialog.refusals import InputRefusal, TooLong

_ELEMENTS = 2
"""How many lines a person gives, when an interview is counted."""


class Lines(QuestionKind):
    """The answer is a tuple of elements. What is typed is its new lines, each at most `longest` characters."""

    name = "list"
    widget = "lines"
    collects = True
    may_probe = True

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        lines = tuple(line.strip() for line in text.split("\n"))
        lines = tuple(line for line in lines if not isinstance(clean(line), InputRefusal))
        longest = max(map(len, lines), default=0)
        if longest > due.question.longest:
            return TooLong(most=due.question.longest, given=longest)
        return lines

    def possible(self, question: Question, value: str | int | None) -> bool:
        return False

    def reaches(self, question: Question, least: int) -> bool:
        return question.most is None or least <= question.most

    def hint(self, question: Question, most: int | None, say: Speech) -> str:
        if most == 1:
            return ""
        if most is not None:
            return say("One per line, or one per message. At most {most}.", most=most)
        return say("One per line, or one per message.")

    def sample(self, due: DueQuestion, text: str) -> str:
        return "\n".join(f"{text} {number}" for number in range(min(_ELEMENTS, due.most or _ELEMENTS)))
