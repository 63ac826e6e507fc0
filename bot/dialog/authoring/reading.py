"""From the text of a flow file to a flow, or to the list of everything that is wrong with it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.dialog.flow import Flow, Section
from bot.dialog.kinds.registry import KINDS, Kinds
from bot.dialog.question import RECORDS, Condition, Meaning, Option, Probe, Question, split_words, wording_of
from bot.errors import FlowFault, fill, marked
from bot.model import SHARES, STATEMENT_KINDS, Share

_QUESTION_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
_OPTION_ID = re.compile(r"[a-z0-9_]{1,20}")
_LONGEST_ID = 40

Shape = type | tuple[type, ...]

_FLOW_KEYS: dict[str, Shape] = {"title": str, "language": str, "ending": str, "section": list}
_SECTION_KEYS: dict[str, Shape] = {"id": str, "title": str, "intro": str, "summary": bool, "question": list}
_QUESTION_KEYS: dict[str, Shape] = {
    "id": str,
    "kind": str,
    "text": str,
    "example": str,
    "why": str,
    "optional": bool,
    "unknown": bool,
    "core": bool,
    "sensitive": bool,
    "each": list,
    "each_most": int,
    "when": list,
    "options": list,
    "options_from": str,
    "open": bool,
    "lowest": int,
    "highest": int,
    "labels": dict,
    "longest": int,
    "least": int,
    "most": int,
    "most_short": int,
    "probe": dict,
    "look": str,
    "means": dict,
    "share": str,
    "formerly": list,
}
_OPTION_KEYS: dict[str, Shape] = {"id": str, "text": str, "sets": dict}
_CONDITION_KEYS: dict[str, Shape] = {
    "question": str,
    "equals": (str, int),
    "one_of": list,
    "answered": bool,
    "at_least": int,
}
_PROBE_KEYS: dict[str, Shape] = {"text": str, "shorter_than": int, "positions": str}
_MEANS_KEYS: dict[str, Shape] = {"record": str, "kind": str, "field": str}

_SHAPE_FAULTS = {
    str: marked("{key} should be text."),
    bool: marked("{key} should be true or false."),
    int: marked("{key} should be a whole number."),
    list: marked("{key} should be a list."),
    dict: marked("{key} should be a table."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a flow: where, and what, as an English template with its values.

    `question` is the id of a question or section, "" for the file as a whole. A `warning` does not keep the
    flow from being used.
    """

    file: str
    question: str
    message: str
    values: Mapping[str, object]
    warning: bool = False

    def line(self, message: str) -> str:
        """`file: question: problem`, with `message` as the template in the reader's language."""
        return ": ".join(part for part in (self.file, self.question, fill(message, self.values)) if part)


