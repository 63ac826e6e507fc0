"""A question that is answered in the person's own words."""

from bot.dialog.question import LONGEST_MESSAGE, DueQuestion, Parsed, Question, QuestionKind
from bot.dialog.refusals import TooLong


class Text(QuestionKind):
    """The answer is the text, at most `longest` characters."""

    name = "text"
    widget = "text"
    may_probe = True
    may_look = True

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        longest = due.question.longest
        return TooLong(most=longest, given=len(text)) if len(text) > longest else text

    def room(self, question: Question) -> int:
        return min(question.longest, LONGEST_MESSAGE)
