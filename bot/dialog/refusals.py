"""Why what somebody sent cannot be used: a class for each reason, with the figures that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar

from bot.errors import marked


@dataclass(frozen=True, slots=True)
class InputRefusal:
    """A reason not to use an input. `text` is the English sentence that says so, a template that the fields fill; it
    is also the key of its translations."""

    text: ClassVar[str]

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the placeholders of `text`."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


# Of what was typed.


class Empty(InputRefusal):
    text = marked("I see no answer. Type your answer, or choose one of the buttons.")


@dataclass(frozen=True, slots=True)
class TooLong(InputRefusal):
    """`given` characters, where at most `most` are allowed."""

    text = marked("Your text has {given} characters; {most} is the most. Make it shorter and send it again.")
    most: int
    given: int


class Unreadable(InputRefusal):
    text = marked("Your text has hidden or unreadable characters. Type it again without them.")


# Of an answer.


class NoOption(InputRefusal):
    text = marked("I do not recognise this choice. Choose one of the options.")


@dataclass(frozen=True, slots=True)
class TooFew(InputRefusal):
    """Fewer elements or options than `least`."""

    text = marked("I need at least {least} here. Add some.")
    least: int


@dataclass(frozen=True, slots=True)
class TooMany(InputRefusal):
    """More elements or options than `most`."""

    text = marked("You can give {most} at most here. Take one away first, or go on.")
    most: int


@dataclass(frozen=True, slots=True)
class NoNumber(InputRefusal):
    """No whole number between these, both included."""

    text = marked("Give a whole number from {lowest} to {highest}.")
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class OutOfRange(InputRefusal):
    """A number that is not between these; None for no bound."""

    text = marked("The number should be between {lowest} and {highest}.")
    lowest: int | None
    highest: int | None


class NoPlainNumber(InputRefusal):
    text = marked("Give a plain number, such as 12 or 3,5.")


class NoDate(InputRefusal):
    text = marked("I do not understand this date. Write it as 14-5-2027 or 14 May 2027.")


class NoYesOrNo(InputRefusal):
    text = marked("Answer yes or no.")


class Required(InputRefusal):
    text = marked("I need an answer to this question before we can go on.")


class RequiredUnknown(InputRefusal):
    """Not to be skipped, though "I don't know" is an answer."""

    text = marked("This question cannot be skipped. You can say that you do not know.")


class NeedsAnAnswer(InputRefusal):
    text = marked("Here I need an answer. Choose or type one.")


# Of a command or button.


class NoQuestion(InputRefusal):
    text = marked("I am not asking anything now. Type /help to see what you can do.")


class NothingToCorrect(InputRefusal):
    text = marked("There is nothing to correct yet.")


class FirstQuestion(InputRefusal):
    text = marked("This is the first question. There is nothing before it.")


class NothingToFinish(InputRefusal):
    text = marked("There is nothing to finish here. Answer the question first.")


class NothingToSkip(InputRefusal):
    text = marked("There is nothing to skip here. Choose one of the buttons.")


class NoReason(InputRefusal):
    text = marked("There is no further explanation with this question.")


class NoExample(InputRefusal):
    text = marked("There is no example with this question.")


@dataclass(frozen=True, slots=True)
class NoSuchLine(InputRefusal):
    """No line of a summary of `most` lines."""

    text = marked("There is no line with that number. Choose a number from 1 to {most}.")
    most: int


class NoLine(InputRefusal):
    text = marked("First choose the line of a list that you want to correct.")


class NoSuchRoute(InputRefusal):
    text = marked("Choose the short or the full route.")


class NoSuchSection(InputRefusal):
    text = marked("There is no such part now. Choose one from the overview.")


class OldButton(InputRefusal):
    text = marked("That button belongs to an earlier question. Nothing was changed.")


class NoLongerThere(InputRefusal):
    """An earlier message was edited of which the answer is gone."""

    text = marked("What that message answered is no longer there. Nothing was changed.")
