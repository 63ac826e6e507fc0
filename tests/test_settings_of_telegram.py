"""The settings of Telegram: one clear line for each that cannot be, and nothing secret in any of them."""

from pathlib import Path

import pytest

from bot import settings
from bot.errors import SettingsFault
from tests.support.people import ran

TOKEN = "123456:ABC-def_1"  # noqa: S105


def test_without_a_token_telegram_is_not_set_up() -> None:
    found = settings.read({})
    assert found.telegram is None
    assert found.telegram_faults == ()


def test_a_token_is_enough() -> None:
    found = settings.read({"ANNA_TELEGRAM_TOKEN": f" {TOKEN}\n"}).telegram
    assert found == settings.Telegram(TOKEN)
    assert TOKEN not in repr(found)


def test_a_token_can_be_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    found = settings.read({"ANNA_TELEGRAM_TOKEN_FILE": str(file)}).telegram
    assert found is not None
    assert found.token == TOKEN


def test_everything_can_be_set() -> None:
    found = settings.read(
        {
            "ANNA_TELEGRAM_TOKEN": TOKEN,
            "ANNA_TELEGRAM_BASE_URL": "http://127.0.0.1:8081/",
            "ANNA_TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:9000/hook",
            "ANNA_TELEGRAM_WEBHOOK_SECRET": "geheim",
            "ANNA_TELEGRAM_WEBHOOK_PORT": "9000",
            "ANNA_TELEGRAM_WEBHOOK_LISTEN": "0.0.0.0",  # noqa: S104
            "ANNA_WEB_URL": "https://anna.example.nl/",
        }
    )
    assert found.telegram == settings.Telegram(
        TOKEN, "http://127.0.0.1:8081", "http://127.0.0.1:9000/hook", "geheim", "0.0.0.0", 9000  # noqa: S104
    )  # fmt: skip
    assert found.web_url == "https://anna.example.nl"


WRONG = {
    "token": {"ANNA_TELEGRAM_TOKEN": "BotFather"},
    "file": {"ANNA_TELEGRAM_TOKEN_FILE": "/nergens/token"},
    "both": {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_TOKEN_FILE": "/nergens/token"},
    "base": {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_BASE_URL": "127.0.0.1:8081"},
    "webhook": {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_WEBHOOK_URL": "http://anna.example"},
    "no url": {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_WEBHOOK_URL": "https://[::1"},
    "secret": {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_WEBHOOK_SECRET": "een geheim"},
    "port": {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_WEBHOOK_PORT": "70000"},
    "listen": {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_WEBHOOK_LISTEN": "overal"},
    "no token": {"ANNA_TELEGRAM_WEBHOOK_PORT": "8443"},
}


@pytest.mark.parametrize("given", WRONG.values(), ids=WRONG)
def test_each_wrong_setting_has_one_sentence_that_names_it(given: dict[str, str]) -> None:
    found = settings.read(given)
    assert found.telegram is None
    (fault,) = found.telegram_faults
    name = next(name for name, value in reversed(given.items()) if value != TOKEN)
    assert name in str(fault) or "ANNA_TELEGRAM_TOKEN" in str(fault)
    assert TOKEN not in str(fault)
    assert "een geheim" not in str(fault)


def test_a_wrong_web_address_is_refused() -> None:
    with pytest.raises(SettingsFault, match="ANNA_WEB_URL"):
        settings.read({"ANNA_WEB_URL": "anna.example"})


def checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **given: str) -> tuple[int, list[str]]:
    """`anna config check` with these settings: its status, and what it says line by line."""
    real = settings.read_with_faults
    monkeypatch.setattr(settings, "read_with_faults", lambda: real(given))
    done = ran("config", "check", database=tmp_path / "anna.db")
    return done.status, (done.out + done.err).splitlines()


def test_the_check_tells_all_faults_at_once_one_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    status, lines = checked(
        monkeypatch, tmp_path, ANNA_LANGUAGE="fr", ANNA_WEB_URL="x", ANNA_TELEGRAM_TOKEN="x",  # noqa: S106
        ANNA_TELEGRAM_BASE_URL="x", ANNA_TELEGRAM_WEBHOOK_PORT="x",
    )  # fmt: skip
    assert status == 1
    assert len(lines) == 5
    for line, name in zip(
        lines, ("LANGUAGE", "WEB_URL", "TELEGRAM_TOKEN", "BASE_URL", "WEBHOOK_PORT"), strict=True
    ):
        assert name in line


def test_a_token_that_is_missing_is_told_beside_what_else_is_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    status, lines = checked(monkeypatch, tmp_path, ANNA_TELEGRAM_BASE_URL="x")
    assert status == 1
    assert len(lines) == 2
    assert "ANNA_TELEGRAM_TOKEN" in lines[0]
    assert "BASE_URL" in lines[1]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "niet ingesteld"),
        ({"ANNA_TELEGRAM_TOKEN": TOKEN}, "opgehaald bij Telegram"),
        (
            {"ANNA_TELEGRAM_TOKEN": TOKEN, "ANNA_TELEGRAM_WEBHOOK_URL": "https://anna.example/x"},
            "https://anna.example/x",
        ),
    ],
)
def test_settings_that_are_in_order_are_told_without_the_token(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: dict[str, str], told: str
) -> None:
    status, lines = checked(monkeypatch, tmp_path, **given)
    assert status == 0
    assert told in lines[0]
    assert "in orde" in lines[-1]
    assert TOKEN not in " ".join(lines)


def test_a_wrong_language_still_stops_every_other_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = settings.read_with_faults
    monkeypatch.setattr(settings, "read_with_faults", lambda: real({"ANNA_LANGUAGE": "fr"}))
    done = ran("case", "list", database=tmp_path / "anna.db")
    assert done.status == 1
    assert "ANNA_LANGUAGE" in done.err
