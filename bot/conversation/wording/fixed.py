"""The fixed sentences of the program: what was noticed of a question, what can be tapped, what can be typed."""

from collections.abc import Mapping
from functools import lru_cache

from bot.conversation.commands import useful
from bot.dialog.events import Hinted
from bot.i18n import Words


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
