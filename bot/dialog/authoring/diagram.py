"""A flow as a Mermaid state diagram, for its author to look at."""

from collections.abc import Iterator
from itertools import pairwise

from bot.dialog import machine
from bot.dialog.flow import Flow
from bot.dialog.question import Question


def mermaid(flow: Flow) -> str:
    """The flow's machine: a diamond for each trigger, and in "asking" the flow's sections and questions."""
    ways = machine.ways(flow)
    lines = ["stateDiagram-v2", f"    [*] --> {machine.INITIAL}"]
    for trigger in dict.fromkeys(way.trigger for way in ways):
        mine = [way for way in ways if way.trigger == trigger]
        lines.append(f"    state {trigger} <<choice>>")
        lines += dict.fromkeys(f"    {way.source} --> {trigger}" for way in mine)
        lines += dict.fromkeys(f"    {trigger} --> {way.dest}: {_reason(way)}" for way in mine)
    lines += ["    finished --> [*]", "    state asking {", *_sections(flow), "    }"]
    return "\n".join(lines) + "\n"


def _reason(way: machine.Way) -> str:
    return " and ".join(condition.replace("_", " ") for condition in way.conditions) or "otherwise"


def _sections(flow: Flow) -> Iterator[str]:
    names = [f"section_{section.id}" for section in flow.sections]
    for section in flow.sections:
        yield f"        state section_{section.id} {{"
        ids = [question.id.replace(".", "_") for question in section.questions]
        for question, name in zip(section.questions, ids, strict=True):
            yield f"            {name}: {question.id}{_circumstances(question)}"
        yield from (f"            {first} --> {second}" for first, second in pairwise(ids))
        yield "        }"
    yield from (f"        {first} --> {second}" for first, second in pairwise(names))


def _circumstances(question: Question) -> str:
    """For what a question is repeated, and what it waits for."""
    each = f" (each {', '.join(question.each)})" if question.each else ""
    waits = ", ".join(condition.question for condition in question.when)
    return each + (f" (when {waits})" if waits else "")
