"""The colours of the map; contrast of text is at least 4.5, and no colour stands for an organisation."""

INK = "#14213d"
BLUE = "#0062a3"
RED = "#b3420a"
YELLOW = "#ffd84d"
TABLE = "#f4efe4"
EDGE = "#d8cdb6"
GREY = "#5b6472"
PALE = "#c9c2b2"
WHITE = "#ffffff"


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1..21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
