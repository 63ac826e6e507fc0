"""The settings, from the environment, which no other room reads."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import SettingsFault, marked

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+", re.ASCII)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
_PORT = 8443


@dataclass(frozen=True, slots=True)
class Telegram:
    """How Telegram is reached.

    `base_url` is the root of a Bot API server of one's own, "" for Telegram's. With a `webhook` (a URL) Telegram
    brings messages to `listen` and `port`, each with `secret` ("" for one that is made at every start); without one
    they are fetched.
    """

    token: str = field(repr=False)
    base_url: str = ""
    webhook: str = ""
    secret: str = field(default="", repr=False)
    listen: str = "127.0.0.1"
    port: int = _PORT


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are, and in which language to begin.

    `language` is "" when it was not set. `cache` is a folder for what can be made again, None for nowhere.
    `launcher` is how this program was started, for telling people how to start it again. `telegram` is None when
    there is no token, or when one of `telegram_faults` is in the way. `web_url` is where the web page is, "" without
    one.
    """

    database: Path
    flows: Path
    locales: Path
    cache: Path | None = None
    language: str = ""
    theme: Path | None = None
    launcher: str = "anna"
    telegram: Telegram | None = None
    telegram_faults: tuple[SettingsFault, ...] = ()
    web_url: str = ""


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; see the README for what each is for. Raises `SettingsFault` for the first one
    that is wrong; those of Telegram are in `Settings.telegram_faults`, for who uses Telegram."""
    settings, faults = read_with_faults(environment)
    if faults:
        raise faults[0]
    return settings


def read_with_faults(
    environment: Mapping[str, str] | None = None,
) -> tuple[Settings, list[SettingsFault]]:
    """The settings that can be used, and everything that is wrong with the others but Telegram's."""
    values = os.environ if environment is None else environment
    faults: list[SettingsFault] = []
    telegram_faults: list[SettingsFault] = []
    locales, database = _shipped("locales"), values.get("ANNA_DATABASE", "")
    language = _language(values, locales, faults)
    web_url = _web_url(values, faults)
    telegram = _telegram(values, telegram_faults)
    settings = Settings(
        database=Path(database) if database else _data_folder() / "anna.db",
        flows=_shipped("flows"),
        locales=locales,
        cache=_cache_folder(),
        language=language,
        theme=Path(values["ANNA_THEME"]) if values.get("ANNA_THEME") else None,
        launcher="uv run anna" if "UV_RUN_RECURSION_DEPTH" in values else "anna",
        telegram=telegram if not telegram_faults else None,
        telegram_faults=tuple(telegram_faults),
        web_url=web_url,
    )
    return settings, faults


def _language(values: Mapping[str, str], locales: Path, faults: list[SettingsFault]) -> str:
    """The language that was set; "" for none, or for one that has no pack in the folder `locales`."""
    language = values.get("ANNA_LANGUAGE", "")
    known = sorted(path.parent.name for path in locales.glob("*/pack.toml"))
    if not language or language in known:
        return language
    faults.append(
        SettingsFault(
            "ANNA_LANGUAGE is {value}. Set it to one of these, or leave it out: {known}.",
            value=language,
            known=", ".join(known),
        )
    )
    return ""


def _web_url(values: Mapping[str, str], faults: list[SettingsFault]) -> str:
    """Where the web page is; "" for nowhere."""
    url = values.get("ANNA_WEB_URL", "").rstrip("/")
    if not url or _is_url(url):
        return url
    faults.append(
        SettingsFault(
            "ANNA_WEB_URL is {value}. Set it to where the web page is, such as https://anna.example.nl.",
            value=url,
        )
    )
    return ""


def _telegram(values: Mapping[str, str], faults: list[SettingsFault]) -> Telegram | None:
    """How Telegram is reached; None without a token."""
    token = _token(values, faults)
    if not token and not faults and any(value for name, value in values.items() if "_TELEGRAM_" in name):
        faults.append(SettingsFault(NO_TOKEN))
    base_url = _base_url(values, faults)
    webhook = _webhook(values, bool(base_url), faults)
    secret = _secret(values, faults)
    port, listen = _port(values, faults), _listen(values, faults)
    return Telegram(token, base_url, webhook, secret, listen, port) if token else None


