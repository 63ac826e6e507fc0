"""The texts as they stand in the code, for tests that are not about languages."""

from bot.errors import fill


class Plain:
    """Says messages in English, and commands by their ids."""

    def __call__(self, message: str, **values: object) -> str:
        return fill(message, values)

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        return fill(one if count == 1 else many, {"count": count, **values})

    def command(self, command: str) -> str:
        return f"/{command}"


PLAIN = Plain()
