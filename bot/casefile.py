"""The file in which a case travels between programs, `anna-case/1`: read with every fault named, and written."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot import model
from bot.errors import CaseFault
from bot.model import Case

FORMAT = "anna-case/1"
LONGEST_TEXT = 4_000
"""How many characters one text may have."""

Check = Callable[[object], Any]
"""Returns the value it is given, or raises a `CaseFault` whose {path} its caller fills in."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_UNKEEPABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Control characters but tab and line feed, lone surrogates, non-characters and hidden tag characters."""


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise CaseFault("{path}: this must be text.")
    return value


def _text(value: object) -> str:
    text = _string(value)
    if len(text) > LONGEST_TEXT:
        raise CaseFault(
            "{path}: this text has {length} characters; it may have {most}.",
            length=len(text),
            most=LONGEST_TEXT,
        )
    if not text.strip():
        raise CaseFault("{path}: this text is empty.")
    found = _UNKEEPABLE.search(text)
    if found:
        code = f"U+{ord(found.group()):04X}"
        raise CaseFault("{path}: this text holds a character that cannot be shown ({code}).", code=code)
    return text


def _line(value: object) -> str:
    text = _text(value)
    if "\n" in text or "\t" in text:
        raise CaseFault("{path}: this must be one line, without tabs.")
    return text


def _id(value: object) -> str:
    text = _string(value)
    if not _ID.fullmatch(text):
        raise CaseFault("{path}: an id is 1 to 64 letters, digits, dots, dashes or underscores.")
    return text


def _organisation_id(value: object) -> str:
    text = _id(value)
    if text.casefold() == model.COORDINATOR:
        raise CaseFault("{path}: the coordinator answers for no organisation; choose another id.")
    return text


def _language(value: object) -> str:
    text = _string(value)
    if not _LANGUAGE.fullmatch(text):
        raise CaseFault("{path}: this must be a language code such as nl.")
    return text


def _date(value: object) -> str:
    text = _string(value)
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        raise CaseFault("{path}: this must be a date such as 2027-03-12.") from None
    return text


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise CaseFault("{path}: this must be true or false.")
    return value


def _whole(lowest: int, highest: int) -> Check:
    def check(value: object) -> int:
        # A JSON true is a Python int, and NaN and 2.0 are floats: none of them is an answer on a scale.
        if type(value) is not int or not lowest <= value <= highest:
            raise CaseFault(
                "{path}: this must be a whole number from {lowest} to {highest}.",
                lowest=lowest,
                highest=highest,
            )
        return value

    return check


def _one_of(words: Collection[str]) -> Check:
    def check(value: object) -> str:
        text = _string(value)
        if text not in words:
            raise CaseFault("{path}: this must be one of: {words}.", words=", ".join(words))
        return text

    return check


def _position(value: object) -> int | None:
    return None if value is None else _whole(-2, 2)(value)


def _outcome(value: object) -> str | None:
    return None if value is None else str(_one_of(model.OUTCOMES)(value))


