"""A JSON file from outside: parsed, and its values checked, with every fault named in one sentence."""

import codecs
import json
import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path

from bot.errors import CaseFault

LARGEST = 64_000_000
"""How many bytes a file may have."""
LONGEST_TEXT = 4_000
"""How many characters one text may have."""

Check = Callable[[object], object]
"""Returns the value it is given, or raises a `CaseFault` whose {path} its caller fills in."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_UNKEEPABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Control characters but tab and line feed, lone surrogates, non-characters and hidden tag characters."""


class _RepeatedKey(dict[str, object]):
    """An object in which a key stood twice."""

    key = ""


def read(path: Path) -> object:
    """The values in a file. Raises `CaseFault` for a file that cannot be read, is too large or is no plain JSON:
    UTF-8 without a byte order mark, every key once in its object, and nested no deeper than a case file is."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CaseFault("{file} cannot be read: {reason}.", file=path, reason=reason) from error
    if len(raw) > LARGEST:
        raise CaseFault(
            "{file} is larger than {most} million bytes. A case file is never that large.",
            file=path,
            most=LARGEST // 1_000_000,
        )
    return parse(raw)


def parse(raw: bytes) -> object:
    """The values in the bytes of a file; see `read`."""
    if raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise CaseFault("The file begins with a byte order mark. Save it as UTF-8 without one.")
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise CaseFault(
            "The file is not in UTF-8: byte {place} does not belong there.", place=error.start + 1
        ) from error
    except json.JSONDecodeError as error:
        raise CaseFault(
            "The file is no JSON: line {line}, column {column} is not as it should be.",
            line=error.lineno,
            column=error.colno,
        ) from error
    except RecursionError as error:
        raise CaseFault("The file is nested too deep to be a case file.") from error
    except ValueError as error:  # a number of thousands of digits
        raise CaseFault("The file holds a number that is too long to be one.") from error
    for path in _repeated_keys(value):
        raise CaseFault("{path}: this key stands here twice.", path=path)
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    seen, repeated = set[str](), _RepeatedKey(values)
    for key, _ in pairs:
        if key in seen:
            repeated.key = key
        seen.add(key)
    return repeated


def _repeated_keys(value: object) -> Iterator[str]:
    """The JSON path of every key that stands twice in its object, the outermost first."""
    todo = [("", value)]
    while todo:
        path, here = todo.pop()
        begin = f"{path}." if path else ""
        if isinstance(here, _RepeatedKey):
            yield begin + shown_key(here.key)
        if isinstance(here, dict):
            todo += [(begin + key, each) for key, each in here.items() if isinstance(each, dict | list)]
        elif isinstance(here, list):
            todo += [(f"{path}[{at}]", each) for at, each in enumerate(here) if isinstance(each, dict | list)]


def shown_key(key: object) -> str:
    """A key as it can stand in a fault: in ASCII, and not without end."""
    return ascii(key)[1:-1][:64]


# The checks of single values. A JSON true is a Python int, and NaN and 2.0 are floats: none of them is a number here.


def text(value: object) -> str:
    """A text that is not empty, no longer than `LONGEST_TEXT`, and can be shown."""
    found = _string(value)
    if len(found) > LONGEST_TEXT:
        raise CaseFault(
            "{path}: this text has {length} characters; it may have {most}.",
            length=len(found),
            most=LONGEST_TEXT,
        )
    if not found.strip():
        raise CaseFault("{path}: this text is empty.")
    unkeepable = _UNKEEPABLE.search(found)
    if unkeepable:
        code = f"U+{ord(unkeepable.group()):04X}"
        raise CaseFault("{path}: this text holds a character that cannot be shown ({code}).", code=code)
    return found


def line(value: object) -> str:
    """A text of one line."""
    found = text(value)
    if "\n" in found or "\t" in found:
        raise CaseFault("{path}: this must be one line, without tabs.")
    return found


def identifier(value: object) -> str:
    """An id that can be typed and stand in a file name."""
    found = _string(value)
    if not _ID.fullmatch(found):
        raise CaseFault("{path}: an id is 1 to 64 letters, digits, dots, dashes or underscores.")
    return found


def language(value: object) -> str:
    """A language code."""
    found = _string(value)
    if not _LANGUAGE.fullmatch(found):
        raise CaseFault("{path}: this must be a language code such as nl.")
    return found


def day(value: object) -> str:
    """An ISO date."""
    found = _string(value)
    try:
        if not _DATE.fullmatch(found):
            raise ValueError
        date.fromisoformat(found)
    except ValueError:
        raise CaseFault("{path}: this must be a date such as 2027-03-12.") from None
    return found


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise CaseFault("{path}: this must be true or false.")
    return value


def whole(lowest: int, highest: int) -> Check:
    """A whole number in a range, both ends included."""

    def check(value: object) -> int:
        if type(value) is not int or not lowest <= value <= highest:
            raise CaseFault(
                "{path}: this must be a whole number from {lowest} to {highest}.",
                lowest=lowest,
                highest=highest,
            )
        return value

    return check


def one_of(words: Collection[str]) -> Check:
    """One of these words."""

    def check(value: object) -> str:
        found = _string(value)
        if found not in words:
            raise CaseFault("{path}: this must be one of: {words}.", words=", ".join(words))
        return found

    return check


def or_null(check: Check) -> Check:
    """What `check` accepts, or null."""
    return lambda value: None if value is None else check(value)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise CaseFault("{path}: this must be text.")
    return value
