"""From released answers to the case that a comparison is made of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from bot import access
from bot.dialog.agenda import Interview
from bot.dialog.prompts import answer_text
from bot.dialog.question import Meaning
from bot.dialog.session import Element, ItemPath
from bot.interviews.pseudonyms import Pseudonyms
from bot.interviews.shared_answers import SharedAnswer, probed_element
from bot.interviews.stamped_items import StampedItem
from bot.model import (
    OUTCOMES,
    SHARES,
    Agreement,
    Belief,
    BelievedRating,
    Case,
    Coverage,
    Decision,
    Finding,
    Inner,
    Outcome,
    Rating,
    Response,
    Share,
    Statement,
    StatementKind,
)
from bot.store.contract import Participant


@dataclass(frozen=True, slots=True)
class Records:
    """What one participant said, as records of a case, in the order of the interview."""

    statements: tuple[Statement, ...] = ()
    ratings: tuple[Rating, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    believed_ratings: tuple[BelievedRating, ...] = ()
    responses: tuple[Response, ...] = ()
    inner: tuple[Inner, ...] = ()
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one participant adds to a case: their own interview, the records of what they released of it and of what
    they heard after the meeting, and how far they are."""

    part: Participant
    interview: Interview
    records: Records
    coverage: Coverage


def records_of(participant: Participant, answers: Iterable[SharedAnswer], pseudonyms: Pseudonyms) -> Records:
    """The records that one participant's answers become."""
    builder = _Builder(participant, pseudonyms)
    for shared in answers:
        builder.add(shared)
    return builder.records()


def with_records(case: Case, parts: Sequence[Records]) -> Case:
    """The case with the records of its participants added to its own."""
    return replace(
        case,
        statements=(*case.statements, *(each for part in parts for each in part.statements)),
        ratings=(*case.ratings, *(each for part in parts for each in part.ratings)),
        beliefs=(*case.beliefs, *(each for part in parts for each in part.beliefs)),
        believed_ratings=(
            *case.believed_ratings,
            *(each for part in parts for each in part.believed_ratings),
        ),
        responses=(*case.responses, *(each for part in parts for each in part.responses)),
        inner=(*case.inner, *(each for part in parts for each in part.inner)),
        decisions=(*case.decisions, *(each for part in parts for each in part.decisions)),
        findings=(*case.findings, *(each for part in parts for each in part.findings)),
        agreements=(*case.agreements, *(each for part in parts for each in part.agreements)),
    )


_FieldValue = str | int | None
_Record = TypeVar("_Record", Statement, Rating, Belief, Agreement)
_OUTCOMES: Mapping[object, Outcome] = {outcome: outcome for outcome in OUTCOMES}


@dataclass(frozen=True, slots=True)
class _Reaction:
    """What was said to one statement or belief of others: the fields that were answered so far, and the narrowest of
    their levels, which holds for all."""

    level: Share
    fields: Mapping[str, _FieldValue]

    @property
    def declined(self) -> bool:
        return bool(self.fields.get("declined"))

    def text(self, field: str) -> str | None:
        """The words in a field, None when there are none."""
        value = self.fields.get(field)
        return value if isinstance(value, str) else None


