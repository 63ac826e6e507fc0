"""Runs the channels that are served, in one process, until it is told to stop."""

import asyncio
import signal
from collections.abc import Sequence

from bot.channels.ports import Host, Service


def run(services: Sequence[Service], host: Host) -> None:
    """Serve until SIGTERM or Ctrl-C, then let each channel finish what is under way. When one of them fails the
    others are ended too. Raises `SettingsFault`."""
    asyncio.run(_run(services, host))


async def _run(services: Sequence[Service], host: Host) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, stop.set)
        except NotImplementedError:  # on Windows, where Ctrl-C breaks off instead
            break
    serving = [asyncio.ensure_future(service.serve(host, stop)) for service in services]
    await asyncio.wait(serving, return_when=asyncio.FIRST_EXCEPTION)
    stop.set()
    await asyncio.gather(*serving)
