"""The file in which a case travels between programs, `anna-case/1`: read with every fault named, and written."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot import model
from bot.errors import CaseFault
from bot.jsonfile import (
    Check,
    day,
    flag,
    identifier,
    language,
    line,
    one_of,
    or_null,
    shown_key,
    text,
    whole,
)
from bot.model import Case

FORMAT = "anna-case/1"


def _organisation_id(value: object) -> str:
    found = identifier(value)
    if found.casefold() == model.COORDINATOR:
        raise CaseFault("{path}: the coordinator answers for no organisation; choose another id.")
    return found


_KIND = one_of(model.STATEMENT_KINDS)
_WEIGHT = whole(0, 4)
_POSITION = or_null(whole(-2, 2))
_BASIS: Mapping[str, Check] = {"source": one_of(model.SOURCES), "confidence": whole(1, 5)}
"""The keys of every thought about another."""
_SPOKEN: Mapping[str, Check] = {"share": one_of(model.SHARES), "participant": identifier}
"""The keys that every answer may have."""


@dataclass(frozen=True, slots=True)
class _List:
    """How one list of the file is read. `needed` and `optional` are the keys of a row, in the order in which they are
    written; no two rows have the same values of `unique`."""

    make: Callable[..., object]
    needed: Mapping[str, Check]
    optional: Mapping[str, Check] = field(default_factory=dict)
    unique: tuple[str, ...] = ("id",)


_LISTS: Mapping[str, _List] = {
    "organisations": _List(model.Organisation, {"id": _organisation_id, "name": line}, {"kind": line}),
    "topics": _List(model.Topic, {"id": identifier, "text": text}),
    "statements": _List(
        model.Statement,
        {"id": identifier, "organisation": identifier, "kind": _KIND, "text": text},
        {"detail": text, "department": line, "weight": _WEIGHT, "firmness": whole(1, 4), **_SPOKEN},
    ),
    "ratings": _List(
        model.Rating,
        {"organisation": identifier, "topic": identifier, "position": _POSITION},
        {"weight": _WEIGHT, **_SPOKEN},
        ("organisation", "topic", "participant"),
    ),
    "beliefs": _List(
        model.Belief,
        {"id": identifier, "organisation": identifier, "about": identifier, "kind": _KIND, "text": text},
        {
            **_BASIS,
            "question": text,
            "ask": text,
            "outcome": one_of(model.OUTCOMES),
            "heard": text,
            "changes": text,
            "enquire": flag,
            **_SPOKEN,
        },
    ),
    "believed_ratings": _List(
        model.BelievedRating,
        {"organisation": identifier, "about": identifier, "topic": identifier, "position": _POSITION},
        {**_BASIS, **_SPOKEN},
        ("organisation", "about", "topic", "participant"),
    ),
    "responses": _List(
        model.Response,
        {"organisation": identifier, "statement": identifier, "position": _POSITION},
        {"remark": text, "declined": flag, **_SPOKEN},
        ("organisation", "statement", "participant"),
    ),
    "links": _List(
        model.Link,
        {
            "a": identifier,
            "b": identifier,
            "relation": one_of(model.RELATIONS),
            "status": one_of(model.LINK_STATUSES),
        },
        unique=("a", "b"),
    ),
    "inner": _List(model.Inner, {"id": identifier, "organisation": identifier, "text": text}, _SPOKEN),
    "decisions": _List(model.Decision, {"id": identifier, "organisation": identifier, "text": text}, _SPOKEN),
    "findings": _List(
        model.Finding,
        {"belief": identifier, "organisation": identifier, "outcome": or_null(one_of(model.OUTCOMES))},
        {"heard": text, "declined": flag, **_SPOKEN},
        ("belief", "organisation", "participant"),
    ),
    "agreements": _List(
        model.Agreement,
        {"id": identifier, "organisation": identifier, "text": text},
        {"who": text, "when": text, **_SPOKEN},
    ),
}
_NEEDED: Mapping[str, Check] = {"format": one_of((FORMAT,)), "id": identifier, "title": line}
_OPTIONAL: Mapping[str, Check] = {"language": language, "meeting": day}
_REFERENCES = {
    "organisation": "organisations",
    "about": "organisations",
    "topic": "topics",
    "statement": "statements",
    "belief": "beliefs",
    "a": "statements",
    "b": "statements",
}
"""The keys that name a row of another list, which is read before theirs."""


def read(data: object) -> Case:
    """The case in already parsed JSON of the format `anna-case/1`.

    Raises `CaseFault` with the JSON path (`ratings[3].position`) and what is wrong there, at the first fault:
    unknown or missing keys, wrong types, numbers out of range, ids that occur twice or nowhere, texts that are
    empty, too long or cannot be shown, a belief about oneself or a response to oneself. Nothing is mended.
    """
    if not isinstance(data, dict):
        raise CaseFault("{path}: this must be an object.", path="$")
    lists = {name: data[name] for name in _LISTS if name in data}
    fields: dict[str, Any] = _checked(
        "", {key: data[key] for key in data if key not in lists}, _NEEDED, _OPTIONAL
    )
    del fields["format"]
    if not lists.get("organisations"):
        raise CaseFault("{path}: a case has at least one organisation.", path="organisations")
    ids: dict[str, frozenset[str]] = {name: frozenset() for name in _REFERENCES.values()}
    for name in _LISTS:
        fields[name] = _rows(name, lists.get(name, []), ids)
        if name in ids:
            ids[name] = frozenset(row.id for row in fields[name])
    case = Case(**fields)
    _refuse_self_reference(case)
    _refuse_contradictions(case)
    return case


def _rows(name: str, values: object, ids: Mapping[str, Collection[str]]) -> tuple[object, ...]:
    """The records in one list of the file; `ids` are those of the lists that they may refer to."""
    if not isinstance(values, list):
        raise CaseFault("{path}: this must be a list.", path=name)
    kind = _LISTS[name]
    # An inner difference keeps the model's own level: an import does not tell the partners of it.
    absent = {"share": "partners"} if "share" in kind.optional and name != "inner" else {}
    seen: set[tuple[str, ...]] = set()
    rows = []
    for number, value in enumerate(values):
        path = f"{name}[{number}]"
        row = kind.make(**{**absent, **_checked(f"{path}.", value, kind.needed, kind.optional)})
        _refuse_unknown(path, row, kind, ids)
        own = tuple(getattr(row, key) for key in kind.unique)
        own = tuple(sorted(own)) if name == "links" else own  # a link has no direction
        if own in seen:
            raise CaseFault(
                "{path}: {id} stands in this list twice.", path=path, id=" ".join(filter(None, own))
            )
        seen.add(own)
        rows.append(row)
    return tuple(rows)


def _checked(
    path: str, values: object, needed: Mapping[str, Check], optional: Mapping[str, Check]
) -> dict[str, object]:
    """The checked values of an object by key. A null is the same as an absent key, where the key is optional."""
    if not isinstance(values, dict):
        raise CaseFault("{path}: this must be an object.", path=path.rstrip("."))
    for key in values:
        if key not in needed and key not in optional:
            raise CaseFault("{path}: there is no such key.", path=path + shown_key(key))
    checked = {}
    for key, check in {**needed, **optional}.items():
        if key in needed and key not in values:
            raise CaseFault("{path}: this is missing.", path=path + key)
        if key in needed or values.get(key) is not None:
            try:
                checked[key] = check(values[key])
            except CaseFault as fault:
                raise CaseFault(fault.message, path=path + key, **fault.values) from None
    return checked


def _refuse_unknown(path: str, row: object, kind: _List, ids: Mapping[str, Collection[str]]) -> None:
    """Refuse a row that names a row of another list that is not there."""
    for key in kind.needed:
        name, list_name = getattr(row, key), _REFERENCES.get(key)
        if list_name and name not in ids[list_name]:
            place = f"{path}.{key}"
            raise CaseFault("{path}: {id} does not occur in {list}.", path=place, id=name, list=list_name)


def _refuse_self_reference(case: Case) -> None:
    """Refuse a belief about oneself, a response to oneself, and a link of a statement with itself."""
    owners = {statement.id: statement.organisation for statement in case.statements}
    pairs = {
        "beliefs[{}].about": ((belief.organisation, belief.about) for belief in case.beliefs),
        "believed_ratings[{}].about": (
            (rating.organisation, rating.about) for rating in case.believed_ratings
        ),
        "responses[{}].statement": (
            (response.organisation, owners[response.statement]) for response in case.responses
        ),
        "links[{}].b": ((link.a, link.b) for link in case.links),
    }
    for path, both in pairs.items():
        for number, (one, other) in enumerate(both):
            if one == other:
                raise CaseFault("{path}: this is about {id} itself.", path=path.format(number), id=one)


def _refuse_contradictions(case: Case) -> None:
    """Refuse a finding by whom the belief is not about, and an answer that was both given and declined."""
    about = {belief.id: belief.about for belief in case.beliefs}
    for number, finding in enumerate(case.findings):
        if about[finding.belief] != finding.organisation:
            path = f"findings[{number}].organisation"
            raise CaseFault(
                "{path}: the belief {id} is not about this organisation.", path=path, id=finding.belief
            )
        if finding.declined and finding.outcome is not None:
            path = f"findings[{number}].outcome"
            raise CaseFault("{path}: a declined answer has no outcome.", path=path)
    for number, response in enumerate(case.responses):
        if response.declined and response.position is not None:
            path = f"responses[{number}].position"
            raise CaseFault("{path}: a declined response has no position.", path=path)


def write(case: Case) -> dict[str, Any]:
    """The case as plain JSON of the format `anna-case/1`, such that `read(write(case))` is the same case.

    Optional keys and lists in which nothing stands are left out; `organisations` and `topics` are always there.
    Coverage is left out: it says how an interview went, and belongs to this program.
    """
    heading = {"format": FORMAT, "id": case.id, "title": case.title, "language": case.language}
    if case.meeting is not None:
        heading["meeting"] = case.meeting
    lists = {name: [_row(row, kind) for row in getattr(case, name)] for name, kind in _LISTS.items()}
    return heading | {
        name: rows for name, rows in lists.items() if rows or name in ("organisations", "topics")
    }


def _row(record: object, kind: _List) -> dict[str, object]:
    row = {key: getattr(record, key) for key in kind.needed}
    for key in kind.optional:
        value = getattr(record, key)
        if value is not None and value != "" and value is not False:
            row[key] = value
    return row
