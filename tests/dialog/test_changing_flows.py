"""Whatever people and authors do, in whatever order: no answer is lost, none is asked twice, there is always a way
to the end, and what is asked is what is due."""

import json
from dataclasses import replace
from typing import Any

from authoring import MORE, Author, branching, question
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from talking import afresh, known, next_input, restored, row, stored

from bot.dialog.agenda import Circumstances, Interview, Step
from bot.dialog.engine import greet, take
from bot.dialog.events import (
    Asking,
    Collecting,
    Confirming,
    Correcting,
    Do,
    Finished,
    Input,
    Paused,
    Press,
    Probing,
    Prompt,
    Refused,
    Say,
    Turn,
)
from bot.dialog.flow import Flow
from bot.dialog.offers import Offer, offers
from bot.dialog.prompts import lines, most_of
from bot.dialog.session import Answer, Key, Session

DATA = st.data()
TEXTS = st.sampled_from(
    ["Hm", "We must", "Something else", "{partner} %s", "ja", "1", "één\u200b 🧭", "x" * 500]
)
LINES = st.sampled_from(["one", "two\nthree", "a must", " b \n\n c", "4", "nee"])
EXPLAINING = {"why", "example", "help", "overview"}
ENOUGH = 400
"""More turns than any of these interviews can take to its end."""


