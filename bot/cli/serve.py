"""`anna serve`, `anna config` and `anna outbox`: ANNA as a service, for whoever runs it."""

import argparse
import sys
from collections.abc import Sequence

from bot.app import App
from bot.channels.registry import SERVICES
from bot.channels.terminal import printable
from bot.errors import SettingsFault


def serve(app: App, options: argparse.Namespace) -> int:
    """Serve the channels that are set up until SIGTERM or Ctrl-C."""
    if _print_faults(app, _service_faults(app)):
        return 1
    app.serve()
    return 0


def check(app: App, options: argparse.Namespace) -> int:
    """Everything that is wrong with the settings, one line each."""
    say = app.words()
    if _print_faults(app, (*options.faults, *_service_faults(app))):
        return 1
    for service in SERVICES:
        _print(service.summary(app.settings, say))
    _print(say("The settings are in order."))
    return 0


def list_outbox(app: App, options: argparse.Namespace) -> int:
    """What waits to be sent, without what it says."""
    say = app.words()
    parcels = [one for channel in app.channels if channel.outbox for one in app.store.parcels(channel.name)]
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
        count = sum(app.store.retry_parcels(channel.name) for channel in app.channels if channel.outbox)
    _print(
        say.plural(
            "{count} message is tried anew while `{anna} serve` runs.",
            "{count} messages are tried anew while `{anna} serve` runs.",
            count,
        )
    )
    return 0


def _service_faults(app: App) -> list[SettingsFault]:
    return [fault for service in SERVICES for fault in service.faults(app.settings)]


def _print_faults(app: App, faults: Sequence[SettingsFault]) -> bool:
    """Print each fault on a line of its own; whether there is one."""
    for fault in faults:
        sys.stderr.write(f"{printable(app.words().error(fault))}\n")
    return bool(faults)


def _print(line: str) -> None:
    sys.stdout.write(printable(line) + "\n")
