"""A catalogue: the texts of one language, as its `.po` file holds them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from gettext import c2py
from io import BytesIO
from typing import Any

from bot.errors import SettingsFault


@dataclass(frozen=True)
class Catalogue:
    """The texts by their place in a flow ("" for those of the program) and what they translate; those that go with a
    number by their singular, a text for each form, and the `rule` that chooses a form, in the language of gettext."""

    texts: Mapping[str, Mapping[str, str]]
    plurals: Mapping[str, Sequence[str]]
    rule: str

    @cached_property
    def form(self) -> Callable[[int], int]:
        """Which of the forms goes with a number."""
        return c2py(self.rule)


def catalogue(values: Mapping[str, Any]) -> Catalogue:
    """The catalogue from what `parse` gives."""
    return Catalogue(values["texts"], values["plurals"], values["rule"])


def parse(content: bytes, file: str) -> dict[str, Any]:
    """The translations in a `.po` file, in JSON values; those that are fuzzy or incomplete are left out. Raises
    `SettingsFault`."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        read = read_po(BytesIO(content), abort_invalid=True)
        rule = read.plural_expr
        c2py(rule)
    except (PoFileError, ValueError) as error:
        raise SettingsFault(
            "The language file {file} cannot be read: {reason}.", file=file, reason=error
        ) from error
    texts: dict[str, dict[str, str]] = {"": {}}
    plurals: dict[str, list[str]] = {}
    for message in read:
        if not message.id or not message.string or message.fuzzy:
            continue
        if isinstance(message.id, str):
            texts.setdefault(message.context or "", {})[message.id] = str(message.string)
        elif len(message.string) == read.num_plurals and all(message.string):
            plurals[message.id[0]] = list(message.string)
    return {"texts": texts, "plurals": plurals, "rule": rule}
