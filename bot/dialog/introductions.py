"""What is told before a question, each once: the introduction of its section, and infos that were passed."""

from collections.abc import Iterator

from bot.dialog.agenda import Interview
from bot.dialog.events import (
    Asking,
    Collecting,
    Confirming,
    Event,
    Finished,
    InfoShown,
    Prompt,
    SectionIntroduced,
)
from bot.dialog.flow import Section
from bot.dialog.session import Session
from bot.dialog.steps import Step


def introduce(interview: Interview, prompt: Prompt) -> tuple[tuple[Event, ...], Interview]:
    """What is to be told before a prompt and was not told yet, and the interview in which it is."""
    agenda, session, flow = interview.agenda, interview.session, interview.flow.id
    section: Section | None = None
    match prompt:
        case Asking(step) | Collecting(step):
            place, section = agenda.places[step.key], step.section
        case Confirming(closing):
            place = max(agenda.places[step.key] for step in agenda.steps_of(closing))
        case Finished():
            place = len(agenda.steps)
        case _:
            return (), interview
    passed = ((f"{flow}/{step.key.question}/{step.key.item}", step) for step in _passed(interview, place))
    infos = {name: step for name, step in passed if name not in session.introduced}
    names, events = [*infos], [*map(InfoShown, infos.values())]
    if section is None or f"{flow}/{section.id}" in session.introduced:
        found: tuple[Event, ...] = tuple(events)
    else:
        names.append(f"{flow}/{section.id}")
        before = next((at for at, info in enumerate(events) if info.step.section is section), len(events))
        found = (*events[:before], SectionIntroduced(section), *events[before:])
    if not names:
        return (), interview
    return found, interview.with_same_agenda(session.replace(introduced=session.introduced.union(names)))


def _passed(interview: Interview, place: int) -> Iterator[Step]:
    """The infos before this place. When somebody does a section first, those before that section wait until one
    comes to what is before it, or to the end."""
    agenda, first = interview.agenda, interview.session.section
    start = next((at for at, step in enumerate(agenda.steps) if step.section.id == first), 0) if first else 0
    if place < start or place == len(agenda.steps):
        start = 0
    return (step for at, step in agenda.infos if start <= at < place)


def forget(session: Session, flow: str) -> Session:
    """The session in which nothing of this flow was told."""
    kept = (name for name in session.introduced if name.partition("/")[0] != flow)
    return session.replace(introduced=frozenset(kept))
