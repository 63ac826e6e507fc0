"""An author who changes a flow while people are in it, as the tests of changing flows need one."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from bot.dialog.authoring.inspection import load
from bot.dialog.authoring.reading import BadFlow
from bot.dialog.flow import Flow

Question = dict[str, Any]
OPTIONS = [{"id": name, "text": f"Option {name}"} for name in "abc"]
SCALE = {"lowest": -1, "highest": 2, "labels": {"-1": "against", "2": "in favour"}}
PROBE = {"text": "What for?", "shorter_than": 8, "positions": "must"}

MORE: dict[str, Question] = {
    "text": {"probe": PROBE},
    "list": {"most": 3, "most_short": 2},
    "choice": {"options": OPTIONS, "open": True},
    "several": {"options": OPTIONS, "most": 2},
    "scale": SCALE,
    "yes_no": {},
    "number": {"lowest": 0, "highest": 40},
    "date": {},
    "info": {},
}
"""What every kind of question needs besides an id and a text."""


def question(name: str, kind: str, **more: Any) -> Question:
    return {"id": name, "kind": kind, "text": f"{name}?", **MORE[kind], **more}


def beginning() -> dict[str, list[Question]]:
    """Several kinds of question, each over partners, topics, elements and beliefs, and branches."""
    belief = {"means": {"record": "belief", "kind": "interest"}}
    source = {"means": {"record": "belief", "field": "source"}}
    told = [{"id": "asked", "text": "I asked"}, {"id": "guess", "text": "I guess"}]
    return {
        "own": [
            question("goal", "text", core=True),
            question("points", "list", core=True, optional=True, probe=PROBE),
            question("weight", "scale", each=["points"]),
            question("more", "yes_no", core=True),
            question("detail", "text", core=True, when=[{"question": "more", "equals": "yes"}]),
            question("pick", "several", optional=True),
            question("hours", "number", when=[{"question": "pick", "at_least": 2}]),
        ],
        "others": [
            question("interests", "list", core=True, each=["partners"], most=2, **belief),
            question("position", "scale", core=True, each=["partners", "topics"]),
            question(
                "source",
                "choice",
                core=True,
                each=["partners", "beliefs"],
                open=False,
                options=told,
                **source,
            ),
        ],
        "checks": [
            question("doubt", "several", core=True, options=[], options_from="unchecked", optional=True),
            question("ask", "text", core=True, each=["doubt"]),
            question("day", "date", optional=True),
        ],
        "end": [
            question("note", "info", core=True),
            question("how", "choice", core=True),
        ],
    }


@dataclass
class Author:
    """A flow in the making. A change that would make it a bad flow is not made."""

    sections: dict[str, list[Question]] = field(default_factory=beginning)
    removed: list[tuple[str, Question]] = field(default_factory=list)
    made: int = 0

    def flow(self) -> Flow:
        return load("changing", self.text(), "changing.toml")

    def text(self) -> str:
        lines = ['title = "Changing"', 'language = "en"']
        for name, questions in self.sections.items():
            summary = str(name != "end").lower()
            lines += ["[[section]]", f'id = "{name}"', f'title = "{name}"', f"summary = {summary}"]
            for one in questions:
                lines.append("[[section.question]]")
                lines += [f"{key} = {toml(value)}" for key, value in one.items() if value != []]
        return "\n".join(lines) + "\n"

    def all(self) -> list[tuple[str, Question]]:
        return [(name, one) for name, questions in self.sections.items() for one in questions]

    def try_to(self, change: Callable[["Author"], None]) -> bool:
        """Make a change, when the flow is still fit for use with it."""
        draft = deepcopy(self)
        change(draft)
        try:
            draft.flow()
        except BadFlow:
            return False
        self.__dict__.update(draft.__dict__)
        return True

    def insert(self, section: str, place: int, one: Question) -> bool:
        self.made += 1
        named = {**one, "id": f"new{self.made}", "text": f"new{self.made}?"}
        return self.try_to(lambda draft: draft.sections[section].insert(place, named))

    def remove(self, number: int) -> bool:
        section, one = self.all()[number]

        def change(draft: Author) -> None:
            draft.sections[section].remove(one)
            draft.removed.append((section, one))

        return self.try_to(change)

    def put_back(self, number: int, place: int) -> bool:
        section, one = self.removed[number]

        def change(draft: Author) -> None:
            draft.removed.remove((section, one))
            draft.sections[section].insert(place, one)

        return self.try_to(change)

    def move(self, number: int, to: str, place: int) -> bool:
        section, one = self.all()[number]

        def change(draft: Author) -> None:
            draft.sections[section].remove(one)
            draft.sections[to].insert(place, one)

        return self.try_to(change)

    def rename(self, number: int) -> tuple[str, str] | None:
        """Another id for a question; (former, present)."""
        self.made += 1
        old, new = self.all()[number][1]["id"], f"renamed{self.made}"

        def change(draft: Author) -> None:
            for _, one in draft.all():
                if one["id"] == old:
                    one.update(id=new, formerly=[*one.get("formerly", []), old])
                one["each"] = [new if source == old else source for source in one.get("each", [])]
                one["when"] = [
                    {**test, "question": new} if test["question"] == old else test
                    for test in one.get("when", [])
                ]
                if one.get("options_from") == old:
                    one["options_from"] = new

        return (old, new) if self.try_to(change) else None

    def reword(self, number: int) -> bool:
        self.made += 1

        def change(draft: Author) -> None:
            draft.all()[number][1]["text"] = f"worded {self.made}?"

        return self.try_to(change)


def toml(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def branching(flow: Flow) -> Iterator[str]:
    """The questions of one value on which others wait."""
    for one in flow.questions:
        for condition in one.when:
            if flow.by_id[condition.question].kind.name in {"yes_no", "choice"}:
                yield condition.question
