"""A flow unrolled over partners, topics and answers: one walk through it finds every question that is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from bot.dialog.flow import Flow, Section
from bot.dialog.question import GIVEN_SOURCES, Condition, Option, Question
from bot.dialog.session import ONCE, Answer, Element, ItemPath, Session, StepKey, step_key
from bot.dialog.steps import Circumstances, Item, Step


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring questions that repeat over the same, and so are asked together for each item of it."""

    source: str
    parts: "tuple[Question | _Group, ...]"


@lru_cache(maxsize=1024)
def _grouped(questions: tuple[Question, ...], depth: int = 0) -> tuple[Question | _Group, ...]:
    """Questions that share the first `depth` of what they repeat over, with those that repeat further in groups."""
    found: list[Question | _Group] = []
    for source, neighbours in groupby(questions, lambda part: part.each[depth : depth + 1]):
        part = tuple(neighbours)
        found += [_Group(source[0], _grouped(part, depth + 1))] if source else part
    return tuple(found)


@lru_cache(maxsize=1024)
def _once(section: Section, question: Question) -> Step:
    """The step of a question that is asked once: the same for everybody."""
    return Step(question, step_key(question.id, ONCE), section, {}, question.options)


class Unrolling:
    """One walk through a flow, which remembers what later questions refer to."""

    def __init__(self, flow: Flow, circumstances: Circumstances, session: Session) -> None:
        self.flow = flow
        self.given = circumstances
        self.answers = session.answers
        self.short = session.route == "short"
        self.active: dict[StepKey, Answer] = {}
        self.offered: dict[StepKey, Mapping[str, Item]] = {}
        self.beliefs: dict[str, tuple[str, Item]] = {}
        self.checked: set[str] = set()
        self.found: list[Step] = []

    def steps(self, before: Iterable[Step] = (), since: Section | None = None) -> tuple[Step, ...]:
        """All steps; those `before` the section `since` are known."""
        for step in before:
            if step.question.options_from:
                self.offer(step.question, step.key)
            self.keep(step)
        answered = {question for question, _ in self.answers} if self.short else set()
        sections = self.flow.sections
        for section in sections if since is None else sections[sections.index(since) :]:
            questions = section.questions
            if self.short:
                questions = tuple(part for part in questions if part.core or part.id in answered)
            self.walk(section, _grouped(questions), ONCE, {}, 0)
        return tuple(self.found)

    def walk(
        self,
        section: Section,
        parts: Iterable[Question | _Group],
        path: ItemPath,
        names: Mapping[str, str],
        place: int,
    ) -> None:
        """The steps of questions that share `path`, which is the `place`-th of the items they repeat over."""
        for part in parts:
            if isinstance(part, _Group):
                for at, item in enumerate(self.items(part.source, path)):
                    self.walk(
                        section, part.parts, ItemPath((*path, item.id)), {**names, **dict(item.names)}, at
                    )
            elif part.each_most is None or place < part.each_most:
                self.step(section, part, path, names)

    def step(self, section: Section, question: Question, path: ItemPath, names: Mapping[str, str]) -> None:
        once = None if path or question.options_from else _once(section, question)
        key = step_key(question.id, path) if once is None else once.key
        if self.short and not question.core:
            answer = self.answers.get(key)
            if answer is None or not answer.settled:
                return
        if question.when and not all(self.holds(condition, path) for condition in question.when):
            return
        if once is not None:
            self.keep(once)
        elif question.options_from:
            items = self.offer(question, key)
            options = tuple(Option(item.id, item.label) for item in items)
            if options:
                self.keep(Step(question, key, section, names, options))
        else:
            self.keep(Step(question, key, section, names, question.options))

    def offer(self, question: Question, key: StepKey) -> Iterable[Item]:
        """Remember what a question lets people choose from."""
        items = self.offered[key] = {item.id: item for item in self.items(question.options_from, key.item)}
        return items.values()

    def keep(self, step: Step) -> None:
        """Remember a step, and what its answer says."""
        self.found.append(step)
        answer = self.answers.get(step.key)
        if answer is not None and answer.state == "given":
            self.active[step.key] = answer
            if step.question.means is not None:
                self.note(step, answer)

    def note(self, step: Step, answer: Answer) -> None:
        """Remember what an answer says about beliefs."""
        means = step.question.means
        if means is None or means.record != "belief":
            return
        if means.field == "source":
            sets = {option.id: option.sets.get("source", option.id) for option in step.question.options}
            if sets.get(str(answer.value)) == "asked":
                self.checked.add(step.key.item.last)
        elif not means.field:
            partner = step.names.get("partner", "")
            texts = (
                [(str(part.id), part.text) for part in answer.value if isinstance(part, Element)]
                if isinstance(answer.value, tuple)
                else [(str(answer.id), str(answer.value))]
            )
            for name, text in texts:
                item = Item(
                    name, f"{partner}: {text}", (("belief", text), ("element", text), ("partner", partner))
                )
                self.beliefs[name] = (step.key.item.first, item)

    def items(self, source: str, path: ItemPath) -> Sequence[Item]:
        """What `source` stands for at this place of the walk."""
        if source in GIVEN_SOURCES:
            return self.given.items.get(source, ())
        if source in {"beliefs", "unchecked"}:
            return [
                item
                for name, (about, item) in self.beliefs.items()
                if (not path or about == path[0]) and (source == "beliefs" or name not in self.checked)
            ]
        return self.elements(self.flow.by_id[source], path)

    def elements(self, target: Question, path: ItemPath) -> Sequence[Item]:
        key = step_key(target.id, path.outer(len(target.each)))
        answer = self.active.get(key)
        if answer is None or not isinstance(answer.value, tuple):
            return ()
        if target.options_from:
            offered = self.offered.get(key, {})
            chosen = [offered[str(part)] for part in answer.value if part in offered]
            return [replace(item, names=(("element", item.label), *item.names)) for item in chosen]
        texts = {option.id: option.text for option in target.options}
        return [
            self.element(part)
            if isinstance(part, Element)
            else Item(part, texts.get(part, part), (("element", texts.get(part, part)),))
            for part in answer.value
        ]

    def element(self, part: Element) -> Item:
        """A belief keeps the name of the partner it is about; another element is only itself."""
        name = str(part.id)
        if name in self.beliefs:
            return self.beliefs[name][1]
        return Item(name, part.text, (("element", part.text), ("belief", part.text)))

    def holds(self, condition: Condition, path: ItemPath) -> bool:
        target = self.flow.by_id[condition.question]
        answer = self.active.get(step_key(target.id, path.outer(len(target.each))))
        if condition.answered is not None:
            return condition.answered == (answer is not None)
        if answer is None:
            return False
        value = answer.value
        if condition.at_least is not None:
            size = len(value) if isinstance(value, tuple) else value
            return isinstance(size, (int, float)) and size >= condition.at_least
        wanted = (condition.equals,) if condition.one_of is None else condition.one_of
        if isinstance(value, tuple):
            return any(part in wanted for part in value)
        return value in wanted
