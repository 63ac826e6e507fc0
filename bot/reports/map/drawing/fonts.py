"""The letters that ship with the program: their files, and their widths."""

import json
from functools import lru_cache
from pathlib import Path

from bot.reports.map.shapes.text_metrics import Typeface

FONTS = Path(__file__).parents[2] / "fonts"
"""Source Sans 3 as its makers give it, with its licence; `widths.json` holds the advance widths read from it."""


@lru_cache(maxsize=1)
def typeface() -> Typeface:
    """The letters, read once."""
    return Typeface(json.loads((FONTS / "widths.json").read_text(encoding="utf-8")))
