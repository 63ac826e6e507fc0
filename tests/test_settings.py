"""Settings: what is set outside the program, and one readable line for what cannot be."""

from pathlib import Path

import pytest

from bot import settings
from bot.errors import SettingsFault


def test_without_any_setting_the_database_is_in_the_data_folder_and_no_language_is_chosen() -> None:
    found = settings.read({})
    assert found.database.name == "anna.db"
    assert found.database.is_absolute()
    assert "anna" in found.database.parent.name
    assert found.language == ""


def test_the_database_and_the_language_are_taken_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = {"ANNA_DATABASE": "/tmp/een map/z.db", "ANNA_LANGUAGE": "en"}  # noqa: S108
    assert settings.read(given).database == Path("/tmp/een map/z.db")  # noqa: S108
    assert settings.read(given).language == "en"
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("UV_RUN_RECURSION_DEPTH", raising=False)
    assert settings.read() == settings.read(given)


def test_an_empty_setting_is_no_setting() -> None:
    assert settings.read({"ANNA_DATABASE": "", "ANNA_LANGUAGE": ""}) == settings.read({})


@pytest.mark.parametrize("language", ["fr", "NL", "nl-BE", " nl", "\ud800"])
def test_a_language_that_we_do_not_speak_is_refused_with_what_to_do(language: str) -> None:
    with pytest.raises(SettingsFault, match=r"ANNA_LANGUAGE.*: en, nl\."):
        settings.read({"ANNA_LANGUAGE": language})


def test_what_ships_with_the_program_is_found_wherever_it_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    found = settings.read({})
    assert (found.flows / "anna.toml").is_file()
    assert (found.locales / "nl" / "LC_MESSAGES" / "anna.po").is_file()


def test_people_are_told_to_start_the_program_as_it_was_started() -> None:
    assert settings.read({}).launcher == "anna"
    assert settings.read({"UV_RUN_RECURSION_DEPTH": "1"}).launcher == "uv run anna"
