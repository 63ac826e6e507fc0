"""A person in an interview, as the tests of the dialog drive one, restarting the program between any two turns."""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.dialog.agenda import Interview
from bot.dialog.authoring.inspection import load
from bot.dialog.buttons import PromptButton, prompt_buttons
from bot.dialog.engine import greet, take
from bot.dialog.events import ButtonPress, CommandInput, Input, Refused, TextInput
from bot.dialog.flow import Flow
from bot.dialog.prompts import progress, prompt_of
from bot.dialog.session import Answer, ItemPath, Route, Session, StepKey, pack, unpack
from bot.dialog.steps import Circumstances
from tests.support.lexicon import LEXICON

PARTNERS = (("COR", "Cordis"), ("ZOR", "Zorgsaam"))
TOPICS = (("t1", "One entry"), ("t2", "Paying together"))


def flow_of(*sections: str, name: str = "talk", language: str = "en", ending: str = "The end.") -> Flow:
    """A flow of sections `s1`, `s2` ... Each is the questions of one section, a white line between them; a first
    part without an id says more about the section itself."""
    lines = [f'title = "Talk"\nlanguage = "{language}"\nending = "{ending}"']
    for number, section in enumerate(sections, 1):
        parts = [part for part in section.strip().split("\n\n") if part.strip()]
        about = [part for part in parts if not part.strip().startswith("id")]
        lines.append("\n".join((f'[[section]]\nid = "s{number}"\ntitle = "Part {number}"', *about)))
        lines += [f"[[section.question]]\n{part}" for part in parts if part not in about]
    return load(name, "\n\n".join(lines), f"{name}.toml")


def stored(session: Session) -> Session:
    """The session as it is after its place and answers went through JSON, as in a database."""
    place = json.loads(json.dumps(session.to_json()))
    rows = [json.loads(json.dumps(row(answer))) for answer in session.answers.values()]
    return Session.from_json(place, {answer.key: answer for answer in map(restored, rows)})


def row(answer: Answer) -> dict[str, Any]:
    """An answer as plain JSON values."""
    return {
        "id": answer.id,
        "question": answer.question,
        "item": str(answer.item),
        "state": answer.state,
        "value": pack(answer.value),
        "wording": answer.wording,
        "language": answer.language,
        "detail": answer.detail,
        "revision": answer.revision,
    }


def restored(kept: Mapping[str, Any]) -> Answer:
    """The answer that `row` made this from."""
    return Answer(**{**kept, "item": ItemPath.parse(kept["item"]), "value": unpack(kept["value"])})


def afresh(interview: Interview) -> Interview:
    """The same interview, with nothing remembered of what is due."""
    return Interview(interview.flow, interview.circumstances, stored(interview.session))


def known(interview: Interview) -> tuple[Any, ...]:
    """What an interview says is due, what comes next, and how far it is."""
    return interview.agenda, interview.next_due, progress(interview), prompt_of(interview)


def reason(refused: Refused) -> str:
    """Why something was refused, in words: "too long" for `TooLong`."""
    return " ".join(re.findall("[A-Z][a-z]*", type(refused.refusal).__name__)).lower()


