"""How the program words what happened in a turn, and what is asked now."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from bot.conversation.wording.fixed import control, help_text, hint_text
from bot.dialog.agenda import Interview
from bot.dialog.buttons import PromptButton, prompt_buttons
from bot.dialog.events import (
    AnswerRecorded,
    Asking,
    Collecting,
    Confirming,
    Correcting,
    Event,
    Explained,
    Finished,
    Hinted,
    InfoShown,
    OverviewShown,
    Paused,
    Probing,
    Prompt,
    Refused,
    Resumed,
    RouteChanged,
    SectionIntroduced,
    SummaryLine,
    Turn,
)
from bot.dialog.prompts import answer_text, most_of, progress
from bot.dialog.question import QuestionKind
from bot.dialog.session import Answer, Element
from bot.dialog.steps import Step
from bot.errors import fill
from bot.i18n import Words
from bot.interviews.shared_answers import probed_element
from bot.messages import AskedQuestion, Button, Progress, Reply

_SHORT = 48


class Wording:
    """The words for one interview in one language; `preview` gives what a release would show."""

    def __init__(self, say: Words, interview: Interview, preview: Callable[[], str]) -> None:
        self.interview = interview
        self._say = say
        self._preview = preview

    def reply(self, texts: Iterable[str], turn: Turn, closing: Iterable[str] = ()) -> Reply:
        """One reply: `texts`, what happened in the turn, what is asked now, and `closing`."""
        events = (self.event(event) for event in turn.events)
        said = [*texts, *events, self.prompt(turn.prompt), *closing]
        done, of = progress(self.interview)
        return Reply(
            text="\n\n".join(text for text in said if text),
            question=_asked(turn.prompt),
            buttons=self.buttons(turn.prompt),
            progress=Progress(done, of) if of else None,
            ended=isinstance(turn.prompt, Finished | Paused),
            paused=isinstance(turn.prompt, Paused),
            confidential=True,
        )

    def text(self, step: Step, template: str) -> str:
        """A text of the flow with all its placeholders filled."""
        if "{" not in template:
            return template
        names = {**self.interview.circumstances.names, **step.names}
        if "{preview}" in template:
            names["preview"] = self._preview()
        return fill(template, names)

    def event(self, event: Event) -> str:
        """What happened, in a few words; "" when there is nothing to say."""
        say = self._say
        match event:
            case SectionIntroduced(section):
                return f"{section.title}\n\n{self._global(section.intro)}".strip()
            case InfoShown(step):
                return self.text(step, step.question.text)
            case Refused(refusal):
                return say(refusal.text, **refusal.values)
            case AnswerRecorded(step, answer, before) if before is not None and before.settled:
                return self._corrected(step, answer) if before.value != answer.value else ""
            case Hinted():
                return hint_text(event, say)
            case Explained("help", _):
                return help_text(say)
            case Explained("why", text):
                return say("Why this question: {text}", text=self._global(text))
            case Explained("example", text):
                return say("For example: {text}", text=self._global(text))
            case OverviewShown():
                return self._overview(event)
            case RouteChanged("short"):
                return say("You now follow the short route: only the main questions.")
            case RouteChanged():
                return say("You now follow the full route: all questions. You can stop after every part.")
            case Resumed() if self.interview.session.answers:
                return say("We go on where you were.")
        return ""

    def prompt(self, prompt: Prompt) -> str:
        """What is asked of the person now."""
        say = self._say
        match prompt:
            case Asking():
                return self._asking(prompt)
            case Collecting(step, elements, most):
                return self._collecting(step, elements, most)
            case Probing(step) if step.question.probe:
                return self.text(step, step.question.probe.text)
            case Confirming(section, lines):
                title = say("This is what I noted under {part}:", part=f'"{section.title}"')
                return "\n".join((title, *self.lines(lines), "", say("Is this right?")))
            case Correcting(lines):
                return "\n".join(
                    (say("Which line do you want to correct? Give its number."), *self.lines(lines))
                )
            case Paused() if self.interview.session.answers:
                return say("We pause here. All your answers are kept.")
            case Paused():
                return say("We pause here.")
        return ""

    def _asking(self, prompt: Asking) -> str:
        say, step = self._say, prompt.step
        done, of = progress(self.interview)
        texts = []
        if prompt.current is None:
            texts.append(say("Question {number} of {of}", number=min(done + 1, of), of=of))
        texts.append(self.text(step, step.question.text))
        hint = self._hint(step)
        if hint:
            texts.append(hint)
        if prompt.element is not None:
            texts.append(say("Now: {answer}\nType what it should become.", answer=prompt.element.text))
        elif prompt.current is not None:
            texts.append(say("Your answer now: {answer}", answer=self.answer(step, prompt.current)))
        if prompt.draft:
            chosen = [option.text for option in step.options if option.id in prompt.draft]
            texts.append(say("Chosen so far: {chosen}", chosen=", ".join(chosen)))
        return "\n".join(texts)

    def _hint(self, step: Step) -> str:
        """How to answer this kind of question, where its buttons do not say so."""
        return step.question.kind.hint(step.question, most_of(self.interview, step), self._say)

    def _collecting(self, step: Step, elements: tuple[Element, ...], most: int | None) -> str:
        say = self._say
        if not elements:
            return self.text(step, step.question.text)
        noted = [f"- {element.text}" for element in elements]
        if most is not None and len(elements) >= most:
            return "\n".join(
                (self.text(step, step.question.text), *noted, say("That is the most you can give."))
            )
        return "\n".join((say("Noted:"), *noted, say("Anything else? Type it, or choose Done.")))

    def _corrected(self, step: Step, answer: Answer) -> str:
        if answer.state == "given" and not isinstance(answer.value, tuple):
            return self._say("Changed. It now says: {answer}", answer=self.answer(step, answer))
        return ""

    def _overview(self, event: OverviewShown) -> str:
        say = self._say
        texts = []
        for number, part in enumerate(event.parts, 1):
            head = say(
                "Part {number}, {part}: {done} of {of} answered",
                number=number,
                part=part.section.title,
                done=part.done,
                of=part.of,
            )
            texts.append("\n".join((head, *self.lines(part.lines))))
        correct, section = (say.command(name) for name in ("correct", "section"))
        texts.append(say("To correct a line, type {command} and its number.", command=correct))
        if len(event.parts) > 1:
            texts.append(say("To do another part first, type {command} and its number.", command=section))
        return "\n\n".join(texts)

    def lines(self, lines: Iterable[SummaryLine]) -> list[str]:
        """A summary: each question once, its answers under it, numbered."""
        found, asked = list[str](), None
        for line in lines:
            if line.step.key != asked:
                asked = line.step.key
                found.append(self.label(line.step))
            found.append(f"{line.number:>4}. {self._line(line)}")
        return found

    def _line(self, line: SummaryLine) -> str:
        return self.answer(line.step, line.answer, line.element)

    def label(self, step: Step) -> str:
        """A question, short enough to stand before its answer: without what follows its question mark."""
        question, mark, _ = step.question.text.partition("?")
        return self.text(step, (question + mark).strip())

    def whole(self, step: Step, answer: Answer) -> str:
        """An answer with all its elements, as a release shows it."""
        return self.answer(step, answer)

    def answer(self, step: Step, answer: Answer, element: Element | None = None) -> str:
        """An answer as people read it."""
        say = self._say
        if answer.state == "unknown":
            return say("don't know")
        if answer.state != "given":
            return say("skipped")
        question = step.question
        text = answer_text(step, answer, element)
        if element is None and answer.value is not None:
            text = question.kind.show(question, step.options, answer.value, say)
        told = element is None or element is probed_element(step, answer)
        return f"{text} ({answer.detail})" if answer.detail and told else text

    def buttons(self, prompt: Prompt) -> tuple[Button, ...]:
        """What can be tapped now."""
        found = prompt_buttons(prompt)
        if isinstance(prompt, Asking) and not any("{" in option.text for option in prompt.step.options):
            return _same_for_all(found, prompt.step.question.kind, self._say)
        return tuple(self.button(offer, prompt) for offer in found)

    def button(self, offer: PromptButton, prompt: Prompt) -> Button:
        """An offer with its label, and what can be typed instead of tapping it."""
        if offer.act == "line" and isinstance(prompt, Correcting):
            line = prompt.lines[int(offer.argument) - 1]
            return Button(offer.id, _shortened(f"{offer.argument}. {self._line(line)}"), offer.key)
        if isinstance(prompt, Asking):
            offer = offer._replace(text=self.text(prompt.step, offer.text))
            return _button(offer, prompt.step.question.kind, self._say)
        return _button(offer, None, self._say)

    def _global(self, text: str) -> str:
        return fill(text, self.interview.circumstances.names)


@lru_cache(maxsize=4096)
def _same_for_all(
    found: tuple[PromptButton, ...], kind: QuestionKind | None, say: Words
) -> tuple[Button, ...]:
    """The buttons of a question whose choices name nobody in particular."""
    return tuple(_button(offer, kind, say) for offer in found)


def _button(offer: PromptButton, kind: QuestionKind | None, say: Words) -> Button:
    if offer.act != "option":
        label, command = control(offer.act, say)
        return Button(offer.id, label, offer.key or command)
    label = offer.text if kind is None else kind.label(offer.argument, offer.text, say)
    return Button(offer.id, say("{option} (chosen)", option=label) if offer.chosen else label, offer.key)


def _asked(prompt: Prompt) -> AskedQuestion | None:
    if not isinstance(prompt, Asking | Collecting | Probing):
        return None
    question, item = prompt.step.question, str(prompt.step.key.item)
    if isinstance(prompt, Probing):
        return AskedQuestion(question.id, "text", item, optional=True, sensitive=question.sensitive)
    kind = question.kind
    return AskedQuestion(question.id, kind.name, item, question.optional, question.sensitive, kind.ticks)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "\u2026"
