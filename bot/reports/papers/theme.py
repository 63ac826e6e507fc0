"""The looks of an organisation's papers: its name and its colours, read from a small TOML file."""

import re
import tomllib
from dataclasses import dataclass, fields

from bot.errors import SettingsFault
from bot.phrases import plain
from bot.reports.contrast import contrast

READABLE = 4.5
"""The least contrast of a text with its background (WCAG 2.2, success criterion 1.4.3)."""

BLACK, WHITE = "#000000", "#ffffff"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LONGEST = 120
MOST_BYTES = 64 * 1024
"""The most bytes of a theme file."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours are `#rrggbb`. `colour` is for headings and the header rows of tables, `accent` for the lines beside
    quotes; `name` stands at the bottom of each page, `logo` at the top of the first."""

    name: str = ""
    logo: str = ""
    colour: str = "#14446b"
    accent: str = "#14446b"

    def __post_init__(self) -> None:
        for name in ("name", "logo"):
            object.__setattr__(self, name, plain(getattr(self, name)))

    @property
    def on_colour(self) -> str:
        """Black or white, whichever reads best on `colour`; one of them always has enough contrast."""
        return max((BLACK, WHITE), key=lambda ink: contrast(ink, self.colour))

    @property
    def heading(self) -> str:
        """The colour of headings on white: `colour`, or black where that is too pale to read."""
        return self.colour if contrast(self.colour, WHITE) >= READABLE else BLACK


def read_theme(content: bytes, file: str) -> Theme:
    """The theme in a file with this name and content. Raises `SettingsFault` with what is wrong with it."""
    if len(content) > MOST_BYTES:
        raise SettingsFault("The theme {file} is too big. A theme has a name and a few colours.", file=file)
    try:
        values = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SettingsFault("The theme {file} is no TOML: {reason}.", file=file, reason=error) from error
    known = [field.name for field in fields(Theme)]
    for key, value in values.items():
        if key not in known:
            raise SettingsFault(
                "The theme {file} has {key}, which is not known. Known are: {known}.",
                file=file,
                key=plain(key),
                known=", ".join(known),
            )
        _check(key, value, file)
    return Theme(**values)


def _check(key: str, value: object, file: str) -> None:
    if not isinstance(value, str):
        raise SettingsFault("In the theme {file}, {key} is no text between quotes.", file=file, key=key)
    if key in {"colour", "accent"}:
        if not _COLOUR.fullmatch(value):
            raise SettingsFault(
                "In the theme {file}, {key} is {value}. Write a colour as # and six digits, such as #14446b.",
                file=file,
                key=key,
                value=plain(value)[:40],
            )
    elif len(value) > _LONGEST or not plain(value):
        raise SettingsFault(
            "In the theme {file}, {key} is empty or has more than {most} characters.",
            file=file,
            key=key,
            most=_LONGEST,
        )
