"""What can come in during an interview, and what a turn tells: values, worded elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from bot.dialog.agenda import Interview
from bot.dialog.flow import Section
from bot.dialog.open_question import Opening, Remark
from bot.dialog.refusals import InputRefusal
from bot.dialog.session import Answer, Element
from bot.dialog.steps import Step

Command = Literal[
    "back",
    "skip",
    "unknown",
    "done",
    "why",
    "example",
    "help",
    "pause",
    "resume",
    "overview",
    "correct",
    "route",
    "section",
    "add",
    "remove",
]
Act = Command | Literal["say", "option", "line", "keep", "yes", "mend", "stale"]
"""What a person can do: give a command, type something, choose an option or a line of a summary, leave a question as
it is, say that a summary is right or is not, or press a button of an earlier prompt."""

COMMANDS: Mapping[str, Command] = {command: command for command in get_args(Command)}
"""The commands of an interview, by name."""


@dataclass(frozen=True, slots=True)
class TextInput:
    """Words that a person typed."""

    text: str


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """A button that a person pressed, by its id; see `bot.dialog.buttons`."""

    button: str


@dataclass(frozen=True, slots=True)
class CommandInput:
    """A command, with what came after it: a line number for `correct`, a route, a section id."""

    command: Command
    argument: str = ""


Input = TextInput | ButtonPress | CommandInput


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of a summary: a step with its answer, or one element of its list. `number` counts from 1."""

    number: int
    step: Step
    answer: Answer
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class SectionIntroduced:
    """A section begins."""

    section: Section


@dataclass(frozen=True, slots=True)
class InfoShown:
    """A question of kind `info`, which only tells."""

    step: Step


@dataclass(frozen=True, slots=True)
class AnswerRecorded:
    """An answer was kept; `before` is what it replaced."""

    step: Step
    answer: Answer
    before: Answer | None


@dataclass(frozen=True, slots=True)
class Refused:
    """What came in cannot be used; nothing changed."""

    refusal: InputRefusal


@dataclass(frozen=True, slots=True)
class Explained:
    """What a person asked about the current question: its reason, its example, or help."""

    about: Literal["why", "example", "help"]
    text: str


@dataclass(frozen=True, slots=True)
class OverviewSection:
    """One section in an overview: how many of its questions are answered, and its lines."""

    section: Section
    done: int
    of: int
    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True, slots=True)
class Hinted:
    """What was noticed about a question for another that was just kept, and how it could begin instead."""

    remarks: tuple[Remark, ...]
    opening: Opening


@dataclass(frozen=True, slots=True)
class OverviewShown:
    """All sections, with everything answered so far."""

    parts: tuple[OverviewSection, ...]


@dataclass(frozen=True, slots=True)
class RouteChanged:
    """The person now follows the other route."""

    route: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """The conversation goes on after a pause."""


# A turn ends with one of these: what is asked of the person now.


@dataclass(frozen=True, slots=True)
class Asking:
    """A question. `current` is the answer it has when the person returned to it, `element` the line of it that
    is being corrected, `draft` the options ticked so far."""

    step: Step
    current: Answer | None
    element: Element | None
    draft: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collecting:
    """A list that is open for more elements, at most `most`."""

    step: Step
    elements: tuple[Element, ...]
    most: int | None


@dataclass(frozen=True, slots=True)
class Probing:
    """The one follow-up question to the answer just given."""

    step: Step
    answer: Answer


@dataclass(frozen=True, slots=True)
class Confirming:
    """The summary of a section: is this right?"""

    section: Section
    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True, slots=True)
class Correcting:
    """Which line is to be corrected?"""

    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True, slots=True)
class Paused:
    """The conversation rests."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is due any more."""


Prompt = Asking | Collecting | Probing | Confirming | Correcting | Paused | Finished
Event = (
    SectionIntroduced
    | InfoShown
    | AnswerRecorded
    | Hinted
    | Refused
    | Explained
    | OverviewShown
    | RouteChanged
    | Resumed
    | Prompt
)


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one input: the interview as it is now, what happened, what is asked now, and the new
    revisions of answers, which are to be stored."""

    interview: Interview
    events: tuple[Event, ...]
    prompt: Prompt
    answers: tuple[Answer, ...] = ()
