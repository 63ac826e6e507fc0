"""From released answers to the case that a comparison is made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, TypeVar

from bot import access
from bot.dialog.agenda import Interview
from bot.dialog.flow import Record
from bot.dialog.kinds import wants_probe
from bot.dialog.prompts import answer_text, progress
from bot.dialog.session import Answer, Element, ItemPath
from bot.dialog.steps import Step
from bot.interviews.pseudonyms import Naming, named
from bot.model import (
    SHARES,
    Agreement,
    Belief,
    BelievedRating,
    Case,
    Coverage,
    Decision,
    Finding,
    Inner,
    Rating,
    Response,
    Share,
    Statement,
)
from bot.store.contract import Participant, Release, Revision


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One answer as it was released: the step it answers, the released revision, and its level."""

    step: Step
    answer: Answer
    level: Share


def disclosed(
    interview: Interview, history: Iterable[Revision], releases: Mapping[int, Release]
) -> list[Disclosed]:
    """The released answers to questions that are due. What was changed after its release is taken as it was
    released: nothing rises without a confirmed release."""
    revisions = {(kept.answer.id, kept.answer.revision): kept.answer for kept in history}
    found = []
    for step in interview.agenda.steps:
        current = interview.answer(step)
        release = releases.get(current.id) if current is not None else None
        if release is None or release.level == "me":
            continue
        answer = revisions.get((release.answer, release.revision))
        if answer is not None and answer.state in {"given", "unknown"}:
            found.append(Disclosed(step, answer, release.level))
    return found


def said(interview: Interview) -> list[Disclosed]:
    """Everything a participant answered to what is due, for themselves alone."""
    settled = ((step, interview.answer(step)) for step in interview.agenda.steps)
    return [
        Disclosed(step, answer, "me")
        for step, answer in settled
        if answer is not None and answer.state in {"given", "unknown"}
    ]


def coverage(organisation: str, interviews: Iterable[Interview], released: bool) -> Coverage:
    """How far an organisation is, over all its participants."""
    done = of = 0
    for interview in interviews:
        some, all_of_them = progress(interview)
        done, of = done + some, of + all_of_them
    return Coverage(organisation, done, of, released)


Told = Mapping[str, tuple[Any, ...]]
"""What one participant said, as records: by the name of a list of a case."""


def told(participant: Participant, answers: Iterable[Disclosed], naming: Naming) -> Told:
    """The records that one participant's answers become."""
    records = _Records(participant, naming)
    for part in answers:
        records.add(part)
    return {
        "statements": tuple(records.statements.values()),
        "ratings": tuple(records.ratings.values()),
        "beliefs": tuple(records.beliefs.values()),
        "believed_ratings": tuple(records.believed.values()),
        "inner": tuple(records.inner.values()),
        "decisions": tuple(records.decisions.values()),
        "responses": tuple(records.responses()),
        "findings": tuple(records.findings()),
        "agreements": tuple(records.agreements.values()),
    }


def merged(case: Case, parts: Sequence[Told]) -> Case:
    """The case with what its participants said added to it."""
    names = {name for part in parts for name in part}
    lists = {
        name: (*getattr(case, name), *chain.from_iterable(part[name] for part in parts)) for name in names
    }
    return replace(case, **lists)  # type: ignore[arg-type]  # they are lists of a case


_Record = TypeVar("_Record", Statement, Rating, Belief, BelievedRating, Agreement)


