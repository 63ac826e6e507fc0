"""Makes the files that were ordered."""

from collections.abc import Callable

from bot.i18n import Words
from bot.messages import FileOrder
from bot.results.maps import draw_map, draw_picture
from bot.results.papers import draw_paper


def make(order: FileOrder, words: Callable[[str], Words]) -> bytes:
    """The content of a file that was ordered. `words` gives the texts of a language. Takes nothing else, no store
    either, so that it can be called from any thread and any process. Raises an `AnnaError`."""
    say = words(order.language)
    if order.kind == "map":
        return draw_map(order, say)
    if order.kind == "picture":
        return draw_picture(order, say)
    return draw_paper(order, say)
