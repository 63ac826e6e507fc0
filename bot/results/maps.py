"""Maps of results: as text at once, and the sheet and the pictures as files to be made."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bot.i18n import Words
from bot.messages import FileOrder
from bot.outputs import Result
from bot.results.comparison import comparison

if TYPE_CHECKING:
    from bot.reports.map.files import Maps

_MAPS: WeakKeyDictionary[Result, "dict[str, Maps]"] = WeakKeyDictionary()


def maps(result: Result, say: Words) -> "Maps":
    """The maps of a result in the language of `say`, made when they are first needed and kept for as long as the
    result is: what goes into them is put together once for the text, the pictures and the sheet."""
    from bot.reports.map.files import Maps

    made = _MAPS.setdefault(result, {})
    if say.language not in made:
        compared = comparison(result, say.lexicon)
        made[say.language] = Maps(result.case, compared, result.reader, say, result.edition)
    return made[say.language]


def picture_order(result: Result, picture: str, say: Words) -> FileOrder:
    """An order for one of the pictures of a map, by its name."""
    name = f"{result.case.id}-{picture}.png"
    return FileOrder(name, "image/png", "picture", result, "png", say.language, picture=picture)


def map_order(result: Result, say: Words) -> FileOrder:
    """An order for the map to hang up."""
    return FileOrder(f"{result.case.id}-map.pdf", "application/pdf", "map", result, "pdf", say.language)


def draw_map(order: FileOrder, say: Words) -> bytes:
    """The map on paper, as PDF. Raises `CaseFault` and `ExtraFault`."""
    return maps(order.result, say).sheets("pdf", order.paper)[0].content


def draw_picture(order: FileOrder, say: Words) -> bytes:
    """One picture of a map, as PNG. Raises `CaseFault` and `ExtraFault`."""
    pictures = maps(order.result, say).pictures()
    return next(each for each in pictures if each.name == order.picture).draw().content
