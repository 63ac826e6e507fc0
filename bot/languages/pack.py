"""A language pack: the names and words of one language, as its `pack.toml` holds them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import SettingsFault, fill
from bot.languages.toml_tables import checked_tables
from bot.lexicon import Lexicon, QuestionForms

_LAST = 1000
"""The place of a language that names none: behind those that do."""
_TEXTS = ("name", "locale", "invitation")
_LISTS: Mapping[str, Sequence[str]] = {
    "answers": ("yes", "no", "right", "unknown", "done"),
    "months": tuple(map(str, range(1, 13))),
    "questions": ("asking", "leading", "joining", "negations", "telling", "advice", "presuming", "tags"),
    "openings": ("want", "need", "have", "can", "think", "do", "be"),
}
"""The tables of a pack that hold lists of words, with the names of the lists."""
_PHRASES = frozenset({"telling", "advice", "presuming", "tags"})
"""The lists that hold regular expressions."""
_COMMAND = re.compile(r"[a-z]{1,32}")
"""What every channel can carry as the name of a command."""


@dataclass(frozen=True)
class Pack:
    """One language: its tag, such as `nl`, and its own `name`. Languages are offered in order of `place`; the first
    is spoken to people who have not chosen.

    `locale` is the tag with a country, such as `nl-NL`, for days and for the spelling of documents; `invitation` asks
    people in this language to type `{command}`. `commands` are the names of commands, without a slash; `lists` are
    the lists of words, by table and name.
    """

    tag: str
    name: str
    place: int
    locale: str
    invitation: str
    commands: Mapping[str, str]
    lists: Mapping[str, Mapping[str, Sequence[str]]]

    def command(self, command: str) -> str:
        """How a command is typed, such as `/terug` for "back"; by its id where it has no name."""
        return f"/{self.commands.get(command, command)}"

    @property
    def invited(self) -> str:
        """How people get to speak this language, said in it."""
        return fill(self.invitation, {"command": f"{self.command('language')} {self.tag}"})


def pack(tag: str, tables: Mapping[str, Any]) -> Pack:
    """The pack of a language from its tables, which have been checked."""
    return Pack(
        tag=tag,
        name=tables["name"],
        place=tables.get("place", _LAST),
        locale=tables.get("locale", tag),
        invitation=tables.get("invitation", f"{tables['name']}: {{command}}."),
        commands=tables.get("commands", {}),
        lists={table: tables.get(table, {}) for table in _LISTS},
    )


def parse(content: bytes, file: str) -> dict[str, Any]:
    """The tables of a pack, checked. Raises `SettingsFault` that names the file and what is wrong."""
    return checked_tables(content, file, _faults)


def _faults(tables: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a pack with which something is wrong."""
    if "name" not in tables:
        yield "name"
    for key, value in tables.items():
        if key == "commands" and isinstance(value, dict):
            yield from (f"{key}.{name}" for name, entry in value.items() if not _is_command(entry))
        elif key in _LISTS and isinstance(value, dict):
            fine = {name for name in _LISTS[key] if _is_list(value.get(name, []), name in _PHRASES)}
            yield from (f"{key}.{name}" for name in value if name not in fine)
        elif not (isinstance(value, str) if key in _TEXTS else key == "place" and isinstance(value, int)):
            yield key


def _is_command(value: object) -> bool:
    return isinstance(value, str) and _COMMAND.fullmatch(value) is not None


def _is_list(value: object, phrases: bool) -> bool:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        return False
    try:
        return not phrases or all(re.compile(word) for word in value)
    except re.error:
        return False


def lexicon(packs: Sequence[Pack]) -> Lexicon:
    """The words of these languages together. Raises `SettingsFault` for a name that two commands have."""

    def phrases(table: str, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for each in packs for word in each.lists[table].get(name, ())))

    def words(table: str, name: str) -> frozenset[str]:
        return frozenset(phrases(table, name))

    return Lexicon(
        commands=_commands(packs),
        yes=words("answers", "yes"),
        no=words("answers", "no"),
        right=words("answers", "right"),
        unknown=words("answers", "unknown"),
        done=words("answers", "done"),
        months={name: int(number) for number in _LISTS["months"] for name in phrases("months", number)},
        questions=QuestionForms(
            asking=words("questions", "asking"),
            leading=words("questions", "leading"),
            joining=words("questions", "joining"),
            negations=words("questions", "negations"),
            telling=phrases("questions", "telling"),
            advice=phrases("questions", "advice"),
            presuming=phrases("questions", "presuming"),
            tags=phrases("questions", "tags"),
            openings={name: phrases("openings", name) for name in _LISTS["openings"]},
        ),
    )


def _commands(packs: Iterable[Pack]) -> dict[str, str]:
    """Commands by their names in all languages, and by their ids."""
    named = [(each.tag, command, name) for each in packs for command, name in each.commands.items()]
    found = {command: command for _, command, _ in named}
    for tag, command, name in named:
        if found.setdefault(name, command) != command:
            raise SettingsFault(
                "In the language {language}, the command {command} is called {name}, which is another command "
                "already.",
                language=tag,
                command=command,
                name=name,
            )
    return found
