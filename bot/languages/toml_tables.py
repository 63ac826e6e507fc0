"""Reads the TOML files of a language, of which every key is checked."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.errors import SettingsFault


def checked_tables(
    content: bytes, file: str, faults: Callable[[Mapping[str, Any]], Iterable[str]]
) -> dict[str, Any]:
    """The tables in the content of a file; `faults` gives the keys with which something is wrong.

    Raises `SettingsFault` that names the file and the first of them.
    """
    try:
        tables = tomllib.loads(content.decode())
    except ValueError as error:
        raise SettingsFault(
            "The language file {file} cannot be read: {reason}.", file=file, reason=error
        ) from error
    for key in faults(tables):
        raise SettingsFault(
            "In the language file {file}, {key} is missing, unknown or wrong. See locales/README.md.",
            file=file,
            key=key,
        )
    return tables