class Talk:
    """One interview. Every turn is also taken from the session as it would come back from a database, and has to
    be the same turn."""

    def __init__(
        self,
        flow: Flow,
        route: Route = "full",
        partners: tuple[tuple[str, str], ...] = PARTNERS,
        topics: tuple[tuple[str, str], ...] = TOPICS,
        imagined: bool = False,
    ) -> None:
        circumstances = Circumstances.of(LEXICON, partners, topics, organisation="Gemeente", case="Samen")
        if imagined:
            circumstances = circumstances.with_imagined_items("What somebody said", "Partner")
        self.turn = greet(Interview(flow, circumstances, Session(flow.id, flow.language, route)))

    @property
    def interview(self) -> Interview:
        return self.turn.interview

    @property
    def session(self) -> Session:
        return self.turn.interview.session

    @property
    def prompt(self) -> Any:
        """A `Prompt`; each test knows which one it is at."""
        return self.turn.prompt

    @property
    def events(self) -> tuple[Any, ...]:
        """The `Event`s of the last turn; each test knows which they are."""
        return self.turn.events

    @property
    def at(self) -> Any:
        """The question and item that are asked now, else the name of the prompt."""
        step = getattr(self.prompt, "step", None)
        return (step.key.question, str(step.key.item)) if step is not None else type(self.prompt).__name__

    @property
    def refused(self) -> str:
        """Why the last input was refused; "" when it was not."""
        return next((reason(event) for event in self.events if isinstance(event, Refused)), "")

    @property
    def due(self) -> list[str]:
        """What is due, each as `question` or `question item`."""
        return [" ".join(filter(None, map(str, step.key))) for step in self.interview.agenda.steps]

    def answer(self, question: str, item: str = "") -> Any:
        """An `Answer`, None when there is none."""
        return self.session.answers.get(StepKey(question, ItemPath.parse(item)))

    def value(self, question: str, item: str = "") -> Any:
        """The `Value` of an answer, None when there is none."""
        answer = self.answer(question, item)
        return None if answer is None else answer.value

    def texts(self, question: str, item: str = "") -> list[str]:
        """The texts of the elements of a list."""
        return [element.text for element in self.value(question, item) or ()]

    def say(self, *texts: str) -> "Talk":
        for text in texts:
            self.take(TextInput(text))
        return self

    def do(self, command: Any, argument: str = "") -> "Talk":
        return self.take(CommandInput(command, argument))

    def press(self, act: str, argument: str = "") -> "Talk":
        return self.take(ButtonPress(self.offer(act, argument).id))

    def offer(self, act: str, argument: str = "") -> PromptButton:
        return next(one for one in prompt_buttons(self.prompt) if (one.act, one.argument) == (act, argument))

    @property
    def acts(self) -> list[str]:
        """What can be tapped now, in order."""
        return [one.act for one in prompt_buttons(self.prompt)]

    def take(self, given: Input) -> "Talk":
        before = self.interview
        self.turn = take(before, given)
        again = take(afresh(before), given)
        assert again == self.turn, "a restart made a difference"
        assert stored(self.session) == self.session
        assert known(self.interview) == known(afresh(self.interview)), (
            "something is remembered that does not hold"
        )
        return self

    def change(
        self,
        flow: Flow | None = None,
        partners: tuple[tuple[str, str], ...] | None = None,
        topics: tuple[tuple[str, str], ...] | None = None,
    ) -> "Talk":
        """Somebody changes the flow or the case; then the person comes back."""
        given = self.interview.circumstances
        fresh = Circumstances.of(LEXICON, partners or (), topics or ())
        if partners:
            given = given.with_items({"partners": fresh.items["partners"]})
        if topics:
            given = given.with_items({"topics": fresh.items["topics"]})
        self.turn = greet(Interview(flow or self.interview.flow, given, stored(self.session)))
        return self

    def finish(self, most: int = 300) -> "Talk":
        """Answer whatever is asked until nothing is; fails when that takes more than `most` turns."""
        for _ in range(most):
            if self.at == "Finished":
                return self
            self.take(next_input(self.prompt))
            assert not self.refused, (self.prompt, self.refused)
        raise AssertionError(f"still asking {self.at} after {most} turns")


TYPED = {
    "text": "Something that is long enough for anybody",
    "list": "One thing that is long enough\nAnother thing that is long enough",
    "choice": "1",
    "several": "1",
    "yes_no": "yes",
    "date": "14-5-2027",
}
"""For each kind of question a text that answers it."""


def next_input(prompt: Any) -> Input:
    """Something that moves on from any prompt."""
    step: Any = getattr(prompt, "step", None)
    match type(prompt).__name__:
        case "Asking" if prompt.element is not None:
            return TextInput("One thing that is long enough")
        case "Asking" if step.question.kind.name in {"scale", "number"}:
            return TextInput(str(step.question.lowest or 0))
        case "Asking":
            most = min(m for m in (step.question.most, step.question.most_short, 99) if m is not None)
            text = TYPED[step.question.kind.name]
            return TextInput(text.split("\n")[0] if step.question.kind.collects and most < 2 else text)
        case "Collecting":
            acts = {one.act for one in prompt_buttons(prompt)}
            return CommandInput("done") if "done" in acts else TextInput("One thing that is long enough")
        case "Probing":
            return TextInput("Because of that")
        case "Confirming":
            return TextInput("yes")
        case "Correcting":
            return CommandInput("skip")
    return CommandInput("resume")
