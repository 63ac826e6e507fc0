"""Whether a flow makes sense as a whole: every reference known and earlier, every question reachable."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from bot.dialog.flow import BELIEF_SOURCES, GIVEN_SOURCES, Condition, Flow, Question
from bot.dialog.reading import BadFlow, Noting, Problem, parse

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_EVERYWHERE = {"organisation", "case", "meeting", "preview"}
_DEEPEST = 2
_SHARES = ("", "me", "organisation", "coordinator", "partners")
_FIELDS: Mapping[str, frozenset[str]] = {
    "statement": frozenset({"weight", "firmness", "department", "detail"}),
    "rating": frozenset({"position", "weight"}),
    "belief": frozenset({"source", "confidence", "question", "ask", "outcome"}),
    "believed_rating": frozenset({"position", "source", "confidence"}),
    "inner": frozenset(),
    "decision": frozenset(),
}
_KINDS = frozenset(
    {"ambition", "value", "interest", "offer", "need", "limit", "alternative", "risk", "condition"}
)


def load(flow_id: str, text: str, file: str) -> Flow:
    """The flow in `text`, fit for use. Raises `BadFlow` with all problems at once."""
    flow = parse(flow_id, text, file)
    problems = inspect(flow, file)
    if problems:
        raise BadFlow(tuple(problems))
    return flow


def inspect(flow: Flow, file: str) -> list[Problem]:
    """Everything that is wrong with what the flow's questions say of each other."""
    noting = Noting(file)
    _duplicates(flow, noting)
    _cycles(flow, noting)
    earlier: dict[str, Question] = {}
    reachable: dict[str, bool] = {}
    for question in flow.questions:
        _kind(question, noting)
        _each(question, flow, earlier, noting)
        _placeholders(question, noting)
        reachable[question.id] = _reachable(question, flow, earlier, reachable, noting)
        _meaning(question, noting)
        earlier[question.id] = question
    return noting.problems


def untranslated(flow: Flow, file: str, language: str, known: Callable[[str, str], bool]) -> list[Problem]:
    """A warning for each text of the flow that has no translation in `language`."""
    return [
        Problem(
            file,
            place.split("/")[1],
            'no translation in "{language}": {text}',
            {"language": language, "text": " ".join(text.split())[:60]},
            warning=True,
        )
        for place, text in flow.texts()
        if not known(place, text)
    ]


def _duplicates(flow: Flow, noting: Noting) -> None:
    ids = [question.id for question in flow.questions]
    ids += [former for question in flow.questions for former in question.formerly]
    for name, count in Counter(ids).items():
        if count > 1:
            noting.note(name, "this id is used {count} times.", count=count)
    for name, count in Counter(section.id for section in flow.sections).items():
        if count > 1:
            noting.note(name, "this section id is used {count} times.", count=count)


def _references(question: Question) -> set[str]:
    named = {condition.question for condition in question.when} | set(question.each)
    return (named | {question.options_from}) - {"", *GIVEN_SOURCES, *BELIEF_SOURCES}


def _cycles(flow: Flow, noting: Noting) -> None:
    """Notes every question that, by way of `when` and `each`, waits for itself."""
    waits = {question.id: _references(question) for question in flow.questions}
    for name in waits:
        path, seen = [name], set[str]()
        while path:
            for target in waits.get(path.pop(), ()):
                if target == name:
                    noting.note(name, "a cycle: this question waits for itself.")
                    path.clear()
                    break
                if target not in seen:
                    seen.add(target)
                    path.append(target)


def _kind(question: Question, noting: Noting) -> None:
    name = question.id
    choosing = question.kind in {"choice", "several"}
    if choosing == (not question.options and not question.options_from):
        noting.note(name, "options belong to choice and several, and both need them.")
    if question.options and question.options_from:
        noting.note(name, "a question has options or options_from, not both.")
    for option, count in Counter(option.id for option in question.options).items():
        if count > 1:
            noting.note(name, 'the option "{option}" is there {count} times.', option=option, count=count)
    if question.kind == "scale":
        _scale(question, noting)
    if question.open and question.kind != "choice":
        noting.note(name, "open belongs to choice.")
    if question.probe and question.kind not in {"text", "list"}:
        noting.note(name, "a probe belongs to text and list.")
    if question.share not in _SHARES:
        noting.note(name, 'the level "{share}" does not exist.', share=question.share)
    if question.longest < 1:
        noting.note(name, "longest should be at least 1.")
    if question.least is not None and question.most is not None and question.least > question.most:
        noting.note(name, "least is more than most.")


def _scale(question: Question, noting: Noting) -> None:
    low, high = question.lowest, question.highest
    if low is None or high is None or low >= high:
        noting.note(question.id, "a scale needs lowest and highest.")
    elif not {low, high} <= question.labels.keys() or not all(low <= key <= high for key in question.labels):
        noting.note(question.id, "a scale needs labels at both ends, and none outside.")


