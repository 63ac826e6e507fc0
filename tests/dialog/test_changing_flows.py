"""Whatever people and authors do, in whatever order: no answer is lost, none is asked twice, there is always a way
to the end, and what is asked is what is due."""

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from bot.dialog.buttons import PromptButton, prompt_buttons
from bot.dialog.events import (
    Asking,
    ButtonPress,
    Collecting,
    CommandInput,
    Confirming,
    Correcting,
    Finished,
    Paused,
    Probing,
    TextInput,
)
from bot.dialog.session import Route, Session
from bot.dialog.steps import Step
from tests.support.answer_model import EXPLAINING, TEXTS, Watched, typed
from tests.support.changing_author import MORE, branching, question
from tests.support.talking import restored

DATA = st.data()
LINES = st.sampled_from(["one", "two\nthree", "a must", " b \n\n c", "4", "nee"])
COMMANDS = ["back", "skip", "unknown", "done", "resume", "remove", "add", *sorted(EXPLAINING)]
ROUTES: Any = st.sampled_from(["short", "full"])


def draw_bool(data: st.DataObject) -> bool:
    return data.draw(st.booleans())


class Changing(Watched):
    """What a person can do and what can change around them, in any order."""

    @initialize(data=DATA, route=ROUTES, turns=st.integers(0, 40))
    def begins(self, data: st.DataObject, route: Route, turns: int) -> None:
        self.meets(route)
        self.talks(data, turns)

    # What a person does.

    def talks(self, data: st.DataObject, turns: int) -> None:
        for _ in range(turns):
            if isinstance(self.prompt, Finished):
                return
            self.says_something(data)
            self.no_answer_is_lost()
            self.what_is_asked_is_what_is_due()

    def says_something(self, data: st.DataObject) -> None:
        """Say something that fits what is asked, and see that it is taken as it was meant."""
        prompt = self.prompt
        match prompt:
            case Asking(step) if not step.question.kind.collects:
                self.answers_with(step, *typed(data, step))
            case Collecting(_, elements) if elements and draw_bool(data):
                self.does(TextInput("klaar"), "done")
            case Asking(step) | Collecting(step):
                text, before = data.draw(LINES), self.value(step) or ()
                taken = self.does(TextInput(text), "say")
                said = [line.strip() for line in text.split("\n") if line.strip()]
                self.listed(prompt, before, said, taken)
                if not taken:
                    self.does(CommandInput("done" if isinstance(prompt, Collecting) else "resume"), "done")
            case Probing(step):
                text = data.draw(TEXTS)
                self.does(TextInput(text), "say")
                assert self.answers[step.key].detail == text
            case Confirming(section) if data.draw(st.integers(0, 3)):
                self.does(TextInput("ja"), "say")
                self.confirmed.add(section.id)
            case Confirming():
                self.does(TextInput("nee"), "correct")
            case Correcting(offered):
                self.does(TextInput(str(data.draw(st.integers(1, len(offered))))), "line")
            case _:
                self.does(TextInput(data.draw(TEXTS)), "say")

    def answers_with(self, step: Step, text: str, value: Any) -> None:
        self.does(TextInput(text), "say")
        answer = self.answers[step.key]
        assert (answer.state, answer.value, type(answer.value)) == ("given", value, type(value))

    @rule(data=DATA, turns=st.integers(1, 8))
    def goes_on(self, data: st.DataObject, turns: int) -> None:
        self.talks(data, turns)

    @rule(command=st.sampled_from(COMMANDS))
    def gives_a_command(self, command: Any) -> None:
        prompt = self.prompt
        element = prompt.element if isinstance(prompt, Asking) else None
        self.does(CommandInput(command), command)
        if isinstance(prompt, Asking) and element is not None:
            assert (element in (self.value(prompt.step) or ())) == (command != "remove")

    @rule()
    def pauses(self) -> None:
        self.does(CommandInput("pause"), "pause")

    @rule(data=DATA)
    def presses_what_is_offered(self, data: st.DataObject) -> None:
        self.presses(data.draw(st.sampled_from(prompt_buttons(self.prompt))))

    def presses(self, offer: PromptButton) -> None:
        prompt = self.prompt
        act = {"option": "say", "mend": "correct"}.get(offer.act, offer.act)
        if offer.act == "option" and isinstance(prompt, Asking) and prompt.step.question.kind.ticks:
            act, self.ticked = "tick", offer.argument
        self.does(ButtonPress(offer.id), act)
        if offer.act == "yes" and isinstance(prompt, Confirming):
            self.confirmed.add(prompt.section.id)

    @rule(data=DATA)
    @precondition(lambda self: self.buttons)
    def presses_an_old_button(self, data: st.DataObject) -> None:
        button = data.draw(st.sampled_from(sorted(self.buttons)))
        if button not in {offer.id for offer in (*prompt_buttons(self.prompt), *prompt_buttons(Paused()))}:
            assert not self.does(ButtonPress(button), "stale")

    @rule(data=DATA, turns=st.integers(0, 2), command=st.sampled_from(["", *COMMANDS]))
    def corrects(self, data: st.DataObject, turns: int, command: str) -> None:
        number = data.draw(st.integers(0, len(self.summary_lines) + 1))
        if self.does(CommandInput("correct", str(number or "")), "line" if number else "correct"):
            if command:
                self.gives_a_command(command)
            self.talks(data, turns)

    @rule(data=DATA)
    def takes_another_branch(self, data: st.DataObject) -> None:
        """Their answers behind the old branch are kept, and there again when they come back to it."""
        deciding = set(branching(self.interview.flow))
        found = [line for line in self.summary_lines if line.step.question.id in deciding]
        if found:
            line = data.draw(st.sampled_from(found))
            self.does(CommandInput("correct", str(line.number)), "line")
            self.answers_with(line.step, *typed(data, line.step))

    @rule(route=ROUTES)
    def takes_a_route(self, route: str) -> None:
        """What was answered on the one stays in the summaries on the other."""
        before = {line.step.key for line in self.summary_lines}
        self.does(CommandInput("route", route), "route")
        assert before <= {line.step.key for line in self.summary_lines}

    @rule(data=DATA)
    def does_a_section_first(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.author.sections)))
        if self.does(CommandInput("section", name), "section"):
            self.first = name

    # What happens around them.

    @rule()
    def the_program_restarts(self) -> None:
        """Only what was handed out to be stored comes back: the place, and every revision of every answer."""
        newest = {kept["id"]: restored(kept) for kept in self.rows}
        place = json.loads(json.dumps(self.interview.session.to_json()))
        self.comes_back(Session.from_json(place, {answer.key: answer for answer in newest.values()}))

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
        once = [one for _, one in self.author.all() if not one.get("each")]
        lists = [[one["id"]] for one in once if one["kind"] == "list"]
        over = [[], ["partners"], ["topics"], ["partners", "topics"], ["unchecked"], *lists]
        more: dict[str, Any] = {"each": data.draw(st.sampled_from(over))}
        tests = [one["id"] for one in once if one["kind"] == "yes_no"]
        if tests and draw_bool(data):
            wanted = data.draw(st.sampled_from(["yes", "no"]))
            more["when"] = [{"question": data.draw(st.sampled_from(tests)), "equals": wanted}]
        section = data.draw(st.sampled_from(sorted(self.author.sections)))
        place = data.draw(st.integers(0, 8))
        if self.at_hand is not None and data.draw(st.booleans()):
            section, place = self.at_hand
        asked = question("new", kind, core=core, optional=optional, **more)
        self.rewrites(self.author.insert(section, place, asked))

    @property
    def at_hand(self) -> tuple[str, int] | None:
        """The section and place, in the file, of what is asked now."""
        step = getattr(self.prompt, "step", None)
        found = [
            (section, place)
            for section, questions in self.author.sections.items()
            for place, one in enumerate(questions)
            if step is not None and one["id"] == step.question.id
        ]
        return found[0] if found else None

    @rule(pause=st.booleans())
    def the_question_at_hand_is_removed(self, pause: bool) -> None:
        if pause:
            self.does(CommandInput("pause"), "pause")
        if self.at_hand is not None:
            section, place = self.at_hand
            removed = self.author.sections[section][place]["id"]
            self.rewrites(self.author.remove([one["id"] for _, one in self.author.all()].index(removed)))

    @rule(number=st.integers(0, 40), place=st.integers(0, 8))
    def a_question_is_removed_or_put_back(self, number: int, place: int) -> None:
        if number < len(self.author.removed):
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
        self.answers = self.named(self.answers.values())
        self.held = self.held and self.held._replace(question=self.name(self.held.question))
        self.rewrites(changed=True)

    @rule()
    def there_is_a_way_to_the_end(self) -> None:
        self.can_finish()


TestChangingFlows = Changing.TestCase
TestChangingFlows.settings = settings(stateful_step_count=20)
