"""A JSON file from outside, parsed with every fault named in one sentence."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.errors import CaseFault

LARGEST = 64_000_000
"""How many bytes a file may have."""


class _Twice(dict[str, Any]):
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
    for path in _twice(value):
        raise CaseFault("{path}: this key stands here twice.", path=path)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen, twice = set[str](), _Twice(found)
    for key, _ in pairs:
        if key in seen:
            twice.key = key
        seen.add(key)
    return twice


def _twice(value: object) -> Iterator[str]:
    """The JSON path of every key that stands twice in its object, the outermost first."""
    todo = [("", value)]
    while todo:
        path, here = todo.pop()
        begin = f"{path}." if path else ""
        if isinstance(here, _Twice):
            yield begin + ascii(here.key)[1:-1][:64]
        if isinstance(here, dict):
            todo += [(begin + key, each) for key, each in here.items() if isinstance(each, dict | list)]
        elif isinstance(here, list):
            todo += [(f"{path}[{at}]", each) for at, each in enumerate(here) if isinstance(each, dict | list)]
