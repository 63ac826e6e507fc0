"""The state machine that decides what happens next; its states are modes of talking (asking, collecting,
probing, confirming, correcting, paused, finished) and not questions, because which questions are due follows
from the answers as data, and a flow that changes under people may not invalidate the state they are in."""

from functools import lru_cache
from typing import Final, Literal, NamedTuple, Protocol

from transitions import Machine

from bot.dialog.flow import Flow
from bot.dialog.session import Mode

Trigger = Literal["advance", "correct", "revisit", "pause"]
ADVANCE: Final = "advance"
CORRECT: Final = "correct"
REVISIT: Final = "revisit"
PAUSE: Final = "pause"
"""What can happen: something was settled; a person wants to correct a line, returns to a question, or pauses."""

INITIAL: Mode = "asking"


class Way(NamedTuple):
    """One transition: it is open when all its conditions hold, which are methods of `Moment`."""

    trigger: str
    source: str
    dest: str
    conditions: tuple[str, ...]


class Moment(Protocol):
    """What the machine looks at: the mode of talking, and what is the case right now."""

    state: Mode

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


def _transitions(states: tuple[Mode, ...]) -> list[dict[str, object]]:
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
def _machine(flow: str, states: tuple[Mode, ...]) -> Machine:
    return Machine(
        model=None,
        name=flow,
        states=list(states),
        transitions=_transitions(states),
        initial=INITIAL,
        auto_transitions=False,
    )


def fire(flow: Flow, moment: Moment, trigger: Trigger) -> bool:
    """Let the flow's machine move `moment.state`; False when nothing may happen now.

    A state that this flow cannot be in (the flow changed) counts as asking.
    """
    if moment.state not in flow.modes:
        moment.state = "asking"
    return bool(_machine(flow.id, flow.modes).events[trigger].trigger(moment))


def ways(flow: Flow) -> tuple[Way, ...]:
    """Every transition of the flow's machine, in the order in which they are tried."""
    return tuple(
        Way(trigger, way.source, str(way.dest), tuple(str(condition.func) for condition in way.conditions))
        for trigger, event in _machine(flow.id, flow.modes).events.items()
        for some in event.transitions.values()
        for way in some
    )
