"""The state machine that decides what happens next; its states are modes of talking (asking, collecting,
probing, confirming, correcting, paused, finished) and not questions, because which questions are due follows
from the answers as data, and a flow that changes under people may not invalidate the state they are in."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from transitions import Machine, Transition

from bot.dialog.flow import Flow

ADVANCE, CORRECT, REVISIT, PAUSE = "advance", "correct", "revisit", "pause"
"""What can happen: something was settled; a person wants to correct a line, returns to a question, or pauses."""


class Moment(Protocol):
    """What the machine looks at: the mode of talking, and what is the case right now."""

    state: str

    def probe_due(self) -> bool:
        """An answer was just given that calls for its one follow-up question."""
        ...

    def list_open(self) -> bool:
        """A list is being filled."""
        ...

    def focused(self) -> bool:
        """The person returned to a question of their choice."""
        ...

    def summary_due(self) -> bool:
        """A section is complete and its summary was not yet confirmed, and the person is nowhere by choice."""
        ...

    def question_due(self) -> bool:
        """A question waits for an answer, and the person is nowhere by choice."""
        ...

    def something_answered(self) -> bool:
        """There is a line to correct."""
        ...


_WAYS = (
    ("asking", "question_due"),
    ("probing", "probe_due"),
    ("collecting", "list_open"),
    ("asking", "focused"),
    ("confirming", "summary_due"),
    ("finished", None),
)
"""Where `ADVANCE` leads: the first way that is open, the most frequent one first."""


def _transitions(states: tuple[str, ...]) -> list[dict[str, object]]:
    talking = [state for state in states if state != "paused"]
    found: list[dict[str, object]] = [
        {"trigger": ADVANCE, "source": list(states), "dest": state, "conditions": condition}
        for state, condition in _WAYS
    ]
    found += [
        {"trigger": CORRECT, "source": talking, "dest": "correcting", "conditions": "something_answered"},
        {"trigger": REVISIT, "source": talking, "dest": "collecting", "conditions": "list_open"},
        {"trigger": REVISIT, "source": talking, "dest": "asking", "conditions": "focused"},
        {"trigger": PAUSE, "source": talking, "dest": "paused"},
    ]
    return [way for way in found if way["dest"] in states]


@lru_cache(maxsize=256)
def _machine(flow: str, states: tuple[str, ...]) -> Machine:
    return Machine(
        model=None,
        name=flow,
        states=list(states),
        transitions=_transitions(states),
        initial="asking",
        auto_transitions=False,
    )


def fire(flow: Flow, moment: Moment, trigger: str) -> bool:
    """Let the flow's machine move `moment.state`; False when nothing may happen now.

    A state that this flow cannot be in (the flow changed) counts as asking.
    """
    if moment.state not in flow.modes:
        moment.state = "asking"
    return bool(_machine(flow.id, flow.modes).events[trigger].trigger(moment))


def mermaid(flow: Flow) -> str:
    """The flow's machine as a Mermaid state diagram: a diamond for each trigger, and in "asking" the
    flow's sections and questions."""
    machine = _machine(flow.id, flow.modes)
    lines = ["stateDiagram-v2", f"    [*] --> {machine.initial}"]
    for trigger, event in machine.events.items():
        lines.append(f"    state {trigger} <<choice>>")
        lines += [f"    {source} --> {trigger}" for source in event.transitions]
        ways = [way for ways in event.transitions.values() for way in ways]
        for dest, reason in dict.fromkeys((way.dest, _reason(way)) for way in ways):
            lines.append(f"    {trigger} --> {dest}: {reason}")
    lines += ["    finished --> [*]", "    state asking {", *_sections(flow), "    }"]
    return "\n".join(lines) + "\n"


def _reason(way: Transition) -> str:
    return " and ".join(str(condition.func).replace("_", " ") for condition in way.conditions) or "otherwise"


def _sections(flow: Flow) -> Iterator[str]:
    names = [f"section_{section.id}" for section in flow.sections]
    for section in flow.sections:
        yield f"        state section_{section.id} {{"
        ids = [question.id.replace(".", "_") for question in section.questions]
        for question, name in zip(section.questions, ids, strict=True):
            each = f" (each {', '.join(question.each)})" if question.each else ""
            when = (
                " (when " + ", ".join(part.question for part in question.when) + ")" if question.when else ""
            )
            yield f"            {name}: {question.id}{each}{when}"
        yield from (f"            {first} --> {second}" for first, second in pairwise(ids))
        yield "        }"
    yield from (f"        {first} --> {second}" for first, second in pairwise(names))