def _each(question: Question, flow: Flow, earlier: Mapping[str, Question], noting: Noting) -> None:
    if len(question.each) > _DEEPEST:
        noting.note(question.id, "a question can repeat over two things at most.")
    named = (*question.each, question.options_from) if question.options_from else question.each
    for depth, source in enumerate(named):
        if source in GIVEN_SOURCES or source in BELIEF_SOURCES:
            continue
        target = earlier.get(source)
        if target is None:
            _missing(question.id, source, flow, noting)
        elif target.kind not in {"list", "several"}:
            noting.note(question.id, '"{target}" is no list to repeat over.', target=source)
        elif target.each != question.each[:depth][: len(target.each)]:
            noting.note(question.id, '"{target}" is repeated over something else.', target=source)


def _missing(name: str, target: str, flow: Flow, noting: Noting) -> None:
    if target in flow.by_id:
        noting.note(name, '"{target}" is not asked before this question.', target=target)
    else:
        noting.note(name, 'there is no question "{target}".', target=target)


def _placeholders(question: Question, noting: Noting) -> None:
    allowed = set(_EVERYWHERE)
    for source in question.each:
        allowed |= {
            "partners": {"partner"},
            "topics": {"topic"},
            "beliefs": {"belief", "partner"},
            "unchecked": {"belief", "partner"},
        }.get(source, {"element", "belief", "partner"})
    texts = [question.text, question.example, question.why, *(option.text for option in question.options)]
    if question.probe:
        texts.append(question.probe.text)
    unknown = {name for text in texts for name in _PLACEHOLDER.findall(text)} - allowed
    for name in sorted(unknown):
        noting.note(question.id, "{placeholder} has no meaning here.", placeholder="{" + name + "}")


def _reachable(
    question: Question,
    flow: Flow,
    earlier: Mapping[str, Question],
    reachable: Mapping[str, bool],
    noting: Noting,
) -> bool:
    """Whether there are answers after which this question is asked; notes it when there are not."""
    possible = True
    for condition in question.when:
        target = earlier.get(condition.question)
        if target is None:
            _missing(question.id, condition.question, flow, noting)
        elif target.each != question.each[: len(target.each)]:
            noting.note(question.id, '"{target}" is repeated over something else.', target=condition.question)
        else:
            possible &= _can_hold(condition, target)
            possible &= condition.answered is False or reachable.get(target.id, True)
    possible &= not _contradictory(question.when, earlier)
    possible &= all(reachable.get(source, True) for source in question.each)
    if not possible:
        noting.note(question.id, "this question can never be asked: its conditions never hold.")
    return possible


def _can_hold(condition: Condition, target: Question) -> bool:
    if target.kind == "info":
        return False
    wanted = condition.one_of if condition.one_of is not None else (condition.equals,)
    if condition.answered is not None:
        return True
    if condition.at_least is not None:
        return _at_most(target) is None or condition.at_least <= (_at_most(target) or 0)
    return any(_possible(value, target) for value in wanted)


def _possible(value: str | int | None, target: Question) -> bool:
    if target.kind == "yes_no":
        return value in {"yes", "no"}
    if target.kind in {"choice", "several"} and target.options and not target.open:
        return value in {option.id for option in target.options}
    if target.kind in {"scale", "number"}:
        low, high = target.lowest, target.highest
        return isinstance(value, int) and (low is None or low <= value) and (high is None or value <= high)
    return True


def _at_most(target: Question) -> int | None:
    """The most a condition `at_least` can ask of this question; None for no limit."""
    if target.kind in {"scale", "number"}:
        return target.highest
    if target.kind == "several" and target.options:
        return min(len(target.options), target.most or len(target.options))
    return target.most if target.kind in {"list", "several"} else 0


def _contradictory(conditions: tuple[Condition, ...], earlier: Mapping[str, Question]) -> bool:
    """Whether two conditions on the same question, one that has a single value, exclude each other."""
    wanted: dict[str, set[str | int]] = {}
    absent = {condition.question for condition in conditions if condition.answered is False}
    for condition in conditions:
        values = condition.one_of or ((condition.equals,) if condition.equals is not None else ())
        if condition.question in absent and condition.answered is not False:
            return True
        target = earlier.get(condition.question)
        if values and target is not None and target.kind != "several":
            kept = wanted.setdefault(condition.question, set(values))
            kept &= set(values)
            if not kept:
                return True
    return False


def _meaning(question: Question, noting: Noting) -> None:
    means = question.means
    if means is None:
        return
    if means.record not in _FIELDS:
        noting.note(question.id, 'there is no record "{record}".', record=means.record)
    elif means.field and means.field not in _FIELDS[means.record]:
        noting.note(question.id, 'a {record} has no field "{field}".', record=means.record, field=means.field)
    elif means.record in {"statement", "belief"} and not means.field and means.kind not in _KINDS:
        noting.note(
            question.id, 'there is no kind "{kind}" of {record}.', kind=means.kind, record=means.record
        )
