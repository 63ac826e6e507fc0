"""How much a flow asks of a person: counted by really playing it."""

from dataclasses import dataclass

from bot.dialog.agenda import Interview
from bot.dialog.answering import due_question
from bot.dialog.buttons import PromptButton, prompt_buttons
from bot.dialog.engine import greet, take
from bot.dialog.events import (
    Act,
    Asking,
    ButtonPress,
    Collecting,
    CommandInput,
    Confirming,
    Finished,
    Input,
    Probing,
    Prompt,
    TextInput,
    Turn,
)
from bot.dialog.flow import Flow
from bot.dialog.session import Route, Session
from bot.dialog.steps import Circumstances
from bot.lexicon import Lexicon

_LONG = "a whole answer that is long enough for anybody, number {number}"
_QUESTION = "What would that be for you, number {number}?"


@dataclass(frozen=True, slots=True)
class Count:
    """What one route asks: typed messages, taps, and how many questions can lead to one follow-up more."""

    typed: int
    tapped: int
    probes: int


def count(flow: Flow, route: Route, lexicon: Lexicon, partners: int, topics: int) -> Count:
    """Play a flow to its end on one route, with answers that keep as much due as possible: two lines in every
    list, all that may be ticked ticked, every belief an estimate, nothing skipped."""
    circumstances = Circumstances.of(
        lexicon,
        partners=[(f"P{n}", f"Partner {n}") for n in range(partners)],
        topics=[(f"t{n}", f"Topic {n}") for n in range(topics)],
    ).with_imagined_items("Answer", "Partner")
    turn = greet(Interview(flow, circumstances, Session(flow.id, flow.language, route)))
    wanted = _wanted(flow)
    typed = tapped = 0
    while not isinstance(turn.prompt, Finished):
        given = _next(turn, wanted, typed)
        if isinstance(turn.prompt, Probing):
            given = CommandInput("skip")
        elif isinstance(given, TextInput):
            typed += 1
        else:
            tapped += 1
        turn = take(turn.interview, given)
    probed = sum(step.question.probe is not None for step in turn.interview.agenda.steps)
    return Count(typed, tapped, probed)


def _wanted(flow: Flow) -> dict[str, set[str]]:
    """Per question, the answers that other questions wait for."""
    found: dict[str, set[str]] = {}
    for question in flow.questions:
        for condition in question.when:
            values = condition.one_of or (condition.equals,)
            found.setdefault(condition.question, set()).update(str(value) for value in values)
    return found


def _next(turn: Turn, wanted: dict[str, set[str]], typed: int) -> Input:
    match turn.prompt:
        case Asking():
            return _answer(turn, turn.prompt, wanted, typed)
        case Collecting():
            return _tap(turn.prompt, "done")
        case Confirming():
            return _tap(turn.prompt, "yes")
    return CommandInput("resume")


def _tap(prompt: Prompt, act: Act) -> ButtonPress:
    return ButtonPress(next(offer.id for offer in prompt_buttons(prompt) if offer.act == act))


def _answer(turn: Turn, prompt: Asking, wanted: dict[str, set[str]], typed: int) -> Input:
    question = prompt.step.question
    options = [offer for offer in prompt_buttons(prompt) if offer.act == "option"]
    kind, due = question.kind, due_question(turn.interview, prompt.step)
    if kind.ticks:
        free = [offer for offer in options if not offer.chosen]
        return ButtonPress(free[0].id) if free else _tap(prompt, "done")
    if kind.tapped:
        return ButtonPress(_best(options, prompt, wanted.get(question.id, set())).id)
    return TextInput(kind.sample(due, (_QUESTION if question.look else _LONG).format(number=typed)))


def _best(options: list[PromptButton], prompt: Asking, wanted: set[str]) -> PromptButton:
    """The option that keeps most due: one that others wait for, one that leaves a belief unchecked, the last."""
    sets = {option.id: option.sets for option in prompt.step.options}

    def weight(offer: PromptButton) -> tuple[bool, bool]:
        return offer.argument in wanted, sets.get(offer.argument, {}).get("source", "") == "guess"

    return max(reversed(options), key=weight)
