"""A choice of several options."""

import re
from collections.abc import Sequence

from bot.dialog.kinds.cleaning import pick
from bot.dialog.question import DueQuestion, Option, Parsed, Question, QuestionKind, Speech
from bot.dialog.refusals import NoOption, TooFew, TooMany


class Several(QuestionKind):
    """The answer is a tuple of ids of options, in the order in which these are offered, ticked one by one."""

    name = "several"
    widget = "ticks"
    tapped = True
    ticks = True
    takes_options = True

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        whole = pick(text, due.options)
        parts = (
            [whole] if whole is not None else [pick(part, due.options) for part in re.split(r"[,;\n]", text)]
        )
        chosen = tuple(dict.fromkeys(part for part in parts if part is not None))
        return NoOption() if None in parts else self.limited(chosen, due)

    def limited(self, chosen: tuple[str, ...], due: DueQuestion) -> Parsed:
        """The chosen options, or why there are too few or too many."""
        least = min(due.question.least or 0, len(due.options))
        if len(chosen) < least:
            return TooFew(least=least)
        if due.most is not None and len(chosen) > due.most:
            return TooMany(most=due.most)
        return chosen

    def ticked(self, chosen: tuple[str, ...], due: DueQuestion) -> Parsed:
        return self.limited(self.in_order(chosen, due.options), due)

    def is_full(self, chosen: tuple[str, ...], due: DueQuestion) -> bool:
        most = due.most
        return most is not None and len(chosen) == most and due.question.least in {None, *range(most + 1)}

    def in_order(self, chosen: tuple[str, ...], options: Sequence[Option]) -> tuple[str, ...]:
        """The chosen options in the order that the answer keeps."""
        return tuple(option.id for option in options if option.id in chosen)

    def reaches(self, question: Question, least: int) -> bool:
        most = question.most
        if question.options:
            most = min(len(question.options), most or len(question.options))
        return most is None or least <= most

    def hint(self, question: Question, most: int | None, say: Speech) -> str:
        if most is not None:
            return say("Choose {most} at most. You can type several numbers, such as 1, 2.", most=most)
        return say("You can choose more than one. You can type several numbers, such as 1, 2.")
