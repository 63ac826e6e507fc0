"""Replies that belong to no question: welcome, which case, which language, who reads this, how a case stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.conversation.buttons import PRACTICE, SETUP, Command, command_button
from bot.i18n import Words
from bot.messages import Button, Reply
from bot.model import Organisation


def welcome(say: Words, full: bool = False) -> Reply:
    """For somebody who owns this database and has no case yet; `full` when they asked for all questions."""
    route = "full" if full else ""
    return Reply(
        "\n\n".join(
            (
                say("Welcome. I am ANNA: always check, assume nothing."),
                say(
                    "I help you prepare a meeting with other organisations. I ask what you want yourself, what you "
                    "think the others want, and which question you will ask to check that."
                ),
                say("Do you want to practise with a ready case, or set up a collaboration of your own?"),
                say("Do you have an invitation? Then type its code."),
            )
        ),
        buttons=(
            command_button(Command(PRACTICE, route), say("Practise with a ready case"), "1"),
            command_button(Command(SETUP, route), say("Set up a collaboration of our own"), "2"),
        ),
    )


def stranger(say: Words) -> Reply:
    """For somebody we do not know, on a channel where only invited people come in."""
    return Reply(
        say(
            "I do not know you yet. Open the link in your invitation, or type {command} and the code in it. "
            "You get an invitation from the coordinator of your meeting.",
            command=say.command("start"),
        ),
        ended=True,
    )


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case somebody takes part in: its id and title, and their organisation, "" for a coordinator. Of one that
    goes on `elsewhere`, nothing is told here."""

    case: str
    title: str
    organisation: str
    elsewhere: bool = False


def cases(say: Words, lines: Sequence[CaseLine]) -> Reply:
    """Which case do you want to talk about?"""
    buttons = tuple(
        command_button(Command("cases", line.case), _case_label(say, line), str(number))
        for number, line in enumerate(lines, 1)
    )
    return Reply(say("Which case is this about?"), buttons=buttons)


def _case_label(say: Words, line: CaseLine) -> str:
    title = line.title or say("(not set up yet)")
    if line.elsewhere:
        return say("a case that goes on elsewhere")
    role = line.organisation or say("as coordinator")
    return f"{title} - {role}"


def languages(say: Words, names: Mapping[str, str]) -> Reply:
    """Which language do you want to speak? `names` are those of languages in themselves, by tag."""
    buttons = tuple(
        command_button(Command("language", tag), name, str(number))
        for number, (tag, name) in enumerate(names.items(), 1)
    )
    return Reply(say("Which language do you want to speak?"), buttons=buttons)


def invite(say: Words, organisations: Iterable[Organisation]) -> Reply:
    """Whom do you want to invite?"""
    buttons = tuple(
        command_button(Command("invite", one.id), one.name, str(number))
        for number, one in enumerate(organisations, 1)
    )
    return Reply(say("For which organisation is the invitation?"), buttons=buttons)


def invited(say: Words, organisation: str, code: str, expires: str) -> str:
    """An invitation, to be passed on."""
    return say(
        "Invitation for {organisation}: {code}\nIt works once, until {expires}.",
        organisation=organisation,
        code=code,
        expires=say.day(expires),
    )


def linking(say: Words, code: str, minutes: int) -> str:
    """A code with which this person goes on elsewhere."""
    return say(
        "Code for another channel: {code}\nType it there within {minutes} minutes, and you go on in the same "
        "conversation.\nIn a chat: {command}\nIn the terminal: {anna} chat --invite {code}\nIt works once. Give it "
        "to nobody: whoever has it reads your answers and answers for you.",
        code=code,
        minutes=minutes,
        command=f"/start {code}",
    )


def privacy(say: Words) -> str:
    """Who reads along, what is kept, and what a person can ask."""
    return "\n\n".join(
        (
            say("Nobody but you sees your answers until you release them yourself, answer by answer."),
            say(
                "Kept are: your answers with the time you gave them, the language you chose, and which case you take "
                "part in. Your name is not asked. Type no names of persons and no client data."
            ),
            say(
                "What an organisation writes about another can be requested under the Open Government Act (Woo)."
            ),
            say(
                "With {overview} you see everything you answered. With {stop} you can erase it all, for good.",
                overview=say.command("overview"),
                stop=say.command("stop"),
            ),
        )
    )


def finished(say: Words, released: bool, waiting: bool) -> str:
    """How it stands with a participant who has nothing left to answer; `waiting`: there is something of others to
    react to."""
    change = say(
        "Type {overview} to read your answers, {correct} to correct one, {release} to release or withdraw.",
        overview=say.command("overview"),
        correct=say.command("correct"),
        release=say.command("release"),
    )
    state = (
        say("You are done. Your answers are released as you chose.")
        if released
        else say("You are done. Nobody but you sees your answers yet.")
    )
    if not waiting:
        return f"{state}\n{change}"
    react = say(
        "The others released something too. Type {command} to react to it.",
        command=say.command("react"),
    )
    return f"{state}\n{react}\n{change}"


def round_buttons(say: Words, waiting: bool) -> tuple[Button, ...]:
    """What a participant can do after their release; `waiting`: there is something of others to react to."""
    buttons = [
        ("questions", say("My questions")),
        ("map", say("The map")),
        ("prep", say("My sheet for the meeting")),
        ("after", say("After the meeting")),
    ]
    if waiting:
        buttons.insert(0, ("react", say("React to the others")))
    return _command_buttons(buttons, say)


def desk_buttons(say: Words) -> tuple[Button, ...]:
    """What a coordinator can do."""
    return _command_buttons(
        [
            ("standing", say("How it stands")),
            ("remind", say("Remind who is not ready")),
            ("compare", say("Compare")),
            ("links", say("What belongs together")),
            ("map", say("The map")),
            ("report", say("The report")),
        ],
        say,
    )


def _command_buttons(labels: Iterable[tuple[str, str]], say: Words) -> tuple[Button, ...]:
    """Buttons for these commands and labels, each with the command as it is typed."""
    return tuple(command_button(Command(command), label, say.command(command)) for command, label in labels)


def desk(say: Words, case: str) -> str:
    """What a coordinator can do next."""
    return "\n".join(
        (
            say("Compare what was released with: {anna} compare {case}", case=case),
            say("For another invitation, type {command}.", command=say.command("invite")),
        )
    )
