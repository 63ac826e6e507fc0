"""The rounds after the release: what others said is put to a participant, and what they themselves wanted to ask."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from bot import access
from bot.dialog.agenda import Interview
from bot.dialog.open_question import noticed
from bot.dialog.session import Answer, Key
from bot.dialog.steps import Item
from bot.errors import fill
from bot.interviews.pseudonyms import Pseudonyms
from bot.interviews.stamped_items import StampedItem
from bot.lexicon import QuestionForms
from bot.model import Belief, Case, Statement, StatementKind
from bot.phrases import open_question

REACT, AFTER = "react", "after"
ROUNDS = (REACT, AFTER)
"""The flows of the rounds, in which somebody confirms at the end what is released of them."""

REACTION_SOURCES: Mapping[StatementKind, str] = {
    "ambition": "ambitions",
    "interest": "interests",
    "need": "needs",
    "offer": "offers",
}
"""The kinds of statement that are put to others, each with its source in the flow of reactions."""

SourceItems = Mapping[str, tuple[Item, ...]]
Say = Callable[[str], str]


def confirmation_key(flow: str) -> Key:
    """The question at the end of a round whose yes releases it."""
    return (f"{flow}.confirm", "")


def questions_to_ask(interview: Interview) -> SourceItems:
    """What a participant wanted to ask: one item for each belief for which they made a question."""
    items = []
    for step in interview.agenda.steps:
        answer, means = interview.answer(step), step.question.means
        if means is None or (means.record, means.field) != ("belief", "question"):
            continue
        if answer is not None and answer.state == "given":
            names = (*sorted(step.names.items()), ("question", str(answer.value)))
            items.append(Item(step.key[1].split("/")[-1], str(answer.value), names))
    return {"asked": tuple(items)}


def items_to_react_to(
    case: Case,
    organisation: str,
    answers: Mapping[Key, Answer],
    pseudonyms: Pseudonyms,
    forms: QuestionForms,
    say: Say,
) -> SourceItems:
    """What is put to a participant of this organisation, by source; `case` is all that was released.

    The most telling comes first: what few have answered so far, and of that what weighs most for its owner. What
    this participant answered before stays in front, as it was.
    """
    seen = access.visible(_put(case), organisation)
    reacted = Counter(response.statement for response in case.responses)
    names = {one.id: one.name for one in case.organisations}
    found: dict[str, list[Item]] = {source: [] for source in REACTION_SOURCES.values()}
    theirs = [
        each
        for each in seen.statements
        if each.organisation != organisation and each.kind in REACTION_SOURCES
    ]
    for statement in sorted(theirs, key=lambda each: (reacted[each.id], -_weight(each))):
        found[REACTION_SOURCES[statement.kind]].append(_statement(statement, names[statement.organisation]))
    found["enquiries"] = [
        _enquiry(belief, pseudonyms, forms, say) for belief in access.enquiries(case, organisation)
    ]
    return {source: _answered_first(items, answers) for source, items in found.items()}


def _put(case: Case) -> Case:
    """The case with nothing in it but what is put to others."""
    return Case(
        case.id,
        case.title,
        organisations=case.organisations,
        statements=tuple(each for each in case.statements if each.kind in REACTION_SOURCES),
        coverage=case.coverage,
    )


def _weight(statement: Statement) -> int:
    return 1 if statement.weight is None else statement.weight


def _statement(statement: Statement, owner: str) -> Item:
    text = f"{statement.text} ({statement.detail})" if statement.detail else statement.text
    item = StampedItem.of(text, statement.id)
    return Item(str(item), text, (("element", text), ("partner", owner)))


def _enquiry(belief: Belief, pseudonyms: Pseudonyms, forms: QuestionForms, say: Say) -> Item:
    question = enquiry_question(belief, forms, say)
    item = StampedItem.of(f"{belief.text}\n{belief.question}", pseudonyms.enquiry_id(belief.id))
    return Item(str(item), belief.text, (("belief", belief.text), ("question", question)))


def _answered_first(items: Iterable[Item], answers: Mapping[Key, Answer]) -> tuple[Item, ...]:
    place: dict[str, int] = {}
    for answer in answers.values():
        if answer.settled:
            place[answer.item] = min(answer.id, place.get(answer.item, answer.id))
    last = max(place.values(), default=0) + 1
    return tuple(sorted(items, key=lambda item: place.get(item.id, last)))


def enquiry_question(belief: Belief, forms: QuestionForms, say: Say) -> str:
    """The open question with which a belief is put to the organisation it is about: the one its holder made, or,
    when that is not open and neutral, a plain one about the same kind of thing."""
    if belief.question and not noticed(belief.question, forms):
        return belief.question
    return open_question(belief.kind, say)


def enquiry_notice(organisations: int, say: Say) -> str:
    """What somebody has to know before they let a belief be put to the other: with few at the table, who asks can
    be guessed."""
    if organisations > _GUESSABLE:
        return say("They do not see who asks.")
    guessed = say("They do not see who asks, but with {count} organisations they can guess that it is you.")
    return fill(guessed, {"count": organisations})


_GUESSABLE = 3
"""With so many organisations or fewer, the one that is asked can guess who asks."""