class _Builder:
    """Turns the answers of one participant into records, one by one."""

    def __init__(self, participant: Participant, pseudonyms: Pseudonyms) -> None:
        self._who = participant
        self._pseudonyms = pseudonyms
        self._statements: dict[str, Statement] = {}
        self._ratings: dict[str, Rating] = {}
        self._beliefs: dict[str, Belief] = {}
        self._believed: dict[ItemPath, BelievedRating] = {}
        self._inner: dict[str, Inner] = {}
        self._decisions: dict[str, Decision] = {}
        self._agreements: dict[str, Agreement] = {}
        self._reactions: dict[tuple[str, ItemPath], _Reaction] = {}
        """By record, response or finding, and item."""

    def records(self) -> Records:
        """Everything so far."""
        return Records(
            tuple(self._statements.values()),
            tuple(self._ratings.values()),
            tuple(self._beliefs.values()),
            tuple(self._believed.values()),
            tuple(self._responses()),
            tuple(self._inner.values()),
            tuple(self._decisions.values()),
            tuple(self._findings()),
            tuple(self._agreements.values()),
        )

    def add(self, shared: SharedAnswer) -> None:
        """Add what an answer stands for, if it stands for a record."""
        means = shared.step.question.means
        if means is None:
            return
        match means.record:
            case "statement" | "belief" | "agreement" if means.field:
                self._fill_field(means, shared)
            case "statement" if means.kind is not None:
                self._add_statements(means.kind, shared)
            case "belief" if means.kind is not None:
                self._add_beliefs(means.kind, shared)
            case "rating":
                self._add_rating(means, shared)
            case "believed_rating":
                self._add_believed_rating(shared)
            case "inner" | "decision" | "agreement":
                self._add_texts(means.record, shared)
            case "response" | "finding":
                self._add_reaction(means, shared)

    def _add_statements(self, kind: StatementKind, shared: SharedAnswer) -> None:
        for number, text, detail in _texts(shared):
            self._statements[number] = Statement(
                id=self._id(number),
                organisation=self._who.organisation,
                kind=kind,
                text=text,
                detail=detail,
                share=shared.level,
                participant=self._who.id,
            )

    def _add_beliefs(self, kind: StatementKind, shared: SharedAnswer) -> None:
        for number, text, _ in _texts(shared):
            self._beliefs[number] = Belief(
                id=self._id(number),
                organisation=self._who.organisation,
                about=shared.step.key.item.first,
                kind=kind,
                text=text,
                share=shared.level,
                participant=self._who.id,
            )

    def _add_rating(self, means: Meaning, shared: SharedAnswer) -> None:
        topic = str(shared.step.key.item)
        if means.field != "position":
            self._fill(self._ratings, means.field, shared)
            return
        self._ratings[topic] = Rating(
            self._who.organisation, topic, _whole(shared), share=shared.level, participant=self._who.id
        )

    def _add_believed_rating(self, shared: SharedAnswer) -> None:
        about, topic = shared.step.key.item
        self._believed[shared.step.key.item] = BelievedRating(
            self._who.organisation,
            about,
            topic,
            _whole(shared),
            share=shared.level,
            participant=self._who.id,
        )

    def _add_texts(self, record: str, shared: SharedAnswer) -> None:
        who, level = self._who, shared.level
        for number, text, _ in _texts(shared):
            record_id = self._id(number)
            match record:
                case "inner":
                    self._inner[number] = Inner(record_id, who.organisation, text, level, who.id)
                case "decision":
                    self._decisions[number] = Decision(record_id, who.organisation, text, level, who.id)
                case "agreement":
                    self._agreements[number] = Agreement(
                        record_id, who.organisation, text, share=level, participant=who.id
                    )

    def _add_reaction(self, means: Meaning, shared: SharedAnswer) -> None:
        """A verdict, or the words that go with one."""
        key = (means.record, shared.step.key.item)
        before = self._reactions.get(key, _Reaction(shared.level, {}))
        fields = _fields(shared, means.field) if shared.answer.state == "given" else {means.field: None}
        level = min(before.level, shared.level, key=SHARES.index)
        self._reactions[key] = _Reaction(level, {**before.fields, **fields})

    def _responses(self) -> Iterator[Response]:
        """What was said to statements of others, where a position was asked and not passed over."""
        for (record, item), reaction in self._reactions.items():
            if record == "response" and (reaction.declined or "position" in reaction.fields):
                position = reaction.fields.get("position")
                yield Response(
                    self._who.organisation,
                    StampedItem.parse(str(item)).records[0],
                    position if isinstance(position, int) and not reaction.declined else None,
                    reaction.text("remark"),
                    reaction.level,
                    self._who.id,
                    reaction.declined,
                )

    def _findings(self) -> Iterator[Finding]:
        """What was said to beliefs about one's own organisation; `belief` is still the id of the enquiry."""
        for (record, item), reaction in self._reactions.items():
            if record == "finding":
                yield Finding(
                    StampedItem.parse(str(item)).records[0],
                    self._who.organisation,
                    _OUTCOMES.get(reaction.fields.get("outcome")),
                    reaction.text("heard"),
                    reaction.declined,
                    reaction.level,
                    self._who.id,
                )

    def _fill_field(self, means: Meaning, shared: SharedAnswer) -> None:
        match means.record:
            case "statement":
                self._fill(self._statements, means.field, shared)
            case "belief":
                self._fill(self._beliefs, means.field, shared)
            case "agreement":
                self._fill(self._agreements, means.field, shared)

    def _fill(self, records: dict[str, _Record], field: str, shared: SharedAnswer) -> None:
        """Set a field of the record that a question was about, when it is shared as widely as the record."""
        number = shared.step.key.item.last
        record = records.get(number)
        if record is None or shared.answer.state != "given":
            return
        if not access.at_least(shared.level, record.share):
            return
        known = {each.name for each in fields(record)}
        # That these values fit the record was inspected with the flow.
        values: dict[str, Any] = {
            name: value for name, value in _fields(shared, field).items() if name in known
        }
        records[number] = replace(record, **values)

    def _id(self, number: str) -> str:
        return self._pseudonyms.record_id(self._who, number)


def _fields(shared: SharedAnswer, field: str) -> Mapping[str, _FieldValue]:
    """The fields that an answer fills in: those that its option sets, else this one with the answer itself."""
    value = shared.answer.value
    option = next((option for option in shared.step.question.options if option.id == value), None)
    if option is not None and option.sets:
        return option.sets
    kind, step = shared.step.question.kind, shared.step
    return {field: None if value is None else kind.field_value(step.question, step.options, value)}


def _whole(shared: SharedAnswer) -> int | None:
    """The position on a scale, None for "don't know"."""
    return shared.answer.value if isinstance(shared.answer.value, int) else None


def _texts(shared: SharedAnswer) -> list[tuple[str, str, str]]:
    """The number, text and detail of each thing an answer says; nothing for "don't know"."""
    answer = shared.answer
    if answer.state != "given":
        return []
    if not isinstance(answer.value, tuple):
        return [(str(answer.id), answer_text(shared.step, answer, None), answer.detail or "")]
    elements = [element for element in answer.value if isinstance(element, Element)]
    probed = probed_element(shared.step, answer)
    return [
        (str(element.id), element.text, (answer.detail or "") if element is probed else "")
        for element in elements
    ]
