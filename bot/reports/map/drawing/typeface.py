"""The typeface of the map, from the font files that ship with the program."""

from functools import lru_cache

from bot.reports.font_files import widths
from bot.reports.map.shapes.text_metrics import Typeface


@lru_cache(maxsize=1)
def typeface() -> Typeface:
    """The typeface, made once."""
    return Typeface(widths())
