"""What follows when a flow is finished: a case is set up, answers are released, somebody stops."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation import cases, invites
from bot.conversation.belonging import LINKS
from bot.conversation.commands import name as command_name
from bot.conversation.interviews import SETUP, STOP, Interviews
from bot.conversation.releasing import FLOW as RELEASE
from bot.conversation.releasing import (
    HOW,
    confirmed,
    decided,
    declined,
    levels,
    pending,
    proposed,
    unreleased,
)
from bot.conversation.rounds import ROUNDS, confirmation
from bot.dialog.agenda import Interview
from bot.dialog.engine import take
from bot.dialog.events import Do, Turn
from bot.dialog.session import Answer, Element, Session
from bot.i18n import Words
from bot.store.contract import CaseRow, Participant, Release, Revision, Store


@dataclass(frozen=True, slots=True)
class Ending:
    """What to say at the end of a flow, and the turn that begins what comes after it, if anything does.

    `erased`: nothing of what came before may be kept.
    """

    texts: Sequence[str]
    turn: Turn | None = None
    erased: bool = False


def conclude(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words, now: datetime
) -> Ending:
    """Carry out what the person decided in the flow that was just finished."""
    match interview.flow.id:
        case _ if interview.flow.id == SETUP:
            return _set_up(store, part, interview, say, now)
        case _ if interview.flow.id == RELEASE:
            return _released(interviews, store, part, interview, say, now)
        case _ if interview.flow.id == STOP:
            return _stopped(interviews, store, part, interview, say)
        case _ if interview.flow.id == LINKS:
            return Ending((interview.flow.ending,), interviews.leave(part, interview))
        case _ if interview.flow.id in ROUNDS:
            return _round(interviews, store, part, interview, say, now)
    passed = declined(interview, lambda: store.history(part.case, part.id))
    offered = [
        one
        for one in interviews.offered(part, interview, say)
        if (one.answer.id, one.answer.revision) not in passed
    ]
    if not offered or not pending(offered, interviews.releases(part)):
        return Ending(())
    return Ending((interview.flow.ending,), interviews.enter(part, interview, RELEASE, say))


def _set_up(store: Store, part: Participant, interview: Interview, say: Words, now: datetime) -> Ending:
    """The case as it was described; invitations for organisations that have none yet."""
    row = store.case(part.case)
    if row is None:
        return Ending(())
    answers = interview.session.answers
    if not row.title:
        row = _described(row, answers.values())
        store.set_case(row)
    known = {one.id for one in store.organisations(part.case)}
    _rename(store, part, interview)
    cases.fill(store, row, _texts(interview, "setup.organisations"), _texts(interview, "setup.topics"))
    cases.distinguish(store.organisations(part.case))
    fresh = [one for one in store.organisations(part.case) if one.id not in known]
    texts = [interview.flow.ending] if answers else []
    if fresh:
        lines = [say("Give each organisation its own invitation. It works once, and for fourteen days:")]
        for one in fresh:
            code, _ = invites.make(store, part.case, "participant", one.id, now)
            lines.append(f"- {one.name}: {invites.link(store, part.case, code) or code}")
        lines.append(say("In the terminal they come in with: {command}", command="anna chat --invite CODE"))
        texts.append("\n".join(lines))
    return Ending(texts)


def corrected(store: Store, part: Participant, answers: Iterable[Answer]) -> None:
    """What a coordinator answers anew about a case that is set up counts at once; so what they said before never
    comes back over what another coordinator said since."""
    row = store.case(part.case)
    if row is not None and row.title:
        now = _described(row, answers)
        if now != row:
            store.set_case(now)


def _described(row: CaseRow, answers: Iterable[Answer]) -> CaseRow:
    """The case with the title and meeting that are among these answers."""
    for answer in answers:
        if answer.question == "setup.title" and answer.state == "given":
            row = replace(row, title=cases.name(str(answer.value), cases.LONGEST_TITLE))
        if answer.question == "setup.meeting" and answer.settled:
            row = replace(row, meeting=str(answer.value) if answer.state == "given" else None)
    return row


def _rename(store: Store, part: Participant, interview: Interview) -> None:
    """A line that was corrected after the set-up renames its organisation or topic; nothing answered is lost."""
    history = store.history(part.case, part.id)
    for one in store.organisations(part.case):
        name = _corrected(interview, history, "setup.organisations", one.name)
        if name:
            store.rename_organisation(part.case, one.id, cases.name(name, cases.LONGEST_NAME))
    for topic in store.topics(part.case):
        text = _corrected(interview, history, "setup.topics", topic.text)
        if text:
            store.reword_topic(part.case, topic.id, cases.name(text, cases.LONGEST_TITLE))


def _corrected(interview: Interview, history: Sequence[Revision], question: str, text: str) -> str:
    """What a list now says on the line that once said `text`; "" when it still does, or no longer exists."""
    present = {part.id: part.text for part in _elements(_given(interview.session, question))}
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


def _given(session: Session, question: str) -> object:
    answer = session.answers.get((question, ""))
    return answer.value if answer is not None and answer.state == "given" else None


def _texts(interview: Interview, question: str) -> list[str]:
    return [part.text for part in _elements(_given(interview.session, question))]


def _elements(value: object) -> list[Element]:
    return [part for part in value if isinstance(part, Element)] if isinstance(value, tuple) else []


def _released(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words, now: datetime
) -> Ending:
    offered = interviews.offered(part, interview, say)
    before = interviews.releases(part)
    if not confirmed(interview):
        text = say(
            "Nothing was released or changed. When you are ready, type {command}.", command=_release(say)
        )
        return Ending((text,), interviews.leave(part, interview))
    chosen = levels(interview, offered)
    store.add_releases(part.case, decided(part.id, offered, chosen, before), now)
    how = interview.session.answers[HOW].value
    text = (
        say("Everything you released is withdrawn. From now on no comparison holds it.")
        if how == "withdraw"
        else say("Released, exactly as you saw it. You can change or withdraw it at any time.")
    )
    return Ending((text,), interviews.leave(part, interview))


def _round(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words, now: datetime
) -> Ending:
    """What somebody said in a round is released as they saw it, when they said yes to that."""
    left = interviews.leave(part, interview)
    sure = interview.session.answers.get(confirmation(interview.flow.id))
    if sure is None or sure.value != "yes":
        text = say("Nobody reads this. When you are ready, type {command}.", command=_release(say))
        return Ending((text,), left)
    before = interviews.releases(part)
    fresh = unreleased(interviews.own_part(part, interview, say), before)
    levels = proposed(fresh, {})
    store.add_releases(
        part.case,
        [Release(part.id, each.answer.id, each.answer.revision, levels[each.answer.id]) for each in fresh],
        now,
    )
    return Ending((say("Released, exactly as you saw it. You can change or withdraw it at any time."),), left)


def _release(say: Words) -> str:
    return command_name("release", say.language)


def _stopped(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words
) -> Ending:
    how, sure = _given(interview.session, "stop.how"), _given(interview.session, "stop.sure")
    left = interviews.leave(part, interview)
    if how == "erase" and sure == "yes":
        store.erase_answers(part.case, part.id)
        blank = replace(left.interview, session=Session(left.interview.flow.id, interview.session.language))
        paused = take(blank, Do("pause"))
        return Ending((say("All your answers are erased."),), paused, erased=True)
    if how == "pause":
        return Ending((), take(left.interview, Do("pause")))
    return Ending((), left)