class Interviewed(RuleBasedStateMachine):
    """One person, and a model of what must hold of them, kept apart from the session."""

    author: Author
    turn: Turn
    base: Flow

    @initialize(route=st.sampled_from(["short", "full"]))
    def begin(self, route: Any) -> None:
        self.author = Author()
        self.base = self.author.flow()
        self.language = "en"
        self.partners = [("COR", "Cordis"), ("ZOR", "Zorgsaam")]
        self.topics = [("t1", "One entry")]
        self.known: dict[Key, Answer] = {}
        self.rows: list[dict[str, Any]] = []
        self.names: dict[str, str] = {}
        self.confirmed: set[str] = set()
        self.buttons: set[str] = set()
        self.first = ""
        self.held: Key | None = None
        self.correcting = self.paused = False
        self.turn = greet(self.seen(Session("changing", "en", route)))

    # What the world looks like now.

    def seen(self, session: Session) -> Interview:
        flow = self.base
        if self.language != "en":
            flow = flow.translated(self.language, lambda place, text: f"{text} ({self.language})")
        return Interview(
            flow, Circumstances.of(self.partners, self.topics), replace(session, language=self.language)
        )

    @property
    def interview(self) -> Interview:
        return self.turn.interview

    @property
    def prompt(self) -> Prompt:
        """What is asked now, or will be when the pause ends."""
        return greet(self.interview).prompt if self.paused else self.turn.prompt

    # What a person does, and what the model makes of it.

    def does(self, given: Input, act: str) -> Turn:
        before, session = self.prompt, self.interview.session
        if self.paused:
            session = greet(self.interview).interview.session
        turn = take(self.interview, given)
        refused = any(isinstance(event, Refused) for event in turn.events)
        if refused:
            assert turn.answers == ()
            assert turn.interview.session == session
        self.notes(turn)
        was_paused, self.paused = self.paused, act == "pause"
        if not refused and not (was_paused and act == "resume"):
            self.moves(act, before, turn)
        elif was_paused:
            self.correcting = False
        return turn

    def notes(self, turn: Turn) -> None:
        for answer in turn.answers:
            old = self.known.get(answer.key)
            assert answer.revision == (old.revision + 1 if old else 1)
            assert old is None or answer.id == old.id
            assert answer.language == self.language
            if old is None or old.state == "open":
                section = self.interview.flow.section_of(self.interview.flow.by_id[answer.question])
                self.confirmed.discard(section.id)
            self.known[answer.key] = answer
            self.rows.append(json.loads(json.dumps(row(answer))))
        self.turn = turn

    def moves(self, act: str, before: Prompt, turn: Turn) -> None:
        """Where the person is by choice from now on: `held`, choosing a line, or nowhere."""
        if act in EXPLAINING or act == "route":
            self.correcting = self.correcting and act != "route"
            return
        if act == "pause":
            self.correcting = False
            return
        key = before.step.key if isinstance(before, Asking | Collecting | Probing) else None
        self.correcting = act == "correct"
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

    def press(self, offer: Offer) -> None:
        prompt = self.prompt
        act = {"option": "say", "mend": "correct"}.get(offer.act, offer.act)
        if offer.act == "option" and isinstance(prompt, Asking) and prompt.step.question.kind == "several":
            act, self.ticked = "tick", offer.argument
        self.does(Press(offer.id), act)
        if offer.act == "yes" and isinstance(prompt, Confirming):
            self.confirmed.add(prompt.section.id)

    def says(self, text: str, act: str = "say") -> Turn:
        return self.does(Say(text), act)

    @rule(data=DATA)
    def answers(self, data: st.DataObject) -> None:
        prompt = self.prompt
        match prompt:
            case Asking(step, _, None) if step.question.kind != "list":
                self.answers_with(step, *typed(data, step))
            case Asking(step) | Collecting(step):
                self.lists(prompt, data.draw(LINES))
            case Probing(step):
                text = data.draw(TEXTS)
                self.says(text)
                assert self.known[step.key].detail == text
            case Confirming(section):
                if data.draw(st.booleans()):
                    self.says("ja")
                    self.confirmed.add(section.id)
                else:
                    self.says("nee", "correct")
            case Correcting(offered):
                self.says(str(data.draw(st.integers(1, len(offered)))), "line")
            case _:
                self.says(data.draw(TEXTS))

    def answers_with(self, step: Step, text: str, value: Any) -> None:
        self.says(text)
        assert self.known[step.key].value == value
        assert self.known[step.key].state == "given"
        assert type(self.known[step.key].value) is type(value)

    def lists(self, prompt: Asking | Collecting, text: str) -> None:
        """New elements stand last, or where the corrected one was; no other element changes."""
        new = [line.strip() for line in text.split("\n") if line.strip()]
        old = self.known.get(prompt.step.key)
        before = list(old.value) if old is not None and isinstance(old.value, tuple) else []
        element = prompt.element if isinstance(prompt, Asking) else None
        turn = self.says(text)
        if any(isinstance(event, Refused) for event in turn.events):
            assert len(before) + len(new) - (element is not None) > (
                most_of(self.interview, prompt.step) or 99
            )
            return
        value = self.known[prompt.step.key].value
        place = before.index(element) if element else len(before)
        assert [part.text for part in value] == [
            *(part.text for part in before[:place]),
            *new,
            *(part.text for part in before[place + bool(element) :]),
        ]
        assert [part for part in value if part in before] == [
            part for part in before if part != element or part in value
        ]
        assert len({part.id for part in value}) == len(value)

    @rule(
        command=st.sampled_from(["back", "skip", "unknown", "done", "resume", "remove", "add", *EXPLAINING])
    )
    def commands(self, command: Any) -> None:
        self.does(Do(command), command)

    @rule()
    def pauses(self) -> None:
        self.does(Do("pause"), "pause")

    @rule(data=DATA)
    def presses_what_is_offered(self, data: st.DataObject) -> None:
        self.press(data.draw(st.sampled_from(offers(self.prompt))))

    @rule(data=DATA)
    @precondition(lambda self: self.buttons)
    def presses_an_old_button(self, data: st.DataObject) -> None:
        button = data.draw(st.sampled_from(sorted(self.buttons)))
        if button not in {offer.id for offer in (*offers(self.prompt), *offers(Paused()))}:
            turn = self.does(Press(button), "stale")
            assert any(isinstance(event, Refused) for event in turn.events)

    @rule(data=DATA)
    def corrects(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(0, len(lines(self.interview)) + 1))
        if number == 0:
            self.does(Do("correct"), "correct")
        else:
            self.does(Do("correct", str(number)), "line")

    @rule(data=DATA)
    def takes_another_branch(self, data: st.DataObject) -> None:
        """Their answers behind the old branch are kept, and there again when they come back to it."""
        deciding = set(branching(self.interview.flow))
        found = [line for line in lines(self.interview) if line.step.question.id in deciding]
        if found:
            line = data.draw(st.sampled_from(found))
            self.does(Do("correct", str(line.number)), "line")
            self.answers_with(line.step, *typed(data, line.step))

    @rule(route=st.sampled_from(["short", "full"]))
    def takes_the_other_route(self, route: str) -> None:
        self.does(Do("route", route), "route")

    @rule(data=DATA)
    def does_a_section_first(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.author.sections)))
        turn = self.does(Do("section", name), "section")
        if not any(isinstance(event, Refused) for event in turn.events):
            self.first = name

    # What happens around them.

    def comes_back(self, session: Session) -> None:
        """The person is met again, by a program that may know another flow, case or language."""
        interview = self.seen(session)
        if self.paused:
            self.turn = replace(self.turn, interview=interview)
        else:
            self.turn = greet(interview)
            assert self.turn.answers == ()

    @rule()
    def the_program_restarts(self) -> None:
        """Only what was handed out to be stored comes back: the place, and every revision of every answer."""
        newest = {kept["id"]: restored(kept) for kept in self.rows}
        place = json.loads(json.dumps(self.interview.session.place()))
        self.comes_back(Session.at(place, {answer.key: answer for answer in newest.values()}))

    @rule(language=st.sampled_from(["en", "nl"]))
    def another_language_is_chosen(self, language: str) -> None:
        self.language = language
        self.comes_back(self.interview.session)
        prompt = self.prompt
        if isinstance(prompt, Asking):
            assert prompt.step.question.text.endswith("(nl)") == (language == "nl")

    @rule(kind=st.sampled_from(["partner", "topic"]))
    def a_partner_or_topic_comes(self, kind: str) -> None:
        found = self.partners if kind == "partner" else self.topics
        if len(found) < 3:
            found.insert(0, (f"{kind}{len(found)}", f"{kind} {len(found)}"))
        self.comes_back(self.interview.session)

    def rewrites(self, changed: object) -> None:
        if changed:
            self.base = self.author.flow()
            self.comes_back(self.interview.session)

    @rule(data=DATA, kind=st.sampled_from(sorted(MORE)), core=st.booleans(), optional=st.booleans())
    def a_question_is_inserted(self, data: st.DataObject, kind: str, core: bool, optional: bool) -> None:
        lists = [one["id"] for _, one in self.author.all() if one["kind"] == "list" and not one.get("each")]
        over = [
            [],
            ["partners"],
            ["topics"],
            ["partners", "topics"],
            ["unchecked"],
            *([name] for name in lists),
        ]
        more: dict[str, Any] = {"each": data.draw(st.sampled_from(over))}
        tests = [one["id"] for _, one in self.author.all() if one["kind"] == "yes_no" and not one.get("each")]
        if tests and data.draw(st.booleans()):
            more["when"] = [
                {
                    "question": data.draw(st.sampled_from(tests)),
                    "equals": data.draw(st.sampled_from(["yes", "no"])),
                }
            ]
        place, section = (
            data.draw(st.integers(0, 8)),
            data.draw(st.sampled_from(sorted(self.author.sections))),
        )
        asked = question("new", kind, core=core, optional=optional, **more)
        self.rewrites(self.author.insert(section, place, asked))

    @rule(number=st.integers(0, 40), place=st.integers(0, 8))
    def a_question_is_removed_or_put_back(self, number: int, place: int) -> None:
        removed = len(self.author.removed)
        if number < removed:
            self.rewrites(self.author.put_back(number, place))
        else:
            self.rewrites(self.author.remove(number % len(self.author.all())))

    @rule(number=st.integers(0, 40), place=st.integers(0, 8), data=DATA)
    def a_question_is_moved(self, number: int, place: int, data: st.DataObject) -> None:
        to = data.draw(st.sampled_from(sorted(self.author.sections)))
        self.rewrites(self.author.move(number % len(self.author.all()), to, place))

    @rule(number=st.integers(0, 40))
    def a_question_is_reworded(self, number: int) -> None:
        self.rewrites(self.author.reword(number % len(self.author.all())))

    @rule(number=st.integers(0, 40))
    def a_question_is_renamed(self, number: int) -> None:
        names = self.author.rename(number % len(self.author.all()))
        if names is None:
            return
        old, new = names
        self.names = {former: new if present == old else present for former, present in self.names.items()}
        self.names[old] = new
        self.known = {(self.name(key[0]), key[1]): answer for key, answer in self.known.items()}
        self.known = {key: replace(answer, question=key[0]) for key, answer in self.known.items()}
        self.held = self.held and (self.name(self.held[0]), self.held[1])
        self.rewrites(changed=True)

    def name(self, former: str) -> str:
        return self.names.get(former, former)

    # What always holds.

    @invariant()
    def no_answer_is_lost(self) -> None:
        kept = self.interview.session.answers.values()
        assert {
            (self.name(one.question), one.item): replace(one, question=self.name(one.question))
            for one in kept
        } == self.known
        assert len(kept) == len(self.known)

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
        self.buttons.update(offer.id for offer in offers(prompt))
        answered = any(interview.answer(step) is not None for step in interview.agenda.steps)
        self.correcting = self.correcting and answered
        if self.correcting:
            assert isinstance(prompt, Correcting)
            return
        if self.held not in {step.key for step in interview.agenda.steps}:
            self.held = None
        if self.held is not None:
            assert isinstance(prompt, Asking | Collecting | Probing)
            assert prompt.step.key == self.held
        else:
            assert named(prompt) == self.due(interview)

    def due(self, interview: Interview) -> Key | str | None:
        sections = interview.agenda.sections
        start = next((place for place, (part, _) in enumerate(sections) if part.id == self.first), 0)
        for section, steps in (*sections[start:], *sections[:start]):
            asking = [step for step in steps if step.question.asks]
            for step in asking:
                answer = self.known.get(step.key)
                if answer is None or answer.state == "open":
                    return step.key
            if asking and section.summary and section.id not in self.confirmed:
                return section.id
        return None

    @rule()
    def there_is_a_way_to_the_end(self) -> None:
        """Answering what is asked finishes, on a copy of this interview."""
        turn = greet(self.interview)
        for _ in range(ENOUGH):
            if isinstance(turn.prompt, Finished):
                break
            turn = take(turn.interview, next_input(turn.prompt))
            assert not any(isinstance(event, Refused) for event in turn.events), turn.prompt
        assert isinstance(turn.prompt, Finished)
        assert turn.interview.session.answers.keys() >= self.known.keys()
        assert all(turn.interview.answer(step) for step in turn.interview.agenda.steps if step.question.asks)

    def teardown(self) -> None:
        if hasattr(self, "turn"):
            self.there_is_a_way_to_the_end()


def named(prompt: Prompt) -> Key | str | None:
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
    match asked.kind:
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


TestChangingFlows = Interviewed.TestCase
TestChangingFlows.settings = settings(stateful_step_count=30)
