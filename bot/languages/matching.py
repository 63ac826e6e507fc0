"""The words by which statements in one language are compared, as its `matching.toml` holds them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.languages.toml_tables import checked_tables
from bot.lexicon import MatchingWords

_TABLES: Mapping[str, type] = {"endings": int, "hard": str, "subjects": str}
"""The tables of such a file, with what they hold."""


def parse(content: bytes, file: str) -> dict[str, Any]:
    """The tables of a file, checked. Raises `SettingsFault` that names the file and what is wrong."""
    return checked_tables(content, file, _faults)


def _faults(tables: Mapping[str, Any]) -> Iterator[str]:
    """The keys with which something is wrong."""
    for key, value in tables.items():
        if key in _TABLES and isinstance(value, dict):
            kind = _TABLES[key]
            yield from (
                f"{key}.{name}" for name, entry in value.items() if type(entry) is not kind or not entry
            )
        elif key != "stop_words" or not isinstance(value, str):
            yield key


def merged(languages: Sequence[Mapping[str, Any]]) -> MatchingWords:
    """The words of these languages together: subjects of the same name are the same."""

    def tables(name: str) -> Iterable[tuple[str, Any]]:
        return (entry for each in languages for entry in each.get(name, {}).items())

    subjects: dict[str, tuple[str, ...]] = {}
    for name, words in tables("subjects"):
        subjects[name] = (*subjects.get(name, ()), *words.split())
    return MatchingWords(
        stop_words=frozenset(word for each in languages for word in each.get("stop_words", "").split()),
        endings=dict(tables("endings")),
        hard=dict(tables("hard")),
        subjects=subjects,
    )
