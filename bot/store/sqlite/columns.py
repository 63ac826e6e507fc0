"""How what is no plain text or number stands in a column."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.dialog.session import Value, pack, unpack

_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)

written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Plain JSON values as text."""


def read(text: str) -> Any:
    """The JSON values that `written` made this text from."""
    return json.loads(text)


def packed(value: Value | None) -> str | None:
    """The value of an answer as text; None when there is none."""
    return None if value is None else written(pack(value))


def unpacked(text: str | None) -> Value | None:
    """The value that `packed` made this text from."""
    return None if text is None else unpack(read(text))


def micros(at: datetime) -> int:
    """An aware time as whole microseconds since 1970, exactly."""
    return (at - _EPOCH) // _MICROSECOND


def time(since: int) -> datetime:
    """The time, in UTC, that is this many microseconds after 1970."""
    return _EPOCH + since * _MICROSECOND