class _Records:
    """The records of one participant, gathered answer by answer, in the order of the interview."""

    def __init__(self, participant: Participant, naming: Naming) -> None:
        self._who = participant
        self._naming = naming
        self.statements: dict[str, Statement] = {}
        self.ratings: dict[str, Rating] = {}
        self.beliefs: dict[str, Belief] = {}
        self.believed: dict[ItemPath, BelievedRating] = {}
        self.inner: dict[str, Inner] = {}
        self.decisions: dict[str, Decision] = {}
        self.agreements: dict[str, Agreement] = {}
        self._said: dict[tuple[str, ItemPath], tuple[Share, dict[str, Any]]] = {}
        """What was said to a statement or belief of others: by record and item, its level and its fields."""

    def add(self, part: Disclosed) -> None:
        means = part.step.question.means
        if means is None:
            return
        adders: Mapping[Record, Callable[[Disclosed], None]] = {
            "statement": self._statement,
            "rating": self._rating,
            "belief": self._belief,
            "believed_rating": self._believed,
            "inner": self._inner,
            "decision": self._decision,
            "agreement": self._agreement,
            "response": self._answered,
            "finding": self._answered,
        }
        adders[means.record](part)

    def _statement(self, part: Disclosed) -> None:
        means = part.step.question.means
        if means is None or means.kind is None or means.field:
            self._fill(self.statements, part)
            return
        for number, text, detail in _texts(part):
            self.statements[number] = Statement(
                id=self._id(number),
                organisation=self._who.organisation,
                kind=means.kind,
                text=text,
                detail=detail,
                share=part.level,
                participant=self._who.id,
            )

    def _belief(self, part: Disclosed) -> None:
        means = part.step.question.means
        if means is None or means.kind is None or means.field:
            self._fill(self.beliefs, part)
            return
        for number, text, _ in _texts(part):
            self.beliefs[number] = Belief(
                id=self._id(number),
                organisation=self._who.organisation,
                about=part.step.key.item.first,
                kind=means.kind,
                text=text,
                share=part.level,
                participant=self._who.id,
            )

    def _rating(self, part: Disclosed) -> None:
        topic = str(part.step.key.item)
        means = part.step.question.means
        if means is not None and means.field == "position":
            position = part.answer.value if isinstance(part.answer.value, int) else None
            self.ratings[topic] = Rating(
                self._who.organisation, topic, position, share=part.level, participant=self._who.id
            )
        else:
            self._fill(self.ratings, part)

    def _believed(self, part: Disclosed) -> None:
        about, topic = part.step.key.item
        position = part.answer.value if isinstance(part.answer.value, int) else None
        self.believed[part.step.key.item] = BelievedRating(
            self._who.organisation, about, topic, position, share=part.level, participant=self._who.id
        )

    def _inner(self, part: Disclosed) -> None:
        for number, text, _ in _texts(part):
            self.inner[number] = Inner(
                self._id(number), self._who.organisation, text, part.level, self._who.id
            )

    def _decision(self, part: Disclosed) -> None:
        for number, text, _ in _texts(part):
            self.decisions[number] = Decision(
                self._id(number), self._who.organisation, text, part.level, self._who.id
            )

    def _agreement(self, part: Disclosed) -> None:
        means = part.step.question.means
        if means is None or means.field:
            self._fill(self.agreements, part)
            return
        for number, text, _ in _texts(part):
            self.agreements[number] = Agreement(
                self._id(number),
                self._who.organisation,
                text,
                share=part.level,
                participant=self._who.id,
            )

    def _answered(self, part: Disclosed) -> None:
        """A verdict, or the words that go with one: the narrower of their levels holds for both."""
        means = part.step.question.means
        if means is None:
            return
        key = (means.record, part.step.key.item)
        level, values = self._said.get(key, (part.level, {}))
        given = _values(part, means.field) if part.answer.state == "given" else {means.field: None}
        self._said[key] = (min(level, part.level, key=SHARES.index), {**values, **given})

    def responses(self) -> Iterator[Response]:
        """What was said to statements of others, where a position was asked and not passed over."""
        for (record, item), (level, values) in self._said.items():
            declined = bool(values.get("declined"))
            if record == "response" and (declined or "position" in values):
                yield Response(
                    self._who.organisation,
                    named(str(item)),
                    None if declined else values["position"],
                    values.get("remark"),
                    level,
                    self._who.id,
                    declined,
                )

    def findings(self) -> Iterator[Finding]:
        """What was said to beliefs about one's own organisation; `belief` is still the id of the enquiry."""
        for (record, item), (level, values) in self._said.items():
            if record == "finding":
                yield Finding(
                    named(str(item)),
                    self._who.organisation,
                    values.get("outcome"),
                    values.get("heard"),
                    bool(values.get("declined")),
                    level,
                    self._who.id,
                )

    def _fill(self, records: dict[str, _Record], part: Disclosed) -> None:
        """Set a field of the record that this question was about, when it is shared as widely as the record."""
        record = records.get(part.step.key.item.last)
        means = part.step.question.means
        if record is None or means is None or part.answer.state != "given":
            return
        if not access.at_least(part.level, record.share):
            return
        known = {field.name for field in fields(record)}
        values = {name: value for name, value in _values(part, means.field).items() if name in known}
        records[part.step.key.item.last] = replace(record, **values)

    def _id(self, number: str) -> str:
        return self._naming.record(self._who, number)


def _values(part: Disclosed, field: str) -> dict[str, Any]:
    """What an answer fills in: what its option says, else the answer itself."""
    value = part.answer.value
    if part.step.question.kind == "yes_no":
        return {field: value == "yes"}
    option = next((option for option in part.step.question.options if option.id == value), None)
    if option is not None and option.sets:
        return dict(option.sets)
    return {field: value if isinstance(value, int) else answer_text(part.step, part.answer, None)}


def _texts(part: Disclosed) -> list[tuple[str, str, str]]:
    """The number, text and detail of each thing an answer says; nothing for "don't know"."""
    answer = part.answer
    if answer.state != "given":
        return []
    if not isinstance(answer.value, tuple):
        return [(str(answer.id), answer_text(part.step, answer, None), answer.detail or "")]
    elements = [element for element in answer.value if isinstance(element, Element)]
    asked = detailed(part.step, answer)
    return [
        (str(element.id), element.text, (answer.detail or "") if element is asked else "")
        for element in elements
    ]


def detailed(step: Step, answer: Answer) -> Element | None:
    """The element of a list that was asked on about, to which the detail belongs."""
    elements = answer.value if isinstance(answer.value, tuple) else ()
    return next(
        (part for part in elements if isinstance(part, Element) and wants_probe(step.question, part.text)),
        None,
    )
