"""Which answers of an interview somebody may make a comparison of, and how far an interview is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.dialog.agenda import Interview
from bot.dialog.kinds import wants_probe
from bot.dialog.prompts import progress
from bot.dialog.session import Answer, Element
from bot.dialog.steps import Step
from bot.model import Coverage, Share
from bot.store.contract import Release, Revision


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """One answer with the step it answers and the level to which its owner released this revision of it."""

    step: Step
    answer: Answer
    level: Share


def released_answers(
    interview: Interview, history: Iterable[Revision], releases: Mapping[int, Release]
) -> list[SharedAnswer]:
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
            found.append(SharedAnswer(step, answer, release.level))
    return found


def own_answers(interview: Interview) -> list[SharedAnswer]:
    """Everything a participant answered to what is due, for themselves alone."""
    settled = ((step, interview.answer(step)) for step in interview.agenda.steps)
    return [
        SharedAnswer(step, answer, "me")
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


def probed_element(step: Step, answer: Answer) -> Element | None:
    """The element of a list that was asked on about, to which the detail belongs."""
    elements = answer.value if isinstance(answer.value, tuple) else ()
    return next(
        (part for part in elements if isinstance(part, Element) and wants_probe(step.question, part.text)),
        None,
    )
