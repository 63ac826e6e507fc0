"""Where one person stands in the conversation, as a value: it holds what is stored, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypedDict, Unpack, get_args

Route = Literal["short", "full"]
ROUTES: tuple[Route, ...] = get_args(Route)

Mode = Literal["asking", "collecting", "probing", "confirming", "correcting", "paused", "finished"]
"""A mode of talking: the states of the machine."""
MODES: tuple[Mode, ...] = get_args(Mode)

AnswerState = Literal["given", "unknown", "skipped", "open"]
"""`unknown` is the answer "I don't know"; `skipped` was passed over; `open` was answered once and is now to be
answered anew. A question that was never asked has no answer at all."""


class ItemPath(tuple[str, ...]):
    """The ids of the items for which a question is asked, the outermost first: partner and topic, say. Empty for a
    question that is asked once.

    As text, `COR/t1`, it is stored and shown to channels; no id of an item holds a slash.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> "ItemPath":
        """The path whose text this is."""
        return cls(text.split("/")) if text else ONCE

    def __str__(self) -> str:
        return "/".join(self)

    def outer(self, depth: int) -> "ItemPath":
        """The outermost `depth` items."""
        return self if len(self) == depth else ItemPath(self[:depth])

    @property
    def first(self) -> str:
        """The outermost item; "" when there is none."""
        return self[0] if self else ""

    @property
    def last(self) -> str:
        """The innermost item; "" when there is none."""
        return self[-1] if self else ""


ONCE = ItemPath()
"""The path of a question that is repeated over nothing."""


class StepKey(NamedTuple):
    """Which question, and for which item."""

    question: str
    item: ItemPath = ONCE


@lru_cache(maxsize=8192)
def step_key(question: str, item: ItemPath) -> StepKey:
    """The key of a step, the same object each time: which is quicker to make, and to find again."""
    return StepKey(question, item)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list. Its id is unique within the session and stays when its text is corrected."""

    id: int
    text: str


Value = str | int | float | tuple[Element, ...] | tuple[str, ...]
"""`text`, `choice`, `yes_no` ("yes" or "no") and `date` (ISO) are str; `scale` int; `number` int or float;
`list` a tuple of elements; `several` a tuple of option ids."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One revision of one answer, bound to the wording and language in which it was asked.

    `id` is unique within the session and stays over revisions. `detail` is what the person added when asked
    further: None when that was not done, "" when it was and nothing came.
    """

    id: int
    question: str
    item: ItemPath
    state: AnswerState
    value: Value | None
    wording: str
    language: str
    detail: str | None = None
    revision: int = 1

    @property
    def key(self) -> StepKey:
        return StepKey(self.question, self.item)

    @property
    def settled(self) -> bool:
        """Whether the question need not be asked again."""
        return self.state != "open"


@dataclass(frozen=True)
class Session:
    """Everything the dialog knows of one participant.

    `focus` is the question a person chose to return
    to, with the element of its list (`focus_element`) when it is one line of it. `section` is the section to do
    first, "" for the flow's own order. `draft` are the options ticked so far in a multiple choice. `told` are
    the introductions already read. `confirmed` are the sections of which the person said the summary is right.
    `last_id` is the last id handed out to an answer or element.
    """

    flow: str
    language: str
    route: Route = "short"
    mode: Mode = "asking"
    focus: StepKey | None = None
    focus_element: int | None = None
    section: str = ""
    draft: tuple[str, ...] = ()
    introduced: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    last_id: int = 0
    answers: Mapping[StepKey, Answer] = field(default_factory=lambda: MappingProxyType({}))

    def replace(self, **changes: Unpack["SessionChanges"]) -> "Session":
        """The same session with some fields changed; `dataclasses.replace`, at a tenth of its cost."""
        session = object.__new__(Session)
        session.__dict__.update(self.__dict__, **changes)
        return session

    def value_of(self, question: str) -> Value | None:
        """What was answered to a question that is asked once; None while it was not."""
        answer = self.answers.get(StepKey(question))
        return answer.value if answer is not None and answer.state == "given" else None

    def to_json(self) -> dict[str, Any]:
        """All but the answers, as plain JSON values."""
        return {
            "flow": self.flow,
            "language": self.language,
            "route": self.route,
            "state": self.mode,
            "focus": (self.focus.question, str(self.focus.item)) if self.focus else None,
            "focus_element": self.focus_element,
            "section": self.section,
            "draft": self.draft,
            "told": sorted(self.introduced),
            "confirmed": sorted(self.confirmed),
            "last_id": self.last_id,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any], answers: Mapping[StepKey, Answer]) -> "Session":
        """The session with these answers of which `to_json` made `data`."""
        focus = data["focus"]
        return cls(
            flow=data["flow"],
            language=data["language"],
            route=data["route"],
            mode=data["state"],
            focus=StepKey(focus[0], ItemPath.parse(focus[1])) if focus else None,
            focus_element=data["focus_element"],
            section=data["section"],
            draft=tuple(data["draft"]),
            introduced=frozenset(data["told"]),
            confirmed=frozenset(data["confirmed"]),
            last_id=data["last_id"],
            answers=answers,
        )


class SessionChanges(TypedDict, total=False):
    """The fields of a session; see there."""

    flow: str
    language: str
    route: Route
    mode: Mode
    focus: StepKey | None
    focus_element: int | None
    section: str
    draft: tuple[str, ...]
    introduced: frozenset[str]
    confirmed: frozenset[str]
    last_id: int
    answers: Mapping[StepKey, Answer]


def pack(value: Value | None) -> Any:
    """A value as plain JSON: elements become `[id, text]` pairs."""
    if isinstance(value, tuple):
        return [[part.id, part.text] if isinstance(part, Element) else part for part in value]
    return value


def unpack(packed: Any) -> Value | None:
    """The value that `pack` made this from."""
    if isinstance(packed, list):
        if packed and isinstance(packed[0], list):
            return tuple(Element(number, text) for number, text in packed)
        return tuple(packed)
    return packed  # type: ignore[no-any-return]
