"""The set-up interview of a case that was described elsewhere, so that its coordinator is not asked again."""

from itertools import count

from bot.dialog.flow import Flow
from bot.dialog.session import ONCE, Answer, Element, Session, Value
from bot.store.contract import Store


def setup_session(store: Store, case: str, flow: Flow) -> Session:
    """A finished session of the set-up flow that answers what the store knows of a case: title, meeting,
    organisations and topics. What is not known counts as skipped."""
    row, numbers = store.case(case), count(1)
    values: dict[str, Value | None] = {
        "setup.title": row.title if row else None,
        "setup.meeting": row.meeting if row else None,
        "setup.organisations": tuple(Element(next(numbers), one.name) for one in store.organisations(case)),
        "setup.topics": tuple(Element(next(numbers), topic.text) for topic in store.topics(case)),
    }
    answers = [
        Answer(
            id=next(numbers),
            question=question,
            item=ONCE,
            state="given" if value else "skipped",
            value=value or None,
            wording=flow.by_id[question].wording,
            language=flow.language,
        )
        for question, value in values.items()
    ]
    return Session(
        flow.id,
        flow.language,
        answers={answer.key: answer for answer in answers},
        confirmed=frozenset(section.id for section in flow.sections),
        last_id=next(numbers) - 1,
    )
