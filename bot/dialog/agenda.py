"""Which questions are due for one session, in order: the flow unrolled over partners, topics and answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot.dialog.flow import GIVEN_SOURCES, Condition, Flow, Option, Question, Section
from bot.dialog.session import Answer, Element, Key, Session
from bot.errors import fill


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a question is repeated for. `names` fills placeholders such as `{partner}` in its texts."""

    id: str
    label: str
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Circumstances:
    """What an interview needs to know from outside: the items of each given source (see `flow.GIVEN_SOURCES`), and
    the names that hold everywhere."""

    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        partners: Iterable[tuple[str, str]] = (),
        topics: Iterable[tuple[str, str]] = (),
        **names: str,
    ) -> "Circumstances":
        """From pairs of an id and a name."""
        given = (("partners", "partner", partners), ("topics", "topic", topics))
        items = {
            source: tuple(Item(name, text, ((placeholder, text),)) for name, text in pairs)
            for source, placeholder, pairs in given
        }
        return cls(items, names)

    def imagined(self, said: str, partner: str) -> "Circumstances":
        """The same, with one made-up item for everything that a conversation would give: to try a flow alone."""
        placeholders = ("element", "belief", "question", "one", "other")
        names = (*((placeholder, said) for placeholder in placeholders), ("partner", partner))
        beyond = (source for source in GIVEN_SOURCES if source not in {"partners", "topics"})
        return self.giving({source: (Item("1", said, names),) for source in beyond})

    def giving(self, items: Mapping[str, tuple[Item, ...]]) -> "Circumstances":
        """The same, with these items for some sources."""
        return Circumstances({**self.items, **items}, self.names)


@dataclass(frozen=True, slots=True)
class Step:
    """One question for one item. `options` are its choices here and now."""

    question: Question
    key: Key
    section: Section
    names: Mapping[str, str]
    options: tuple[Option, ...] = ()

    def say(self, template: str) -> str:
        """A text of the question with its placeholders filled."""
        return fill(template, self.names)


@dataclass(frozen=True)
class Agenda:
    """All that is due, answered or not, in the order in which it is asked."""

    steps: tuple[Step, ...]

    @cached_property
    def core(self) -> bool:
        """Whether it holds questions of the short route only."""
        return all(step.question.core for step in self.steps)

    @cached_property
    def by_key(self) -> Mapping[Key, Step]:
        return {step.key: step for step in self.steps}

    @cached_property
    def places(self) -> Mapping[Key, int]:
        """The place of each step in `steps`."""
        return {step.key: place for place, step in enumerate(self.steps)}

    @cached_property
    def sections(self) -> tuple[tuple[Section, tuple[Step, ...]], ...]:
        """The sections that have something due, with their steps."""
        grouped: dict[str, tuple[Section, list[Step]]] = {}
        for step in self.steps:
            grouped.setdefault(step.section.id, (step.section, []))[1].append(step)
        return tuple((section, tuple(steps)) for section, steps in grouped.values())

    def steps_of(self, section: Section) -> tuple[Step, ...]:
        """The steps of one section."""
        return next((steps for part, steps in self.sections if part.id == section.id), ())

    @cached_property
    def infos(self) -> tuple[tuple[int, Step], ...]:
        """The steps that only tell, with their places."""
        return tuple((place, step) for place, step in enumerate(self.steps) if not step.question.asks)

    @cached_property
    def asking(self) -> int:
        """How many steps ask something."""
        return sum(step.question.asks for step in self.steps)


@dataclass(frozen=True)
class Interview:
    """Where one participant stands: a flow in their language, the circumstances, and their session."""

    flow: Flow
    circumstances: Circumstances
    session: Session

    @cached_property
    def agenda(self) -> Agenda:
        return Agenda(_Unrolling(self).steps())

    @cached_property
    def matter(self) -> "Step | Section | None":
        """What comes next: the first unanswered question, or a complete section whose summary is not confirmed
        yet; None when all is done. The section a person chose to do first comes first."""
        answers, confirmed = self.session.answers, self.session.confirmed
        sections, first = self.agenda.sections, self.session.section
        start = (
            next((place for place, (part, _) in enumerate(sections) if part.id == first), 0) if first else 0
        )
        for section, steps in (*sections[start:], *sections[:start]):
            asking = False
            for step in steps:
                if step.question.kind == "info":
                    continue
                answer = answers.get(step.key)
                if answer is None or answer.state == "open":
                    return step
                asking = True
            if asking and section.summary and section.id not in confirmed:
                return section
        return None

    @cached_property
    def done(self) -> int:
        """How many of the questions that are due are answered."""
        get, done = self.session.answers.get, 0
        for step in self.agenda.steps:
            answer = get(step.key)
            if answer is not None and answer.state != "open":
                done += 1
        return done

    def at(self, session: Session) -> "Interview":
        """The same interview with another session; what is due is found anew."""
        return Interview(self.flow, self.circumstances, session)

    def kept(self, session: Session, newly: int = 0) -> "Interview":
        """The same interview with another session of which it is known that exactly the same is due, and that
        `newly` more of it is answered."""
        other, mine = Interview(self.flow, self.circumstances, session), self.__dict__
        known = other.__dict__
        known["agenda"] = self.agenda
        if "done" in mine:
            known["done"] = mine["done"] + newly
        if (
            "matter" in mine
            and session.answers is self.session.answers
            and _same_order(session, self.session)
        ):
            known["matter"] = mine["matter"]
        return other

    def answer(self, step: Step) -> Answer | None:
        """The settled answer to a step, if there is one."""
        found = self.session.answers.get(step.key)
        return found if found is not None and found.state != "open" else None


