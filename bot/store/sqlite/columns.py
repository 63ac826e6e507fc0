"""Conversions between values and SQLite columns: JSON as text, times as whole microseconds."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.dialog.session import Value, pack, unpack

_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON values as text."""


def from_json(text: str) -> Any:
    """The JSON values in a text."""
    return json.loads(text)


def from_value(value: Value | None) -> str | None:
    """The value of an answer as text; None when it has none."""
    return None if value is None else to_json(pack(value))


def to_value(text: str | None) -> Value | None:
    """The value of an answer, of the text that `from_value` made of it."""
    return None if text is None else unpack(from_json(text))


def to_microseconds(at: datetime) -> int:
    """An aware time as whole microseconds since 1970, exactly."""
    return (at - _EPOCH) // _MICROSECOND


def to_time(microseconds: int) -> datetime:
    """The time, in UTC, that is this many microseconds after 1970."""
    return _EPOCH + microseconds * _MICROSECOND
