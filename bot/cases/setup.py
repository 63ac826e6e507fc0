"""What a coordinator says in the set-up becomes the case: its title, meeting, organisations and topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cases import creation, invitations
from bot.dialog.agenda import Interview
from bot.dialog.session import Answer, AnswerState, Element, Session, StepKey, Value
from bot.i18n import Words
from bot.store.contract import CaseRow, Participant, Revision, Store


def conclude(
    store: Store,
    part: Participant,
    interview: Interview,
    say: Words,
    now: datetime,
    open_link: invitations.OpenLink,
) -> Sequence[str]:
    """Make the case what was described, with invitations for organisations that have none yet; and what to say of
    it. Raises `CaseFault`."""
    row = store.case(part.case)
    if row is None:
        return ()
    answers, before = interview.session.answers, _facts(store, part.case)
    if not row.title:
        row = _described(row, answers.values())
        store.set_case(row)
    known = {one.id for one in store.organisations(part.case)}
    _rename(store, part, interview)
    creation.fill(store, row, _texts(interview, "setup.organisations"), _texts(interview, "setup.topics"))
    creation.distinguish(store.organisations(part.case))
    _update_other_setups(store, part, before, now)
    fresh = [one for one in store.organisations(part.case) if one.id not in known]
    texts = [interview.flow.ending] if answers else []
    if fresh:
        lines = [say("Give each organisation its own invitation. It works once, and for fourteen days:")]
        for one in fresh:
            code, _ = invitations.make(store, part.case, "participant", one.id, now)
            lines.append(f"- {one.name}: {open_link(part.case, code) or code}")
        lines.append(say("In the terminal they come in with: {anna} chat --invite CODE"))
        texts.append("\n".join(lines))
    return texts


def correct(store: Store, part: Participant, answers: Iterable[Answer], now: datetime) -> None:
    """What a coordinator answers anew about a case that is set up counts at once; so what they said before never
    comes back over what another coordinator said since."""
    row = store.case(part.case)
    if row is not None and row.title:
        before, described = _facts(store, part.case), _described(row, answers)
        if described != row:
            store.set_case(described)
            _update_other_setups(store, part, before, now)


def _described(row: CaseRow, answers: Iterable[Answer]) -> CaseRow:
    """The case with the title and meeting that are among these answers."""
    for answer in answers:
        if answer.question == "setup.title" and answer.state == "given":
            row = replace(row, title=creation.name(str(answer.value), creation.LONGEST_TITLE))
        if answer.question == "setup.meeting" and answer.settled:
            row = replace(row, meeting=str(answer.value) if answer.state == "given" else None)
    return row


def _rename(store: Store, part: Participant, interview: Interview) -> None:
    """A line that was corrected after the set-up renames its organisation or topic; nothing answered is lost."""
    history = store.history(part.case, part.id)
    for one in store.organisations(part.case):
        name = _corrected(interview, history, "setup.organisations", one.name)
        if name:
            store.rename_organisation(part.case, one.id, creation.name(name, creation.LONGEST_NAME))
    for topic in store.topics(part.case):
        text = _corrected(interview, history, "setup.topics", topic.text)
        if text:
            store.reword_topic(part.case, topic.id, creation.name(text, creation.LONGEST_TITLE))


def _corrected(interview: Interview, history: Sequence[Revision], question: str, text: str) -> str:
    """What a list now says on the line that once said `text`; "" when it still does, or no longer exists."""
    present = {part.id: part.text for part in _elements(interview.session.value_of(question))}
    if text in present.values():
        return ""
    once = {
        part.id
        for kept in history
        if kept.answer.question == question
        for part in _elements(kept.answer.value)
        if part.text == text
    }
    return next((now for number, now in present.items() if number in once), "")


def _texts(interview: Interview, question: str) -> list[str]:
    return [part.text for part in _elements(interview.session.value_of(question))]


def _elements(value: object) -> list[Element]:
    return [part for part in value if isinstance(part, Element)] if isinstance(value, tuple) else []


_Facts = Mapping[str, Mapping[str, str]]
"""What a case is, by the question of the set-up that asks for it: its organisations and topics by id, and its title
and meeting under ""."""

_LISTS = frozenset({"setup.organisations", "setup.topics"})


def _facts(store: Store, case: str) -> _Facts:
    row = store.case(case)
    return {
        "setup.title": {"": row.title if row else ""},
        "setup.meeting": {"": (row.meeting if row else None) or ""},
        "setup.organisations": {one.id: one.name for one in store.organisations(case)},
        "setup.topics": {topic.id: topic.text for topic in store.topics(case)},
    }


def _update_other_setups(store: Store, part: Participant, before: _Facts, now: datetime) -> None:
    """Let the set-up of the other coordinators say what this one changed: an old line of theirs would come back as
    one more organisation."""
    after = _facts(store, part.case)
    for other in store.participants(part.case) if after != before else ():
        kept = store.session(part.case, other.id) if other.role == "coordinator" and other != part else None
        if kept is not None:
            session, answers = _with_changes(kept.session, before, after)
            if answers:
                store.save(part.case, other.id, session, answers, now)


def _with_changes(session: Session, before: _Facts, after: _Facts) -> tuple[Session, list[Answer]]:
    """A set-up in which this was changed by somebody else, and its new revisions. What its own coordinator said and
    is not part of the case yet stays."""
    revisions = []
    for question, facts in after.items():
        answer, was = session.answers.get(StepKey(question)), before[question]
        if answer is None or facts == was:
            continue
        changed = {was[key]: text for key, text in facts.items() if key in was}
        if question in _LISTS:
            fresh = [text for key, text in facts.items() if key not in was]
            session, value = _with_lines(session, answer, changed, fresh)
        else:
            value = changed.get(str(answer.value or ""), answer.value or "")
        if value != answer.value:
            state: AnswerState = "given" if value else "skipped"
            revisions.append(replace(answer, state=state, value=value or None, revision=answer.revision + 1))
    answers = {**session.answers, **{answer.key: answer for answer in revisions}}
    return session.replace(answers=answers), revisions


def _with_lines(
    session: Session, answer: Answer, changed: Mapping[str, str], fresh: Sequence[str]
) -> tuple[Session, Value | None]:
    """The value of an answer that is a list, with lines that were changed, from old to new text, and fresh lines
    that it does not have yet; and the session that gave those their ids."""
    lines = [Element(line.id, changed.get(line.text, line.text)) for line in _elements(answer.value)]
    present = {line.text for line in lines}
    added = [text for text in fresh if text not in present]
    lines += [Element(session.last_id + at, text) for at, text in enumerate(added, 1)]
    return session.replace(last_id=session.last_id + len(added)), tuple(lines)
