"""A choice of one option, or, where the question is open, an answer in own words."""

from bot.dialog.kinds.cleaning import pick
from bot.dialog.question import LONGEST_MESSAGE, DueQuestion, Parsed, Question, QuestionKind
from bot.dialog.refusals import NoOption, TooLong


class Choice(QuestionKind):
    """The answer is the id of an option, or a text where `open` allows one."""

    name = "choice"
    widget = "buttons"
    tapped = True
    takes_options = True
    may_open = True

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        option = pick(text, due.options)
        if option is not None:
            return option
        if not due.question.open:
            return NoOption()
        longest = due.question.longest
        return TooLong(most=longest, given=len(text)) if len(text) > longest else text

    def room(self, question: Question) -> int:
        return min(question.longest, LONGEST_MESSAGE)
