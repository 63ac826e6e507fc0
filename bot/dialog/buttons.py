"""What a person can tap: the buttons that belong to what is asked now, and to nothing else."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from bot.dialog.events import (
    Act,
    Asking,
    Collecting,
    Confirming,
    Correcting,
    Finished,
    Paused,
    Probing,
    Prompt,
)
from bot.dialog.flow import Section
from bot.dialog.question import Option, Question
from bot.dialog.session import Element, StepKey
from bot.dialog.steps import Step

NOWHERE = Section("", "", ())


class PromptButton(NamedTuple):
    """One button. `id` holds only for the prompt it was made for, so an old button can do nothing.

    `act` is what it does and `argument` with what; `text` is its label where the flow gives one, "" where the
    program does; `key` is what can be typed instead; `chosen` marks a ticked option.
    """

    id: str
    act: Act
    argument: str = ""
    text: str = ""
    key: str = ""
    chosen: bool = False


def prompt_buttons(prompt: Prompt) -> tuple[PromptButton, ...]:
    """The buttons of a prompt, the one that moves on first where there is one."""
    match prompt:
        case Asking(step, None, None, ()):
            if step.options is step.question.options:
                return _first_time(step.question, step.key)
            return _first_choice(step.question, step.key, step.options)
        case Collecting(step, elements):
            return _open_list(step.question, step.key, bool(elements))
    return _made(prompt)


@lru_cache(maxsize=4096)
def _open_list(question: Question, key: StepKey, begun: bool) -> tuple[PromptButton, ...]:
    """The buttons of an open list: the same for everybody who began it."""
    return _made(Collecting(Step(question, key, NOWHERE, {}), (Element(0, ""),) if begun else (), None))


@lru_cache(maxsize=4096)
def _first_time(question: Question, key: StepKey) -> tuple[PromptButton, ...]:
    """The buttons of a question that is asked for the first time: the same for everybody."""
    return _first_choice(question, key, question.options)


@lru_cache(maxsize=4096)
def _first_choice(question: Question, key: StepKey, options: tuple[Option, ...]) -> tuple[PromptButton, ...]:
    """The same where the choices are of this moment."""
    return _made(Asking(Step(question, key, NOWHERE, {}, options), None, None, ()))


def _made(prompt: Prompt) -> tuple[PromptButton, ...]:
    token = _token(prompt)
    return tuple(
        PromptButton(f"{token}:{act}{'.' if argument else ''}{argument}", act, argument, text, key, chosen)
        for act, argument, text, key, chosen in _acts(prompt)
    )


def _token(prompt: Prompt) -> str:
    """A short name of what is asked: the same for the same question, another for another."""
    match prompt:
        case Asking(step, _, element):
            place = f"{_place(step)}/{element.id if element else ''}"
        case Collecting(step) | Probing(step):
            place = f"{_place(step)}/{type(prompt).__name__}"
        case Confirming(_, lines) | Correcting(lines):
            shown = (f"{line.answer.id}.{line.answer.revision}" for line in lines)
            place = "/".join((type(prompt).__name__, *shown))
        case _:
            place = type(prompt).__name__
    return f"{crc32(place.encode()):08x}"


def _place(step: Step) -> str:
    return f"{step.key.question}/{step.key.item}"


_Act = tuple[Act, str, str, str, bool]


def _plain(act: Act, key: str = "") -> _Act:
    return (act, "", "", key, False)


def _acts(prompt: Prompt) -> Iterator[_Act]:
    match prompt:
        case Asking():
            yield from _asking(prompt)
        case Collecting(step, elements):
            if elements:
                yield _plain("done")
            else:
                yield from _ways_out(step.question.optional, step.question.unknown)
            yield from _explained(step.question)
            yield _plain("back")
        case Probing():
            yield from (_plain("skip"), _plain("back"))
        case Confirming():
            yield from (_plain("yes", "1"), _plain("mend", "2"))
        case Correcting(lines):
            yield from (("line", str(line.number), "", str(line.number), False) for line in lines)
            yield _plain("keep")
        case Paused():
            yield _plain("resume")
        case Finished():
            yield from (_plain("overview"), _plain("correct"))


def _asking(prompt: Asking) -> Iterator[_Act]:
    question = prompt.step.question
    if prompt.current is not None:
        yield _plain("keep")
    if prompt.element is not None:
        yield from (_plain("remove"), _plain("add"))
    for number, (choice, text) in enumerate(question.kind.choices(question), 1):
        yield ("option", choice, text, question.kind.key(choice, number), False)
    for number, option in enumerate(prompt.step.options, 1):
        yield ("option", option.id, option.text, str(number), option.id in prompt.draft)
    if question.kind.ticks and prompt.draft:
        yield _plain("done")
    if prompt.element is None:
        yield from _ways_out(question.optional, question.unknown)
    yield from _explained(question)
    yield _plain("back")


def _explained(question: Question) -> Iterator[_Act]:
    if question.example:
        yield _plain("example")
    if question.why:
        yield _plain("why")


def _ways_out(optional: bool, unknown: bool) -> Iterator[_Act]:
    if unknown:
        yield _plain("unknown")
    if optional:
        yield _plain("skip")