_KIND = _one_of(model.STATEMENT_KINDS)
_WEIGHT = _whole(0, 4)
_BASIS: Mapping[str, Check] = {"source": _one_of(model.SOURCES), "confidence": _whole(1, 5)}
"""The keys of everything that is thought of another."""
_SPOKEN: Mapping[str, Check] = {"share": _one_of(model.SHARES), "participant": _id}
"""The keys that every answer may have."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """How one list of the file is read. `needed` and `optional` are the keys of a row, in the order in which
    they are written; `unique` are those that no two rows have in common."""

    make: Callable[..., Any]
    needed: Mapping[str, Check]
    optional: Mapping[str, Check] = field(default_factory=dict)
    unique: tuple[str, ...] = ("id",)


_LISTS: Mapping[str, _Rows] = {
    "organisations": _Rows(model.Organisation, {"id": _organisation_id, "name": _line}, {"kind": _line}),
    "topics": _Rows(model.Topic, {"id": _id, "text": _text}),
    "statements": _Rows(
        model.Statement,
        {"id": _id, "organisation": _id, "kind": _KIND, "text": _text},
        {"detail": _text, "department": _line, "weight": _WEIGHT, "firmness": _whole(1, 4), **_SPOKEN},
    ),
    "ratings": _Rows(
        model.Rating,
        {"organisation": _id, "topic": _id, "position": _position},
        {"weight": _WEIGHT, **_SPOKEN},
        ("organisation", "topic", "participant"),
    ),
    "beliefs": _Rows(
        model.Belief,
        {"id": _id, "organisation": _id, "about": _id, "kind": _KIND, "text": _text},
        {
            **_BASIS,
            "question": _text,
            "ask": _text,
            "outcome": _one_of(model.OUTCOMES),
            "heard": _text,
            "changes": _text,
            "enquire": _flag,
            **_SPOKEN,
        },
    ),
    "believed_ratings": _Rows(
        model.BelievedRating,
        {"organisation": _id, "about": _id, "topic": _id, "position": _position},
        {**_BASIS, **_SPOKEN},
        ("organisation", "about", "topic", "participant"),
    ),
    "responses": _Rows(
        model.Response,
        {"organisation": _id, "statement": _id, "position": _position},
        {"remark": _text, "declined": _flag, **_SPOKEN},
        ("organisation", "statement", "participant"),
    ),
    "links": _Rows(
        model.Link,
        {"a": _id, "b": _id, "relation": _one_of(model.RELATIONS), "status": _one_of(model.LINK_STATUSES)},
        unique=("a", "b"),
    ),
    "inner": _Rows(model.Inner, {"id": _id, "organisation": _id, "text": _text}, _SPOKEN),
    "decisions": _Rows(model.Decision, {"id": _id, "organisation": _id, "text": _text}, _SPOKEN),
    "findings": _Rows(
        model.Finding,
        {"belief": _id, "organisation": _id, "outcome": _outcome},
        {"heard": _text, "declined": _flag, **_SPOKEN},
        ("belief", "organisation", "participant"),
    ),
    "agreements": _Rows(
        model.Agreement,
        {"id": _id, "organisation": _id, "text": _text},
        {"who": _text, "when": _text, **_SPOKEN},
    ),
}
_NEEDED: Mapping[str, Check] = {"format": _one_of((FORMAT,)), "id": _id, "title": _line}
_OPTIONAL: Mapping[str, Check] = {"language": _language, "meeting": _date}
_REFERS = {
    "organisation": "organisations",
    "about": "organisations",
    "topic": "topics",
    "statement": "statements",
    "belief": "beliefs",
    "a": "statements",
    "b": "statements",
}
"""The keys that name a row of another list."""


def read(data: object) -> Case:
    """The case in already parsed JSON of the format `anna-case/1`.

    Raises `CaseFault` with the JSON path (`ratings[3].position`) and what is wrong there, at the first fault:
    unknown or missing keys, wrong types, numbers out of range, ids that occur twice or nowhere, texts that are
    empty, too long or cannot be shown, a belief about oneself or a response to oneself. Nothing is mended.
    """
    if not isinstance(data, dict):
        raise CaseFault("{path}: this must be an object.", path="$")
    lists = {name: data[name] for name in _LISTS if name in data}
    case = _keys("", {key: data[key] for key in data if key not in lists}, _NEEDED, _OPTIONAL)
    del case["format"]
    if not lists.get("organisations"):
        raise CaseFault("{path}: a case has at least one organisation.", path="organisations")
    ids: dict[str, frozenset[str]] = {name: frozenset() for name in _REFERS.values()}
    for name in _LISTS:
        case[name] = _list(name, lists.get(name, []), ids)
        if name in ids:
            ids[name] = frozenset(row.id for row in case[name])
    whole = Case(**case)
    _others(whole)
    return whole


def _list(name: str, value: object, ids: Mapping[str, Collection[str]]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise CaseFault("{path}: this must be a list.", path=name)
    kind = _LISTS[name]
    # An inner difference keeps the model's own level: an import does not tell the partners of it.
    absent = {"share": "partners"} if "share" in kind.optional and name != "inner" else {}
    seen: set[tuple[str, ...]] = set()
    rows = []
    for number, given in enumerate(value):
        path = f"{name}[{number}]"
        row = kind.make(**{**absent, **_keys(f"{path}.", given, kind.needed, kind.optional)})
        for key in kind.needed:
            found, list_name = getattr(row, key), _REFERS.get(key)
            if list_name and found not in ids[list_name]:
                place = f"{path}.{key}"
                raise CaseFault(
                    "{path}: {id} does not occur in {list}.", path=place, id=found, list=list_name
                )
        own = tuple(getattr(row, key) for key in kind.unique)
        own = tuple(sorted(own)) if name == "links" else own  # a link has no direction
        if own in seen:
            raise CaseFault(
                "{path}: {id} stands in this list twice.", path=path, id=" ".join(filter(None, own))
            )
        seen.add(own)
        rows.append(row)
    return tuple(rows)


def _keys(
    path: str, given: object, needed: Mapping[str, Check], optional: Mapping[str, Check]
) -> dict[str, Any]:
    """The checked values by key. A null is the same as an absent key, where the key is optional."""
    if not isinstance(given, dict):
        raise CaseFault("{path}: this must be an object.", path=path.rstrip("."))
    for key in given:
        if key not in needed and key not in optional:
            raise CaseFault("{path}: there is no such key.", path=path + ascii(key)[1:-1][:64])
    values = {}
    for key, check in {**needed, **optional}.items():
        if key in needed and key not in given:
            raise CaseFault("{path}: this is missing.", path=path + key)
        if key in needed or given.get(key) is not None:
            try:
                values[key] = check(given[key])
            except CaseFault as fault:
                raise CaseFault(fault.message, path=path + key, **fault.values) from None
    return values


def _others(case: Case) -> None:
    """Refuse a belief about oneself, a response to oneself, a link of a statement with itself, and a finding by
    whom the belief is not about."""
    owners = {statement.id: statement.organisation for statement in case.statements}
    pairs = {
        "beliefs[{}].about": ((belief.organisation, belief.about) for belief in case.beliefs),
        "believed_ratings[{}].about": (
            (rating.organisation, rating.about) for rating in case.believed_ratings
        ),
        "responses[{}].statement": ((said.organisation, owners[said.statement]) for said in case.responses),
        "links[{}].b": ((link.a, link.b) for link in case.links),
    }
    for path, both in pairs.items():
        for number, (one, other) in enumerate(both):
            if one == other:
                raise CaseFault("{path}: this is about {id} itself.", path=path.format(number), id=one)
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


def _row(row: object, kind: _Rows) -> dict[str, Any]:
    written = {key: getattr(row, key) for key in kind.needed}
    for key in kind.optional:
        value = getattr(row, key)
        if value is not None and value != "" and value is not False:
            written[key] = value
    return written
