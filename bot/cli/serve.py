"""`anna serve`, `anna config` and `anna outbox`: ANNA as a service, for whoever runs it."""

import argparse
import sys

from bot.app import App
from bot.channels.terminal import printable
from bot.errors import SettingsFault
from bot.messages import TELEGRAM


def serve(app: App, options: argparse.Namespace) -> int:
    """Talk on Telegram until SIGTERM or Ctrl-C."""
    if _told(app, app.settings.telegram_faults):
        return 1
    app.serve_telegram()
    return 0


def check(app: App, options: argparse.Namespace) -> int:
    """Everything that is wrong with the settings, one line each."""
    say = app.words()
    if _told(app, (*options.faults, *app.settings.telegram_faults)):
        return 1
    telegram = app.settings.telegram
    if telegram is None:
        _print(say("Telegram is not set up. For `{anna} serve`, set ANNA_TELEGRAM_TOKEN."))
    elif telegram.webhook:
        _print(say("Telegram brings messages to {url}.", url=telegram.webhook))
    else:
        _print(say("Messages are fetched from {server}.", server=telegram.base_url or "Telegram"))
    _print(say("The settings are in order."))
    return 0


def list_outbox(app: App, options: argparse.Namespace) -> int:
    """What waits to be sent, without what it says."""
    say = app.words()
    parcels = app.store.parcels(TELEGRAM)
    for one in parcels:
        state = say("given up") if one.given_up else say("waiting")
        since = f"{one.since:%Y-%m-%d %H:%M}" if one.since else ""
        _print(f"{one.number}  {since}  {state}  {one.tries}x  {one.fault}".rstrip())
    if not parcels:
        _print(say("Nothing waits to be sent."))
    elif any(one.given_up for one in parcels):
        _print(say("To try anew what was given up: {anna} outbox retry"))
    return 0


def retry_outbox(app: App, options: argparse.Namespace) -> int:
    """Let what was given up be sent after all."""
    say = app.words()
    with app.store.transaction():
        count = app.store.retry_parcels(TELEGRAM)
    _print(
        say.plural(
            "{count} message is tried anew while `{anna} serve` runs.",
            "{count} messages are tried anew while `{anna} serve` runs.",
            count,
        )
    )
    return 0


def _told(app: App, faults: tuple[SettingsFault, ...]) -> bool:
    """Tell each fault on a line of its own; whether there is one."""
    for fault in faults:
        sys.stderr.write(f"{printable(app.words().error(fault))}\n")
    return bool(faults)


def _print(line: str) -> None:
    sys.stdout.write(printable(line) + "\n")
