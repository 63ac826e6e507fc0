"""One base class for everything that can go wrong outside the conversation; each error says what to do."""

from collections.abc import Mapping


class AnnaError(Exception):
    """A fault that ends as one readable sentence.

    `message` is an English template, also the key under which the catalogues hold its translation;
    `values` fills its `{placeholders}`, but for `{anna}`, which stands for how the program is started. Texts of
    people only ever stand in `values`.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values: Mapping[str, object] = values
        super().__init__(fill(message, {"anna": "anna", **values}))


class FlowFault(AnnaError):
    """A flow file that cannot be used."""


class StoreFault(AnnaError):
    """A database that cannot be opened, read or written."""


class CaseFault(AnnaError):
    """A case, organisation, topic or case file that is not as it should be."""


class AccessFault(AnnaError):
    """Something this person may not see or do; also said of what does not exist."""


class SettingsFault(AnnaError):
    """A setting that is missing or wrong."""


class ExtraFault(AnnaError):
    """Something for which an optional part of the program has to be installed first."""


class InputFault(AnnaError):
    """A command line, or a line to the program, that cannot be understood."""


def fill(template: str, values: Mapping[str, object]) -> str:
    """Put `values` in the `{placeholders}` of `template`, in one pass, so that a value is never a template.

    A placeholder without a value stays as it is.
    """
    parts = template.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, closed, rest = part.partition("}")
        filled.append(f"{values[name]}{rest}" if closed and name in values else "{" + part)
    return "".join(filled)


def marked(message: str) -> str:
    """The message itself: marks it for the catalogues where it stands apart from where it is said."""
    return message
