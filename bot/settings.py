"""What is set outside the program: the only room that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingsFault


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and in which language to begin; `language` is "" when it was not set. `launcher` is how
    this program was started, for telling people how to start it again."""

    database: Path
    flows: Path
    locales: Path
    language: str = ""
    theme: Path | None = None
    launcher: str = "anna"


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process.

    `ANNA_DATABASE` names the database file, `ANNA_LANGUAGE` the language (nl or en), `ANNA_THEME` the file with the
    looks of papers. Raises `SettingsFault`.
    """
    given = os.environ if environment is None else environment
    language = given.get("ANNA_LANGUAGE", "")
    if language not in {"", "nl", "en"}:
        raise SettingsFault("ANNA_LANGUAGE is {value}. Set it to nl or en, or leave it out.", value=language)
    database = given.get("ANNA_DATABASE", "")
    return Settings(
        database=Path(database) if database else _data_folder() / "anna.db",
        flows=_shipped("flows"),
        locales=_shipped("locales"),
        language=language,
        theme=Path(given["ANNA_THEME"]) if given.get("ANNA_THEME") else None,
        launcher="uv run anna" if "UV_RUN_RECURSION_DEPTH" in given else "anna",
    )


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("anna", appauthor=False)


def _shipped(folder: str) -> Path:
    """A folder that a wheel carries inside the package and a checkout has beside it."""
    inside = Path(__file__).parent / folder
    return inside if inside.is_dir() else Path(__file__).parent.parent / folder