NO_TOKEN = marked(
    "There is no token. Set ANNA_TELEGRAM_TOKEN, or ANNA_TELEGRAM_TOKEN_FILE, to what BotFather gave you."
)


def _token(values: Mapping[str, str], faults: list[SettingsFault]) -> str:
    """The token, from its setting or the file that another setting names; "" for none, or for a wrong one."""
    token, file = values.get("ANNA_TELEGRAM_TOKEN", "").strip(), values.get("ANNA_TELEGRAM_TOKEN_FILE", "")
    name = "ANNA_TELEGRAM_TOKEN"
    if token and file:
        faults.append(
            SettingsFault(
                "ANNA_TELEGRAM_TOKEN and ANNA_TELEGRAM_TOKEN_FILE are both set. Leave one of them out."
            )
        )
        return token
    if file:
        name = "ANNA_TELEGRAM_TOKEN_FILE"
        try:
            token = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            faults.append(
                SettingsFault(
                    "ANNA_TELEGRAM_TOKEN_FILE names {file}, which cannot be read: {reason}.",
                    file=file,
                    reason=reason,
                )
            )
            return ""
    if (token or file) and not _TOKEN.fullmatch(token):
        faults.append(
            SettingsFault(
                "{name} holds no token. A token looks like 123456789:AAbb-cc_dd; copy it from BotFather once more.",
                name=name,
            )
        )
        return ""
    return token


def _base_url(values: Mapping[str, str], faults: list[SettingsFault]) -> str:
    url = values.get("ANNA_TELEGRAM_BASE_URL", "").rstrip("/")
    if url and not _is_url(url):
        faults.append(
            SettingsFault(
                "ANNA_TELEGRAM_BASE_URL is {value}. Set it to the root of a Bot API server, such as "
                "http://127.0.0.1:8081, or leave it out.",
                value=url,
            )
        )
    return url


def _webhook(values: Mapping[str, str], own_server: bool, faults: list[SettingsFault]) -> str:
    """The URL of the webhook, which only a Bot API server of one's own may call without https."""
    url = values.get("ANNA_TELEGRAM_WEBHOOK_URL", "")
    if url and not (_is_url(url) and (own_server or url.startswith("https://"))):
        faults.append(
            SettingsFault(
                "ANNA_TELEGRAM_WEBHOOK_URL is {value}. Set it to an address that begins with https://, or leave it "
                "out to fetch messages.",
                value=url,
            )
        )
    return url


def _secret(values: Mapping[str, str], faults: list[SettingsFault]) -> str:
    secret = values.get("ANNA_TELEGRAM_WEBHOOK_SECRET", "")
    if secret and not _SECRET.fullmatch(secret):
        faults.append(
            SettingsFault(
                "ANNA_TELEGRAM_WEBHOOK_SECRET has to be 1 to 256 letters, figures, - or _. Leave it out to have one "
                "made at every start."
            )
        )
    return secret


def _port(values: Mapping[str, str], faults: list[SettingsFault]) -> int:
    """The port at which messages are awaited."""
    text = values.get("ANNA_TELEGRAM_WEBHOOK_PORT", "")
    port = int(text) if re.fullmatch(r"[0-9]{1,5}", text) else 0
    if text and not 1 <= port <= 65535:
        faults.append(
            SettingsFault(
                "ANNA_TELEGRAM_WEBHOOK_PORT is {value}. Set it to a number from 1 to 65535.", value=text
            )
        )
    return port or _PORT


def _listen(values: Mapping[str, str], faults: list[SettingsFault]) -> str:
    """The address of this machine at which messages are awaited."""
    address = values.get("ANNA_TELEGRAM_WEBHOOK_LISTEN", "127.0.0.1")
    if not _is_address(address):
        faults.append(
            SettingsFault(
                "ANNA_TELEGRAM_WEBHOOK_LISTEN is {value}. Set it to an address of this machine, such as 127.0.0.1.",
                value=address,
            )
        )
    return address


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return text == "localhost"
    return True


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        reachable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return reachable and parts.scheme in {"http", "https"} and not parts.query and not parts.fragment


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("anna", appauthor=False)


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("anna", appauthor=False)


def _shipped(folder: str) -> Path:
    """A folder that a wheel carries inside the package and a checkout has beside it."""
    inside = Path(__file__).parent / folder
    return inside if inside.is_dir() else Path(__file__).parent.parent / folder
