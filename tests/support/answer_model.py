"""One person in an interview, and beside it a model of what must hold of them, kept apart from the session."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from bot.dialog.agenda import Interview
from bot.dialog.buttons import prompt_buttons
from bot.dialog.engine import greet, take
from bot.dialog.events import (
    Asking,
    Collecting,
    Confirming,
    Correcting,
    Finished,
    Input,
    Paused,
    Probing,
    Prompt,
    Refused,
    SummaryLine,
    Turn,
)
from bot.dialog.flow import Flow
from bot.dialog.prompts import most_of, summary_lines
from bot.dialog.session import Answer, Element, Route, Session, StepKey
from bot.dialog.steps import Circumstances, Step
from tests.support.changing_author import Author
from tests.support.lexicon import LEXICON
from tests.support.talking import afresh, known, next_input, row, stored

TEXTS = st.sampled_from(
    ["Hm", "We must", "Something else", "{partner} %s", "ja", "1", "één\u200b 🧭", "x" * 500]
)
EXPLAINING = {"why", "example", "help", "overview"}
ENOUGH = 400
"""More turns than any of these interviews can take to its end."""


class Watched(RuleBasedStateMachine):
    """Takes turns, keeps the model, and says what always holds.

    `answers` are the newest revisions of all answers ever given, under the present ids of their questions; `held` is
    the question a person is at by choice, or is in the middle of.
    """

    author: Author
    base: Flow
    turn: Turn

    def meets(self, route: Route) -> None:
        self.author = Author()
        self.base = self.author.flow()
        self.language = "en"
        self.partners = [("COR", "Cordis"), ("ZOR", "Zorgsaam")]
        self.topics = [("t1", "One entry")]
        self.answers: dict[StepKey, Answer] = {}
        self.rows: list[dict[str, Any]] = []
        self.names: dict[str, str] = {}
        self.confirmed: set[str] = set()
        self.buttons: set[str] = set()
        self.ids: set[int] = set()
        self.first = self.ticked = ""
        self.held: StepKey | None = None
        self.correcting = self.paused = False
        self.turn = greet(self.seen(Session("changing", "en", route)))

    def seen(self, session: Session) -> Interview:
        """The interview as the program sees it now."""
        flow = self.base
        if self.language != "en":
            flow = flow.translated(self.language, lambda place, text: f"{text} ({self.language})")
        given = Circumstances.of(LEXICON, self.partners, self.topics)
        return Interview(flow, given, replace(session, language=self.language))

    def comes_back(self, session: Session) -> None:
        """The person is met again, by a program that may know another flow, case or language."""
        interview = self.seen(session)
        if self.paused:
            self.turn = replace(self.turn, interview=interview)
        else:
            self.turn = greet(interview)
            assert self.turn.answers == ()

    @property
    def interview(self) -> Interview:
        return self.turn.interview

    @property
    def prompt(self) -> Prompt:
        """What is asked now, or will be when the pause ends."""
        return greet(self.interview).prompt if self.paused else self.turn.prompt

    @property
    def summary_lines(self) -> tuple[SummaryLine, ...]:
        """All that can be corrected, as the person would read it now; a pause ends with what they do next, and only
        then are answers taken up under what their questions are called by now."""
        return summary_lines(greet(self.interview).interview if self.paused else self.interview)

    def name(self, former: str) -> str:
        """The present id of a question."""
        return self.names.get(former, former)

    def named(self, answers: Any) -> dict[StepKey, Answer]:
        found = [replace(answer, question=self.name(answer.question)) for answer in answers]
        assert len({answer.key for answer in found}) == len(found)
        return {answer.key: answer for answer in found}

    def does(self, given: Input, act: str) -> bool:
        """Take a turn; whether it was not refused. `act` is what the model makes of it."""
        before, session = self.prompt, self.interview.session
        if self.paused:
            session = greet(self.interview).interview.session
        turn = take(self.interview, given)
        taken = not any(isinstance(event, Refused) for event in turn.events)
        assert taken or (turn.answers == () and turn.interview.session == session)
        self.notes(turn, before)
        was_paused, self.paused = self.paused, act == "pause"
        if taken and not (was_paused and act == "resume"):
            self.moves(act, before, turn)
        elif was_paused:
            self.correcting = False
        return taken

    def notes(self, turn: Turn, before: Prompt) -> None:
        """Every new revision follows the one before it, and says what it was said in."""
        for answer in turn.answers:
            old = self.answers.get(answer.key)
            assert answer.revision == (old.revision + 1 if old else 1)
            assert answer.id == old.id if old else answer.id not in self.ids
            assert answer.language == self.language
            assert isinstance(before, Probing) or answer.detail == (old.detail if old else None)
            self.ids.add(answer.id)
            if old is None or old.state == "open":
                section = self.interview.flow.section_of(self.interview.flow.by_id[answer.question])
                self.confirmed.discard(section.id)
            self.answers[answer.key] = answer
            self.rows.append(json.loads(json.dumps(row(answer))))
        self.turn = turn

    def moves(self, act: str, before: Prompt, turn: Turn) -> None:
        """Where the person is by choice from now on: at a question, choosing a line, or nowhere."""
        if act in EXPLAINING:
            return
        self.correcting = act == "correct"
        if act in {"route", "pause"}:
            return
        key = before.step.key if isinstance(before, Asking | Collecting | Probing) else None
        if act in {"line", "add"} or (act == "back" and not isinstance(before, Correcting)):
            assert isinstance(turn.prompt, Asking | Collecting)
            self.held = turn.prompt.step.key
        elif act == "tick":
            assert isinstance(before, Asking)
            ticked = len(set(before.draft) ^ {self.ticked})
            self.held = None if ticked == most_of(self.interview, before.step) else key
        else:
            still = isinstance(turn.prompt, Collecting | Probing) and turn.prompt.step.key == key
            self.held = key if still else None

    def value(self, step: Step) -> Any:
        answer = self.answers.get(step.key)
        return answer.value if answer is not None and answer.state == "given" else None

    def listed(
        self, prompt: Asking | Collecting, before: tuple[Element, ...], new: list[str], taken: bool
    ) -> None:
        """New elements stand last, or where the corrected one was, which keeps its id; no other one changes."""
        element = prompt.element if isinstance(prompt, Asking) else None
        if not taken:
            most = most_of(self.interview, prompt.step)
            assert most is not None
            assert len(before) + len(new) - (element is not None) > most
            return
        place = before.index(element) if element else len(before)
        value = self.value(prompt.step)
        added = value[place : place + len(new)]
        assert (
            value[:place] + value[place + len(new) :]
            == before[:place] + before[place + (element is not None) :]
        )
        assert [part.text for part in added] == new
        fresh = {part.id for part in added} - {element.id if element else 0}
        assert len(fresh) == len(new) - (element is not None)
        assert fresh.isdisjoint(self.ids)
        self.ids |= fresh

    @invariant()
    def no_answer_is_lost(self) -> None:
        assert self.named(self.interview.session.answers.values()) == self.answers

    @invariant()
    def nothing_is_remembered_that_a_restart_would_forget(self) -> None:
        assert stored(self.interview.session) == self.interview.session
        assert known(self.interview) == known(afresh(self.interview))
        if not self.paused:
            assert greet(afresh(self.interview)).prompt == self.turn.prompt

    @invariant()
    def what_is_asked_is_what_is_due(self) -> None:
        """The question or list one chose or is in the middle of; else the first that was not answered, or the
        summary before it. So nothing that is settled is asked again by itself."""
        prompt, interview = self.turn.prompt, afresh(self.interview)
        if self.paused:
            assert isinstance(prompt, Paused)
            return
        self.buttons.update(offer.id for offer in prompt_buttons(prompt))
        self.correcting = self.correcting and any(map(interview.answer, interview.agenda.steps))
        if self.correcting:
            assert isinstance(prompt, Correcting)
            return
        if self.held not in {step.key for step in interview.agenda.steps}:
            self.held = None
        if self.held is not None:
            assert isinstance(prompt, Asking | Collecting | Probing)
            assert prompt.step.key == self.held
        else:
            assert place(prompt) == self.due(interview)
        assert not isinstance(prompt, Probing) or self.answers[prompt.step.key].detail is None

    def due(self, interview: Interview) -> StepKey | str | None:
        """The first question that was not answered, or the section to sum up before it; None for neither."""
        sections = interview.agenda.sections
        start = next((at for at, (part, _) in enumerate(sections) if part.id == self.first), 0)
        for section, steps in (*sections[start:], *sections[:start]):
            asking = [step for step in steps if step.question.asks]
            for step in asking:
                answer = self.answers.get(step.key)
                if answer is None or answer.state == "open":
                    return step.key
            if asking and section.summary and section.id not in self.confirmed:
                return section.id
        return None

    def can_finish(self) -> None:
        """Answering what is asked comes to an end, on a copy of this interview, and loses nothing on the way."""
        turn = greet(self.interview)
        for _ in range(ENOUGH):
            if isinstance(turn.prompt, Finished):
                break
            turn = take(turn.interview, next_input(turn.prompt))
            assert not any(isinstance(event, Refused) for event in turn.events), turn.prompt
        assert isinstance(turn.prompt, Finished)
        assert self.named(turn.interview.session.answers.values()).keys() >= self.answers.keys()
        assert all(turn.interview.answer(step) for step in turn.interview.agenda.steps if step.question.asks)

    def teardown(self) -> None:
        if hasattr(self, "turn"):
            self.can_finish()


def place(prompt: Prompt) -> StepKey | str | None:
    """What a prompt is about, as `Watched.due` says it."""
    match prompt:
        case Asking(step):
            return step.key
        case Confirming(section):
            return section.id
        case Finished():
            return None
    return type(prompt).__name__


def typed(data: st.DataObject, step: Step) -> tuple[str, Any]:
    """A text that answers a question of one value, and the value it is."""
    asked, options = step.question, step.options
    match asked.kind.name:
        case "choice" if asked.open and data.draw(st.booleans()):
            return "Quite otherwise", "Quite otherwise"
        case "choice":
            number = data.draw(st.integers(1, len(options)))
            return str(number), options[number - 1].id
        case "several":
            number = data.draw(st.integers(1, len(options)))
            return str(number), (options[number - 1].id,)
        case "scale":
            number = data.draw(st.integers(asked.lowest or 0, asked.highest or 0))
            return str(number), number
        case "yes_no":
            return data.draw(st.sampled_from([("ja", "yes"), ("Nee.", "no"), ("2", "no")]))
        case "number":
            return data.draw(st.sampled_from([("2,5", 2.5), ("40", 40), ("0", 0)]))
        case "date":
            return data.draw(st.sampled_from([("14-5-2027", "2027-05-14"), ("2 mei 2027", "2027-05-02")]))
    text = data.draw(TEXTS)
    return text, text
