"""Whether there are answers after which a question is asked."""

from collections.abc import Iterable, Mapping

from bot.dialog.question import BELIEF_SOURCES, GIVEN_SOURCES, Condition, Question

Needs = frozenset[Condition] | None
"""All conditions that hold whenever a question is asked, None when there are no answers after which it is."""


def needed(question: Question, earlier: Mapping[str, Question], needs: Mapping[str, Needs]) -> Needs:
    """The conditions of a question, with those of the questions it waits for."""
    found = set(question.when)
    waits = {condition.question for condition in question.when if condition.answered is not False}
    for name in waits | sources(question):
        behind = needs.get(name, frozenset())
        if behind is None:
            return None
        found |= behind
    targets = {condition.question: earlier.get(condition.question) for condition in found}
    for condition in found:
        target = targets[condition.question]
        if target is not None and not _can_hold(condition, target):
            return None
    return None if _contradictory(found, targets) else frozenset(found)


def _can_hold(condition: Condition, target: Question) -> bool:
    if not target.asks:
        return False
    if condition.answered is not None:
        return True
    if condition.at_least is not None:
        return target.kind.reaches(target, condition.at_least)
    wanted = condition.one_of if condition.one_of is not None else (condition.equals,)
    return any(target.kind.possible(target, value) for value in wanted)


def _contradictory(conditions: Iterable[Condition], targets: Mapping[str, Question | None]) -> bool:
    """Whether conditions on the same question exclude each other."""
    for name, target in targets.items():
        mine = [condition for condition in conditions if condition.question == name]
        if any(one.answered is False for one in mine) and any(one.answered is not False for one in mine):
            return True
        if target is None or target.kind.ticks:
            continue
        least = max((one.at_least for one in mine if one.at_least is not None), default=None)
        wanted = [
            {value for value in _values(one) if least is None or not isinstance(value, int) or value >= least}
            for one in mine
            if _values(one)
        ]
        if wanted and not set.intersection(*wanted):
            return True
    return False


def _values(condition: Condition) -> tuple[str | int, ...]:
    """The values a condition asks for, none when it asks for something else."""
    return condition.one_of or ((condition.equals,) if condition.equals is not None else ())


def sources(question: Question) -> set[str]:
    """The questions over whose answers this one repeats, or from which it takes its options."""
    return {*question.each, question.options_from} - {"", *GIVEN_SOURCES, *BELIEF_SOURCES}