class BadFlow(FlowFault):
    """A flow that is refused, with all its problems at once; the message is one line each."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("{lines}", lines="\n".join(problem.line(problem.message) for problem in problems))


class Noting:
    """Gathers the problems of one file, in which questions are of these kinds."""

    def __init__(self, file: str, kinds: Kinds = KINDS) -> None:
        self.file = file
        self.kinds = kinds
        self.problems: list[Problem] = []

    def note(self, question: str, message: str, **values: object) -> None:
        self.problems.append(Problem(self.file, question, message, values))


def parse(flow_id: str, text: str, file: str) -> Flow:
    """The flow in `text`, with every key of the right shape; what the texts refer to is for `inspect`.

    Raises `BadFlow` with every problem found.
    """
    flow, problems = read(flow_id, text, file)
    if problems:
        raise BadFlow(tuple(problems))
    return flow


def read(flow_id: str, text: str, file: str, kinds: Kinds = KINDS) -> tuple[Flow, list[Problem]]:
    """The flow in `text` as far as it can be read, and what cannot. Raises `BadFlow` when it is no TOML."""
    noting = Noting(file, kinds)
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        noting.note("", "this is no valid TOML: {error}.", error=error)
        raise BadFlow(tuple(noting.problems)) from error
    return _flow(flow_id, data, noting), noting.problems


def _flow(flow_id: str, data: Mapping[str, Any], noting: Noting) -> Flow:
    table = _checked(data, _FLOW_KEYS, "", noting, ("title", "language", "section"))
    language = table.get("language", "")
    return Flow(
        id=flow_id,
        title=table.get("title", ""),
        language=language,
        source=language,
        ending=table.get("ending", ""),
        sections=tuple(_section(entry, noting) for entry in _tables(table, "section", "", noting)),
    )


def _section(data: Mapping[str, Any], noting: Noting) -> Section:
    name = str(data.get("id", ""))
    table = _checked(data, _SECTION_KEYS, name, noting, ("id", "title", "question"))
    _check_id(name, noting)
    return Section(
        id=name,
        title=table.get("title", ""),
        intro=table.get("intro", ""),
        summary=table.get("summary", True),
        questions=tuple(_question(entry, noting) for entry in _tables(table, "question", name, noting)),
    )


def _question(data: Mapping[str, Any], noting: Noting) -> Question:
    name = str(data.get("id", ""))
    table = _checked(data, _QUESTION_KEYS, name, noting, ("id", "kind", "text"))
    _check_id(name, noting)
    kind = noting.kinds.get(table.get("kind", "text"))
    if kind is None:
        noting.note(name, 'the kind "{kind}" does not exist.', kind=table["kind"])
    plain = {
        key: value
        for key, value in table.items()
        if key not in {"kind", "each", "when", "options", "labels", "probe", "means", "share", "formerly"}
    }
    question = Question(
        **{"id": name, "text": "", **plain},
        kind=kind or noting.kinds["text"],
        each=_words(table, "each", name, noting),
        when=tuple(_condition(entry, name, noting) for entry in _tables(table, "when", name, noting)),
        options=tuple(_option(entry, name, noting) for entry in _tables(table, "options", name, noting)),
        labels=_labels(table.get("labels", {}), name, noting),
        probe=_probe(table["probe"], name, noting) if "probe" in table else None,
        means=_meaning(table["means"], name, noting) if "means" in table else None,
        share=_share(table, name, noting),
        formerly=_words(table, "formerly", name, noting),
    )
    return replace(question, wording=wording_of(question))


def _option(data: Mapping[str, Any], name: str, noting: Noting) -> Option:
    table = _checked(data, _OPTION_KEYS, name, noting, ("id", "text"))
    option = str(table.get("id", ""))
    if option and not _OPTION_ID.fullmatch(option):
        noting.note(
            name, 'option "{option}": an id has small letters, digits and _, at most 20.', option=option
        )
    sets = table.get("sets", {})
    for field, value in sets.items():
        if not isinstance(value, str | int):
            noting.note(name, _SHAPE_FAULTS[str], key=f"sets.{field}")
    return Option(option, table.get("text", ""), sets)


def _condition(data: Mapping[str, Any], name: str, noting: Noting) -> Condition:
    table = _checked(data, _CONDITION_KEYS, name, noting, ("question",))
    if len(data.keys() & {"equals", "one_of", "answered", "at_least"}) != 1:
        noting.note(name, "a condition has exactly one of equals, one_of, answered and at_least.")
    if "one_of" in table:
        table["one_of"] = _words(table, "one_of", name, noting, (str, int))
    return Condition(**{"question": "", **table})


def _labels(data: Mapping[str, Any], name: str, noting: Noting) -> dict[int, str]:
    labels: dict[int, str] = {}
    for value, text in data.items():
        try:
            labels[int(value)] = str(text)
        except ValueError:
            noting.note(name, '"{value}" is no value of a scale.', value=value)
        if not isinstance(text, str):
            noting.note(name, _SHAPE_FAULTS[str], key=f"label {value}")
    return labels


def _probe(data: Mapping[str, Any], name: str, noting: Noting) -> Probe:
    table = _checked(data, _PROBE_KEYS, name, noting, ("text",))
    positions = split_words(table.get("positions", ""))
    return Probe(table.get("text", ""), table.get("shorter_than", 0), positions)


def _meaning(data: Mapping[str, Any], name: str, noting: Noting) -> Meaning | None:
    table = _checked(data, _MEANS_KEYS, name, noting, ("record",))
    if not table.get("record"):
        return None
    record = next((known for known in RECORDS if known == table["record"]), None)
    if record is None:
        noting.note(name, 'there is no record "{record}".', record=table["record"])
        return None
    kind, field = table.get("kind", ""), table.get("field", "")
    known_kind = next((known for known in STATEMENT_KINDS if known == kind), None)
    if known_kind is None and record in {"statement", "belief"} and not field:
        noting.note(name, 'there is no kind "{kind}" of {record}.', kind=kind, record=record)
    return Meaning(record, known_kind, field)


def _share(table: Mapping[str, Any], name: str, noting: Noting) -> Share | None:
    level = table.get("share", "")
    known = next((known for known in SHARES if known == level), None)
    if known is None and level:
        noting.note(name, 'the level "{share}" does not exist.', share=level)
    return known


def _check_id(name: str, noting: Noting) -> None:
    if name and (not _QUESTION_ID.fullmatch(name) or len(name) > _LONGEST_ID):
        noting.note(name, "an id has small letters, digits, _ and dots, at most {most}.", most=_LONGEST_ID)


def _checked(
    data: Mapping[str, Any],
    shapes: Mapping[str, Shape],
    name: str,
    noting: Noting,
    required: tuple[str, ...],
) -> dict[str, Any]:
    """The entries of `data` that are known and of the right shape; the others, and what is missing of the
    `required` ones, are noted."""
    kept: dict[str, Any] = {}
    for key, value in data.items():
        shape = shapes.get(key)
        if shape is None:
            noting.note(name, 'unknown key "{key}".', key=key)
        elif not isinstance(value, shape) or (isinstance(value, bool) and shape is not bool):
            first = shape[0] if isinstance(shape, tuple) else shape
            noting.note(name, _SHAPE_FAULTS[first], key=key)
        else:
            kept[key] = value
    for key in required:
        value = kept.get(key)
        if (key in kept or key not in data) and (not value or (isinstance(value, str) and not value.strip())):
            noting.note(name, "{key} is missing.", key=key)
    return kept


def _tables(table: Mapping[str, Any], key: str, name: str, noting: Noting) -> list[Mapping[str, Any]]:
    entries = table.get(key, [])
    tables: list[Mapping[str, Any]] = [entry for entry in entries if isinstance(entry, dict)]
    if len(tables) != len(entries):
        noting.note(name, "{key} should be a list of tables.", key=key)
    return tables


def _words(
    table: Mapping[str, Any], key: str, name: str, noting: Noting, shape: Shape = str
) -> tuple[Any, ...]:
    entries = table.get(key, [])
    words = tuple(entry for entry in entries if isinstance(entry, shape))
    if len(words) != len(entries):
        noting.note(name, "{key} should be a list of texts.", key=key)
    return words
