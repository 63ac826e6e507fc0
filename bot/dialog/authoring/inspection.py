"""Whether a flow makes sense as a whole: every reference known and earlier, every question reachable."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from bot.dialog.authoring.reachability import Needs, needed, sources
from bot.dialog.authoring.reading import BadFlow, Noting, Problem, read
from bot.dialog.flow import Flow
from bot.dialog.kinds.registry import KINDS, Kinds
from bot.dialog.question import BELIEF_SOURCES, GIVEN_SOURCES, LOOKS, Meaning, Question, Record

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_EVERYWHERE = frozenset({"organisation", "case", "meeting", "preview", "guess"})
_NAMED: Mapping[str, frozenset[str]] = {
    "partners": frozenset({"partner"}),
    "topics": frozenset({"topic"}),
    "answers": frozenset({"element"}),
    **dict.fromkeys(("ambitions", "interests", "needs", "offers"), frozenset({"element", "partner"})),
    "enquiries": frozenset({"belief", "question"}),
    "asked": frozenset({"belief", "partner", "question"}),
    "links": frozenset({"one", "other"}),
    "beliefs": frozenset({"belief", "partner"}),
    "unchecked": frozenset({"belief", "partner"}),
}
"""The placeholders that stand for one item of what a question can repeat over."""
_DEEPEST = 2
_FIELDS: Mapping[Record, frozenset[str]] = {
    "statement": frozenset({"weight", "firmness", "department", "detail"}),
    "rating": frozenset({"position", "weight"}),
    "belief": frozenset(
        {"source", "confidence", "question", "ask", "outcome", "heard", "changes", "enquire"}
    ),
    "believed_rating": frozenset({"position", "source", "confidence"}),
    "inner": frozenset(),
    "decision": frozenset(),
    "response": frozenset({"position", "declined", "remark"}),
    "finding": frozenset({"outcome", "declined", "heard"}),
    "agreement": frozenset({"who", "when"}),
    "link": frozenset({"relation"}),
}
_REPEATED: Mapping[Record, tuple[tuple[str, ...], ...]] = {
    "rating": (("topics",),),
    "belief": (("partners",),),
    "believed_rating": (("partners", "topics"),),
    "response": (("ambitions",), ("interests",), ("needs",), ("offers",)),
    "finding": (("enquiries",),),
    "link": (("links",),),
}
"""What a question that becomes such a record repeats over: one of these."""


def load(flow_id: str, text: str, file: str, kinds: Kinds = KINDS) -> Flow:
    """The flow in `text`, fit for use, of questions of these kinds. Raises `BadFlow` with all problems at once."""
    flow, problems = read(flow_id, text, file, kinds)
    unread = {problem.question for problem in problems}
    for question in flow.questions:
        if _references(question) & unread:
            unread.add(question.id)
    # What could not be read may be the cause of what else seems wrong with it, and with what waits for it.
    problems += [problem for problem in inspect(flow, file) if problem.question not in unread]
    if problems:
        raise BadFlow(tuple(problems))
    return flow


def inspect(flow: Flow, file: str) -> list[Problem]:
    """Everything that is wrong with what the flow's questions say of each other."""
    noting = Noting(file)
    _duplicates(flow, noting)
    _cycles(flow, noting)
    _meaningless("", (flow.title, flow.ending), _EVERYWHERE, noting)
    for section in flow.sections:
        _meaningless(section.id, (section.title, section.intro), _EVERYWHERE, noting)
    earlier: dict[str, Question] = {}
    needs: dict[str, Needs] = {}
    for question in flow.questions:
        _kind(question, noting)
        _numbers(question, noting)
        _each(question, flow, earlier, noting)
        _placeholders(question, earlier, noting)
        _when(question, flow, earlier, noting)
        needs[question.id] = needed(question, earlier, needs)
        if needs[question.id] is None:
            noting.note(question.id, "this question can never be asked: its conditions never hold.")
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
    return {condition.question for condition in question.when} | sources(question)


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
    if question.kind.takes_options == (not question.options and not question.options_from):
        noting.note(name, "options belong to choice and several, and both need them.")
    if question.options and question.options_from:
        noting.note(name, "a question has options or options_from, not both.")
    for option, count in Counter(option.id for option in question.options).items():
        if count > 1:
            noting.note(name, 'the option "{option}" is there {count} times.', option=option, count=count)
    for fault in question.kind.faults(question):
        noting.note(name, fault)
    if question.open and not question.kind.may_open:
        noting.note(name, "open belongs to choice.")
    if question.probe and not question.kind.may_probe:
        noting.note(name, "a probe belongs to text and list.")
    if question.look and (question.look not in LOOKS or not question.kind.may_look):
        noting.note(question.id, 'look is "open_question", and belongs to text.')