def _same_order(one: Session, other: Session) -> bool:
    return one.confirmed is other.confirmed and one.section == other.section


def adopted(flow: Flow, session: Session) -> Session:
    """The session with answers to renamed questions under their present ids."""
    if not flow.renamed:
        return session
    if flow.renamed.keys().isdisjoint(question for question, _ in session.answers):
        return session
    answers: dict[Key, Answer] = {}
    for answer in sorted(session.answers.values(), key=lambda answer: answer.revision):
        present = replace(answer, question=flow.renamed.get(answer.question, answer.question))
        answers[present.key] = present
    focus = session.focus and (flow.renamed.get(session.focus[0], session.focus[0]), session.focus[1])
    return session.but(answers=answers, focus=focus)


class _Unrolling:
    """One walk through a flow, which remembers what later questions refer to."""

    def __init__(self, interview: Interview) -> None:
        self.flow = interview.flow
        self.given = interview.circumstances
        self.answers = interview.session.answers
        self.short = interview.session.route == "short"
        self.answered = {question for question, _ in self.answers}
        self.active: dict[Key, Answer] = {}
        self.offered: dict[Key, Mapping[str, Item]] = {}
        self.beliefs: dict[str, tuple[str, Item]] = {}
        self.checked: set[str] = set()
        self.found: list[Step] = []

    def steps(self) -> tuple[Step, ...]:
        for section in self.flow.sections:
            questions: Sequence[Question] = section.questions
            if self.short:
                questions = [part for part in questions if part.core or part.id in self.answered]
            self.block(section, questions, (), {})
        return tuple(self.found)

    def block(
        self, section: Section, questions: Sequence[Question], path: tuple[str, ...], names: Mapping[str, str]
    ) -> None:
        """The steps of questions that share `path`; neighbours that repeat over the same are asked per item."""
        depth, start = len(path), 0
        while start < len(questions):
            each = questions[start].each
            end = start + 1
            if len(each) <= depth:
                self.step(section, questions[start], path, names)
            else:
                while end < len(questions) and questions[end].each[: depth + 1] == each[: depth + 1]:
                    end += 1
                group = questions[start:end]
                for place, item in enumerate(self.items(each[depth], path)):
                    due = [part for part in group if len(part.each) > depth + 1 or _within(part, place)]
                    self.block(section, due, (*path, item.id), {**names, **dict(item.names)})
            start = end

    def step(
        self, section: Section, question: Question, path: tuple[str, ...], names: Mapping[str, str]
    ) -> None:
        key = (question.id, "/".join(path))
        answer = self.answers.get(key)
        if self.short and not question.core and (answer is None or not answer.settled):
            return
        if question.when and not all(self.holds(condition, path) for condition in question.when):
            return
        options = question.options
        if question.options_from:
            items = {item.id: item for item in self.items(question.options_from, path)}
            self.offered[key] = items
            options = tuple(Option(item.id, item.label) for item in items.values())
            if not options:
                return
        if answer is not None and answer.state == "given":
            self.active[key] = answer
            self.note(question, answer, path, names)
        self.found.append(Step(question, key, section, names, options))

    def note(
        self, question: Question, answer: Answer, path: tuple[str, ...], names: Mapping[str, str]
    ) -> None:
        """Remember what an answer says about beliefs."""
        means = question.means
        if means is None or means.record != "belief":
            return
        if means.field == "source":
            sets = {option.id: option.sets.get("source", option.id) for option in question.options}
            if sets.get(str(answer.value)) == "asked":
                self.checked.add(path[-1])
        elif not means.field:
            partner = names.get("partner", "")
            texts = (
                [(str(part.id), part.text) for part in answer.value if isinstance(part, Element)]
                if isinstance(answer.value, tuple)
                else [(str(answer.id), str(answer.value))]
            )
            for name, text in texts:
                item = Item(
                    name, f"{partner}: {text}", (("belief", text), ("element", text), ("partner", partner))
                )
                self.beliefs[name] = (path[0] if path else "", item)

    def items(self, source: str, path: tuple[str, ...]) -> Sequence[Item]:
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

    def elements(self, target: Question, path: tuple[str, ...]) -> Sequence[Item]:
        key = (target.id, "/".join(path[: len(target.each)]))
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

    def holds(self, condition: Condition, path: tuple[str, ...]) -> bool:
        target = self.flow.by_id[condition.question]
        answer = self.active.get((target.id, "/".join(path[: len(target.each)])))
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


def _within(question: Question, place: int) -> bool:
    return question.each_most is None or place < question.each_most
