"""The calls to the Bot API that go past the library's objects."""

from collections.abc import Mapping
from typing import Any

from telegram import Bot

from bot.channels.telegram.updates import ALLOWED


class RawBot(Bot):
    """A bot that hands out updates one by one as they came: the library reads all of a batch or, when one of them is
    unlike any it knows, none, and then logs what people wrote. It also calls what is called most without making
    objects of what nobody looks at."""

    async def call(self, method: str, **given: Any) -> Any:
        """Call a method of the Bot API; nested values are JSON. What is None is left out. Raises `TelegramError`."""
        return await self._post(method, {name: value for name, value in given.items() if value is not None})

    async def raw_updates(self, offset: int | None, timeout: float) -> list[Mapping[str, Any]]:
        """The next updates from `offset` on, waiting for them as many seconds as `timeout`."""
        asked: dict[str, Any] = {"timeout": int(timeout), "allowed_updates": list(ALLOWED)}
        if offset is not None:
            asked["offset"] = offset
        found = await self._post("getUpdates", asked, read_timeout=timeout + 10)
        return list(found) if isinstance(found, list) else []
