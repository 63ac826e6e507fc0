"""The fixed sentences of the program: why something cannot be used, what can be tapped, what can be typed."""

from collections.abc import Mapping
from functools import lru_cache

from bot.conversation.commands import useful
from bot.dialog.events import Hinted
from bot.dialog.kinds import Refusal
from bot.errors import fill
from bot.i18n import Words


def refusal_text(refusal: Refusal, say: Words) -> str:
    """Why something cannot be used, and what to do."""
    return fill(_refusals(say)[refusal.reason], refusal.values)


@lru_cache(maxsize=8)
def _refusals(say: Words) -> Mapping[str, str]:
    return {
        "empty": say("I see no answer. Type your answer, or choose one of the buttons."),
        "too long": say(
            "Your text has {given} characters; {most} is the most. Make it shorter and send it again."
        ),
        "unreadable": say("Your text has hidden or unreadable characters. Type it again without them."),
        "no option": say("I do not recognise this choice. Choose one of the options."),
        "too few": say("I need at least {least} here. Add some."),
        "too many": say("You can give {most} at most here. Take one away first, or go on."),
        "no number": say("Give a whole number from {lowest} to {highest}."),
        "out of range": say("The number should be between {lowest} and {highest}."),
        "no plain number": say("Give a plain number, such as 12 or 3,5."),
        "no date": say("I do not understand this date. Write it as 14-5-2027 or 14 May 2027."),
        "no yes or no": say("Answer yes or no."),
        "no question": say("I am not asking anything now. Type /help to see what you can do."),
        "nothing to correct": say("There is nothing to correct yet."),
        "first question": say("This is the first question. There is nothing before it."),
        "nothing to finish": say("There is nothing to finish here. Answer the question first."),
        "nothing to skip": say("There is nothing to skip here. Choose one of the buttons."),
        "required": say("I need an answer to this question before we can go on."),
        "required unknown": say("This question cannot be skipped. You can say that you do not know."),
        "needs an answer": say("Here I need an answer. Choose or type one."),
        "no reason": say("There is no further explanation with this question."),
        "no example": say("There is no example with this question."),
        "no such line": say("There is no line with that number. Choose a number from 1 to {most}."),
        "no line": say("First choose the line of a list that you want to correct."),
        "no such route": say("Choose the short or the full route."),
        "no such section": say("There is no such part now. Choose one from the overview."),
        "old button": say("That button belongs to an earlier question. Nothing was changed."),
        "no longer there": say("What that message answered is no longer there. Nothing was changed."),
        "finished": say("That button belongs to an earlier question. Nothing was changed."),
    }


def hint_text(hint: Hinted, say: Words) -> str:
    """What was noticed about a question for another, and a better opening."""
    remarks = {
        "closed": say("Somebody can answer this with yes or no. An open question tells you more."),
        "several": say("These are several questions at once. Then you often get an answer to only one."),
        "advice": say("Your question holds advice. Then the other reacts to your idea."),
        "answer": say("Your question already holds the answer. Then the other easily says yes."),
    }
    openings = {
        "want": say("What do you want …?"),
        "need": say("What do you need to …?"),
        "have": say("What do you have …?"),
        "can": say("What can you …, and what not?"),
        "think": say("How do you look at …?"),
        "do": say("How will you go about …?"),
        "be": say("How is it with …?"),
        "matter": say("What matters most to you in …?"),
    }
    noticed = " ".join(remarks[remark] for remark in hint.remarks)
    better = say("You could begin with: “{opening}”", opening=openings[hint.opening])
    kept = say("Your question is kept. Type a better one, or leave it as it is.")
    return "\n".join((noticed, better, kept))


@lru_cache(maxsize=128)
def control(act: str, say: Words) -> tuple[str, str]:
    """The label of a button that many questions have, by what it does, and the command that does the same."""
    command = {"keep": "resume", "mend": "correct", "yes": "resume"}.get(act, act)
    return _controls(say)[act], say.command(command)


@lru_cache(maxsize=8)
def _controls(say: Words) -> Mapping[str, str]:
    return {
        "unknown": say("I don't know"),
        "skip": say("Skip"),
        "done": say("Done"),
        "back": say("Back"),
        "why": say("Why this question?"),
        "example": say("Example"),
        "keep": say("Leave as it is"),
        "remove": say("Take this line away"),
        "add": say("Add something"),
        "yes": say("Yes, this is right"),
        "mend": say("No, correct something"),
        "resume": say("Go on"),
        "overview": say("Overview"),
        "correct": say("Correct an answer"),
    }


def _described(say: Words) -> tuple[tuple[str, str], ...]:
    """The commands that help names, with what they do."""
    return (
        ("back", say("to the question before this one")),
        ("skip", say("pass over this question, where that is allowed")),
        ("unknown", say("you do not know; that is always a good answer")),
        ("why", say("why this is asked")),
        ("example", say("an example of an answer")),
        ("overview", say("everything you answered")),
        ("correct", say("correct an answer; with a number, that line of the overview")),
        ("full", say("all questions")),
        ("short", say("only the main questions")),
        ("section", say("choose which part to do first")),
        ("pause", say("stop for now; nothing is lost")),
        ("release", say("decide who sees what; until then nobody does")),
        ("remind", say("get one reminder before the meeting, or none")),
        ("prep", say("your sheet for the meeting, to print and take along")),
        ("cases", say("go to another case")),
        ("channel", say("go on in another channel, such as the terminal, with what you answered")),
        ("language", say("speak another language")),
        ("privacy", say("who reads this, and what is kept")),
        ("stop", say("stop taking part, or erase your answers")),
    )


def help_text(say: Words) -> str:
    """What can be typed at any time."""
    lines = [f"{say.command(name)} - {text}" for name, text in _described(say)]
    return "\n".join((say("You can always type:"), *lines))


@lru_cache(maxsize=16)
def command_menu(say: Words, role: str) -> tuple[tuple[str, str], ...]:
    """Every command that somebody with this role has a use for, as it is typed without its slash, with what it
    does."""
    told = {
        "start": say("come in, or see what is asked now"),
        "resume": say("go on; leave an answer as it is"),
        "done": say("the list is complete"),
        "add": say("add a line to the list you are correcting"),
        "remove": say("take away the line you are correcting"),
        "invite": say("make a new invitation"),
        "help": say("what you can type"),
        **dict(_described(say)),
    }
    return tuple((say.command(name)[1:], told.get(name, name)) for name in useful(role))
