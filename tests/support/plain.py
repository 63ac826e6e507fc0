"""The texts as they stand in the code, for tests that are not about languages."""

from collections.abc import Callable

from bot.errors import fill


class Plain:
    """Says messages in English, or as `translate` has them, and commands by their ids."""

    def __init__(self, translate: Callable[[str], str] = str) -> None:
        self._translate = translate

    def __call__(self, message: str, **values: object) -> str:
        return fill(self._translate(message), values)

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        return fill(self._translate(one if count == 1 else many), {"count": count, **values})

    def command(self, command: str) -> str:
        return f"/{command}"


PLAIN = Plain()
