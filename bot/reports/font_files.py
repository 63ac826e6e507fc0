"""The font files that ship with the program, and the widths of the characters in them."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
"""Source Sans 3 as its makers give it, with its licence; `widths.json` holds the advance widths read from it."""


@lru_cache(maxsize=1)
def widths() -> Mapping[str, Mapping[str, str]]:
    """By face, the characters that are as wide as the key, in thousandths of their size; read once."""
    found: Mapping[str, Mapping[str, str]] = json.loads((FONTS / "widths.json").read_text(encoding="utf-8"))
    return found
