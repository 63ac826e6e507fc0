"""Release: which answers, to which level, shown exactly as others will see them before it happens."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot import access
from bot.dialog.agenda import Interview
from bot.dialog.session import Answer
from bot.dialog.steps import Item, Step
from bot.model import SHARES, Share
from bot.store.contract import Release, Revision

RELEASE = "release"
HOW, LEVEL, SURE = ("release.how", ""), "release.level", ("release.confirm", "")
_LEVELS: Mapping[str, Share] = {level: level for level in SHARES}
_DECIDING = {HOW[0], SURE[0]}


@dataclass(frozen=True, slots=True)
class Releasable:
    """One answer that can be disclosed: its label and text as readers will see them, and where it stands.

    `record` is what it stands for, `suggested` the level its flow proposes, `current` the one it was released to
    ("me" when it was not). `decided`: the person said so before.
    """

    answer: Answer
    label: str
    text: str
    record: str
    suggested: Share
    current: Share
    decided: bool = False


def releasable(
    interview: Interview,
    releases: Mapping[int, Release],
    label: Callable[[Step], str],
    text: Callable[[Step, Answer], str],
) -> list[Releasable]:
    """The answers of an interview that can be disclosed, in the order in which they were asked.

    Only what is due counts: an answer in a branch that was left is kept, and disclosed to nobody. So is an
    answer that stands for no record: no comparison shows it.
    """
    found = []
    for step in interview.agenda.steps:
        answer, means = interview.answer(step), step.question.means
        share = _LEVELS.get(step.question.share)
        if answer is None or answer.state == "skipped" or share is None or means is None:
            continue
        released = releases.get(answer.id)
        level = released.level if released else "me"
        found.append(
            Releasable(
                answer, label(step), text(step, answer), means.record, share, level, released is not None
            )
        )
    return found


def release_items(offered: Sequence[Releasable]) -> tuple[Item, ...]:
    """What the release flow repeats over: one item for each answer."""
    return tuple(
        Item(str(part.answer.id), part.label, (("element", f"{part.label}: {part.text}"),))
        for part in offered
    )


def declined_revisions(
    interview: Interview, history: Callable[[], Iterable[Revision]]
) -> frozenset[tuple[int, int]]:
    """The answers, as id and revision, that were there when this person last chose to release nothing for now;
    none when they did not choose so. `history` is in the order in which answers were given."""
    how = interview.session.answers.get(HOW)
    if how is None or not how.settled or is_confirmed(interview):
        return frozenset()
    known = [(kept.answer.question, (kept.answer.id, kept.answer.revision)) for kept in history()]
    chosen = max((place for place, (question, _) in enumerate(known) if question in _DECIDING), default=0)
    return frozenset(revision for _, revision in known[:chosen])


def unreleased(offered: Iterable[Releasable], releases: Mapping[int, Release]) -> list[Releasable]:
    """The answers about which something is to be decided: never released, or changed since."""
    return [
        part
        for part in offered
        if part.answer.id not in releases or releases[part.answer.id].revision != part.answer.revision
    ]


def chosen_levels(interview: Interview, offered: Sequence[Releasable]) -> dict[int, Share]:
    """The level of each answer as the person chose in the release flow so far, by answer id; never wider than
    what is shown of its kind."""
    answers = interview.session.answers
    how = answers.get(HOW)
    chosen = how.value if how is not None and how.settled else None
    if chosen == "proposed":
        return proposed_levels(offered, {part.answer.id: part.current for part in offered if part.decided})
    if chosen != "each":
        return {part.answer.id: "me" for part in offered}
    picked = {
        answer.item: level
        for answer in answers.values()
        if answer.question == LEVEL and answer.settled
        for level in SHARES
        if level == answer.value
    }
    return {
        part.answer.id: access.narrowed(picked.get(str(part.answer.id), "me"), part.record)
        for part in offered
    }


def proposed_levels(offered: Iterable[Releasable], decided: Mapping[int, Share]) -> dict[int, Share]:
    """The level that the flows propose for each answer. While anything is released, what was decided about an
    answer before stays as it is: a proposal for what is new never raises it."""
    standing = decided if any(level != "me" for level in decided.values()) else {}
    return {
        part.answer.id: standing.get(part.answer.id, access.narrowed(part.suggested, part.record))
        for part in offered
    }


def is_confirmed(interview: Interview) -> bool:
    """Whether the person said yes to the preview."""
    sure, how = interview.session.answers.get(SURE), interview.session.answers.get(HOW)
    return bool(
        sure and sure.settled and sure.value == "yes" and how and how.settled and how.value != "later"
    )


def releases_to_add(
    participant: str,
    offered: Sequence[Releasable],
    chosen: Mapping[int, Share],
    before: Mapping[int, Release],
) -> list[Release]:
    """The releases to keep: one for each answer, and a withdrawal of what is no longer an answer."""
    gone = set(before) - set(chosen)
    found = [
        Release(participant, part.answer.id, part.answer.revision, chosen[part.answer.id]) for part in offered
    ]
    return found + [
        Release(participant, number, before[number].revision, "me")
        for number in sorted(gone)
        if before[number].level != "me"
    ]