def _numbers(question: Question, noting: Noting) -> None:
    for key in ("longest", "most", "most_short", "each_most"):
        number = getattr(question, key)
        if number is not None and number < 1:
            noting.note(question.id, "{key} should be at least 1.", key=key)
    given = [question.most, question.most_short, len(question.options) or None]
    most = min((number for number in given if number is not None), default=None)
    if question.least is not None and most is not None and 0 < most < question.least:
        noting.note(question.id, "least is more than the {most} that can be given.", most=most)


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
        elif not (target.kind.collects or target.kind.ticks):
            noting.note(question.id, '"{target}" is no list to repeat over.', target=source)
        elif target.each != question.each[:depth][: len(target.each)]:
            noting.note(question.id, '"{target}" is repeated over something else.', target=source)


def _missing(name: str, target: str, flow: Flow, noting: Noting) -> None:
    if target in flow.by_id:
        noting.note(name, '"{target}" is not asked before this question.', target=target)
    else:
        noting.note(name, 'there is no question "{target}".', target=target)


def _placeholders(question: Question, earlier: Mapping[str, Question], noting: Noting) -> None:
    allowed = _EVERYWHERE.union(*(_names(source, earlier) for source in question.each))
    texts = [question.text, question.example, question.why, *(option.text for option in question.options)]
    texts += question.labels.values()
    if question.probe:
        texts.append(question.probe.text)
    _meaningless(question.id, texts, allowed, noting)


def _names(source: str, earlier: Mapping[str, Question]) -> frozenset[str]:
    """The placeholders that one item of `source` fills."""
    if source in _NAMED:
        return _NAMED[source]
    target = earlier.get(source)
    if target is None:
        return frozenset().union(*_NAMED.values())
    if target.options_from:
        return _names(target.options_from, earlier) | {"element"}
    belief = target.means is not None and target.means.record == "belief"
    return frozenset({"element", "belief", "partner"} if belief else {"element", "belief"})


def _meaningless(name: str, texts: Iterable[str], allowed: frozenset[str], noting: Noting) -> None:
    unknown = {part for text in texts for part in _PLACEHOLDER.findall(text)} - allowed
    for part in sorted(unknown):
        noting.note(name, "{placeholder} has no meaning here.", placeholder="{" + part + "}")


def _when(question: Question, flow: Flow, earlier: Mapping[str, Question], noting: Noting) -> None:
    for condition in question.when:
        target = earlier.get(condition.question)
        if target is None:
            _missing(question.id, condition.question, flow, noting)
        elif target.each != question.each[: len(target.each)]:
            noting.note(question.id, '"{target}" is repeated over something else.', target=condition.question)


def _meaning(question: Question, noting: Noting) -> None:
    means = question.means
    if means is None:
        return
    if means.field and means.field not in _FIELDS[means.record]:
        noting.note(question.id, 'a {record} has no field "{field}".', record=means.record, field=means.field)
    else:
        _fit(question, means, noting)


def _fit(question: Question, means: Meaning, noting: Noting) -> None:
    """Notes when a record would be about nothing, or an option fills a field that it does not have."""
    for name in sorted({name for option in question.options for name in option.sets}):
        if name not in _FIELDS[means.record]:
            noting.note(question.id, 'a {record} has no field "{field}".', record=means.record, field=name)
    about = _REPEATED.get(means.record, ((),))
    filling = means.record == "belief" and means.field
    if not filling and not any(question.each[: len(each)] == each for each in about):
        places = " / ".join(", ".join(each) for each in about)
        noting.note(question.id, "a {record} repeats over {each}.", record=means.record, each=places)
